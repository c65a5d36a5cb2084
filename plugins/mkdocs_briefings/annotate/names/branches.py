"""Branches of an organisation, named behind it (« la CGT Cheminots », « Greenpeace France »)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given, is_name_word
from mkdocs_briefings.annotate.names.words import Words, cut_words
from mkdocs_briefings.model import ActorKind

_SHORTEST = 3
_LONGEST_ACRONYM = 6


def branch_names(
    words: Words, known: Sequence[NameGuess], model: Sequence[NameGuess], lexicon: Lexicon
) -> Iterator[NameGuess]:
    """Yield the organisations with the capital, the country or the town right behind them."""
    people = {guess.first for guess in model if guess.kind is ActorKind.PERSON}
    for guess in known:
        first, last = guess.first, guess.last
        if guess.rule != "known" or guess.kind is not ActorKind.ORGANISATION or last in people:
            continue
        if last >= len(words) or (first > 0 and words.folds[first - 1] in lexicon.names.roles):
            # « le député PS Karvel »
            continue
        end = _branch_end(words, first, last, lexicon)
        if end > last and not (end < len(words) and is_name_word(words, end, lexicon)):
            yield NameGuess(first, end, ActorKind.ORGANISATION, "branch")
    for guess in model:
        text = words.texts[guess.first]
        acronym = text.isupper() and len(text) > 1 and len(guess) > 1
        if guess.kind is not ActorKind.ORGANISATION or not acronym:
            continue
        whole = all(is_name_word(words, at, lexicon) for at in range(guess.first, guess.last))
        if whole and lexicon.is_article(words, guess.first - 1):
            yield replace(guess, rule="branch")
    for at in [at for at, text in enumerate(words.texts) if "-" in text]:
        if _is_compound(words.texts[at], lexicon):
            yield NameGuess(at, at + 1, ActorKind.ORGANISATION, "branch")


def _branch_end(words: Words, first: int, last: int, lexicon: Lexicon) -> int:
    """Return the word after what says which branch it is; `last` where nothing does."""
    country = lexicon.gazetteer.at(words, last)
    if country is not None:
        return country[0] if country[1].kind is ActorKind.COUNTRY else last
    text = words.texts[first]
    acronym = last - first == 1 and text.isupper() and len(text) <= _LONGEST_ACRONYM
    if not acronym or not _is_branch(words, last, lexicon):
        return last
    town = lexicon.cities.at(words, last + 1) if last + 1 < len(words) else None
    return town[0] if town is not None else last + 1


def _is_branch(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a capital may say which branch it is: no person, no place."""
    text, folded = words.texts[at], words.folds[at]
    return (
        len(text) > _SHORTEST
        and not text.isupper()
        and is_name_word(words, at, lexicon)
        and text not in lexicon.function_words
        and folded not in lexicon.names.roles
        and not is_given(folded, lexicon)
        and lexicon.cities.at(words, at) is None
    )


def _is_compound(text: str, lexicon: Lexicon) -> bool:
    """Say whether a hyphen joins a known acronym to its branch (« l’UNSA-Dockers »)."""
    acronym, _, branch = text.partition("-")
    if not acronym.isupper() or len(acronym) == 1 or not branch[:1].isupper() or branch.isupper():
        return False
    known = lexicon.gazetteer.at(cut_words(acronym), 0)
    rest = cut_words(branch)
    other = lexicon.gazetteer.at(rest, 0) or lexicon.cities.at(rest, 0)
    return known is not None and known[1].kind is ActorKind.ORGANISATION and other is None
