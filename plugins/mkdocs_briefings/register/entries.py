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
    been merged into; `about` maps a language code to a short note for readers; `wikidata` is its id
    there, as the author gave it. An entry may say no more than one thing: where it has no `kind` or
    no `name`, what is known otherwise holds, in the briefings or by everybody.
    """

    id: str
    kind: ActorKind | None
    name: str | None
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    roles: tuple[DatedRole, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    same_as: str | None = None
    never: tuple[str, ...] = ()
    wikidata: str | None = field(default=None, repr=False)
    line: int | None = None
