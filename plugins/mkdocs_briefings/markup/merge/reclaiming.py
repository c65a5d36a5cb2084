"""Of equal words, those that were decided on: what is left in the text is theirs.

Where words stand again and again and some of them go, nothing may tell which. A decision then
keeps its words, and those that nobody said anything of are gone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mkdocs_briefings.markup.merge.alignment import Alignment
from mkdocs_briefings.markup.merge.matching import NOWHERE
from mkdocs_briefings.markup.merge.tokens import Tokens
from mkdocs_briefings.model import Span

_AROUND = 8
"""So many words on either side say where words are."""

_CLOSE = (0, 1)
"""What is asked of words that nothing else is matched with: one of those around them."""


def reclaim(alignment: Alignment, wanted: Iterable[Span], held: Iterable[Span]) -> Alignment:
    """Return the alignment in which what is wanted gets back what equal words were matched with.

    `wanted` and `held` are spans of the old version. Words are given back where as much around
    those that are wanted is around them in the new version too; never those of what is held.
    """
    old, to, back = alignment.old, list(alignment.to), list(alignment.back)
    kept = {at for span in held for at in _list(old.find(span))}
    for numbers in map(old.find, wanted):
        if not numbers or alignment.map(old.extent(numbers)) is not None:
            continue
        place = _find_place(alignment, numbers, back, kept)
        for at, there in zip(_list(numbers), _list(place), strict=False):
            for left, right in ((to[at], back), (back[there], to)):
                if left != NOWHERE:
                    right[left] = NOWHERE
            to[at], back[there] = there, at
    return replace(alignment, to=tuple(to), back=tuple(back))


def _find_place(alignment: Alignment, numbers: Span, back: Sequence[int], kept: set[int]) -> Span:
    """Return where words are that others have with no better right, those with most of it first.

    Where nobody has them, something around them must be theirs. The place is empty if there is
    none.
    """
    old, new, length = alignment.old, alignment.new, len(numbers)
    best, most = Span(0, 0), (NOWHERE, NOWHERE)
    for start in new.find_all(old.words[numbers.start : numbers.end]):
        place = Span(start, start + length)
        takers = [back[at] - (at - start) for at in _list(place) if back[at] != NOWHERE]
        if "\n\n" in new.extent(place).of(new.text):
            continue
        ours = _weigh(alignment, numbers, place, back)
        theirs = max(
            (_weigh(alignment, Span(at, at + length), place, back) for at in takers),
            default=_CLOSE,
        )
        is_kept = any(back[at] in kept for at in _list(place))
        if not is_kept and ours >= theirs and ours > most:
            best, most = place, ours
    return best


def _weigh(alignment: Alignment, one: Span, other: Span, back: Sequence[int]) -> tuple[int, int]:
    """Return how many words close to some of the old version are close to others in the new one.

    First those that are as far from them as they were, then all.
    """
    near = _find_near(alignment.old, one)
    around = [
        (back[at] - one.start, at - other.start)
        for at in _list(_find_near(alignment.new, other))
        if not other.start <= at < other.end
        and near.start <= back[at] < near.end
        and not one.start <= back[at] < one.end
    ]
    return sum(before == now for before, now in around), len(around)


def _find_near(tokens: Tokens, numbers: Span) -> Span:
    """Return the words around some in their paragraph."""
    paragraph = next(one for one in tokens.paragraphs if one.end > numbers.start)
    return Span(
        max(paragraph.start, numbers.start - _AROUND), min(paragraph.end, numbers.end + _AROUND)
    )


def _list(numbers: Span) -> range:
    return range(numbers.start, numbers.end)
