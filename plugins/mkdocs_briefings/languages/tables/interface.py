"""What `interface.yml` and `project.yml` hold: the words of pages, and those that `init` writes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table, rest


@dataclass(frozen=True, slots=True)
class Spacing:
    """What is found in a text of ours, and what print puts in its place."""

    find: re.Pattern[str]
    put: str


@dataclass(frozen=True, slots=True)
class InterfaceWords(Table):
    """The texts of the interface in sections, some in sections of their own; and its typography."""

    FILE: ClassVar[str] = "interface"

    typography: tuple[Spacing, ...]
    sections: Mapping[str, Mapping[str, str | Mapping[str, str]]] = rest()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the texts with their dotted keys."""
        for section, told in self.sections.items():
            for key, value in told.items():
                if isinstance(value, str):
                    yield f"{section}.{key}", value
                else:
                    yield from ((f"{section}.{key}.{form}", text) for form, text in value.items())


@dataclass(frozen=True, slots=True)
class ProjectWords(Table):
    """What `init` writes into a new project: labels, and the first page."""

    FILE: ClassVar[str] = "project"

    dark: str
    light: str
    title: str
    home: str
