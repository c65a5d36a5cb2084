"""One actor that is two in truth: which of its marks are the other's, and how that is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.folding import fold
from mkdocs_briefings.markup.changes import Change, Record, Refusal, Turn, apply
from mkdocs_briefings.model import Actor, Annotation
from mkdocs_briefings.pipeline.census import Counted, Place
from mkdocs_briefings.pipeline.desk.sheets import Sheet
from mkdocs_briefings.register import Register

ASPECTS = ("role", "words", "sentence", "briefing")


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a mark: some words are in one aspect of it, whatever accents and capitals.

    `role` is that of the actor in the briefing.
    """

    aspect: str
    words: str

    @classmethod
    def read(cls, told: str) -> "Condition":
        """Return the condition that says `ASPECT contains WORDS`.

        Raises:
            Refusal: it does not say that.
        """
        aspect, verb, words = [*told.split(maxsplit=2), "", "", ""][:3]
        if aspect not in ASPECTS or verb != "contains" or not words.strip():
            known = ", ".join(ASPECTS)
            raise Refusal(f"not a condition: {told!r}; write 'ASPECT contains WORDS' ({known})")
        return cls(aspect, words.strip())

    def holds(self, place: Place, actor: Counted) -> bool:
        """Say whether it holds of a mark that names an actor."""
        record = actor.records.get(place.sheet.slug)
        told = {
            "role": (record.role if record else None) or "",
            "words": place.mark.words,
            "sentence": place.mark.sentence,
            "briefing": place.sheet.slug,
        }
        return fold(self.words) in fold(told[self.aspect])


def choose_places(
    actor: Counted, slugs: Sequence[str], conditions: Sequence[Condition]
) -> tuple[Place, ...]:
    """Return the marks of an actor in some briefings (in all, if none are named) that are meant."""
    return tuple(
        place
        for place in actor.places
        if (not slugs or place.sheet.slug in slugs)
        and all(condition.holds(place, actor) for condition in conditions)
    )


def split_actor(
    actor: Counted, into: Actor, places: Sequence[Place], register: Register
) -> dict[str, str]:
    """Return the new text of each briefing, by slug, in which some marks name another actor.

    Where the register does not know that one, each of these briefings gets a record of it, with the
    role that the first one had there.

    Raises:
        Refusal: a briefing cannot be changed so.
    """
    sheets: dict[str, Sheet] = {place.sheet.slug: place.sheet for place in places}
    written: dict[str, str] = {}
    for slug, sheet in sheets.items():
        marks = [place.mark for place in places if place.sheet.slug == slug]
        changes: list[Change] = []
        if not register.known(into.id):
            own = next((one for one in sheet.briefing.actors if one.id == into.id), None)
            role = actor.records[slug].role if slug in actor.records else None
            changes.append(Record(own or replace(into, role=into.role or role)))
        changes += [Turn(one.anchor, _rename(one.note, actor.id, into.id)) for one in marks]
        written[slug] = apply(sheet.text, sheet.briefing.path, changes, register.known)
    return written


def _rename(note: Annotation, old: str, new: str) -> Annotation:
    value = new if note.value == old else note.value
    via = new if note.via == old else note.via
    people = tuple(new if one == old else one for one in note.participants)
    return replace(note, value=value, via=via, participants=people)
