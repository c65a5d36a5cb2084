"""The other forms of the words of a record, by which it is to be found as well.

Pagefind reduces every word to its stem by the rules of one language, the index's: by those of
French « sanctioned » is no form of « sanction ». So each record also holds those forms of its words
that the site has elsewhere and Pagefind would not take for the same, in the language of each text.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache

from mkdocs_briefings.folding import fold
from mkdocs_briefings.site.finding.record import Record

_WORD = re.compile(r"[^\W\d_]{3,}")

Stem = Callable[[str], str]
"""Returns the stem of a word in lower case."""


def add_forms(records: Iterable[Record], language: str) -> Iterator[Record]:
    """Yield the records with the other forms of their words; `language` is that of the index."""
    found = list(records)
    stems = {code: _find_stem(code) for record in found for code in record.texts}
    words = {code: _words(found, code) for code in stems}
    families = {code: _families(words[code], stem) for code, stem in stems.items()}
    indexed = _find_stem(language)
    related = {
        code: {word: _others(word, families[code][stem(word)], indexed) for word in words[code]}
        for code, stem in stems.items()
    }
    for record in found:
        forms = (
            form
            for code, text in record.texts.items()
            for word in _list_words(text)
            for form in related[code][word]
        )
        yield replace(record, forms=tuple(dict.fromkeys(forms)))


def _find_stem(language: str) -> Stem:
    """Return the stemmer of a language, one that changes nothing where there is none."""
    import snowballstemmer  # type: ignore[import-untyped]

    name = _NAMES.get(language.partition("-")[0], "")
    if name not in snowballstemmer.algorithms():
        return str
    return cache(snowballstemmer.stemmer(name).stemWord)


# Source: the languages of Snowball by ISO 639-1.
_NAMES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


def _list_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _words(records: Iterable[Record], code: str) -> set[str]:
    return {word for record in records for word in _list_words(record.texts.get(code, ""))}


def _families(words: Iterable[str], stem: Stem) -> dict[str, set[str]]:
    families = defaultdict[str, set[str]](set)
    for word in words:
        families[stem(word)].add(word)
    return families


def _others(word: str, family: Collection[str], indexed: Stem) -> tuple[str, ...]:
    """Return the forms that do not already find the word: Pagefind folds, stems and completes."""
    if len(family) == 1:
        # Most words have no other form; to reduce each to its stem is what takes the time.
        return ()
    known = indexed(fold(word))
    plain = sorted({fold(form) for form in family})
    return tuple(form for form in plain if not known.startswith(indexed(form)))
