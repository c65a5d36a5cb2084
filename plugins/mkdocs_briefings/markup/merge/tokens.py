"""A text as its words and marks: what two versions are compared by, white space aside."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from mkdocs_briefings.markup.syntax import find_paragraphs
from mkdocs_briefings.model import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text in order: where each is, and what it says.

    `paragraphs` are half-open ranges of token numbers; one of white space alone is empty.
    """

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    paragraphs: tuple[Span, ...]

    def find(self, span: Span) -> Span:
        """Return the numbers of the tokens that a span of the text touches, half-open."""
        first = bisect_right(self.spans, span.start, key=lambda token: token.end)
        return Span(first, bisect_left(self.spans, span.end, key=lambda token: token.start))

    def extent(self, numbers: Span) -> Span:
        """Return where some tokens are in the text, from the first to the last; never none."""
        return Span(self.spans[numbers.start].start, self.spans[numbers.end - 1].end)

    def find_all(self, words: tuple[str, ...]) -> list[int]:
        """Return the number of each token at which these words begin."""
        count = len(words)
        return [
            at
            for at, word in enumerate(self.words)
            if word == words[0] and self.words[at : at + count] == words
        ]


def tokenise(text: str) -> Tokens:
    """Return the words and marks of a text in normal form."""
    spans: list[Span] = []
    paragraphs: list[Span] = []
    for paragraph in find_paragraphs(text):
        first = len(spans)
        matches = _TOKEN.finditer(text, paragraph.start, paragraph.end)
        spans += [Span(*match.span()) for match in matches]
        paragraphs.append(Span(first, len(spans)))
    words = tuple(span.of(text) for span in spans)
    return Tokens(text, tuple(spans), words, tuple(paragraphs))
