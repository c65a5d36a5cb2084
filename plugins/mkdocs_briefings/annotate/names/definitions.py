"""Acronyms that the text explains: « Office des quais et des phares (OQP) », or the other way."""

import re
from collections.abc import Iterator, Sequence

from mkdocs_briefings.annotate.names.grammar import Joins
from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.institutions import InstitutionRules
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_PIECE = re.compile(r"[^\W\d_]|\d+")
_ACRONYM = re.compile(r"(?=.{2,10}$)[^\W\d_a-zà-ÿ][\w-]*")
_OPENERS = frozenset("([")
_ENDS = frozenset(',.!?…;:()[]«»“”"—–')
# Words in a long form, and how many of them its acronym may pass over.
_LONGEST = 14
_SPARE = 1


def defined_names(words: Words, rules: InstitutionRules, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the organisations whose long form and acronym stand side by side."""
    if words.vocabulary.isdisjoint(_OPENERS):
        return
    for at in range(1, len(words) - 2):
        if words.texts[at] not in _OPENERS:
            continue
        close = words.texts[at + 2]
        if close in ")]/,":
            start = _long_start(words, at, rules, lexicon)
            if start is not None:
                yield from _pair(start, at, at + 1)
        elif _is_acronym(words.texts[at - 1], lexicon):
            end = next((end for end in range(at + 2, len(words)) if words.texts[end] in _ENDS), 0)
            full = _initials(words, at + 1, end, rules.joins)
            if words.texts[end] in ")],;" and full == _PIECE.findall(words.folds[at - 1]):
                yield from _pair(at + 1, end, at - 1)


def _pair(first: int, last: int, acronym: int) -> Iterator[NameGuess]:
    kind = ActorKind.ORGANISATION
    yield NameGuess(first, last, kind, "defined")
    yield NameGuess(acronym, acronym + 1, kind, "acronym")


def _is_acronym(text: str, lexicon: Lexicon) -> bool:
    return _ACRONYM.fullmatch(text) is not None and text.isupper() and text not in lexicon.never


def _long_start(words: Words, at: int, rules: InstitutionRules, lexicon: Lexicon) -> int | None:
    """Return where the long form begins that ends before the bracket at `at`, if one does."""
    acronym = words.texts[at + 1]
    if _ACRONYM.fullmatch(acronym) is None or acronym in lexicon.never:
        return None
    letters = _PIECE.findall(words.folds[at + 1])
    for start in range(at - 1, max(-1, at - _LONGEST), -1):
        if words.texts[start] in _ENDS:
            return None
        if words.folds[start][0] != letters[0] or not _begins(words, start, rules, lexicon):
            continue
        # « Sdis », written like a name, must be explained to the letter.
        spare = _SPARE if acronym.isupper() else 0
        if _explains(_initials(words, start, at, rules.joins), letters, spare):
            return start if _is_unknown(words, start, at, lexicon) else None
    return None


def _begins(words: Words, start: int, rules: InstitutionRules, lexicon: Lexicon) -> bool:
    """Say whether a word may begin the long form: a capital or the word for an institution."""
    if lexicon.says_other.at(words, start) or words.folds[start] in rules.joins.words.articles:
        return False
    opens = start == 0 or words.texts[start - 1] in _ENDS
    named = rules.heads.at(words, start) is not None
    return named or (words.texts[start][0].isupper() and not opens)


def _is_unknown(words: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether the long form is no country or town (« République démocratique du Congo »)."""
    known = lexicon.gazetteer.at(words, start)
    place = lexicon.cities.at(words, start)
    return not (
        (known and known[0] == end and known[1].kind is not ActorKind.ORGANISATION)
        or (place and place[0] == end)
    )


def _initials(words: Words, first: int, last: int, joins: Joins) -> list[str]:
    """Return the first letters, or the figures, of the words that count."""
    links = (
        joins.words.prepositions
        | joins.words.aims
        | joins.words.into_countries
        | joins.words.articles
    )
    return [
        _PIECE.findall(part)[0]
        for folded in words.folds[first:last]
        if folded not in links and folded not in joins.words.conjunctions
        for part in folded.split("-")
        if _PIECE.match(part)
    ]


def _explains(initials: Sequence[str], letters: Sequence[str], spare: int) -> bool:
    """Say whether the letters are these initials, but for a few, in order or all in another."""
    if sorted(initials) == sorted(letters):
        return len(letters) > 1
    if not 0 <= len(initials) - len(letters) <= spare:
        return False
    rest = iter(initials)
    return len(letters) > 1 and all(letter in rest for letter in letters)
