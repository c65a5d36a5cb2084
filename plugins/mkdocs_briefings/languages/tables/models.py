"""What `models.yml` holds."""

from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class Models(Table):
    """The packages of the language models that serve, best first; `install` brings one of them."""

    FILE: ClassVar[str] = "models"

    packages: tuple[str, ...]
    install: str
