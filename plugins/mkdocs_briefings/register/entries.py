"""What an actor of the register is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefings.model import ActorKind


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role and the time it was held: ISO dates at any precision, `None` for an open end."""

    role: Mapping[str, str]
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the register.

    `names` maps a language code to the name in that language; `aliases` are other names in any
    language; `never` are words that never name this actor; `same_as` is the id that this one has
    been merged into; `about` maps a language code to a short note for readers.
    """

    id: str
    kind: ActorKind
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    roles: tuple[DatedRole, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    same_as: str | None = None
    never: tuple[str, ...] = ()
    line: int | None = None
