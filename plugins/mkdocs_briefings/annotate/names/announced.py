"""Names whose kind the word before them says (« la chaîne américaine NBC »)."""

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_briefings.annotate.names.grammar import Joins, name_end, quoted_end
from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_OPENERS = '«“",'
_NOUNS = frozenset({"NOUN", "PROPN", ""})
# Between the word that announces and the name: « la société de télécommunications américaine X ».
_BETWEEN = 4
_ACRONYM = 6
# Words before it at least: the leader and a preposition.
_LEADER = 2


def announced_names(words: Words, joins: Joins, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the organisations that the word before their name announces."""
    # « sans » goes on with the name, « pour » does not.
    narrow = replace(joins, words=replace(joins.words, aims=joins.words.lacks))
    for first, last, _ in lexicon.says_organisation.find(words):
        if words.tags[last - 1] not in _NOUNS and not lexicon.is_article(words, first - 1):
            continue
        start = _name_start(words, last, joins, lexicon)
        if start is None or _is_other(words, start, lexicon):
            continue
        first = start + 2 if _is_elided(words, start) else start
        end = name_end(words, first + 1, narrow, lexicon)
        # « le syndicat Alliance police nationale »: the name of what it is for goes on it.
        known = lexicon.gazetteer.at(words, end) if end < len(words) else None
        if known is not None and words.texts[end].islower():
            end = known[0]
        end = quoted_end(words, start) or end
        aside = words.texts[start - 1] == ","
        if aside and not (end < len(words) and words.texts[end] == ","):
            continue
        yield NameGuess(start, end, ActorKind.ORGANISATION, "announced")


def led_names(words: Words, joins: Joins, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the acronyms of what somebody leads (« la présidente locale de l’OQP »)."""
    links = joins.words.prepositions | joins.words.articles
    capitals = [at for at, text in enumerate(words.texts) if text.isupper()]
    for at in capitals:
        text = words.texts[at]
        if at < _LEADER or not 1 < len(text) <= _ACRONYM or text in lexicon.never:
            continue
        before = at - 1
        while before > 0 and (words.folds[before] in links or words.texts[before] in "'’"):
            before -= 1
        if before == at - 1:
            continue
        before -= words.tags[before] == "ADJ" and words.folds[before] not in lexicon.names.roles
        if words.folds[before] in lexicon.names.roles and text not in lexicon.function_words:
            yield NameGuess(at, at + 1, ActorKind.ORGANISATION, "led")


def _name_start(words: Words, last: int, joins: Joins, lexicon: Lexicon) -> int | None:
    """Return the capital that follows; between may stand adjectives, « de » and a noun, a mark."""
    start = last
    while start < len(words) and start - last < _BETWEEN:
        text, folded = words.texts[start], words.folds[start]
        if text[0].isupper():
            linked = words.folds[start - 1] in joins.words.prepositions | joins.words.articles
            return None if linked or words.texts[start - 1] == "'" else start
        noun = words.tags[start] == "NOUN" and words.folds[start - 1] in joins.words.prepositions
        adjective = words.tags[start] == "ADJ" or lexicon.is_demonym(folded)
        link = folded in joins.words.prepositions and start == last
        if not (noun or adjective or link or text in _OPENERS):
            return None
        start += 1
    return start if start < len(words) and words.texts[start][0].isupper() else None


def _is_elided(words: Words, at: int) -> bool:
    """Say whether an elided article begins the name (« L’Union »)."""
    after = at + 2
    return after < len(words) and words.texts[at + 1] in "'’" and words.texts[after][0].isupper()


def _is_other(words: Words, start: int, lexicon: Lexicon) -> bool:
    """Say whether what follows is a person, a mere letter or no name at all."""
    text, folded = words.texts[start], words.folds[start]
    after = start + 1
    person = is_given(folded, lexicon) and after < len(words) and words.texts[after][0].isupper()
    return (
        person
        or (len(text) == 1 and not _is_elided(words, start))
        or text in lexicon.never
        or text in lexicon.function_words
        or folded in lexicon.names.months
        or folded in lexicon.names.civilities
        or lexicon.is_demonym(folded)
    )
