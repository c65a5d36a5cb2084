"""What `countries.yml` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.tables.names import ExamplesByRule, Folds
from mkdocs_briefings.languages.typed import Table
from mkdocs_briefings.model import ActorKind


@dataclass(frozen=True, slots=True)
class Country:
    """What Babel does not know of a country; `name` where news uses another one."""

    name: str | None = None
    kind: ActorKind = ActorKind.COUNTRY
    names: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Countries(Table):
    """Countries by their ISO 3166 alpha-2 codes, and the first parts of compound demonyms."""

    FILE: ClassVar[str] = "countries"

    prefixes: Folds
    countries: Mapping[str, Country]
    examples: ExamplesByRule
    not_: ExamplesByRule
