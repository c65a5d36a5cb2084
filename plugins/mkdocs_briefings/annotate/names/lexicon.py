"""The tables of names of one language, compiled once."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.words import Words, word_pattern
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.register import Known, known_actors

_FOLDED = (
    "months",
    "civilities",
    "roles",
    "qualifiers",
    "particles",
    "name_openers",
    "links",
    "month_before",
    "month_short",
)
_LOOKUPS = (
    "says_organisation",
    "says_place",
    "says_place_surely",
    "says_other",
    "place_heads",
    "place_heads_of",
    "idioms",
)
# Words that say beside a name what it is: those of one word, by what they are told as.
_SAID = {
    "organisation word": "says_organisation",
    "place word": "says_place",
    "thing word": "says_other",
    "post of a place": "place_posts",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language knows of names; every word is folded, see `folding.fold`.

    `demonyms` maps each adjective or inhabitant to the id of a country, or to an empty text.
    """

    code: str
    word: re.Pattern[str]
    known: Mapping[str, Known]
    gazetteer: Gazetteer[Known]
    cities: Gazetteer[str]
    capitals: Mapping[str, str]
    demonyms: Mapping[str, str]
    prefixes: frozenset[str]
    qualifiers: frozenset[str]
    never: frozenset[str]
    never_opens: frozenset[str]
    function_words: frozenset[str]
    months: frozenset[str]
    civilities: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    name_openers: frozenset[str]
    given: frozenset[str]
    says_organisation: Gazetteer[str]
    says_place: Gazetteer[str]
    says_place_surely: Gazetteer[str]
    says_other: Gazetteer[str]
    place_heads: Gazetteer[str]
    place_heads_of: Gazetteer[str]
    idioms: Gazetteer[str]
    links: frozenset[str]
    articles: frozenset[str]
    inhabitants: tuple[frozenset[str], tuple[str, ...]]
    suffixes: frozenset[str]
    ages: frozenset[str]
    bare_ages: bool
    titles_before: bool
    month_before: frozenset[str]
    month_short: frozenset[str]
    months_capital: bool
    locatives: frozenset[str]
    weak_locatives: frozenset[str]
    families: frozenset[str]
    only_after: Gazetteer[tuple[str, frozenset[str]]]
    said_words: Mapping[str, frozenset[str]]
    towns: frozenset[str]
    joining: frozenset[str]
    relatives: Mapping[str, frozenset[str]]
    indefinite: frozenset[str]
    match_words: frozenset[str]

    def is_demonym(self, folded: str) -> bool:
        """Say whether a folded word is a demonym, compound ones included."""
        if folded in self.demonyms:
            return True
        *front, last = folded.split("-")
        return bool(front) and last in self.demonyms and self.prefixes.issuperset(front)

    def is_inhabitants(self, words: Words, at: int) -> bool:
        """Say whether a word is an article in the plural and an ending make inhabitants of it."""
        articles, endings = self.inhabitants
        return at > 0 and words.folds[at - 1] in articles and words.folds[at].endswith(endings)

    def is_common(self, words: Words, at: int) -> bool:
        """Say whether a noun in small letters means any such thing (« une mosquée de Nara »)."""
        before = words.folds[at - 1] if at > 0 else ""
        return words.texts[at].islower() and before in self.indefinite

    def is_article(self, words: Words, at: int) -> bool:
        """Say whether a word is an article; one that is elided is seen through its apostrophe."""
        at -= at > 0 and words.texts[at] in "'’"
        return at >= 0 and words.folds[at] in self.articles


def compile_lexicon(language: Language) -> Lexicon:
    """Return the compiled tables of a language."""
    names: Mapping[str, Any] = language.table("names")
    people: Mapping[str, Any] = language.table("people")
    known = known_actors(language.code)
    folded: dict[str, Any] = {key: _folds(names[key]) for key in _FOLDED}
    lookups: dict[str, Any] = {
        key: Gazetteer((word, word) for word in names[key]) for key in _LOOKUPS
    }
    return Lexicon(
        code=language.code,
        word=word_pattern(names["word_parts"]["before"], names["word_parts"]["after"]),
        known=known,
        gazetteer=Gazetteer((name, actor) for actor in known.values() for name in actor.names),
        cities=_cities(language, known.values()),
        capitals=_capitals(known.values()),
        demonyms=_demonyms(names["peoples"], known.values()),
        prefixes=_folds(language.table("countries")["prefixes"]),
        never_opens=frozenset(names["never_opens"]),
        never=_with_plain_capitals(names["never"]),
        function_words=_with_plain_capitals(names["function_words"]),
        given=_folds(people["given"]),
        families=_folds(people["family_first"]),
        articles=_folds(names["role_shape"]["articles"]),
        months_capital=names["months_capital"] == "yes",
        locatives=_folds(names["locatives"]["surely"]),
        weak_locatives=_folds(names["locatives"]["unlabelled"]),
        only_after=_only_after(language),
        said_words={kind: _folds(names[key]) for kind, key in _SAID.items()},
        towns=_towns(),
        joining=_folds(names["joining"]),
        relatives={kind: _folds(words) for kind, words in names["relatives"].items()},
        indefinite=_folds(names["role_shape"]["indefinite"]),
        match_words=_folds(names["match_words"]),
        **folded,
        **lookups,
        **_habits(names),
    )


def _habits(names: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands around names: ages, titles, letters behind them, inhabitants."""
    shape, inhabitants = names["role_shape"], names["inhabitants"]
    return {
        "inhabitants": (_folds(inhabitants["articles"]), tuple(map(fold, inhabitants["endings"]))),
        "suffixes": _folds(names["suffixes"]),
        "ages": _folds(shape["ages"]),
        "titles_before": shape["nouns_before"] == "yes",
        "bare_ages": shape["bare_ages"] == "yes",
    }


def _folds(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _with_plain_capitals(words: Iterable[str]) -> frozenset[str]:
    """Return the words, also with the first letter plain: capitals often lose their accents."""
    return frozenset(form for word in words for form in (word, fold(word[0]).upper() + word[1:]))


@cache
def _towns() -> frozenset[str]:
    """Return the towns of the world, folded: evidence, since many are also words or people."""
    table = files("mkdocs_briefings").joinpath("languages/common/towns.txt")
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines if not line.startswith("#"))


def _cities(language: Language, known: Iterable[Known]) -> Gazetteer[str]:
    """Return the capitals and the table of places."""
    capitals = [name for actor in known for name in actor.capitals]
    places = [name for group in language.table("places")["groups"].values() for name in group]
    return Gazetteer((name, name) for name in (*capitals, *places))


def _capitals(known: Iterable[Known]) -> dict[str, str]:
    """Return the country of each capital, the first listed where two have one name."""
    capitals: dict[str, str] = {}
    for actor in known:
        for capital in actor.capitals:
            capitals.setdefault(fold(capital), actor.id)
    return capitals


def _demonyms(peoples: Iterable[str], known: Collection[Known]) -> dict[str, str]:
    demonyms = {fold(word): "" for word in peoples}
    for actor in reversed(list(known)):
        demonyms.update((fold(word), actor.id) for word in actor.demonyms)
    return demonyms


def _only_after(language: Language) -> Gazetteer[tuple[str, frozenset[str]]]:
    return Gazetteer(
        (name, (rule["id"], _folds(rule["after"])))
        for rule in language.table("institutions")["only_after"]
        for name in rule["names"]
    )
