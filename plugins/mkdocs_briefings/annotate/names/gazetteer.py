"""Many names looked up in one pass over the words."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from mkdocs_briefings.annotate.names.words import Words, cut_words

Value = TypeVar("Value")
_END = ""
# Shorter names in capitals (« UE », « AP ») are found in capitals only.
_LONG_ACRONYM = 4


class Gazetteer(Generic[Value]):
    """Names and what they stand for; the first that is given for a name wins.

    A name is found whatever its accents, since capitals lose theirs, but each of its words that
    begins with a capital must do so in the text.
    """

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        self._root: dict[str, Any] = {}
        for name, value in names:
            words = cut_words(name)
            node = self._root
            for folded in words.folds:
                node = node.setdefault(folded, {})
            node.setdefault(_END, []).append((words.texts, value))

    def find(self, words: Words) -> Iterator[tuple[int, int, Value]]:
        """Yield the longest name at each place as (first word, last + 1, value), in order."""
        root = self._root
        # Most paragraphs hold no word that begins one of the names: sets tell that at once.
        if words.vocabulary.isdisjoint(root):
            return
        end = 0
        for at in [at for at, folded in enumerate(words.folds) if folded in root]:
            found = self.at(words, at) if at >= end else None
            if found is not None:
                end = found[0]
                yield at, end, found[1]

    def at(self, words: Words, first: int) -> tuple[int, Value] | None:
        """Return the longest name that starts at a word as (last + 1, value)."""
        node = self._root.get(words.folds[first])
        best = None
        position = first
        while node is not None:
            position += 1
            for texts, value in node.get(_END, ()):
                if _same_case(texts, words.texts[first:position]):
                    best = position, value
                    break
            node = node.get(words.folds[position]) if position < len(words) else None
        return best


def _same_case(name: tuple[str, ...], text: tuple[str, ...]) -> bool:
    for wanted, found in zip(name, text, strict=True):
        if wanted == found:
            continue
        if wanted[:1].isupper() and not found[:1].isupper():
            return False
        if wanted.isupper() and not found.isupper() and len(wanted) < _LONG_ACRONYM:
            return False
        if found.islower() != wanted.islower() and not found.isupper() and wanted[:1].islower():
            return found[:1].isupper() and found[1:].islower()
    return True
