"""What `furniture.yml` and `pages.yml` hold: what stands around an article and is none of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.tables.examples import Examples
from mkdocs_briefings.languages.typed import Table, rest


@dataclass(frozen=True, slots=True)
class FurnitureKind(Examples):
    """A regular expression that matches a whole paragraph."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Furniture(Table):
    """The kinds of paragraphs that are no part of an article, by name."""

    FILE: ClassVar[str] = "furniture"

    kinds: Mapping[str, FurnitureKind] = rest()


@dataclass(frozen=True, slots=True)
class Advertising(Table):
    """Labels of advertisements that stay between the paragraphs of a page."""

    FILE: ClassVar[str] = "pages"

    advertising: tuple[str, ...]
