"""How far the name of an institution goes: adjectives, complements, the country it belongs to."""

from dataclasses import dataclass

from mkdocs_briefings.annotate.grammar.marks import CLOSING
from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.languages.tables.institutions import JoiningWords
from mkdocs_briefings.model import ActorKind

_QUOTED = {mark: CLOSING[mark] for mark in '«“"'}
_LONGEST_QUOTED = 8
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Joins:
    """The words that join a name together, and the phrases that end one."""

    words: JoiningWords
    stops: Gazetteer[str]


def name_end(words: Words, last: int, joins: Joins, lexicon: Lexicon) -> int:
    """Return where the name ends whose head ends before the word `last`."""
    end = last
    while end < len(words) and words.folds[end] not in lexicon.names.months:
        after = end if joins.stops.at(words, end) else _step(words, end, last, joins, lexicon)
        if after == end:
            break
        end = after
    return end


def quoted_end(words: Words, first: int) -> int | None:
    """Return where the marks close that open right before a word, if they hold one short phrase."""
    close = _QUOTED.get(words.texts[first - 1]) if first > 0 else None
    if close is None:
        return None
    for at in range(first, min(len(words), first + _LONGEST_QUOTED)):
        if words.texts[at] == close:
            return at if at > first else None
        if not words.texts[at][0].isalnum() and words.texts[at] not in "'’":
            return None
    return None


def _step(words: Words, at: int, last: int, joins: Joins, lexicon: Lexicon) -> int:
    """Return the word after the next piece of a name; the same word where there is none."""
    folded = words.folds[at]
    if at == last and words.folds[at - 1] in joins.words.prepositions:
        return _after_noun(words, at, _skip_articles(words, at, joins), lexicon)
    if words.texts[at][0].isupper():
        return at + 1 if _is_capital_part(words, at, last, lexicon) else at
    if words.tags[at] == "ADJ" or (folded.isalpha() and lexicon.is_demonym(folded)):
        return at + 1
    if folded in joins.words.conjunctions and at > last and words.tags[at - 1] in NOMINAL:
        return _after_conjunct(words, at, last, joins, lexicon)
    capital = words.texts[last - 1][0].isupper()
    if folded in joins.words.prepositions and _is_whereabouts(words, at, last, joins, lexicon):
        return at
    if folded in joins.words.prepositions or (capital and folded in joins.words.aims):
        return _after_noun(words, at, _skip_articles(words, at + 1, joins), lexicon)
    if capital and folded in joins.words.into_countries:
        return _after_country(words, at, lexicon)
    return at


def _is_whereabouts(words: Words, at: int, last: int, joins: Joins, lexicon: Lexicon) -> bool:
    """Say whether a preposition leads to the street or the square where it stands.

    « le centre culturel de Karvel du chemin des Tilleuls », but « le musée du quai Branly »: only
    what has a name already is told where it is.
    """
    head = _skip_articles(words, at + 1, joins)
    named = any(text[0].isupper() for text in words.texts[last:at])
    return named and head < len(words) and lexicon.place_heads.at(words, head) is not None


def _is_capital_part(words: Words, at: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a capital goes on a name: not a person who stands behind it."""
    if words.folds[at] in lexicon.names.civilities or is_given(words.folds[at], lexicon):
        return False
    return at == last or not words.texts[at - 1].islower()


def _after_noun(words: Words, at: int, noun: int, lexicon: Lexicon) -> int:
    """Return the word after a noun, or after the whole known name that starts there, else `at`."""
    while noun < len(words) and words.tags[noun] in ("NUM", "ADJ") and words.texts[noun].islower():
        noun += 1
    if noun >= len(words) or not words.texts[noun][0].isalpha():
        return at
    known = lexicon.gazetteer.at(words, noun)
    if known is not None:
        return known[0]
    capital = words.texts[noun][0].isupper()
    if words.folds[noun] in lexicon.names.months or not (capital or words.tags[noun] in NOMINAL):
        return at
    titled = words.folds[noun] in lexicon.names.roles and noun + 1 < len(words)
    return at if titled and words.texts[noun + 1][0].isupper() else noun + 1


def _after_country(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return the word after « en Somalie »; the same word where no country follows."""
    known = lexicon.gazetteer.at(words, at + 1) if at + 1 < len(words) else None
    return known[0] if known is not None and known[1].kind is ActorKind.COUNTRY else at


def _after_conjunct(words: Words, at: int, last: int, joins: Joins, lexicon: Lexicon) -> int:
    """Return the word after « et » and a second complement (« libertés et immigration »)."""
    noun = at + 1
    again = noun < len(words) and words.folds[noun] in joins.words.prepositions
    if again:
        noun = _skip_articles(words, noun + 1, joins)
    after = _after_noun(words, at, noun, lexicon)
    if after == at or words.folds[noun] in lexicon.names.roles:
        return at
    if words.texts[noun][0].isupper() and words.texts[at - 1].islower():
        # « ministère des Affaires étrangères et de la Mer »
        field = again and words.folds[last - 1] in joins.words.fields
        return after if field and lexicon.gazetteer.at(words, noun) is None else at
    return after


def _skip_articles(words: Words, at: int, joins: Joins) -> int:
    while at < len(words) and (words.folds[at] in joins.words.articles or words.texts[at] in "'’"):
        at += 1
    return at
