"""What everybody knows: countries and well-known organisations, in the words of one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from mkdocs_briefings.languages import Language, load_language
from mkdocs_briefings.languages.tables.countries import Countries
from mkdocs_briefings.languages.tables.institutions import Institutions
from mkdocs_briefings.model import ActorKind

# Codes of Babel that are no territory, or an organisation that institutions.yml may name.
_NOT_TERRITORIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that needs no register: `names` begins with the one to show.

    `capitals` stand for its government; `demonyms` are its adjectives and inhabitants, lower case.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@cache
def known_actors(code: str) -> dict[str, Known]:
    """Return the built-in actors by id, countries first, in the words of one language."""
    language = load_language(code)
    actors = [*_countries(language), *_territories(language), *_institutions(language)]
    return {actor.id: actor for actor in actors}


def _countries(language: Language) -> Iterator[Known]:
    territories = Locale(language.code).territories
    for code, data in language.read(Countries).countries.items():
        name = data.name or territories[code]
        yield Known(
            code.lower(),
            data.kind,
            _typed((name, territories[code], *data.names)),
            _typed(data.capitals),
            data.demonyms,
        )


def _territories(language: Language) -> Iterator[Known]:
    listed = language.read(Countries).countries
    for code, name in Locale(language.code).territories.items():
        if len(code) == 2 and code not in listed and code not in _NOT_TERRITORIES:
            yield Known(code.lower(), ActorKind.PLACE, _typed((name,)))


def _institutions(language: Language) -> Iterator[Known]:
    for actor_id, names in language.read(Institutions).known.items():
        yield Known(actor_id, ActorKind.ORGANISATION, _typed(names))


def _typed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names once each, without those that carry a note in parentheses."""
    straight = (name.replace("’", "'") for name in names if "(" not in name)
    return tuple(dict.fromkeys(straight))
