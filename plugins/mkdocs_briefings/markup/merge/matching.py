"""Which words of an old version are which words of a new one, wherever they have moved.

Source: P. Heckel, A technique for isolating differences between files, CACM 21 (1978): what stands
once in both versions is the same, and so is what equals it right before and after.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mkdocs_briefings.markup.merge.tokens import Tokens

_LENGTHS = (32, 16, 8, 6, 5, 4, 3, 2)
"""Long equal runs say more than short ones, and so are looked for first."""

_SHORT = 3
"""From this length on, the place of a run between its neighbours says more than the run."""

_MOST_PAIRS = 4_000_000
"""Beyond this, comparing what stands again and again in one changed stretch would take seconds."""

NOWHERE = -1

_Runs = dict[tuple[Hashable, ...], list[int]]


@dataclass(slots=True)
class Matching:
    """Two sequences, and for each item the number of its like in the other, or `NOWHERE`.

    No run of equal items is looked for across `edges`, numbers of items in the old and in the new
    one; where they are empty, none are in the way.
    """

    old: Sequence[Hashable]
    new: Sequence[Hashable]
    to: list[int]
    back: list[int]
    edges: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    @classmethod
    def of(cls, old: Sequence[Hashable], new: Sequence[Hashable]) -> "Matching":
        """Return two sequences of which nothing is matched yet."""
        return cls(old, new, [NOWHERE] * len(old), [NOWHERE] * len(new))

    def link(self, at: int, there: int, count: int = 1) -> None:
        """Match so many items from these on."""
        for offset in range(count):
            self.to[at + offset], self.back[there + offset] = there + offset, at + offset

    def match_unique(self, length: int) -> None:
        """Match the runs of a length that stand once in what is left of both, and around them."""
        ours, theirs = self._index(length)
        for run, (at, *others) in ours.items():
            there = theirs.get(run, ())
            if not others and len(there) == 1:
                self._match_around(at, there[0], length)

    def match_in_order(self, length: int) -> None:
        """Match the runs of a length that are left, the first with the first of its like."""
        ours, theirs = self._index(length)
        for run, places in ours.items():
            for at, there in zip(places, theirs.get(run, ()), strict=False):
                self._match_around(at, there, length)

    def match_words(self) -> None:
        """Match each item that stands once in the whole of both."""
        ours, theirs = Counter(self.old), Counter(self.new)
        places = {item: at for at, item in enumerate(self.new) if theirs[item] == 1}
        for at, item in enumerate(self.old):
            if ours[item] == 1 and item in places:
                self._match_around(at, places[item], 1)

    def match_between(self, *, closed: bool) -> None:
        """Match what is left right behind or before matched neighbours, in its order.

        `closed` asks for both neighbours. Where there is but one, a single word says nothing.
        """
        shortest = 1 if closed else 2
        for start, end in _find_gaps(self.to, self.edges[0]):
            if start and (left := self.to[start - 1]) != NOWHERE:
                until = self._find_end(left + 1)
                if not closed or self._is_end(end, until):
                    self._compare(start, end, left + 1, until, shortest)
            if end < len(self.to) and (right := self.to[end]) != NOWHERE:
                there = self._find_start(right)
                if not closed or (start in self.edges[0] and there in self.edges[1]):
                    self._compare(start, end, there, right, shortest)

    def slide(self, step: int) -> None:
        """Match what is left beside a run whose next item another run has taken, though that one
        can do with an item that is left beside its own neighbour.

        `step` is 1 where the run is behind what is left, -1 where it is before.
        """
        for at in range(len(self.to))[::-step]:
            there = self._find_beside(at, step)
            if self.to[at] != NOWHERE or there is None:
                continue
            taker = self.back[there]
            instead = self._find_beside(taker, step) if taker != NOWHERE else None
            if taker == NOWHERE:
                self.link(at, there)
            elif instead is not None and self.back[instead] == NOWHERE:
                self.link(taker, instead)
                self.link(at, there)

    def swap(self, step: int) -> None:
        """Match two equal runs the other way round where both then join what is beside them.

        A long run takes the first words of what is behind it, should they be the same as those
        that were behind it before. What it leaves over matches no better than by chance. `step` is
        as for `slide`.
        """
        for at in range(len(self.to))[::-step]:
            there, here = self._find_beside(at, step), self.to[at]
            taker = NOWHERE if there is None else self.back[there]
            if NOWHERE in (here, taker) or taker == at or self._find_beside(taker, step) != here:
                continue
            count = 1
            while self._go_together(at, taker, -step * count):
                count += 1
            # Two joints are gained: no more than one may be lost for them.
            if self._is_joint(at, -step * count) and self._is_joint(taker, -step * count):
                continue
            for offset in (-step * one for one in range(count)):
                one, other = self.to[at + offset], self.to[taker + offset]
                self.link(at + offset, other)
                self.link(taker + offset, one)

    def _go_together(self, at: int, other: int, by: int) -> bool:
        """Say whether two items so far from two equal ones are equal too, each matched with it."""
        joint = self._is_joint(at, by) and self._is_joint(other, by)
        return joint and self.old[at + by] == self.old[other + by]

    def _is_joint(self, at: int, by: int) -> bool:
        """Say whether the item so far from one is as far from it in the new version."""
        return 0 <= at + by < len(self.to) and NOWHERE != self.to[at + by] == self.to[at] + by

    def _find_beside(self, at: int, step: int) -> int | None:
        """Return the item of the new version beside where a neighbour is, if it is alike."""
        beside = at + step
        if not 0 <= beside < len(self.to) or self.to[beside] == NOWHERE:
            return None
        there = self.to[beside] - step
        alike = 0 <= there < len(self.back) and self.new[there] == self.old[at]
        return there if alike else None

    def _is_end(self, end: int, until: int) -> bool:
        """Say whether both texts go on alike behind two ranges, or end a paragraph there."""
        if end == len(self.to) or end in self.edges[0]:
            return until == len(self.back) or until in self.edges[1]
        return self.to[end] == until

    def _compare(self, start: int, end: int, there: int, until: int, shortest: int) -> None:
        """Match two ranges in their order, unless part of the first has been matched by now."""
        if any(one != NOWHERE for one in self.to[start:end]):
            return
        if shortest == 1:  # both ends are known: of equal words, those right beside them count
            while start < end and there < until and self.old[start] == self.new[there]:
                self.link(start, there)
                start, there = start + 1, there + 1
            while start < end and there < until and self.old[end - 1] == self.new[until - 1]:
                end, until = end - 1, until - 1
                self.link(end, until)
        if not 0 < (end - start) * (until - there) <= _MOST_PAIRS:
            return
        matcher = SequenceMatcher(None, self.old[start:end], self.new[there:until], autojunk=False)
        for at, other, count in matcher.get_matching_blocks():
            if count >= shortest:
                self.link(start + at, there + other, count)

    def _find_end(self, start: int) -> int:
        """Return where what is not matched ends from here on, or its paragraph does."""
        end = start
        while end < len(self.back) and self.back[end] == NOWHERE:
            end += 1
            if end in self.edges[1]:
                break
        return end

    def _find_start(self, end: int) -> int:
        """Return where what is not matched begins up to here, or its paragraph does."""
        start = end
        while start > 0 and self.back[start - 1] == NOWHERE and start not in self.edges[1]:
            start -= 1
        return start

    def _index(self, length: int) -> tuple[_Runs, _Runs]:
        """Return where each run of a length begins of which nothing is matched, in both."""
        if NOWHERE not in self.to or NOWHERE not in self.back:
            return {}, {}
        ours = _index(self.old, self.to, self.edges[0], length)
        return ours, _index(self.new, self.back, self.edges[1], length)

    def _match_around(self, at: int, there: int, length: int) -> None:
        """Match a run, unless part of it has been matched by now, and what equals around it."""
        if not all(self._is_free(at + offset, there + offset) for offset in range(length)):
            return
        self.link(at, there, length)
        end, until = at + length, there + length
        while self._is_free(end, until) and not self._is_edge(end, until):
            self.link(end, until)
            end, until = end + 1, until + 1
        while self._is_free(at - 1, there - 1) and not self._is_edge(at, there):
            at, there = at - 1, there - 1
            self.link(at, there)

    def _is_edge(self, at: int, there: int) -> bool:
        return at in self.edges[0] or there in self.edges[1]

    def _is_free(self, at: int, there: int) -> bool:
        if not (0 <= at < len(self.to) and 0 <= there < len(self.back)):
            return False
        unmatched = self.to[at] == self.back[there] == NOWHERE
        return unmatched and self.old[at] == self.new[there]


def match(old: Tokens, new: Tokens) -> Matching:
    """Return which tokens of an old text are which of a new one.

    Whole paragraphs come first, then whole lines, runs within paragraphs, and those across.
    """
    ours, theirs = ([one.words[p.start : p.end] for p in one.paragraphs] for one in (old, new))
    whole = Matching.of(ours, theirs)
    whole.match_unique(1)
    whole.match_in_order(1)
    tokens = Matching.of(old.words, new.words)
    for at, there in enumerate(whole.to):
        if there != NOWHERE:
            paragraph = old.paragraphs[at]
            tokens.link(paragraph.start, new.paragraphs[there].start, len(paragraph))
    _match_lines(tokens, old, new)
    starts = [frozenset(p.start for p in one.paragraphs) for one in (old, new)]
    for edges in ((starts[0], starts[1]), (frozenset(), frozenset())):
        tokens.edges = edges
        for length in _LENGTHS:
            if edges[0] and length == _SHORT:
                tokens.match_words()
                tokens.match_between(closed=True)
            tokens.match_unique(length)
        tokens.match_words()
    tokens.edges = (starts[0], starts[1])
    tokens.match_between(closed=True)
    tokens.match_between(closed=False)
    tokens.edges = (frozenset(), frozenset())
    for length in _LENGTHS:
        tokens.match_in_order(length)
    for step in (1, -1):
        tokens.slide(step)
        tokens.swap(step)
    return tokens


def _match_lines(tokens: Matching, old: Tokens, new: Tokens) -> None:
    """Match the lines that stand once in what is left of both texts, and those around them."""
    ours = [line for line in old.lines if line and tokens.to[line.start] == NOWHERE]
    theirs = [line for line in new.lines if line and tokens.back[line.start] == NOWHERE]
    lines = Matching.of(
        [old.words[line.start : line.end] for line in ours],
        [new.words[line.start : line.end] for line in theirs],
    )
    lines.match_unique(1)
    for line, there in zip(ours, lines.to, strict=True):
        if there != NOWHERE:
            tokens.link(line.start, theirs[there].start, len(line))


def _index(
    items: Sequence[Hashable], matched: Sequence[int], edges: frozenset[int], length: int
) -> _Runs:
    found: _Runs = defaultdict(list)
    for start, end in _find_gaps(matched, edges):
        for at in range(start, end - length + 1):
            found[tuple(items[at : at + length])].append(at)
    return found


def _find_gaps(
    matched: Sequence[int], edges: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of what is not matched, cut at edges."""
    end, count = 0, len(matched)
    while True:
        try:
            start = matched.index(NOWHERE, end)
        except ValueError:
            return
        end = start + 1
        while end < count and matched[end] == NOWHERE and end not in edges:
            end += 1
        yield start, end
