"""What `finding.yml` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class Finding(Table):
    """How readers put what they look for; the comments in the table say how each list is used.

    Examples are pairs: a noun that is looked for, and a text that it finds (`not`: does not find).
    """

    FILE: ClassVar[str] = "finding"

    silent: tuple[str, ...]
    first: tuple[str, ...]
    endings: Mapping[str, str]
    pairs: Mapping[str, tuple[str, ...]]
    examples: tuple[tuple[str, ...], ...]
    not_: tuple[tuple[str, ...], ...]
