"""Whom a briefing names, in its sources and in its author's words."""

from collections.abc import Iterable

from mkdocs_briefings.markup.prose import find_prose_actors
from mkdocs_briefings.model import Annotation, AnnotationKind, Briefing, Prose

NAMING = frozenset({AnnotationKind.ACTOR, AnnotationKind.QUOTE, AnnotationKind.CLAIM})
"""The kinds of annotation whose value is the id of an actor."""


def find_named(briefing: Briefing) -> frozenset[str]:
    """Return the ids of all actors whom a briefing names; those of orphans wait to be named."""
    notes = [note for block in briefing.blocks for note in block.annotations]
    notes += [orphan.annotation for orphan in briefing.orphans if not orphan.removed]
    prose = (part.text for part in briefing.parts if isinstance(part, Prose))
    return list_named(notes).union(*map(find_prose_actors, prose))


def list_named(notes: Iterable[Annotation]) -> frozenset[str]:
    """Return the ids of all actors whom annotations name."""
    named: set[str] = set()
    for note in notes:
        named.update(note.participants)
        named.update([note.via] if note.via else [])
        named.update([note.value] if note.kind in NAMING else [])
    return frozenset(named)
