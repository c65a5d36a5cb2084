"""What the rest of a document says of a candidate: its words elsewhere, longer names, lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.names.candidates import Candidate
from mkdocs_briefings.annotate.names.words import Words, is_title_case

Believed = tuple[float, ...]
"""How likely a candidate is a name of each class, in the order of `weights.CLASSES`."""

# Of a name that stands in a text a thousand times, so many places tell enough.
_ENOUGH = 24


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate of a document with what was believed of it before looking around.

    `text` are its words, folded.
    """

    paragraph: int
    one: Candidate
    believed: Believed
    text: str


class Echoes:
    """The candidates of a document by their words."""

    def __init__(
        self, texts: Sequence[Words], seen: Sequence[Sequence[Seen]], between: frozenset[str]
    ) -> None:
        self._texts = texts
        self._between = between
        self._titles = [is_title_case(words) for words in texts]
        self._whole: dict[str, list[Seen]] = {}
        self._first: dict[str, list[Seen]] = {}
        self._last: dict[str, list[Seen]] = {}
        self._starts: dict[tuple[int, int], list[Seen]] = {}
        self._ends: dict[tuple[int, int], list[Seen]] = {}
        for place, (words, found) in enumerate(zip(texts, seen, strict=True)):
            for each in found:
                one = each.one
                _add(self._whole, each.text, each)
                if len(one) > 1:
                    _add(self._first, words.folds[one.first], each)
                    _add(self._last, words.folds[one.last - 1], each)
                self._starts.setdefault((place, one.first), []).append(each)
                self._ends.setdefault((place, one.last), []).append(each)
        self._small = {text for words in texts for text in words.texts if text.islower()}

    def of(self, seen: Seen) -> Iterator[tuple[str, float]]:
        """Yield what is noticed around a candidate, each with how much of it there is."""
        one, words = seen.one, self._texts[seen.paragraph]
        same = [each for each in self._whole[seen.text] if each is not seen]
        yield f"again {min(len(same), 3)}", 1.0
        if self._titles[seen.paragraph]:
            yield f"again {min(len(same), 3)} title case", 1.0
        yield from _levels("elsewhere", same)
        yield from _means("elsewhere", same)
        text, folded = words.texts[one.first], words.folds[one.first]
        if len(one) == 1:
            yield from _levels("surname", _apart(seen, self._last.get(folded, ())))
            yield from _levels("given name", _apart(seen, self._first.get(folded, ())))
            if text[0].isupper() and text.lower() in self._small:
                yield "small elsewhere", 1.0
        else:
            alone = self._whole.get(words.folds[one.last - 1], ())
            yield from _levels("surname alone", _apart(seen, alone))
        yield from self._beside(seen, words)

    def _beside(self, seen: Seen, words: Words) -> Iterator[tuple[str, float]]:
        """Yield what is believed of the neighbours in a list, and of those beside a bracket."""
        one, place = seen.one, seen.paragraph
        if one.first > 1:
            before = words.folds[one.first - 1]
            name = (
                "listed after" if before in self._between else "bracketed" if before == "(" else ""
            )
            if name:
                yield from _levels(name, self._ends.get((place, one.first - 1), ()))
        if one.last + 1 < len(words):
            after = words.folds[one.last]
            name = "listed before" if after in self._between else "brackets" if after == "(" else ""
            if name:
                yield from _levels(name, self._starts.get((place, one.last + 1), ()))


def _add(index: dict[str, list[Seen]], key: str, each: Seen) -> None:
    found = index.setdefault(key, [])
    if len(found) < _ENOUGH:
        found.append(each)


def _apart(seen: Seen, others: Sequence[Seen]) -> list[Seen]:
    """Return those that have no word in common with a candidate."""
    return [
        each
        for each in others
        if each.paragraph != seen.paragraph
        or each.one.last <= seen.one.first
        or seen.one.last <= each.one.first
    ]


def _levels(name: str, others: Sequence[Seen]) -> Iterator[tuple[str, float]]:
    if others:
        yield name, 1.0
        for place, kind in enumerate(_NAMES):
            yield f"{name} {kind}", max(each.believed[place] for each in others)


def _means(name: str, others: Sequence[Seen]) -> Iterator[tuple[str, float]]:
    for place, kind in enumerate(_NAMES) if others else ():
        yield f"{name} mean {kind}", sum(each.believed[place] for each in others) / len(others)


_NAMES = ("person", "organisation", "place", "event")
