"""The tables of names of one language, compiled once."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.words import Words, word_pattern
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.countries import Countries
from mkdocs_briefings.languages.tables.institutions import Institutions
from mkdocs_briefings.languages.tables.names import NameWords, People, Places
from mkdocs_briefings.register import Known, known_actors


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language knows of names; every word is folded, see `folding.fold`.

    `demonyms` maps each adjective or inhabitant to the id of a country, or to an empty text.
    """

    code: str
    names: NameWords
    word: re.Pattern[str]
    known: Mapping[str, Known]
    gazetteer: Gazetteer[Known]
    cities: Gazetteer[str]
    capitals: Mapping[str, str]
    demonyms: Mapping[str, str]
    prefixes: frozenset[str]
    never: frozenset[str]
    function_words: frozenset[str]
    given: frozenset[str]
    says_organisation: Gazetteer[str]
    says_place: Gazetteer[str]
    says_place_surely: Gazetteer[str]
    says_other: Gazetteer[str]
    place_heads: Gazetteer[str]
    place_heads_of: Gazetteer[str]
    idioms: Gazetteer[str]
    families: frozenset[str]
    only_after: Gazetteer[tuple[str, frozenset[str]]]
    said_words: Mapping[str, frozenset[str]]
    towns: frozenset[str]

    def is_demonym(self, folded: str) -> bool:
        """Say whether a folded word is a demonym, compound ones included."""
        if folded in self.demonyms:
            return True
        *front, last = folded.split("-")
        return bool(front) and last in self.demonyms and self.prefixes.issuperset(front)

    def is_inhabitants(self, words: Words, at: int) -> bool:
        """Say whether a word is an article in the plural and an ending make inhabitants of it."""
        shown = self.names.inhabitants
        article = at > 0 and words.folds[at - 1] in shown.articles
        return article and words.folds[at].endswith(shown.endings)

    def is_common(self, words: Words, at: int) -> bool:
        """Say whether a noun in small letters means any such thing (« une mosquée de Nara »)."""
        before = words.folds[at - 1] if at > 0 else ""
        return words.texts[at].islower() and before in self.names.role_shape.indefinite

    def is_article(self, words: Words, at: int) -> bool:
        """Say whether a word is an article; one that is elided is seen through its apostrophe."""
        at -= at > 0 and words.texts[at] in "'’"
        return at >= 0 and words.folds[at] in self.names.role_shape.articles


def compile_lexicon(language: Language) -> Lexicon:
    """Return the compiled tables of a language."""
    names, people = language.read(NameWords), language.read(People)
    known = known_actors(language.code)
    parts = names.word_parts
    return Lexicon(
        code=language.code,
        names=names,
        word=word_pattern(parts.before, parts.after),
        known=known,
        gazetteer=Gazetteer((name, actor) for actor in known.values() for name in actor.names),
        cities=_cities(language, known.values()),
        capitals=_capitals(known.values()),
        demonyms=_demonyms(names.peoples, known.values()),
        prefixes=language.read(Countries).prefixes,
        never=_with_plain_capitals(names.never),
        function_words=_with_plain_capitals(names.function_words),
        given=people.shared.given | people.given,
        families=people.shared.family_first,
        only_after=_only_after(language),
        said_words=_said_words(names),
        towns=_towns(),
        says_organisation=_look_up(names.says_organisation),
        says_place=_look_up(names.says_place),
        says_place_surely=_look_up(names.says_place_surely),
        says_other=_look_up(names.says_other),
        place_heads=_look_up(names.place_heads),
        place_heads_of=_look_up(names.place_heads_of),
        idioms=_look_up(names.idioms),
    )


def _look_up(words: Iterable[str]) -> Gazetteer[str]:
    return Gazetteer((word, word) for word in words)


def _said_words(names: NameWords) -> dict[str, frozenset[str]]:
    """Return the words beside a name that say what it is, by what they are told as."""
    return {
        "organisation word": _folds(names.says_organisation),
        "place word": _folds(names.says_place),
        "thing word": _folds(names.says_other),
        "post of a place": names.place_posts,
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
    places = [name for group in language.read(Places).groups.values() for name in group]
    return Gazetteer((name, name) for name in (*capitals, *places))


def _capitals(known: Iterable[Known]) -> dict[str, str]:
    """Return the country of each capital, the first listed where two have one name."""
    capitals: dict[str, str] = {}
    for actor in known:
        for capital in actor.capitals:
            capitals.setdefault(fold(capital), actor.id)
    return capitals


def _demonyms(peoples: Iterable[str], known: Collection[Known]) -> dict[str, str]:
    demonyms = dict.fromkeys(peoples, "")
    for actor in reversed(list(known)):
        demonyms.update((fold(word), actor.id) for word in actor.demonyms)
    return demonyms


def _only_after(language: Language) -> Gazetteer[tuple[str, frozenset[str]]]:
    return Gazetteer(
        (name, (rule.id, rule.after))
        for rule in language.read(Institutions).only_after
        for name in rule.names
    )
