"""The stretches of words that may be a name, and which of them stand in each other's way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.guesses import REGISTER, NameGuess, NameReading
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_capital, is_given, is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_LONGEST_RUN = 6
# « tempête Zeus »
_STORM = 2
# Words between two runs of capitals: « de la », "for the".
_LINK = 3
# Candidates that are weighed against each other at once: the number of ways grows fast with it.
_CROWD = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` up to, not including, `last`, and the guesses of exactly this extent."""

    first: int
    last: int
    guesses: tuple[NameGuess, ...] = ()

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def holds(self) -> bool:
        """Whether a name inside this one is a mention of its own."""
        known = any(guess.rule == REGISTER for guess in self.guesses)
        return not known and any(guess.holds for guess in self.guesses)

    def bars(self, other: "Candidate") -> bool:
        """Say whether both cannot be names at once."""
        if self.last <= other.first or other.last <= self.first:
            return False
        outer, inner = (self, other) if len(self) > len(other) else (other, self)
        within = outer.first <= inner.first and inner.last <= outer.last
        return not (within and outer.holds and not inner.holds)


def list_candidates(
    reading: NameReading, lexicon: Lexicon, told: Gazetteer[bool]
) -> list[Candidate]:
    """Return the candidates of a paragraph in order.

    They are what a rule believes in, runs of capitals, and names that rules see elsewhere (`told`).
    """
    words = reading.words
    extents: dict[tuple[int, int], dict[NameGuess, None]] = {}
    for guess in reading.guesses:
        extents.setdefault((guess.first, guess.last), {})[guess] = None
    runs = list(_runs(words, lexicon))
    for first, last in (*runs, *_joined(words, runs, lexicon)):
        extents.setdefault((first, last), {})
    for first, last, storm in told.find(words):
        if last - first > 1 or _may_stand_alone(words.texts[first], lexicon):
            found = extents.setdefault((first, last), {})
            if storm:
                found[NameGuess(first, last, ActorKind.EVENT, "storm")] = None
    return [
        Candidate(*extent, tuple(extents[extent]))
        for extent in sorted(extents)
        if not _is_date(words, *extent, lexicon)
    ]


def list_told(readings: Iterable[NameReading]) -> Gazetteer[bool]:
    """Return the names that rules see anywhere in a document, to be looked for everywhere.

    With each stands whether it is the name of a storm, which is told of by that alone: « Zeus ».
    """
    # A headline in title case makes names of whatever words stand together in it.
    plain = [one for one in readings if "title case" not in one.frame]
    told = (told for one in plain for guess in one.guesses for told in _told(one.words, guess))
    return Gazetteer(dict.fromkeys(told))


def _told(words: Words, guess: NameGuess) -> Iterator[tuple[str, bool]]:
    """Yield a name, and its last word where that may stand alone: « May », « March », « Zeus »."""
    storm = guess.rule == "event" and len(guess) == _STORM
    if storm:
        yield words.texts[guess.last - 1], True
    if len(guess) > 1 or any(map(str.isupper, words.texts[guess.first])):
        yield words.words(guess.first, guess.last), False
    if len(guess) > 1 and guess.kind is ActorKind.PERSON:
        yield words.texts[guess.last - 1], False


def _may_stand_alone(text: str, lexicon: Lexicon) -> bool:
    return len(text) > 1 and text not in lexicon.function_words and text not in lexicon.never


def _is_date(words: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a day or a month alone dates something, whoever else in the text is named so."""
    if last - first > 1 or words.folds[first] not in lexicon.names.months:
        return False
    before = words.folds[first - 1] if first > 0 else ""
    after = words.texts[last] if last < len(words) else ""
    return before in lexicon.names.month_before or before.isdigit() or after.isdigit()


def cover(guesses: Iterable[NameGuess]) -> Mapping[int, Sequence[NameGuess]]:
    """Return the guesses that hold each word."""
    covering: dict[int, list[NameGuess]] = {}
    for guess in guesses:
        for at in range(guess.first, guess.last):
            covering.setdefault(at, []).append(guess)
    return covering


def list_crowds(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Return the places of the candidates by crowds: none shares a word with another crowd."""
    crowds: list[list[int]] = []
    end = 0
    for place, one in enumerate(candidates):
        if one.first >= end or not crowds:
            crowds.append([])
        crowds[-1].append(place)
        end = max(end, one.last)
    return crowds


def list_ways(candidates: Sequence[Candidate], crowd: Sequence[int]) -> list[tuple[int, ...]]:
    """Return every set of a crowd of which none bars another, the empty one first."""
    ways: list[tuple[int, ...]] = [()]
    for place in crowd:
        one = candidates[place]
        ways += [(*way, place) for way in ways if not any(one.bars(candidates[at]) for at in way)]
    return ways


def thin(crowd: Sequence[int], scores: Mapping[int, float]) -> list[int]:
    """Return the likeliest of a crowd, in order, no more than can be weighed at once."""
    if len(crowd) <= _CROWD:
        return [*crowd]
    return sorted(sorted(crowd, key=lambda place: -scores[place])[:_CROWD])


def _runs(words: Words, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitals, each as a whole, and with the adjective of a people before it."""
    end = 0
    for at in [at for at, text in enumerate(words.texts) if is_capital(text)]:
        if at < end or not _may_open(words, at, lexicon):
            continue
        end = at
        while end < len(words) and end - at < _LONGEST_RUN and is_name_word(words, end, lexicon):
            end += 1
        if end > at:
            yield at, end
            if at > 0 and _is_people(words, at - 1, lexicon):
                yield at - 1, end


def _may_open(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a capital may open a name: a mere letter only as an initial ("M. Dane Rowe")."""
    text = words.texts[at]
    if len(text) > 1:
        return text not in lexicon.function_words and text not in lexicon.names.never_opens
    dotted = at + 1 < len(words) and words.texts[at + 1] == "." and words.touching(at + 1)
    return dotted and words.folds[at] not in lexicon.names.civilities


def _is_people(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether the adjective of a people may open a name ("Democratic Harbour Committee")."""
    named = is_given(words.folds[at + 1], lexicon)
    return words.texts[at][0].isupper() and lexicon.is_demonym(words.folds[at]) and not named


def _joined(
    words: Words, runs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield two runs that « de », « du » or « for the » joins ("Museum of Modern Art")."""
    for (first, end), (start, last) in pairwise(runs):
        between = words.folds[end:start]
        if (
            0 < len(between) <= _LINK
            and set(between) <= lexicon.names.joining
            and "'" not in between[:1]
        ):
            yield first, last
