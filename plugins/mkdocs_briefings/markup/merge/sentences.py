"""The lines of a source block, merged: where a person broke one, or joined two."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mkdocs_briefings.markup.merge.alignment import Alignment
from mkdocs_briefings.markup.merge.lost import (
    LostLine,
    find_again,
    find_gap,
    is_at_home,
    make_lost_line,
)
from mkdocs_briefings.markup.syntax import settle_sentences
from mkdocs_briefings.model import SourceBlock, Span


@dataclass(frozen=True, slots=True)
class MergedSentences:
    """The sentences of a merged block, those to merge against the next time, and what was lost.

    `agreed` are the line breaks, by the offset of their space, of which `base` says the opposite of
    what the machine does: what a person decided stays a difference though the machine agrees.
    """

    merged: tuple[Span, ...]
    base: tuple[Span, ...]
    lost: tuple[LostLine, ...]
    agreed: frozenset[int]


@dataclass(slots=True)
class _Placing:
    """The gaps of a new text that are decided, and the decisions that wait for their words."""

    to_new: Alignment
    decided: dict[int, bool] = field(default_factory=dict)
    still: list[LostLine] = field(default_factory=list)

    def is_home(self, line: LostLine, words: Span | None) -> bool:
        return words is not None and is_at_home(self.to_new.new, line, words)

    def place(self, line: LostLine, gap: int | None, words: Span | None) -> None:
        """Decide a gap; where equal words have it by now, it must hold too if its own come back."""
        if gap is not None:
            self.decided.setdefault(gap, line.broken)
        if gap is None:
            self.still.append(line)
        elif not self.is_home(line, words):
            self.still.append(replace(line, at=gap + 1))

    def find_again(self, waiting: Iterable[LostLine], lost: Sequence[LostLine]) -> None:
        """Place what waits, and what was lost by this very change, where its words stand by now."""
        new = self.to_new.new
        found = [
            (line, find_again(self.to_new, line, lambda _: True, fresh=line in lost))
            for line in dict.fromkeys((*waiting, *lost))
        ]
        # Of two that want one gap, that whose sentence is there has it.
        for line, words in sorted(found, key=lambda one: not self.is_home(*one)):
            self.place(line, None if words is None else find_gap(words, new.text), words)


def merge_sentences(
    base: SourceBlock,
    mine: SourceBlock,
    new: SourceBlock,
    ways: tuple[Alignment, Alignment],
    waiting: Iterable[LostLine],
    agreed: Iterable[int],
) -> MergedSentences:
    """Return the sentences of the new block, but for the line breaks that a person changed.

    `ways` lead from the base to the author's version, and from there to the new one.
    """
    to_mine, to_new = ways
    before, after = _map_gaps(_find_breaks(base), to_mine), _find_breaks(mine)
    placing = _Placing(to_new)
    lost: list[LostLine] = []
    for gap in sorted((before ^ after) | _map_gaps(agreed, to_mine)):
        there, line = (
            to_new.map_gap(gap),
            make_lost_line(mine, to_new.old, gap, broken=gap in after),
        )
        if there is None:
            lost.append(line)
        elif mine.text == new.text:
            placing.decided[there] = line.broken
        else:
            placing.place(line, there, Span(there - 1, there + 2))
    placing.find_again(_follow(waiting, after, ways), lost)
    proposed = _find_breaks(new)
    broken = {gap for gap, is_broken in placing.decided.items() if is_broken}
    joined = placing.decided.keys() - broken
    return MergedSentences(
        _cut(new.text, (proposed | broken) - joined),
        _cut(new.text, (proposed | joined) - broken),
        tuple(dict.fromkeys(placing.still)),
        frozenset((broken & proposed) | (joined - proposed)),
    )


def _follow(
    waiting: Iterable[LostLine], after: Collection[int], ways: tuple[Alignment, Alignment]
) -> Iterator[LostLine]:
    """Yield what waits, but for what its author has taken back on the equal words that had it."""
    to_mine, to_new = ways
    for line in waiting:
        gap = None if line.at is None else to_mine.map_gap(line.at - 1)
        if gap is None or (gap in after) is line.broken:
            there = None if gap is None else to_new.map_gap(gap)
            yield replace(line, at=None if there is None else there + 1)


def _map_gaps(gaps: Iterable[int], alignment: Alignment) -> set[int]:
    mapped = (alignment.map_gap(gap) for gap in gaps)
    return {gap for gap in mapped if gap is not None}


def _find_breaks(block: SourceBlock) -> set[int]:
    sentences = settle_sentences(block.text, block.sentences)
    return {
        left.end
        for left, right in pairwise(sentences)
        if Span(left.end, right.start).of(block.text) == " "
    }


def _cut(text: str, breaks: Iterable[int]) -> tuple[Span, ...]:
    bounds = [-1, *sorted(breaks), len(text)]
    return settle_sentences(text, (Span(start + 1, end) for start, end in pairwise(bounds)))
