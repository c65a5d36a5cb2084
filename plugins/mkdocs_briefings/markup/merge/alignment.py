"""Two versions of a text side by side: exact on tokens, never fuzzy."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from mkdocs_briefings.markup.merge.matching import NOWHERE, match
from mkdocs_briefings.markup.merge.tokens import Tokens, tokenise
from mkdocs_briefings.model import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two versions of a text have in common.

    `to[i]` is the number of the token of the new version that token `i` of the old one is, and
    `back` the other way round; -1 where there is none. White space between tokens is not compared.
    """

    old: Tokens
    new: Tokens
    to: tuple[int, ...]
    back: tuple[int, ...]

    def map(self, span: Span) -> Span | None:
        """Return where a span of the old version is in the new one.

        It is `None` where its words changed, or no longer stand together in one paragraph.
        """
        if self.old.text == self.new.text:
            return span
        numbers = self.old.find(span)
        if not numbers:
            return None
        there = Span(self.to[numbers.start], self.to[numbers.start] + len(numbers))
        if there.start == NOWHERE or self.to[numbers.start : numbers.end] != tuple(
            range(there.start, there.end)
        ):
            return None
        first, last = self.old.extent(numbers), self.new.extent(there)
        before, behind = max(0, span.start - first.start), max(0, first.end - span.end)
        place = Span(last.start + before, last.end - behind)
        return None if "\n\n" in place.of(self.new.text) else place

    def is_between(self, span: Span, other: Span) -> bool:
        """Say whether a span of the new version is all that stands where one of the old stood.

        It is where the tokens right before and right behind the one are those of the other.
        """
        ours, theirs = self.old.find(span), self.new.find(other)
        if not ours or not theirs:
            return False
        left = self.to[ours.start - 1] if ours.start else NOWHERE
        right = self.to[ours.end] if ours.end < len(self.to) else len(self.back)
        return left == theirs.start - 1 and right == theirs.end

    def map_gap(self, gap: int) -> int | None:
        """Return where one space of the old version, which `gap` begins, is in the new one."""
        numbers = self.old.find(Span(gap - 1, gap + 2))
        place = self.map(Span(gap - 1, gap + 2)) if len(numbers) == 2 else None
        if place is None or len(place) != 3 or self.new.text[place.start + 1] != " ":
            return None
        return place.start + 1

    def is_taken(self, numbers: Span) -> bool:
        """Say whether some tokens of the new version stood together in a paragraph of the old."""
        first = self.back[numbers.start]
        before = Span(first, first + len(numbers))
        run = tuple(range(before.start, before.end))
        if first == NOWHERE or self.back[numbers.start : numbers.end] != run:
            return False
        return "\n\n" not in self.old.extent(before).of(self.old.text)

    def is_held(self, numbers: Span) -> bool:
        """Say whether what matches some tokens of the new version goes on before or behind them.

        What matches by itself, far from all that stood around it, may have been matched by chance.
        """
        return any(len(run) < length for run, length in self._list_runs(numbers))

    def release(self, ranges: Iterable[Span]) -> "Alignment":
        """Return the alignment without what matches ranges of tokens of the new version piecemeal.

        What stays is a range most of which is one paragraph of the old version, in its order, and
        what belongs to a run of which half is outside.
        """
        to, back = list(self.to), list(self.back)
        for numbers in ranges:
            runs = self._list_runs(numbers)
            if not self._is_whole(numbers, [run for run, _ in runs]):
                piecemeal = (run for run, length in runs if length < 2 * len(run))
                for at in (at for run in piecemeal for at in run):
                    if back[at] != NOWHERE:  # ranges overlap: another may have released it
                        to[back[at]] = back[at] = NOWHERE
        return replace(self, to=tuple(to), back=tuple(back))

    def _is_whole(self, numbers: Span, runs: Iterable[range]) -> bool:
        """Say whether most of some tokens of the new version, equal runs among them, is one
        paragraph of the old one, in its order.
        """
        here = [self.back[at] for run in runs for at in run]
        ordered = all(left < right for left, right in pairwise(here))
        if not ordered or len(here) * 3 < len(numbers) * 2:
            return False
        return "\n\n" not in self.old.extent(Span(here[0], here[-1] + 1)).of(self.old.text)

    def _list_runs(self, numbers: Span) -> list[tuple[range, int]]:
        """Return the equal runs in a range of the new version, each with its whole length."""
        runs: list[tuple[range, int]] = []
        at = numbers.start
        while at < numbers.end:
            if self.back[at] == NOWHERE:
                at += 1
                continue
            start, end = at, at + 1
            while start > 0 and self.back[start - 1] == self.back[start] - 1 != NOWHERE:
                start -= 1
            while end < len(self.back) and self.back[end] == self.back[end - 1] + 1:
                end += 1
            runs.append((range(at, min(end, numbers.end)), end - start))
            at = end
        return runs

    def find_places(self, span: Span) -> tuple[Span, ...]:
        """Return what took the place of a span: the new text behind and before its neighbours.

        Words that stood elsewhere in the old version have not taken its place. A place without
        words is the white space where they were.
        """
        own = self.old.find(span)
        left = next((at for at in self.to[: own.start][::-1] if at != NOWHERE), -1)
        right = next((at for at in self.to[own.end :] if at != NOWHERE), len(self.back))
        end, start = left + 1, right - 1
        while end < len(self.back) and self._is_new(end, own):
            end += 1
        while start >= 0 and self._is_new(start, own):
            start -= 1
        return tuple(dict.fromkeys((self._between(left, end), self._between(start, right))))

    def _is_new(self, at: int, own: Span) -> bool:
        return self.back[at] == NOWHERE or own.start <= self.back[at] < own.end

    def _between(self, left: int, right: int) -> Span:
        """Return the text between two tokens of the new version, or its ends."""
        spans, length = self.new.spans, len(self.new.text)
        start = spans[left].end if left >= 0 else 0
        return Span(start, spans[right].start if right < len(spans) else length)


def align(old: str, new: str, lines: tuple[Iterable[Span], Iterable[Span]] = ((), ())) -> Alignment:
    """Return what two versions of a text have in common, whole paragraphs before tokens.

    `lines` are the lines of both as the machine cut them: what stands as one in both is the same.
    """
    ours = tokenise(old, lines[0])
    if old == new:
        same = tuple(range(len(ours.words)))
        return Alignment(ours, ours, same, same)
    theirs = tokenise(new, lines[1])
    matching = match(ours, theirs)
    return Alignment(ours, theirs, tuple(matching.to), tuple(matching.back))
