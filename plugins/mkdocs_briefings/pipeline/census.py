"""The actors of a corpus as its author meets them: where each is named, and as what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_briefings.model import Actor, ActorKind, AnnotationKind
from mkdocs_briefings.pipeline.desk.marks import DeskMark
from mkdocs_briefings.pipeline.desk.sheets import Sheet
from mkdocs_briefings.register import Register


@dataclass(frozen=True, slots=True)
class Place:
    """A mark that names an actor, and the briefing in which it stands."""

    sheet: Sheet
    mark: DeskMark


@dataclass(frozen=True, slots=True)
class Counted:
    """An actor with all that names it; `records` are those of the briefings, by slug.

    `places` are of all ids that are merged into this one, or of this one where it is merged.
    """

    id: str
    name: str
    kinds: frozenset[ActorKind]
    records: Mapping[str, Actor]
    places: tuple[Place, ...]

    @property
    def briefings(self) -> int:
        """In how many briefings the actor is named."""
        return len({place.sheet.slug for place in self.places})

    @property
    def mentions(self) -> int:
        """How many marks name the actor."""
        return len(self.places)


def count_actors(sheets: Iterable[Sheet], register: Register) -> dict[str, Counted]:
    """Return the actors that the briefings or the register know, by id, the most named first."""
    places: dict[str, list[Place]] = {id_: [] for id_ in register.entries}
    records: dict[str, dict[str, Actor]] = {}
    languages: dict[str, str] = {}
    for sheet in sheets:
        for actor in sheet.briefing.actors:
            records.setdefault(actor.id, {})[sheet.slug] = actor
            places.setdefault(actor.id, [])
        for mark in sheet.marks:
            for id_ in dict.fromkeys(named_by(mark)):
                places.setdefault(id_, []).append(Place(sheet, mark))
                languages.setdefault(id_, sheet.briefing.language)
    ordered = sorted(places, key=lambda id_: (-len(places[id_]), id_))
    return {
        id_: _count(id_, places[id_], records.get(id_, {}), languages.get(id_, "en"), register)
        for id_ in ordered
    }


def named_by(mark: DeskMark) -> tuple[str, ...]:
    """Return the ids of the actors that a mark names: its own, who relays, who takes part."""
    note = mark.note
    named = note.kind not in (AnnotationKind.DATE, AnnotationKind.FLAW)
    own = (note.value,) if named and note.value != "?" else ()
    return (*own, *((note.via,) if note.via else ()), *note.participants)


def _count(
    id_: str,
    places: list[Place],
    records: Mapping[str, Actor],
    language: str,
    register: Register,
) -> Counted:
    told = register.kind_of(id_)
    kinds = frozenset({told} if told else {record.kind for record in records.values()})
    names = [register.name_of(id_, language), *(record.name for record in records.values()), id_]
    name = next(name for name in names if name)
    return Counted(id_, name, kinds, records, tuple(places))
