"""The names that the language model sees, with their edges mended."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given, is_name_word
from mkdocs_briefings.annotate.names.words import Words, is_title_case
from mkdocs_briefings.model import ActorKind

KINDS = {
    "PER": ActorKind.PERSON,
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "LOC": ActorKind.PLACE,
    "GPE": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
}
_NAME_TAGS = frozenset({"PROPN", "X", ""})
_VERBS = frozenset({"VERB", "AUX"})
_OPENINGS = frozenset('.!?:…«“"—–-([')
# « XVIIIe siècle », « Ve République »
_ORDINAL = re.compile(r"[IVXLC]+e(r|re)?")
# « OneWeb », but « McAllister », "LeBron" and « DiCaprio » are people's.
_BRAND = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Von)[A-Z])[A-Z]\w*[a-zà-ÿ][A-Z]\w*")
_ACRONYM = 5
_LONG_ACRONYM = 8
_SEPARATORS = frozenset('-–—/,;:()«»“”"[].…!?*|')


def model_names(words: Words, doc: Doc, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the entities of the model, split at marks and without titles and common words."""
    title = bool(doc.ents) and is_title_case(words)
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        first, last = words.slice(entity.start_char, entity.end_char)
        for start, end in _pieces(words, first, last):
            if title:
                end = _verb(words, start, end)
            piece = _trim(words, start, end, lexicon)
            if piece is not None:
                piece = _with_next(words, *piece, lexicon)
                yield NameGuess(*piece, _kind(words, *piece, kind), "model")


def _verb(words: Words, first: int, last: int) -> int:
    """Return where a name in a headline ends: at the verb that its capital hides, if any."""
    verbs = (at for at in range(first + 1, last) if words.tags[at] in _VERBS)
    return next(verbs, last)


def _pieces(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a name between marks; a full stop after an initial is no mark."""
    start = first
    for index in range(first, last):
        text = words.texts[index]
        if text not in _SEPARATORS or (text == "." and len(words.texts[index - 1]) <= 2):
            continue
        if start < index:
            yield start, index
        start = index + 1
    if start < last:
        yield start, last


def _trim(words: Words, first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return a name without what does not belong to its edges; `None` if nothing is left."""
    while first < last and _leads(words, first, last, lexicon):
        first += 1
    while last > first and _trails(words, last - 1, lexicon):
        last -= 1
    if (
        first == last
        or _is_title(words, first, last, lexicon)
        or all(_never(words, at, lexicon) for at in range(first, last))
    ):
        return None
    if last - first == 1 and (_is_common(words, first) or _is_month(words, first, lexicon)):
        return None
    return first, last


def _is_title(words: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether capitals are the post of the person behind ("Crown Prosecutor Anna Rowe")."""
    acronym = words.texts[first].isupper()
    if not lexicon.names.role_shape.nouns_before or acronym or last >= len(words):
        return False
    if not words.texts[last][0].isupper():
        return False
    return words.folds[last] in lexicon.names.roles or (
        last - first > 1 and words.folds[last - 1] in lexicon.names.roles
    )


def _with_next(words: Words, first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return a lone capital with the capital right behind it, which the model left out."""
    alone = last - first == 1 and last < len(words) and words.texts[first][0].isupper()
    if not alone or not is_name_word(words, last, lexicon) or len(words.texts[last]) == 1:
        return first, last
    known = lexicon.gazetteer.at(words, first) or lexicon.gazetteer.at(words, last)
    other = known or lexicon.cities.at(words, first) or is_given(words.folds[last], lexicon)
    return first, last if other or words.texts[first].isupper() else last + 1


def _leads(words: Words, at: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a word at the start of a name is no part of it."""
    text, folded = words.texts[at], words.folds[at]
    if not text[0].isupper():
        # « al-Assad », « iTélé », « 20 Minutes »: a small letter or a figure may begin a name.
        return not (
            any(map(str.isupper, text)) or text.isdigit() or folded in lexicon.names.name_openers
        )
    if text in lexicon.names.never_opens and last - at > 1:
        return True
    if text in lexicon.never and last - at > 1 and words.texts[at + 1].islower():
        return True
    titled = (
        folded in lexicon.names.civilities
        or lexicon.is_demonym(folded)
        or folded in lexicon.names.roles
    )
    return last - at > 1 and titled


def _trails(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word at the end of a name is no part of it."""
    text, folded = words.texts[at], words.folds[at]
    if folded in lexicon.names.months or (text.isupper() and folded in lexicon.names.suffixes):
        return True
    if text == ".":
        return len(words.texts[at - 1]) > 1
    return not (text[0].isdigit() or any(map(str.isupper, text)))


def _never(words: Words, at: int, lexicon: Lexicon) -> bool:
    text, folded = words.texts[at], words.folds[at]
    return (
        text in lexicon.never
        or text in lexicon.function_words
        or lexicon.is_demonym(folded)
        or folded in lexicon.names.months
        or folded in lexicon.names.civilities
        or folded in lexicon.names.roles
        or not any(map(str.isalpha, text))
        or len(text) == 1
        or _ORDINAL.fullmatch(text) is not None
    )


def _is_common(words: Words, at: int) -> bool:
    """Say whether a word that begins a sentence has its capital from there alone."""
    opening = at == 0 or words.texts[at - 1] in _OPENINGS
    return opening and words.tags[at] not in _NAME_TAGS and not words.texts[at].isupper()


def _is_month(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word is a month cut short beside a figure ("12th Apr, 2024")."""
    around = (*words.texts[max(0, at - 1) : at], *words.texts[at + 1 : at + 2])
    return words.folds[at] in lexicon.names.month_short and any(
        text[0].isdigit() for text in around
    )


def _kind(words: Words, first: int, last: int, kind: ActorKind) -> ActorKind:
    """Return the kind; an acronym that is no known place is an organisation, and so is a brand."""
    text = words.texts[first]
    if last - first == 1 and _BRAND.fullmatch(text):
        return ActorKind.ORGANISATION
    longest = _LONG_ACRONYM if kind is ActorKind.PERSON else _ACRONYM
    if last - first == 1 and text.isupper() and 1 < len(text) <= longest:
        return ActorKind.ORGANISATION
    return kind
