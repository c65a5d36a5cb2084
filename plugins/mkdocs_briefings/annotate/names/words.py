"""The words of a paragraph, cut and folded so that names can be looked up."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefings.folding import fold

# Words of these letters at least tell a headline in title case, by so many of them.
_LONG_WORD = 4
_TITLE = 4
_HEADLINE = 30
_PLAIN = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph cut into words and marks: apostrophes stand alone, hyphens hold words together.

    `starts` and `ends` are code points of the paragraph; `folds` are the words as `fold` gives
    them, `vocabulary` the same once each; `tags` are parts of speech of Universal Dependencies,
    empty where nobody has said.
    """

    text: str
    texts: tuple[str, ...]
    folds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    vocabulary: frozenset[str]
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


def is_title_case(words: Words) -> bool:
    """Say whether a paragraph is a headline whose words all begin with a capital."""
    if len(words) > _HEADLINE:
        return False
    long = [text for text in words.texts if len(text) >= _LONG_WORD and text.isalpha()]
    return len(long) >= _TITLE and sum(text[0].isupper() for text in long) >= len(long) - 1


def word_pattern(before: Sequence[str], after: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a word that is cut at a hyphen beside a capital and one of these.

    « anti-Trump » is cut after `before`, "Paris-based" before `after`.
    """
    # Looked at beside hyphens alone, which are rare.
    cuts = [rf"(?<=\b{part})[-‐‑](?=[A-ZÀ-Þ])" for part in before]
    cuts += [rf"[-‐‑]{part}\b" for part in after]
    goes_on = rf"(?!{'|'.join(cuts)})" if cuts else ""
    return re.compile(rf"[^\W_]+(?:{goes_on}[-‐‑][^\W_]+)*|[^\w\s]")


def cut_words(
    text: str, tags: Mapping[int, str] | None = None, pattern: re.Pattern[str] = _PLAIN
) -> Words:
    """Return the words of a paragraph; `tags` maps where a word starts to its part of speech."""
    spans = [match.span() for match in pattern.finditer(text)]
    texts = tuple([text[start:end] for start, end in spans])
    folds = tuple([fold(word) for word in texts])
    starts = tuple([start for start, _ in spans])
    return Words(
        text,
        texts,
        folds,
        starts,
        tuple([end for _, end in spans]),
        frozenset(folds),
        tuple([tags.get(start, "") for start in starts]) if tags is not None else (),
    )
