"""Families: a surname in the plural, or after the word for a family."""

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.names.guesses import FoundName, NameGuess
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.languages.tables.names import FamilyWords
from mkdocs_briefings.model import ActorKind

_FAMILY = "actor:family"


def as_groups(
    words: Words, names: Sequence[FoundName], rules: FamilyWords, off: frozenset[str]
) -> list[FoundName]:
    """Return the names, with those that are a family's as groups."""
    if _FAMILY in off:
        return [*names]
    return [replace(one, guess=_as_group(words, one.guess, rules)) for one in names]


def _as_group(words: Words, guess: NameGuess, rules: FamilyWords) -> NameGuess:
    if guess.kind is not ActorKind.PERSON or len(guess) > 1 or guess.first == 0:
        return guess
    before = words.folds[guess.first - 1]
    if before in rules.heads:
        first = guess.first - 1
        return replace(guess, first=first, kind=ActorKind.GROUP, rule="family", known=None)
    if before in rules.plurals:
        return replace(guess, kind=ActorKind.GROUP, rule="family", known=None)
    return guess
