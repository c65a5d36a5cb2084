"""Names found because they are known: in the register, as a country, as an institution."""

from collections.abc import Iterator
from functools import lru_cache

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given, is_name_word
from mkdocs_briefings.annotate.names.words import Words, is_title_case
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.register import Known, Register


def known_names(words: Words, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the countries, institutions and places that stand in a paragraph."""
    for first, last, actor in lexicon.gazetteer.find(words):
        if last - first == 1 and _is_given_name(words, first, lexicon):
            continue
        yield NameGuess(first, last, actor.kind, "known", actor.id)
        if _leads_a_name(words, last, actor, lexicon):
            kind = ActorKind.ORGANISATION
            yield NameGuess(first, last + 1, kind, "country-led")
    for first, last, (actor_id, after) in lexicon.only_after.find(words):
        # « dans Science » is, « dans Science Advances » is not.
        longer = last < len(words) and is_name_word(words, last, lexicon)
        named = longer and not is_given(words.folds[last], lexicon)
        if _word_before(words, first) in after and not named:
            known = lexicon.known.get(actor_id)
            kind = known.kind if known else ActorKind.ORGANISATION
            yield NameGuess(first, last, kind, "known-after", actor_id)
    for first, last, _ in lexicon.cities.find(words):
        yield NameGuess(first, last, ActorKind.PLACE, "place")


def begins_known(words: Words, guess: NameGuess, lexicon: Lexicon) -> bool:
    """Say whether a known organisation begins the longer name of another (« Le Monde Afrique »)."""
    known = lexicon.gazetteer.at(words, guess.first)
    if known is None or guess.kind is not ActorKind.ORGANISATION or known[0] >= guess.last:
        return False
    if guess.last < len(words) and words.folds[guess.last] in lexicon.names.roles:
        return False
    if guess.first > 0 and words.folds[guess.first - 1] in lexicon.names.roles:
        # « la députée PS Karvel »
        return False
    rest = range(known[0], guess.last)
    return known[1].kind is ActorKind.ORGANISATION and not any(
        words.folds[at] in lexicon.names.roles
        or is_given(words.folds[at], lexicon)
        or not is_name_word(words, at, lexicon)
        or lexicon.gazetteer.at(words, at) is not None
        for at in rest
    )


def _leads_a_name(words: Words, last: int, actor: Known, lexicon: Lexicon) -> bool:
    """Say whether a country's name begins an organisation's (« Gabon Télévisions »)."""
    if actor.kind is not ActorKind.COUNTRY or last >= len(words):
        return False
    text, folded = words.texts[last], words.folds[last]
    return (
        is_name_word(words, last, lexicon)
        and not is_title_case(words)
        and not (last + 1 < len(words) and is_name_word(words, last + 1, lexicon))
        and len(text) > 1
        and text not in lexicon.function_words
        and folded not in lexicon.names.roles
        and not (last + 1 < len(words) and words.folds[last + 1] in lexicon.names.roles)
        and not is_given(folded, lexicon)
        and lexicon.gazetteer.at(words, last) is None
        and lexicon.cities.at(words, last) is None
    )


def registered_names(words: Words, register: Register, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the names of the register; a person's single words are left to the other rules."""
    for first, last, actor in _register_names(register, lexicon.code).find(words):
        kind = register.kind_of(actor)
        if kind is not None:
            yield NameGuess(first, last, kind, "register", actor)


@lru_cache(maxsize=8)
def _register_names(register: Register, language: str) -> Gazetteer[str]:
    return Gazetteer(
        (name, actor)
        for name, actor in register.names(language)
        if " " in name or register.kind_of(actor) is not ActorKind.PERSON
    )


def _is_given_name(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a country of one word is somebody's given name here (« Dominique », "Chad")."""
    if not is_given(words.folds[at], lexicon):
        return False
    named = at + 1 < len(words) and is_name_word(words, at + 1, lexicon)
    return named or _word_before(words, at) not in lexicon.names.links


def _word_before(words: Words, at: int) -> str:
    """Return the folded word before another; an apostrophe is passed over."""
    before = at - 2 if at > 1 and words.texts[at - 1] in "'’" else at - 1
    return words.folds[before] if before >= 0 else ""
