"""Decisions that do not lie where they lay: found again by their words, or kept for later."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mkdocs_briefings.markup.merge.alignment import Alignment
from mkdocs_briefings.markup.merge.matching import NOWHERE
from mkdocs_briefings.markup.merge.tokens import Tokens, find_run, list_words, tokenise
from mkdocs_briefings.model import Annotation, Orphan, SourceBlock, Span

_TELLING = 2
"""So many words tell a place from others, whatever stands around; one alone does not."""

_CONTEXT = 8
"""So many words are kept with a lost decision, where its line has fewer and its paragraph more."""


@dataclass(frozen=True, slots=True)
class LostLine:
    """A line break, set or taken out by a person, whose place has gone from its source.

    `words` are those before and behind it, `sentence` the line or lines of which they are part, and
    `occurrence` which of these words there they are (from 1). `at` is as that of an orphan: where
    equal words have the decision by now, here the number of the space.
    """

    source: str
    words: str
    sentence: str
    occurrence: int
    broken: bool
    at: int | None = None


def find_again(
    alignment: Alignment, lost: Orphan | LostLine, fits: Callable[[Span], bool], *, fresh: bool
) -> Span | None:
    """Return where the words of a lost decision stand by now in the new version, `None` if nowhere.

    Only words that did not stand just there before are theirs. Of several places the one with most
    of the sentence around it is taken. Without anything of it, a mark may be at the only place that
    is new, since none is an orphan while its words stand; and where the decision is `fresh`, lost
    by this very change of the text, at the first one, as a line break may be at the only one. To
    take a mark away, more is asked for. `fits` says whether a place may be taken.
    """
    new = alignment.new
    everywhere = list(find_occurrences(new, lost))
    found: list[tuple[int, Span, Span]] = []
    for numbers, around in everywhere:
        place, shared = new.extent(numbers), len(around) - len(numbers)
        is_free = not alignment.is_taken(numbers) or (shared and not alignment.is_held(numbers))
        if is_free and "\n\n" not in place.of(new.text) and fits(place):
            found.append((shared, place, around))
    if not found:
        return None
    shared, place, around = max(found, key=lambda one: one[0])
    is_mark = isinstance(lost, Orphan) and not lost.removed
    is_line = isinstance(lost, LostLine)
    is_only = len(found) == 1 and (is_mark or (fresh and is_line))
    is_telling = _is_telling(lost, shared, alone=len(everywhere) == 1) or _is_once(new, around)
    return place if is_telling or is_only or (fresh and is_mark) else None


def is_at_home(new: Tokens, lost: Orphan | LostLine, place: Span) -> bool:
    """Say whether the words in a place are a decision's own, by those of its sentence around.

    Two words around may be the same by chance. So all are asked for, or many: what is not at home
    has its words here, and goes on waiting for those that were its own.
    """
    numbers = new.find(place)
    shared = (len(one) - len(at) for at, one in find_occurrences(new, lost) if at == numbers)
    return max(shared, default=0) >= min(_CONTEXT, _count_context(lost))


def count_known(new: Tokens, lost: Orphan | LostLine) -> int:
    """Return how many words around those of a decision are around them in a text, at the most."""
    return max((len(one) - len(at) for at, one in find_occurrences(new, lost)), default=0)


def _is_telling(lost: Orphan | LostLine, shared: int, *, alone: bool) -> bool:
    """Say whether so many of the words around those of a decision tell that they are its own."""
    if _is_known(lost, shared):
        return True
    if isinstance(lost, Orphan) and lost.removed:
        return lost.once and alone
    return shared > 0 or alone


def _is_once(new: Tokens, run: Span) -> bool:
    """Say whether a run of words is long enough to tell a place, and stands once in a text."""
    words = new.words[run.start : run.end]
    return len(words) >= _TELLING and len(list(new.find_all(words))) == 1


def _is_known(lost: Orphan | LostLine, shared: int) -> bool:
    return shared >= min(_TELLING, _count_context(lost))


def _count_context(lost: Orphan | LostLine) -> int:
    return len(list_words(lost.sentence)) - len(list_words(lost.words))


def find_occurrences(new: Tokens, lost: Orphan | LostLine) -> Iterator[tuple[Span, Span]]:
    """Yield where lost words stand in a text, and with what of their sentence is around them there.

    Both are ranges of token numbers.
    """
    wanted, around = list_words(lost.words), list_words(lost.sentence)
    if not wanted:
        return
    start = [*find_run(around, wanted), NOWHERE][lost.occurrence - 1 :][:1]
    for at in new.find_all(wanted):
        before, behind = 0, 0
        if start and start[0] != NOWHERE:
            before, behind = _count_around(around, start[0], new.words, at, len(wanted))
        end = at + len(wanted)
        yield Span(at, end), Span(at - before, end + behind)


def _count_around(
    ours: tuple[str, ...], at: int, theirs: tuple[str, ...], there: int, count: int
) -> tuple[int, int]:
    """Return how many words are the same right before, and right behind, equal words."""
    before = 0
    while min(at, there) > before and ours[at - before - 1] == theirs[there - before - 1]:
        before += 1
    behind = 0
    one, other = at + count, there + count
    while one + behind < len(ours) and other + behind < len(theirs):
        if ours[one + behind] != theirs[other + behind]:
            break
        behind += 1
    return before, behind


def make_orphan(block: SourceBlock, note: Annotation, *, removed: bool) -> Orphan:
    """Return the decision on a mark of a block as it is kept where its words have gone."""
    words = note.span.of(block.text)
    alone = replace(note, span=Span(0, len(words)), rule=None)
    whole = _find_lines(block, note.span)
    which = _count_before(block.text, whole, note.span) + 1
    once = removed and len(find_run(list_words(block.text), list_words(words))) == 1
    return Orphan(block.source, alone, words, whole.of(block.text), removed, which, once)


def make_lost_line(block: SourceBlock, tokens: Tokens, gap: int, *, broken: bool) -> LostLine:
    """Return the decision on a line break of a block as it is kept where its words have gone.

    `tokens` are those of the block's text.
    """
    words = tokens.extent(tokens.find(Span(gap - 1, gap + 2)))
    whole = _find_lines(block, Span(gap - 1, gap + 2))
    which = _count_before(block.text, whole, words) + 1
    return LostLine(block.source, words.of(block.text), whole.of(block.text), which, broken)


def _count_before(text: str, whole: Span, span: Span) -> int:
    """Return how often the words of a span stand in a sentence before they do so there."""
    words, before = list_words(span.of(text)), list_words(text[whole.start : span.start])
    found = find_run(list_words(whole.of(text)), words) if words else ()
    return len([at for at in found if at < len(before)])


def find_gap(place: Span, text: str) -> int | None:
    """Return where the one space between the two words of a place is, `None` if there is none."""
    gaps = tokenise(place.of(text)).spans
    if len(gaps) != 2 or text[place.start + gaps[0].end : place.start + gaps[1].start] != " ":
        return None
    return place.start + gaps[0].end


def _find_lines(block: SourceBlock, span: Span) -> Span:
    """Return the lines that a span is on; where they are short, with those around."""
    lines = block.sentences
    touched = [at for at, line in enumerate(lines) if line.overlaps(span)]
    if not touched:
        return span
    first, last = touched[0], touched[-1]
    while len(list_words(Span(lines[first].start, lines[last].end).of(block.text))) < _CONTEXT:
        before = first > 0 and "\n" not in block.text[lines[first - 1].end : lines[first].start]
        behind = (
            last + 1 < len(lines)
            and "\n" not in block.text[lines[last].end : lines[last + 1].start]
        )
        if not before and not behind:
            break
        first, last = first - before, last + behind
    return Span(lines[first].start, lines[last].end)


def read_lost_lines(data: object) -> Iterator[LostLine]:
    """Yield the line breaks that `.machine/` keeps; what is not of their form is left out."""
    for record in data if isinstance(data, list) else ():
        if isinstance(record, dict) and {"at", *record} == {*LostLine.__slots__}:
            yield LostLine(**record)


def tell_lost_lines(lines: tuple[LostLine, ...]) -> list[dict[str, str | bool]]:
    """Return line breaks as plain data for `.machine/`."""
    records = ({name: getattr(line, name) for name in LostLine.__slots__} for line in lines)
    return [
        {name: value for name, value in record.items() if value is not None} for record in records
    ]
