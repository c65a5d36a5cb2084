"""Names that a list puts beside others (« Odile Karvel, Anne Roux et Tazvil »)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdocs_briefings.annotate.names.guesses import Guess, Trust
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_KINDS = frozenset({ActorKind.PERSON, ActorKind.PLACE, ActorKind.ORGANISATION})
_SHORTEST = 3
_FULL_NAMES = (2, 3)


def coordinated_names(
    words: Words, guesses: Sequence[Guess], conjunctions: frozenset[str], lexicon: Lexicon
) -> Iterator[Guess]:
    """Yield the lone capitals that a list joins to names, of their kind.

    One that no rule has seen needs a conjunction; one that the model alone has seen, and takes for
    something else, needs two names of one kind before it.
    """
    seen = {at for guess in guesses for at in range(guess.first, guess.last)}
    yield from _bracketed(words, guesses, seen, lexicon)
    for guess in guesses:
        at = guess.last + 1
        if guess.kind in _KINDS and at < len(words) and at not in seen:
            joined = words.folds[guess.last] in conjunctions
            if joined and _is_lone_name(words, at, lexicon):
                yield Guess(at, at + 1, guess.kind, "coordinated", Trust.MODEL)
    yield from _outvoted(words, guesses, conjunctions)
    for one, other in pairwise(guesses):
        if words.folds[one.last : other.first] in {(word,) for word in conjunctions}:
            yield from _beside_person(words, one, other, lexicon)
            yield from _beside_person(words, other, one, lexicon)
    for guess in guesses:
        at = guess.first - 1
        if _is_full_person(guess) and at > 0 and words.folds[at] in conjunctions:
            yield from _before_person(words, at, seen, lexicon)


def _bracketed(
    words: Words, guesses: Sequence[Guess], seen: set[int], lexicon: Lexicon
) -> Iterator[Guess]:
    """Yield the acronym alone in brackets behind an organisation, though it does not spell it."""
    for guess in guesses:
        at = guess.last + 1
        if guess.kind is not ActorKind.ORGANISATION or at in seen or at + 1 >= len(words):
            continue
        text = words.texts[at]
        acronym = text.isupper() and text.isalpha() and len(text) >= _SHORTEST
        alone = words.texts[guess.last] == "(" and words.texts[at + 1] == ")"
        if acronym and alone and text not in lexicon.never:
            yield Guess(at, at + 1, ActorKind.ORGANISATION, "acronym", Trust.CONTEXT)


def _is_full_person(guess: Guess) -> bool:
    return guess.kind is ActorKind.PERSON and guess.trust > Trust.MODEL and len(guess) > 1


def _before_person(words: Words, end: int, seen: set[int], lexicon: Lexicon) -> Iterator[Guess]:
    """Yield as a person the two or three capitals that end before a word, if no rule saw them."""
    first = end
    while first > 0 and first - 1 not in seen and is_name_word(words, first - 1, lexicon):
        first -= 1
    if end - first in _FULL_NAMES and words.texts[first] not in lexicon.function_words:
        yield Guess(first, end, ActorKind.PERSON, "coordinated", Trust.MODEL)


def _beside_person(words: Words, one: Guess, other: Guess, lexicon: Lexicon) -> Iterator[Guess]:
    """Yield as a person two or three capitals beside somebody's full name."""
    unsure = other.trust is Trust.MODEL and other.kind is not ActorKind.PERSON
    extent = range(other.first, other.last)
    full = len(extent) in _FULL_NAMES and all(is_name_word(words, at, lexicon) for at in extent)
    if _is_full_person(one) and unsure and full:
        yield Guess(other.first, other.last, ActorKind.PERSON, "coordinated", Trust.CONTEXT)


def _outvoted(
    words: Words, guesses: Sequence[Guess], conjunctions: frozenset[str]
) -> Iterator[Guess]:
    for first, second, third in zip(guesses, guesses[1:], guesses[2:], strict=False):
        if third.trust > Trust.MODEL or len(third) > 1 or third.kind is second.kind:
            continue
        listed = words.folds[first.last : second.first] == (",",)
        between = words.folds[second.last : third.first]
        joined = between == (",",) or (len(between) == 1 and between[0] in conjunctions)
        if listed and joined and first.kind is second.kind and second.kind in _KINDS:
            yield Guess(third.first, third.last, second.kind, "coordinated", Trust.CONTEXT)


def _is_lone_name(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word is one capital that names something, with no other behind it."""
    text = words.texts[at]
    if text in lexicon.function_words or text.isupper() or len(text) < _SHORTEST:
        return False
    alone = at + 1 == len(words) or not words.texts[at + 1][0].isupper()
    return alone and is_name_word(words, at, lexicon) and words.tags[at] == "PROPN"
