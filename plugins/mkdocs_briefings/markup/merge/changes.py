"""Words of a source that a person changed in its block."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from mkdocs_briefings.markup.merge.tokens import Tokens, tokenise
from mkdocs_briefings.model import SourceBlock, Span

_MOST_PAIRS = 4_000_000
"""Beyond this, comparing every word with every other would take seconds."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words as they stood in a block, and as its source has them; either may be empty.

    `line` is where they stood in the file (from 1), `None` where that is not known.
    """

    source: str
    line: int | None
    stood: str
    given: str


def find_changes(base: SourceBlock, mine: SourceBlock) -> Iterator[WordChange]:
    """Yield the words of a block that are not those of its source, in order.

    White space alone is not told, paragraphs are.
    """
    given, stood = tokenise(base.text), tokenise(mine.text)
    ours, theirs = _list_words(given), _list_words(stood)
    head = next(
        (at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other),
        min(len(ours), len(theirs)),
    )
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-tail - 1] == theirs[-tail - 1]:
        tail += 1
    one, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    pieces = [("replace", 0, len(one), 0, len(other))]
    if len(one) * len(other) <= _MOST_PAIRS:
        pieces = list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    for kind, start, end, first, last in pieces:
        if kind != "equal" and (end > start or last > first):
            place = Span(head + first, head + last)
            yield WordChange(
                mine.source,
                _find_line(mine, stood, place),
                _tell(stood, place),
                _tell(given, Span(head + start, head + end)),
            )


def _list_words(tokens: Tokens) -> list[tuple[str, bool]]:
    """Return the words, each with whether it begins a paragraph."""
    starts = {paragraph.start for paragraph in tokens.paragraphs}
    return [(word, at in starts) for at, word in enumerate(tokens.words)]


def _tell(tokens: Tokens, numbers: Span) -> str:
    return tokens.extent(numbers).of(tokens.text) if numbers else ""


def _find_line(block: SourceBlock, tokens: Tokens, place: Span) -> int | None:
    if not tokens.spans or not block.lines:
        return None
    offset = tokens.spans[min(place.start, len(tokens.spans) - 1)].start
    before = [
        line for line, one in zip(block.lines, block.sentences, strict=True) if one.start <= offset
    ]
    return before[-1] if before else block.lines[0]
