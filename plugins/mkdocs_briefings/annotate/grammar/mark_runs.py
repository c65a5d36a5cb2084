"""Quotations that run over several paragraphs: marks that look unclosed and are not."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.grammar.doubled import bind_doubled
from mkdocs_briefings.annotate.grammar.marks import CLOSING, Marks, Pair, bind_marks
from mkdocs_briefings.languages.tables.marks import QuotationMarks
from mkdocs_briefings.model import Span

_REACH = 3
"""How many paragraphs without any mark a quotation may run through."""


LinkedMarks = Callable[[Sequence[str]], tuple[Marks, ...]]


def bind_linked_marks(table: QuotationMarks) -> LinkedMarks:
    """Return a function that finds the marks of all paragraphs, bound to the table `marks`."""
    find_marks, join_doubled = bind_marks(table), bind_doubled(table)

    def find_linked(texts: Sequence[str]) -> tuple[Marks, ...]:
        joined = [join_doubled(text) for text in texts]
        return link_marks(joined, [find_marks(text) for text in joined])

    return find_linked


def link_marks(texts: Sequence[str], found: Sequence[Marks]) -> tuple[Marks, ...]:
    """Return the marks of each paragraph with the parts of long quotations as pairs.

    The parts carry the same `run`. A part that goes on in the next paragraph reaches to the end of
    its own; a part that the next paragraph does not repeat an opening mark for begins at its start.
    """
    linked = list(found)
    run = 0
    for index in range(len(texts)):
        for at in linked[index].unclosed[-1:]:
            last = _last_part(texts, linked, index, at)
            if last is None:
                continue
            _join(texts, linked, index, at, last, run)
            run += 1
    return tuple(linked)


def _last_part(texts: Sequence[str], marks: Sequence[Marks], index: int, at: int) -> int | None:
    """Return the paragraph in which the quotation that opens at `at` ends; `None` for none."""
    opening = texts[index][at]
    if any(pair.span.start > at and pair.depth == 0 for pair in marks[index].pairs):
        return None
    following = index + 1
    if following >= len(texts):
        return None
    if texts[following][:1] in (opening, CLOSING.get(opening)):
        while following < len(texts) and _goes_on(texts[following], marks[following], opening):
            following += 1
        closed = following < len(texts) and texts[following][:1] in (opening, CLOSING.get(opening))
        return following if closed else following - 1
    for place in range(following, min(len(texts), following + _REACH + 1)):
        here = marks[place]
        if here.orphans and texts[place][here.orphans[0]] == CLOSING.get(opening):
            before = any(pair.span.start < here.orphans[0] for pair in here.pairs)
            return None if before or here.unclosed else place
        if here.pairs or here.unclosed or here.orphans:
            return None
    return None


def _goes_on(text: str, marks: Marks, opening: str) -> bool:
    """Say whether a paragraph repeats a mark at its start and does not close the quotation."""
    if text[:1] == opening:
        return 0 in marks.unclosed
    return text[:1] == CLOSING.get(opening) and marks.orphans == (0,)


def _join(
    texts: Sequence[str], linked: list[Marks], index: int, at: int, last: int, run: int
) -> None:
    for place in range(index, last + 1):
        marks, text = linked[place], texts[place]
        start = at if place == index else 0
        closing = [one for one in marks.orphans if place == last and one > start]
        orphan = closing[0] if closing else None
        first = next((pair for pair in marks.pairs if pair.span.start == start), None)
        if first is not None and place > index:
            pairs = tuple(replace(p, run=run) if p is first else p for p in marks.pairs)
            linked[place] = replace(marks, pairs=pairs)
            continue
        leads = text[start : start + 1] in (text[at : at + 1] if place == index else '«“„"»')
        span = Span(start, len(text) if orphan is None else orphan + 1)
        inner = Span(start + 1 if leads else start, span.end - (0 if orphan is None else 1))
        words = _strip(text, inner)
        # A mark may stand alone at the end of its paragraph, or in one of its own.
        alone = not any(map(str.isalnum, words.of(text)))
        pairs = marks.pairs if alone else _add_part(marks.pairs, Pair(span, words, run=run))
        linked[place] = Marks(
            pairs,
            tuple(one for one in marks.unclosed if one != start),
            tuple(one for one in marks.orphans if one not in (orphan, start)),
        )


def _add_part(pairs: tuple[Pair, ...], part: Pair) -> tuple[Pair, ...]:
    nested = (replace(p, depth=p.depth + 1) if part.span.contains(p.span) else p for p in pairs)
    return tuple(sorted((*nested, part), key=lambda p: (p.span.start, -p.span.end)))


def _strip(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
