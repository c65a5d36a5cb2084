"""What `institutions.yml` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.tables.names import ExamplesByRule, Folds
from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class OnlyAfter:
    """Names that mean an organisation only behind one of the words `after`."""

    id: str
    names: tuple[str, ...]
    after: Folds


@dataclass(frozen=True, slots=True)
class InstitutionHeads:
    """Words that begin or end a name, by what they need and what they make of it."""

    capital: tuple[str, ...]
    event: tuple[str, ...]
    event_alone: tuple[str, ...]
    agreement: tuple[str, ...]
    storm: tuple[str, ...]
    club: tuple[str, ...]
    numbered: frozenset[str]
    tails: tuple[str, ...]
    event_tails: tuple[str, ...]
    place_tails: tuple[str, ...]
    lower: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class JoiningWords:
    """The words that join a name together.

    `prepositions` may follow any head, `aims` (« pour », « contre ») only one with a capital,
    `lacks` (« sans ») those among them that may follow any name, and
    `into_countries` only there and before a country. `fields` are heads that may have several
    complements with a capital. `stops` are phrases that end a name.
    """

    prepositions: Folds
    aims: Folds
    lacks: Folds
    into_countries: Folds
    articles: Folds
    conjunctions: Folds
    fields: Folds
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Nouns that stand alone for what was named before, and what may be around them.

    `capitals` and `events` do so with a capital only.
    """

    heads: tuple[str, ...]
    capitals: tuple[str, ...]
    events: tuple[str, ...]
    directions: tuple[str, ...]
    determiners: Folds
    complements: Folds


@dataclass(frozen=True, slots=True)
class Institutions(Table):
    """Organisations: `known` ones by id, the name to show first; and how others are built."""

    FILE: ClassVar[str] = "institutions"

    known: Mapping[str, tuple[str, ...]]
    only_after: tuple[OnlyAfter, ...]
    heads: InstitutionHeads
    joins: JoiningWords
    shorts: ShortNames
    examples: ExamplesByRule
    not_: ExamplesByRule
