"""Anchors: where an annotation or a sentence is on its page, whatever changes elsewhere."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from mkdocs_briefings.model import SourceBlock

_SENTENCE = "sentence"


def anchor(source_id: str, kind: str, words: str, occurrence: int) -> str:
    """Return the anchor of the n-th place (from 1) of a kind that has these words.

    It is made of the source's id, the kind and six hex digits of the words and the occurrence.
    """
    digest = hashlib.blake2b(f"{words}\n{occurrence}".encode(), digest_size=3)
    return f"{source_id}-{kind}-{digest.hexdigest()}"


def block_anchors(block: SourceBlock) -> tuple[str, ...]:
    """Return the anchors of the annotations of a block, in their order; no two are the same."""
    marked = ((str(note.kind), note.span.of(block.text)) for note in block.annotations)
    return tuple(_anchors(block.source, marked))


def sentence_anchors(block: SourceBlock) -> tuple[str, ...]:
    """Return the anchors of the sentences of a block, in their order; no two are the same."""
    told = ((_SENTENCE, sentence.of(block.text)) for sentence in block.sentences)
    return tuple(_anchors(block.source, told))


def _anchors(source: str, places: Iterable[tuple[str, str]]) -> Iterator[str]:
    occurrences: Counter[tuple[str, str]] = Counter()
    taken: Counter[str] = Counter()
    for kind, words in places:
        occurrences[kind, words] += 1
        found = anchor(source, kind, words, occurrences[kind, words])
        # Six hex digits clash now and then in a book-long source; the later one gets a number.
        taken[found] += 1
        yield found if taken[found] == 1 else f"{found}-{taken[found]}"
