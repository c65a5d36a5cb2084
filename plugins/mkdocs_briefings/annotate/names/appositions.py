"""Names whose kind the words behind a comma say: « Voltara, groupe norvégien de câbles »."""

from collections.abc import Iterator

from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_capital, is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

# Words between the comma and the noun: an article, and adjectives before it.
_BEFORE_NOUN = 3
_FULL = 2
_CLOSERS = frozenset(",.;)")
_OLDEST = 120
_DIGITS = 3


def apposed_names(words: Words, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the names that an apposition or an age tells to be somebody's or something's."""
    openers = [at for at, text in enumerate(words.texts) if text in ",("]
    for at in openers:
        if at == 0 or at + 1 == len(words):
            continue
        if not is_capital(words.texts[at - 1]):
            if words.texts[at] == ",":
                yield from _after_role(words, at, lexicon)
            continue
        kind = _kind(words, at, lexicon)
        first = _name_start(words, at, lexicon) if kind is not None else at
        shortest = _FULL if kind is ActorKind.PERSON else 1
        if at - first < shortest or _is_place(words, first, at, lexicon):
            continue
        if at - first == 1 and words.tags[first] != "PROPN":
            continue
        yield NameGuess(first, at, kind or ActorKind.PERSON, "apposition")


def _kind(words: Words, comma: int, lexicon: Lexicon) -> ActorKind | None:
    """Return what the words after a comma say that the name before it is."""
    if _is_age(words, comma + 1, lexicon):
        return ActorKind.PERSON
    if words.texts[comma] != ",":
        return None
    for at in range(comma + 1, min(comma + 2 + _BEFORE_NOUN, len(words))):
        found = _noun(words, at, lexicon)
        if found is not None:
            return found
        leads = words.tags[at] in ("DET", "ADJ", "ADV", "NOUN", "PUNCT") or lexicon.is_article(
            words, at
        )
        if not leads or words.texts[at] == ",":
            return None
    return None


def _noun(words: Words, at: int, lexicon: Lexicon) -> ActorKind | None:
    """Return what a noun says, unless it announces another name itself."""
    for lookup, kind in (
        (lexicon.says_organisation, ActorKind.ORGANISATION),
        (lexicon.says_place, ActorKind.PLACE),
    ):
        found = lookup.at(words, at)
        if found is not None and words.texts[at].islower():
            end = found[0]
            return kind if end == len(words) or not words.texts[end][0].isupper() else None
    if words.folds[at] in lexicon.names.roles and words.texts[at].islower():
        alone = at + 1 == len(words) or not words.texts[at + 1][0].isupper()
        return ActorKind.PERSON if alone else None
    return None


def _is_age(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether « 46 ans » stands here, or a bare age between commas where that is the habit."""
    years = words.texts[at]
    # Python reads no « ² » as a number, and none of five thousand digits.
    if not years.isdecimal() or len(years) > _DIGITS or int(years) > _OLDEST:
        return False
    if at + 1 == len(words):
        return False
    after = words.folds[at + 1]
    return after in lexicon.names.role_shape.ages or (
        lexicon.names.role_shape.bare_ages and after == "," == words.texts[at - 1]
    )


def _name_start(words: Words, end: int, lexicon: Lexicon) -> int:
    """Return where the capitals begin that end before a word; the same word for none."""
    first = end
    while (
        first > 0
        and is_name_word(words, first - 1, lexicon)
        and words.texts[first - 1] not in lexicon.function_words
        and words.folds[first - 1] not in lexicon.names.roles
    ):
        first -= 1
    return first


def _is_place(words: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a place that everybody knows stands in the name."""
    return any(lexicon.cities.at(words, at) for at in range(first, last))


def _after_role(words: Words, comma: int, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the person between commas behind a role (« son porte-parole, Awé Karvel, »)."""
    before, first = comma - 1, comma + 1
    if words.folds[before] not in lexicon.names.roles or not words.texts[before].islower():
        return
    end = first
    while end < len(words) and is_name_word(words, end, lexicon):
        end += 1
    closed = end < len(words) and words.texts[end] in _CLOSERS
    opens = words.texts[first] in lexicon.function_words
    if closed and not opens and end - first >= _FULL and not _is_place(words, first, end, lexicon):
        yield NameGuess(first, end, ActorKind.PERSON, "apposition")
