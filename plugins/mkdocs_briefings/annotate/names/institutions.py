"""Institutions, events, treaties and storms known by the word that begins their name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.grammar import Joins, compile_joins, name_end
from mkdocs_briefings.annotate.names.guesses import Guess, Trust
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import ActorKind

_CAPITAL = "capital"
_HOLDS = "holds"
_DEMONYM = "demonym"
_EVENT_ALONE = "event_alone"
_AGREEMENT = "agreement"
_STORM = "storm"
# What a head makes of the name, where it is no organisation.
_KINDS = {
    "event": ActorKind.EVENT,
    _EVENT_ALONE: ActorKind.EVENT,
    _STORM: ActorKind.EVENT,
    _AGREEMENT: ActorKind.AGREEMENT,
}


@dataclass(frozen=True, slots=True)
class InstitutionRules:
    """The heads with what each needs after it, the words that join and those that end a name."""

    heads: Gazetteer[str]
    tails: Mapping[str, ActorKind]
    joins: Joins


def compile_institutions(language: Language) -> InstitutionRules:
    """Return the rules of a language."""
    table: Mapping[str, Any] = language.table("institutions")
    heads = [(word, need) for need in (_CAPITAL, *_KINDS) for word in table["heads"][need]]
    heads += [(word, need) for need, words in table["heads"]["lower"].items() for word in words]
    tails = dict.fromkeys(table["heads"]["tails"], ActorKind.ORGANISATION)
    tails |= dict.fromkeys(table["heads"]["event_tails"], ActorKind.EVENT)
    return InstitutionRules(Gazetteer(heads), tails, compile_joins(table["joins"]))


def institution_names(words: Words, rules: InstitutionRules, lexicon: Lexicon) -> Iterator[Guess]:
    """Yield the institutions, events, treaties and storms of a paragraph."""
    for first, last, need in rules.heads.find(words):
        end = _end(words, last, need, rules, lexicon)
        if not _has(need, words, first, last, end, lexicon):
            continue
        kind = _KINDS.get(need, ActorKind.ORGANISATION)
        rule = "institution" if kind is ActorKind.ORGANISATION else kind.value
        held = need == _HOLDS
        yield Guess(first, end, kind, rule, Trust.KNOWN, fixed=True, holds=held)
    yield from _tailed(words, rules, lexicon)


def _end(words: Words, last: int, need: str, rules: InstitutionRules, lexicon: Lexicon) -> int:
    """Return where the name ends whose head ends before the word `last`."""
    if need == _EVENT_ALONE or last == len(words):
        return last
    if need == _DEMONYM:
        return last + lexicon.is_demonym(words.folds[last])
    if need == _STORM:
        return last + is_name_word(words, last, lexicon)
    end = name_end(words, last, rules.joins, lexicon)
    while need == _AGREEMENT and end > last and words.texts[end - 1].islower():
        end -= 1
    return end


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


def _tailed(words: Words, rules: InstitutionRules, lexicon: Lexicon) -> Iterator[Guess]:
    """Yield capitals that end with the word for what they name ("Atlantic Weather Office")."""
    for at, text in enumerate(words.texts):
        kind = rules.tails.get(text)
        if kind is None or (at + 1 < len(words) and words.texts[at + 1] in rules.tails):
            continue
        first = at
        while first > 0 and _is_tail_part(words, first - 1, lexicon):
            first -= 1
        if first < at:
            rule = "institution" if kind is ActorKind.ORGANISATION else kind.value
            yield Guess(first, at + 1, kind, rule, Trust.KNOWN, fixed=True)


def _is_tail_part(words: Words, at: int, lexicon: Lexicon) -> bool:
    text = words.texts[at]
    return text[0].isupper() and not (
        text in lexicon.function_words or words.folds[at] in lexicon.civilities
    )
