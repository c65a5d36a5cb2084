"""Institutions, events, treaties and storms known by the word that begins their name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.grammar import Joins, name_end, quoted_end
from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given, is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.institutions import Institutions
from mkdocs_briefings.model import ActorKind

_CAPITAL = "capital"
_NUMERAL = re.compile(r"[IVX]+")
# Capitals before a head, and words in "U.S.".
_LEFT = 3
_INITIALS = 4
_VERBS = frozenset({"VERB", "AUX"})
_HOLDS = "holds"
_DEMONYM = "demonym"
_EVENT = "event"
_EVENT_ALONE = "event_alone"
_AGREEMENT = "agreement"
_STORM = "storm"
_CLUB = "club"
# What a head makes of the name, where it is no organisation.
_KINDS = {
    _EVENT: ActorKind.EVENT,
    _EVENT_ALONE: ActorKind.EVENT,
    _STORM: ActorKind.EVENT,
    _AGREEMENT: ActorKind.AGREEMENT,
}


@dataclass(frozen=True, slots=True)
class InstitutionRules:
    """The heads with what each needs after it, the words that join and those that end a name."""

    heads: Gazetteer[str]
    numbered: frozenset[str]
    tails: Mapping[str, ActorKind]
    joins: Joins


def compile_institutions(language: Language) -> InstitutionRules:
    """Return the rules of a language."""
    table = language.read(Institutions)
    words = table.heads
    needs = {
        _CAPITAL: words.capital,
        _CLUB: words.club,
        _EVENT: words.event,
        _EVENT_ALONE: words.event_alone,
        _STORM: words.storm,
        _AGREEMENT: words.agreement,
        **words.lower,
    }
    tails = dict.fromkeys(words.tails, ActorKind.ORGANISATION)
    tails |= dict.fromkeys(words.event_tails, ActorKind.EVENT)
    tails |= dict.fromkeys(words.place_tails, ActorKind.PLACE)
    joins = Joins(table.joins, Gazetteer((phrase, phrase) for phrase in table.joins.stops))
    heads = Gazetteer((word, need) for need, listed in needs.items() for word in listed)
    return InstitutionRules(heads, words.numbered, tails, joins)


def institution_names(
    words: Words, rules: InstitutionRules, lexicon: Lexicon
) -> Iterator[NameGuess]:
    """Yield the institutions, events, treaties and storms of a paragraph."""
    for first, last, need in rules.heads.find(words):
        end = _end(words, last, need, rules, lexicon)
        if lexicon.is_common(words, first) or not _has(need, words, first, last, end, lexicon):
            continue
        kind = _KINDS.get(need, ActorKind.ORGANISATION)
        rule = "institution" if kind is ActorKind.ORGANISATION else kind.value
        held = need == _HOLDS
        if need == _CAPITAL and lexicon.names.role_shape.nouns_before:
            first = _leftmost(words, first, lexicon)
        yield NameGuess(first, end, kind, rule, holds=held)
    yield from _tailed(words, rules, lexicon)


def _end(words: Words, last: int, need: str, rules: InstitutionRules, lexicon: Lexicon) -> int:
    """Return where the name ends whose head ends before the word `last`."""
    if need == _EVENT_ALONE or last == len(words):
        return last
    if need == _DEMONYM:
        return last + lexicon.is_demonym(words.folds[last])
    if need == _STORM:
        return last + is_name_word(words, last, lexicon)
    if need == _CLUB:
        return _club_end(words, last, lexicon)
    if need == _EVENT and _is_of_person(words, last, rules.joins, lexicon):
        return last
    end = name_end(words, last, rules.joins, lexicon)
    if need == _CAPITAL:
        end = _to_close(words, last, end, rules)
    while need == _AGREEMENT and end > last and words.texts[end - 1].islower():
        end -= 1
    return end


def _to_close(words: Words, last: int, end: int, rules: InstitutionRules) -> int:
    """Return the end with the marks around a name, or the figure of a station, told apart."""
    if words.texts[last - 1] in rules.numbered and last < end < len(words):
        return end + (words.texts[end].isdigit() and words.texts[end - 1][0].isupper())
    quoted = quoted_end(words, last - 1)
    linked = (
        last < len(words)
        and words.folds[last] in rules.joins.words.prepositions | rules.joins.words.aims
    )
    verbs = quoted is not None and any(tag in _VERBS for tag in words.tags[last:quoted])
    return quoted if quoted is not None and linked and not verbs else end


def _is_of_person(words: Words, at: int, joins: Joins, lexicon: Lexicon) -> bool:
    """Say whether somebody's full name follows (« le départ du Tour de Marc Aubrelle »)."""
    name = at + 1
    return (
        name + 1 < len(words)
        and words.folds[at] in joins.words.prepositions
        and is_given(words.folds[name], lexicon)
        and is_name_word(words, name + 1, lexicon)
    )


