"""Changes of a briefing applied to the text of its file, and proved before they are returned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.markup.anchors import block_anchors
from mkdocs_briefings.markup.attributes import Known, change_attributes
from mkdocs_briefings.markup.changes.front import change_front
from mkdocs_briefings.markup.changes.marks import Splice, guard_lines, put_mark, splice, take_mark
from mkdocs_briefings.markup.changes.places import PlacedBlock, place_blocks
from mkdocs_briefings.markup.read import read
from mkdocs_briefings.markup.syntax import check_nesting
from mkdocs_briefings.model import Actor, Annotation, Briefing, Prose, SourceBlock


class Refusal(Exception):
    """Raised where a change cannot be made; the message says why, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The mark of an anchor gets other values; its span stays."""

    anchor: str
    note: Annotation


@dataclass(frozen=True, slots=True)
class Take:
    """The mark of an anchor is taken away; its words stay."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Put:
    """A new mark on words of a source."""

    source: str
    note: Annotation


@dataclass(frozen=True, slots=True)
class Record:
    """The record of an actor in the front matter, in the place of that of its id, or a new one."""

    actor: Actor


Change = Turn | Take | Put | Record


def apply(text: str, path: str, changes: Sequence[Change], known: Known | None = None) -> str:
    """Return the text of a file with some changes made: records first, then marks, then new ones.

    `path` and `known` are as `markup.read` takes them. Anchors are those of the text as given.

    Raises:
        Refusal: the file has faults, there is no such mark, or what would be written would not say
            what was meant.
    """
    briefing = _read(text, path, known)
    expected = _expect(briefing, changes)
    written = text
    if records := [change.actor for change in changes if isinstance(change, Record)]:
        written = change_front(written, _record(briefing, records))
    # Not all is said yet: a new mark may name an actor that only the register will know.
    blocks = _place(written, _read(written, path, lambda _: True))
    written = _change_marks(written, blocks, changes)
    for change in changes:
        if isinstance(change, Put):
            again = _read(written, path, lambda _: True)
            written = put_mark(written, _block_of(_place(written, again), change), change.note)
    _prove(_read(written, path, known), expected)
    return written


def _place(text: str, briefing: Briefing) -> tuple[PlacedBlock, ...]:
    try:
        return place_blocks(text, briefing)
    except ValueError as error:
        raise Refusal(str(error)) from error


def _read(text: str, path: str, known: Known | None) -> Briefing:
    briefing, faults = read(text, path, known=known)
    if serious := [fault for fault in faults if not fault.warning]:
        raise Refusal(str(serious[0]))
    return briefing


def _record(briefing: Briefing, actors: Iterable[Actor]) -> Briefing:
    records = {actor.id: actor for actor in briefing.actors}
    return replace(briefing, actors=tuple({**records, **{one.id: one for one in actors}}.values()))


def _block_of(blocks: Sequence[PlacedBlock], change: Put) -> PlacedBlock:
    for block in blocks:
        if block.block.source == change.source:
            return block
    raise Refusal(f"there is no block of the source {change.source!r}")


def _change_marks(text: str, blocks: Sequence[PlacedBlock], changes: Sequence[Change]) -> str:
    splices: list[Splice] = []
    for change in changes:
        if not isinstance(change, Turn | Take):
            continue
        place = next((one for block in blocks if (one := block.find(change.anchor))), None)
        if place is None:
            raise Refusal(f"there is no mark {change.anchor!r} any more")
        if isinstance(change, Take):
            splices += take_mark(place)
        else:
            start = place.closing + 1
            new = change_attributes(text[start : place.end], change.note)
            splices.append(Splice(start, place.end, new))
    return splice(text, [*splices, *guard_lines(text, splices)])


def _expect(briefing: Briefing, changes: Sequence[Change]) -> Briefing:
    """Return the briefing that the changes mean."""
    turned = {change.anchor: change for change in changes if isinstance(change, Turn | Take)}
    parts: list[Prose | SourceBlock] = []
    for part in briefing.parts:
        if isinstance(part, Prose):
            parts.append(part)
            continue
        notes = []
        for anchor, note in zip(block_anchors(part), part.annotations, strict=True):
            change = turned.get(anchor)
            if change is None:
                notes.append(note)
            elif isinstance(change, Turn):
                notes.append(replace(change.note, span=note.span))
        notes += [
            change.note
            for change in changes
            if isinstance(change, Put) and change.source == part.source
        ]
        try:
            parts.append(replace(part, annotations=check_nesting(part.text, notes)))
        except ValueError as error:
            what = "a mark must lie inside one paragraph, and wholly inside or outside of others"
            raise Refusal(what) from error
    records = [change.actor for change in changes if isinstance(change, Record)]
    return replace(_record(briefing, records), parts=tuple(parts))


def _prove(found: Briefing, expected: Briefing) -> None:
    """Raise an error where a file does not say what it was to say.

    Two marks on the same words are the same whichever of them comes first.
    """
    if _sorted(found) != _sorted(expected):
        raise Refusal("what would be written would not read as it was meant")


def _sorted(briefing: Briefing) -> Briefing:
    parts = tuple(
        part
        if isinstance(part, Prose)
        else replace(part, annotations=tuple(sorted(part.annotations, key=repr)))
        for part in briefing.parts
    )
    return replace(briefing, parts=parts)
