"""Whether the words of a block are those of its source, and where they are not."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from mkdocs_briefings.errors import quote
from mkdocs_briefings.markup.invisible import drop_invisible, name_invisible, name_strangers
from mkdocs_briefings.markup.syntax import find_paragraphs
from mkdocs_briefings.model import SourceBlock, Span

# A letter keeps its accents, be they characters of their own.
_TOKEN = re.compile(r"\n\n|\w[\w\u0300-\u036f]*|\W")
_WORD = re.compile(r"\w+")
_AROUND = 3
"""So many words before and after a difference let a reader find the place."""

# Above this, one stretch is told from the first difference in it to the last: to compare every
# token with every other takes more than a second.
_MOST_PAIRS = 4_000_000


class Change(StrEnum):
    """In what a block differs from its source."""

    WORDS = "words"
    NUMBERS = "numbers"
    PUNCTUATION = "punctuation"
    INVISIBLE = "spaces or invisible characters"
    ORDER = "order"
    ADDED = "added paragraph"
    MISSING = "missing paragraph"
    MOVED = "moved paragraph"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which a block is not as its source has it.

    `here` is the stretch in the text of the block and `there` in that of the source; one of them
    may be empty. `stands` and `source` quote the two, with some words around and what cannot be
    seen by its name. `line` is that of the place in the file, `None` where the block has no lines.
    """

    change: Change
    here: Span
    there: Span
    stands: str
    source: str
    line: int | None

    def tell(self, id_: str) -> str:
        """Return what is wrong, in words; `id_` is that of the source."""
        match self.change:
            case Change.ADDED:
                return f"a paragraph that the source {id_!r} does not have: {self.stands}"
            case Change.MISSING:
                return f"a paragraph of the source {id_!r} is missing: {self.source}"
            case Change.MOVED:
                return f"a paragraph stands elsewhere than in the source {id_!r}: {self.stands}"
            case Change.ORDER:
                what = "another order"
            case _:
                what = f"other {self.change}"
        return f"{what} than the source {id_!r} has: {self.stands} instead of {self.source}"


def is_same_text(text: str, other: str) -> bool:
    """Say whether two texts have the same characters, those of equivalent forms being the same."""
    return text == other or _compose(text) == _compose(other)


def compare(block: SourceBlock, text: str) -> tuple[Difference, ...]:
    """Return every place in which a block differs from the text of its source, in order.

    The text is in normal form. Where lines break within a paragraph makes no difference.
    """
    if is_same_text(block.text, text):
        return ()
    found = [
        _describe(block, text, here, there) for here, there in _find_stretches(block.text, text)
    ]
    moved = _count_tokens(block.text, (one.here for one in found)) == _count_tokens(
        text, (one.there for one in found)
    )
    return tuple(map(_tell_move, found)) if moved else tuple(found)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _count_tokens(text: str, spans: Iterable[Span]) -> Counter[str]:
    """Return how often each token that can be seen stands in these stretches."""
    tokens = (
        _compose(token) for span in spans for token in _TOKEN.findall(text, span.start, span.end)
    )
    return Counter(token for token in tokens if drop_invisible(token))


def _tell_move(difference: Difference) -> Difference:
    """Return a difference as one of order: what stands here stands elsewhere in the source."""
    match difference.change:
        case Change.INVISIBLE:
            return difference
        case Change.ADDED:
            return replace(difference, change=Change.MOVED)
        case Change.MISSING:
            return replace(difference, change=Change.MOVED, stands=difference.source)
        case _:
            return replace(difference, change=Change.ORDER)


