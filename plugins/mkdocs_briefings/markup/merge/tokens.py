"""A text as its words and marks: what two versions are compared by, white space aside."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.markup.syntax import find_paragraphs
from mkdocs_briefings.model import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text in order: where each is, and what it says.

    `paragraphs` and `lines` are half-open ranges of token numbers; one of white space alone is
    empty. The lines are told by whoever knows them.
    """

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    paragraphs: tuple[Span, ...]
    lines: tuple[Span, ...] = ()

    def find(self, span: Span) -> Span:
        """Return the numbers of the tokens that a span of the text touches, half-open."""
        first = bisect_right(self.spans, span.start, key=lambda token: token.end)
        return Span(first, bisect_left(self.spans, span.end, key=lambda token: token.start))

    def extent(self, numbers: Span) -> Span:
        """Return where some tokens are in the text, from the first to the last; never none."""
        return Span(self.spans[numbers.start].start, self.spans[numbers.end - 1].end)

    def find_all(self, words: tuple[str, ...]) -> list[int]:
        """Return the number of each token at which these words begin."""
        return find_run(self.words, words)


def tokenise(text: str, lines: Iterable[Span] = ()) -> Tokens:
    """Return the words and marks of a text in normal form, with its lines if they are given."""
    spans: list[Span] = []
    paragraphs: list[Span] = []
    for paragraph in find_paragraphs(text):
        first = len(spans)
        matches = _TOKEN.finditer(text, paragraph.start, paragraph.end)
        spans += [Span(*match.span()) for match in matches]
        paragraphs.append(Span(first, len(spans)))
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    ranges = (Span(bisect_right(ends, one.start), bisect_left(starts, one.end)) for one in lines)
    return Tokens(text, tuple(spans), list_words(text), tuple(paragraphs), tuple(ranges))


def find_run(words: tuple[str, ...], run: tuple[str, ...]) -> list[int]:
    """Return the number of each word at which a run of words begins; it is never empty."""
    count, found, at = len(run), list[int](), -1
    for _ in range(words.count(run[0])):
        at = words.index(run[0], at + 1)
        if words[at : at + count] == run:
            found.append(at)
    return found


def list_words(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text in order, where no more is asked of it."""
    return tuple(_TOKEN.findall(text))