def _club_end(words: Words, last: int, lexicon: Lexicon) -> int:
    """Return where the capitals end that name a club (« FC Karvel ») or the town that it is of."""
    place = lexicon.cities.at(words, last)
    if place is not None:
        return place[0]
    return last + (is_name_word(words, last, lexicon) and len(words.texts[last]) > 1)


def _has(need: str, words: Words, first: int, last: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether the complement is what the head needs."""
    if need == _EVENT_ALONE:
        return True
    capital = end > last and words.texts[last][0].isupper()
    if need == _AGREEMENT:
        # « l’accord de Paris », not « l’accord de libre-échange avec Paris »
        return end > last and words.texts[end - 1][0].isupper() and end - last <= 3
    if need == "proper" and capital and lexicon.says_organisation.at(words, first):
        # « l’association Abysses » : the name is what follows
        return False
    if need in ("proper", _HOLDS):
        return any(
            words.texts[at][0].isupper() or lexicon.is_demonym(words.folds[at])
            for at in range(last, end)
        )
    return end > last


def _tailed(words: Words, rules: InstitutionRules, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield capitals that end with the word for what they name ("Atlantic Weather Office")."""
    for at, text in enumerate(words.texts):
        kind = rules.tails.get(text)
        if kind is not None and at > 0:
            kind = rules.tails.get(f"{words.texts[at - 1]} {text}", kind)
        if kind is None or (at + 1 < len(words) and words.texts[at + 1] in rules.tails):
            continue
        first = at
        while first > 0 and _is_tail_part(words, first - 1, lexicon):
            first -= 1
        first = _before_initials(words, first)
        if kind is ActorKind.PLACE and first < at:
            # "Five Trevose County firefighters"
            first += words.tags[first] == "NUM"
            longer = at + 1 < len(words) and is_name_word(words, at + 1, lexicon)
            if longer or _is_somebody(words, first, lexicon):
                continue
        if first < at and not _is_town(words, first, at + 1, lexicon):
            end = at + 1
            if kind is ActorKind.EVENT and end < len(words):
                # "World War II", « les Jeux de Karvel XXIII »
                end += _NUMERAL.fullmatch(words.texts[end]) is not None
            rule = "institution" if kind is ActorKind.ORGANISATION else kind.value
            yield NameGuess(first, end, kind, rule)


def _is_town(words: Words, first: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether capitals are a place that everybody knows ("Soviet Union")."""
    place = lexicon.cities.at(words, first)
    return place is not None and place[0] == end


def _leftmost(words: Words, first: int, lexicon: Lexicon) -> int:
    """Return where the capitals begin that stand before a head ("National Academy of …")."""
    start = first
    while start > 0 and first - start < _LEFT and _is_tail_part(words, start - 1, lexicon):
        folded = words.folds[start - 1]
        if folded in lexicon.names.roles or is_given(folded, lexicon):
            return first
        start -= 1
    # Capitals without end are a headline.
    return start if first - start < _LEFT else first


def _before_initials(words: Words, first: int) -> int:
    """Return the start with the initials of a country before it ("U.S. Harbour Service")."""
    start = first - _INITIALS
    pairs = words.texts[max(0, start) : first]
    dotted = pairs[1::2] == (".", ".") and all(text.isupper() for text in pairs[::2])
    return start if start >= 0 and dotted and words.touching(first - 1) else first


def _is_tail_part(words: Words, at: int, lexicon: Lexicon) -> bool:
    text = words.texts[at]
    return text[0].isupper() and not (
        text in lexicon.function_words or words.folds[at] in lexicon.names.civilities
    )


def _is_somebody(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Say whether capitals before a word for a place begin like a person ("Anna Lake")."""
    folded = words.folds[first]
    before = words.folds[first - 1] if first > 0 else ""
    titled = (
        folded in lexicon.names.roles
        or before in lexicon.names.roles
        or before in lexicon.names.civilities
    )
    return titled or is_given(folded, lexicon)
