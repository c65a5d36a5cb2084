"""What `common/rules.yml` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table, rest


@dataclass(frozen=True, slots=True)
class Rules(Table):
    """What each rule says, by what it tells of a value and its name."""

    FILE: ClassVar[str] = "rules"
    SHARED: ClassVar[bool] = True

    aspects: Mapping[str, Mapping[str, str]] = rest()
