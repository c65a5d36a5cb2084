"""Capitals that name no actor: ships and works, and the field of a minister."""

from dataclasses import dataclass

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.names import NameWords

_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Portfolios:
    """Posts, and the words that join to them the field that they are for."""

    heads: Gazetteer[str]
    links: frozenset[str]


def compile_portfolios(language: Language) -> Portfolios:
    """Return the rules of a language."""
    table = language.read(NameWords).portfolios
    return Portfolios(Gazetteer((word, word) for word in table.heads), table.links)


def other_capitals(words: Words, portfolios: Portfolios, lexicon: Lexicon) -> set[int]:
    """Return the words at which no actor's name can begin."""
    return _works(words, lexicon) | _fields(words, portfolios, lexicon)


def _works(words: Words, lexicon: Lexicon) -> set[int]:
    """Return where the names of ships and works begin (« la sonde américaine Cassini »)."""
    starts = set()
    for _, last, _ in lexicon.says_other.find(words):
        while last < len(words) and words.texts[last].islower() and words.tags[last] == "ADJ":
            last += 1
        starts.add(last)
    return starts


def _fields(words: Words, portfolios: Portfolios, lexicon: Lexicon) -> set[int]:
    """Return the capitals of a field (« ministre de la Culture et des Sports »)."""
    found = set()
    for _, last, _ in portfolios.heads.find(words):
        at = last
        while at < len(words) and at - last < _LONGEST:
            text, folded = words.texts[at], words.folds[at]
            linked = folded in portfolios.links
            if text[0].isupper():
                if text.isupper() and len(text) > 1:
                    # « la secrétaire de la CGT » : a union is no field.
                    break
                if words.folds[at - 1] not in portfolios.links or lexicon.gazetteer.at(words, at):
                    break
                found.add(at)
            elif not (linked or words.tags[at] == "ADJ" or lexicon.is_demonym(folded)):
                break
            at += 1
    return found