def _find_stretches(ours: str, theirs: str) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches that differ, in order: paragraphs first, then the tokens in them."""
    left, right = list(find_paragraphs(ours)), list(find_paragraphs(theirs))
    for tag, first, end, start, stop in _match(
        [_compose(span.of(ours)) for span in left], [_compose(span.of(theirs)) for span in right]
    ):
        mine, other = left[first:end], right[start:stop]
        if tag == "replace" and len(mine) == len(other):
            for here, there in zip(mine, other, strict=True):
                yield from _find_tokens(ours, theirs, here, there)
            continue
        here = _cover(mine, left[first - 1].end if first else 0)
        there = _cover(other, right[start - 1].end if start else 0)
        if tag == "replace":
            yield from _find_tokens(ours, theirs, here, there)
        else:
            yield here, there


def _find_tokens(ours: str, theirs: str, left: Span, right: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches of two ranges that differ, token by token, spaces included."""
    mine = [Span(*found.span()) for found in _TOKEN.finditer(ours, left.start, left.end)]
    other = [Span(*found.span()) for found in _TOKEN.finditer(theirs, right.start, right.end)]
    for _, first, end, start, stop in _match(
        [_compose(span.of(ours)) for span in mine], [_compose(span.of(theirs)) for span in other]
    ):
        here = _cover(mine[first:end], mine[first - 1].end if first else left.start)
        yield here, _cover(other[start:stop], other[start - 1].end if start else right.start)


def _match(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Return what differs in two lists, as `SequenceMatcher.get_opcodes` tells it."""
    if len(ours) * len(theirs) > _MOST_PAIRS:
        pairs = enumerate(zip(ours, theirs, strict=False))
        shorter = min(len(ours), len(theirs))
        head = next((at for at, (one, other) in pairs if one != other), shorter)
        backwards = enumerate(zip(reversed(ours), reversed(theirs), strict=False))
        tail = next((at for at, (one, other) in backwards if one != other), shorter)
        tail = min(tail, shorter - head)
        return [("replace", head, len(ours) - tail, head, len(theirs) - tail)]
    # What is found by its spaces alone is no match.
    matcher = SequenceMatcher(str.isspace, ours, theirs, autojunk=False)
    return [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]


def _cover(spans: Sequence[Span], place: int) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(place, place)


def _describe(block: SourceBlock, text: str, here: Span, there: Span) -> Difference:
    change = _classify(block.text, text, here, there)
    # A missing paragraph is told where it would stand: at the paragraph after it.
    place = here.start + 2 if change is Change.MISSING and here.start else here.start
    line = _find_line(block, place)
    if change in (Change.ADDED, Change.MISSING):
        stands, source = quote(here.of(block.text)), quote(there.of(text))
    else:
        spaces = change is Change.INVISIBLE
        stands = _quote(block.text, here, there.of(text), spaces=spaces)
        source = _quote(text, there, here.of(block.text), spaces=spaces)
    return Difference(change, here, there, stands, source, line)


def _classify(ours: str, theirs: str, here: Span, there: Span) -> Change:
    stands, source = here.of(ours), there.of(theirs)
    if drop_invisible(stands) == drop_invisible(source):
        return Change.INVISIBLE
    if not source and _is_whole(ours, here):
        return Change.ADDED
    if not stands and _is_whole(theirs, there):
        return Change.MISSING
    words = _WORD.findall(stands) + _WORD.findall(source)
    if not words:
        return Change.PUNCTUATION
    numbers = all(any(sign.isdigit() for sign in word) for word in words)
    return Change.NUMBERS if numbers else Change.WORDS


def _is_whole(text: str, span: Span) -> bool:
    """Say whether a stretch is made of whole paragraphs, with the gap before or after them."""
    inner = span.of(text).strip("\n")
    start = text.index(inner, span.start)
    before, after = text[:start], text[start + len(inner) :]
    return bool(inner) and before[-2:] in ("", "\n\n") and after[:2] in ("", "\n\n")


def _find_line(block: SourceBlock, place: int) -> int | None:
    if not block.lines:
        return block.line
    index = bisect_left(block.sentences, place, key=lambda sentence: sentence.end)
    return block.lines[min(index, len(block.lines) - 1)]


def _quote(text: str, span: Span, other: str, *, spaces: bool) -> str:
    """Return a stretch with some words around, without what other paragraphs say."""
    above, below = text.rfind("\n\n", 0, span.start), text.find("\n\n", span.end)
    before = _TOKEN.findall(text, above + 2 if above >= 0 else 0, span.start)
    after = _TOKEN.findall(text, span.end, len(text) if below < 0 else below)
    middle = name_strangers(name_invisible(span.of(text), spaces=spaces), other)
    around = 2 * _AROUND
    return quote("".join(before[-around:]) + middle + "".join(after[:around]))
