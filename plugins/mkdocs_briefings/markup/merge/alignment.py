"""Two versions of a text side by side: exact on tokens, never fuzzy."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from mkdocs_briefings.markup.syntax import find_paragraphs
from mkdocs_briefings.model import Span

_TOKEN = re.compile(r"\n\n|\w+|[^\w\s]")
# Beyond this, comparing every token with every other takes longer than six seconds; where so much
# stands in one changed stretch, only its start and its end are compared.
_MOST_PAIRS = 400_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of equal text: its start in the old and in the new version, and its length."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two versions of a text have in common: runs in order, none empty, none touching."""

    runs: tuple[Run, ...]

    def map(self, span: Span) -> Span | None:
        """Return where a span of the old version is in the new one, `None` where it changed."""
        index = bisect_right(self.runs, span.start, key=lambda run: run.old) - 1
        run = self.runs[index] if index >= 0 else None
        if run is None or span.end > run.old + run.length:
            return None
        return span.shift(run.new - run.old)

    def find_place(self, span: Span, length: int) -> Span:
        """Return what took the place of a span: the new text between what stands around it.

        `length` is that of the new version. The place is empty where the words were only removed.
        """
        start, end = 0, length
        for run in self.runs:
            if run.old < span.start:
                start = run.new + min(run.length, span.start - run.old)
            if run.old + run.length > span.end:
                end = run.new + max(0, span.end - run.old)
                break
        return Span(min(start, end), end)

    def invert(self) -> "Alignment":
        """Return the alignment of the new version with the old one."""
        return Alignment(tuple(Run(run.new, run.old, run.length) for run in self.runs))


def align(old: str, new: str) -> Alignment:
    """Return what two versions of a text have in common, whole paragraphs before tokens."""
    if old == new:
        return Alignment((Run(0, 0, len(old)),))
    runs: list[Run] = []
    for run in _find_runs(old, new):
        last = runs[-1] if runs else None
        if last and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            runs[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            runs.append(run)
    return Alignment(tuple(runs))


def _find_runs(old: str, new: str) -> Iterator[Run]:
    """Yield equal stretches in order, which may touch."""
    left, right = list(find_paragraphs(old)), list(find_paragraphs(new))
    ours, theirs = [span.of(old) for span in left], [span.of(new) for span in right]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    done, passed = 0, 0
    for first, second, count in matcher.get_matching_blocks():
        start = left[first].start if count else len(old)
        other = right[second].start if count else len(new)
        yield from _match_tokens(old, new, Span(done, start), Span(passed, other))
        if count:
            done = left[first + count - 1].end
            passed = right[second + count - 1].end
            yield Run(start, other, done - start)


def _match_tokens(old: str, new: str, left: Span, right: Span) -> Iterator[Run]:
    """Yield the equal stretches of two ranges, token by token with equal white space between."""
    ours = [Span(*match.span()) for match in _TOKEN.finditer(old, left.start, left.end)]
    theirs = [Span(*match.span()) for match in _TOKEN.finditer(new, right.start, right.end)]
    for first, second, count in _match(
        [span.of(old) for span in ours], [span.of(new) for span in theirs]
    ):
        for offset in range(count):
            here, there = ours[first + offset], theirs[second + offset]
            yield Run(here.start, there.start, len(here))
            if offset + 1 < count:
                gap = Span(here.end, ours[first + offset + 1].start).of(old)
                if gap == Span(there.end, theirs[second + offset + 1].start).of(new):
                    yield Run(here.end, there.end, len(gap))


def _match(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the index of equal runs of words in both lists, and how many words each has."""
    if len(ours) * len(theirs) <= _MOST_PAIRS:
        yield from SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        return
    head = _count_equal(ours, theirs)
    tail = _count_equal(ours[head:][::-1], theirs[head:][::-1])
    yield 0, 0, head
    yield len(ours) - tail, len(theirs) - tail, tail


def _count_equal(ours: list[str], theirs: list[str]) -> int:
    """Return how many words two lists have in common at their start."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (mine, other) in pairs if mine != other), min(len(ours), len(theirs)))


def merge_texts(base: str, mine: str, new: str) -> str:
    """Return a text with the changes of both versions; where they meet, those of `mine`."""
    if base in (mine, new):
        return new if base == mine else mine
    ours, theirs = align(base, mine), align(base, new)
    pieces: list[str] = []
    at = (0, 0, 0)
    for stable in (*_intersect(ours, theirs), Span(len(base), len(base))):
        if stable:
            here, there = ours.map(stable), theirs.map(stable)
            assert here is not None and there is not None
        else:
            here, there = Span(len(mine), len(mine)), Span(len(new), len(new))
        old, my, their = (
            base[at[0] : stable.start],
            mine[at[1] : here.start],
            new[at[2] : there.start],
        )
        pieces += [their if my == old else my, stable.of(base)]
        at = (stable.end, here.end, there.end)
    paragraphs = (piece.strip() for piece in "".join(pieces).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _intersect(left: Alignment, right: Alignment) -> Iterator[Span]:
    """Yield the ranges of the old version that both new ones have, in order."""
    ours = deque(Span(run.old, run.old + run.length) for run in left.runs)
    theirs = deque(Span(run.old, run.old + run.length) for run in right.runs)
    while ours and theirs:
        here, there = ours[0], theirs[0]
        if here.overlaps(there):
            yield Span(max(here.start, there.start), min(here.end, there.end))
        (ours if here.end <= there.end else theirs).popleft()
