"""The words of a paragraph, cut and folded so that names can be looked up."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefings.folding import fold

_WORD = r"[^\W_]+(?:[-‐‑][^\W_]+)*|[^\w\s]"
_PLAIN = re.compile(_WORD)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph cut into words and marks: apostrophes stand alone, hyphens hold words together.

    `starts` and `ends` are code points of the paragraph; `folds` are the words as `fold` gives
    them; `tags` are parts of speech of Universal Dependencies, empty where nobody has said.
    """

    text: str
    texts: tuple[str, ...]
    folds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.texts)

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of words that lie wholly inside a range of code points."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        while last > first and self.ends[last - 1] > end:
            last -= 1
        return first, last

    def words(self, first: int, last: int) -> str:
        """Return the text from one word up to, not including, another."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def touching(self, index: int) -> bool:
        """Say whether nothing stands between a word and the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def word_pattern(before: Sequence[str], after: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a word that is cut at a hyphen beside a capital and one of these.

    « anti-Trump » is cut after `before`, "Paris-based" before `after`.
    """
    parts = [_WORD]
    if after:
        parts.insert(0, rf"[A-ZÀ-Þ][^\W_]*(?=-(?:{'|'.join(after)})\b)")
    if before:
        parts.insert(0, rf"\b(?:{'|'.join(before)})(?=-[A-ZÀ-Þ])")
    return re.compile("|".join(parts))


def cut_words(
    text: str, tags: Mapping[int, str] | None = None, pattern: re.Pattern[str] = _PLAIN
) -> Words:
    """Return the words of a paragraph; `tags` maps where a word starts to its part of speech."""
    found = list(pattern.finditer(text))
    folded = fold(text)
    return Words(
        text,
        tuple(match.group() for match in found),
        tuple(folded[match.start() : match.end()] for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        tuple(tags.get(match.start(), "") for match in found) if tags is not None else (),
    )
