"""The last proposal, the file as it stands and the new proposal, merged.

Three layers: `base` is what the machine proposed last (`.machine/`), `mine` the briefing as a
person left it, `new` what the machine proposes now. What differs between `base` and `mine` is a
person's decision and wins; all else is as `new` has it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from mkdocs_briefings.markup.merge.blocks import MergedBlock, merge_blocks
from mkdocs_briefings.markup.merge.naming import NAMING, find_named, list_named
from mkdocs_briefings.markup.merge.records import merge_fields, merge_records, pick_both
from mkdocs_briefings.model import (
    Actor,
    Annotation,
    Briefing,
    Orphan,
    Prose,
    Source,
    SourceBlock,
)

_FIELDS = ("title", "description", "language", "tags", "draft", "review")
T = TypeVar("T", Source, Actor)


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged briefing, and the decisions whose words this merge found gone.

    The briefing holds these orphans too, beside those of earlier merges. `base` is what belongs
    under `.machine/` from now on: with the new proposal alone, a person's decision would be lost as
    soon as the machine came to agree with it, or stopped proposing what they had deleted.
    """

    briefing: Briefing
    orphans: tuple[Orphan, ...]
    base: Briefing


def merge(base: Briefing, mine: Briefing, new: Briefing) -> Merge:
    """Return the merge of a briefing; nothing that a person wrote or decided is lost in it.

    None of the three may have faults.
    """
    proposed = find_named(new)
    new = _forget(new, _find_deleted_actors(base, mine))
    merged: dict[str, MergedBlock] = {}

    def combine(
        before: SourceBlock, written: SourceBlock, proposed: SourceBlock
    ) -> tuple[SourceBlock, SourceBlock]:
        result = merge_blocks(before, written, proposed)
        merged[written.source] = result
        return result.block, result.base

    blocks, base_blocks = merge_records(_key(base), _key(mine), _key(new), combine)
    orphans = tuple(orphan for block in merged.values() for orphan in block.orphans)
    kept = [note for block in merged.values() for note in block.decided]
    kept += [note for id_ in blocks if id_ not in _key(new) for note in blocks[id_].annotations]
    briefing, memory = _merge_front_matter(base, mine, new)
    briefing = replace(
        briefing,
        sources=_restore(briefing.sources, mine.sources, blocks),
        actors=_restore(briefing.actors, mine.actors, list_named(kept)),
        parts=tuple(_arrange(base, mine, new, blocks)),
        orphans=tuple(dict.fromkeys((*briefing.orphans, *orphans))),
    )
    memory = replace(memory, parts=tuple(_place(new, base_blocks)))
    own = {actor.id for actor in set(mine.actors) - set(base.actors)}
    idle = ({actor.id for actor in briefing.actors} & proposed) - own - find_named(briefing)
    return Merge(_drop_actors(briefing, idle), orphans, _drop_actors(memory, idle))


def _drop_actors(briefing: Briefing, idle: Collection[str]) -> Briefing:
    """Return a briefing without actors whom only marks named that a person has deleted.

    They go from what is merged against too: there they would count as struck off by a person, and
    be left out where a source comes to name them anew.
    """
    if not idle:
        return briefing
    return replace(briefing, actors=tuple(one for one in briefing.actors if one.id not in idle))


def _merge_front_matter(base: Briefing, mine: Briefing, new: Briefing) -> tuple[Briefing, Briefing]:
    """Return the merged briefing and the one to merge against, but for their parts."""
    sources = merge_records(
        {source.id: source for source in base.sources},
        {source.id: source for source in mine.sources},
        {source.id: source for source in new.sources},
        merge_fields,
    )
    actors = merge_records(
        {actor.id: actor for actor in base.actors},
        {actor.id: actor for actor in mine.actors},
        {actor.id: actor for actor in new.actors},
        merge_fields,
    )
    extras = merge_records(base.extra, mine.extra, new.extra, pick_both)
    orphans = merge_records(
        dict.fromkeys(base.orphans),
        dict.fromkeys(mine.orphans),
        dict.fromkeys(new.orphans),
        pick_both,
    )
    both: list[dict[str, Any]] = [
        {
            "sources": tuple(sources[which].values()),
            "actors": tuple(actors[which].values()),
            "orphans": tuple(orphans[which]),
            "extra": extras[which],
        }
        for which in (0, 1)
    ]
    for name in _FIELDS:
        values = pick_both(getattr(base, name), getattr(mine, name), getattr(new, name))
        for told, value in zip(both, values, strict=True):
            told[name] = value
    return replace(mine, **both[0]), replace(new, **both[1])


def _arrange(
    base: Briefing, mine: Briefing, new: Briefing, blocks: Mapping[str, SourceBlock]
) -> Iterator[Prose | SourceBlock]:
    """Yield the parts in the order of `mine`, if a person changed it."""
    return _place(new if _outline(mine) == _outline(base) else mine, blocks)


def _place(order: Briefing, blocks: Mapping[str, SourceBlock]) -> Iterator[Prose | SourceBlock]:
    """Yield the parts of a briefing with these blocks in place of its own, the others last.

    Prose that an absent block leaves side by side becomes one.
    """
    placed = [
        blocks.get(part.source) if isinstance(part, SourceBlock) else part for part in order.parts
    ]
    rest = [blocks[id_] for id_ in blocks if id_ not in _key(order)]
    parts = [part for part in (*placed, *rest) if part is not None]
    for is_prose, group in groupby(parts, lambda part: isinstance(part, Prose)):
        together = list(group)
        if is_prose and len(together) > 1:
            text = "\n\n".join(part.text for part in together)
            yield Prose(text)
        else:
            yield from together


def _outline(briefing: Briefing) -> list[str]:
    """Return what stands where in a body, the text of the sources apart."""
    return [
        part.text if isinstance(part, Prose) else f"/// {part.source}" for part in briefing.parts
    ]


def _forget(new: Briefing, deleted: Collection[str]) -> Briefing:
    """Return a proposal without what it says of actors whom a person struck off the page."""
    if not deleted:
        return new
    parts = (
        replace(part, annotations=tuple(_spare(part.annotations, deleted)))
        if isinstance(part, SourceBlock)
        else part
        for part in new.parts
    )
    return replace(new, parts=tuple(parts))


def _spare(notes: Iterable[Annotation], deleted: Collection[str]) -> Iterator[Annotation]:
    for note in notes:
        if note.kind in NAMING and note.value in deleted:
            continue
        via = None if note.via in deleted else note.via
        others = tuple(actor for actor in note.participants if actor not in deleted)
        yield replace(note, via=via, participants=others)


def _find_deleted_actors(base: Briefing, mine: Briefing) -> frozenset[str]:
    """Return the actors whom a person deleted, and did not merely move to the register."""
    deleted = {actor.id for actor in base.actors} - {actor.id for actor in mine.actors}
    return frozenset(deleted - find_named(mine))


def _restore(items: tuple[T, ...], mine: tuple[T, ...], wanted: Collection[str]) -> tuple[T, ...]:
    """Return the records with those of a person's file that what they wrote still needs."""
    present = {item.id for item in items}
    return items + tuple(item for item in mine if item.id in wanted and item.id not in present)


def _key(briefing: Briefing) -> dict[str, SourceBlock]:
    return {block.source: block for block in briefing.blocks}
