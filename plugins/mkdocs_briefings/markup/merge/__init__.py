"""The last proposal, the file as it stands and the new proposal, merged.

Three layers: `base` is what the machine proposed last (`.machine/`), `mine` the briefing as a
person left it, `new` what the machine proposes now. What differs between `base` and `mine` is a
person's decision and wins; all else is as `new` has it, the words of the sources always.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, TypeVar

from mkdocs_briefings.markup.merge.blocks import MergedBlock, Waiting, merge_blocks
from mkdocs_briefings.markup.merge.decisions import BY_HAND
from mkdocs_briefings.markup.merge.lost import read_lost_lines, tell_lost_lines
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

LOST_LINES = "lost-lines"
"""The key of the machine's front matter that keeps line breaks whose words have gone."""

AGREED_LINES = "agreed-lines"
"""The key of the machine's front matter that tells which breaks of its own lines are turned round:
a list of offsets by source."""

_FIELDS = ("title", "description", "language", "tags", "draft", "review")
T = TypeVar("T", Source, Actor)


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged briefing, and the decisions whose words this merge found gone.

    The briefing holds these orphans too, beside those of earlier merges. `base` is what belongs
    under `.machine/` from now on: with the new proposal alone, a person's decision would be lost as
    soon as the machine came to agree with it, or stopped proposing what they had deleted. It also
    keeps, as `orphans` and under `LOST_LINES`, what need not be told and must not be forgotten.
    """

    briefing: Briefing
    orphans: tuple[Orphan, ...]
    base: Briefing


@dataclass(slots=True)
class _Blocks:
    """The merged blocks by source, and what came of merging them."""

    merged: dict[str, SourceBlock] = field(default_factory=dict)
    base: dict[str, SourceBlock] = field(default_factory=dict)
    decided: list[Annotation] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)
    waiting: dict[str, Waiting] = field(default_factory=dict)

    def note(self, result: MergedBlock) -> None:
        """Take what came of merging a block, but for the block."""
        self.decided += result.decided
        self.orphans += result.orphans
        self.waiting[result.block.source] = result.waiting


def merge(base: Briefing, mine: Briefing, new: Briefing) -> Merge:
    """Return the merge of a briefing; nothing that a person wrote or decided is lost in it.

    A source that `new` no longer has leaves with all that nobody touched; one that it has and
    `base` has not is merged against `new` itself. None of the three may have faults.
    """
    proposed = find_named(new)
    new = _forget(new, _find_deleted_actors(base, mine))
    done = _merge_blocks(base, mine, new)
    briefing, memory = _merge_front_matter(_drop_front_memory(base), mine, new)
    briefing = replace(
        briefing,
        sources=_restore(briefing.sources, mine.sources, done.merged),
        actors=_restore(briefing.actors, mine.actors, list_named(done.decided)),
        parts=tuple(_arrange(base, mine, new, done.merged)),
        orphans=tuple(orphan for one in done.waiting.values() for orphan in one.orphans),
    )
    memory = replace(memory, parts=tuple(_place(new, done.base)))
    memory = _keep_memory(memory, done.waiting)
    own = {actor.id for actor in set(mine.actors) - set(base.actors)}
    idle = ({actor.id for actor in briefing.actors} & proposed) - own - find_named(briefing)
    return Merge(_drop_actors(briefing, idle), tuple(done.orphans), _drop_actors(memory, idle))


def drop_memory(base: Briefing) -> Briefing:
    """Return the machine's version without what it keeps of a person's decisions."""
    parts = (
        replace(part, annotations=tuple(note for note in part.annotations if note.rule != BY_HAND))
        if isinstance(part, SourceBlock)
        else part
        for part in base.parts
    )
    return replace(_drop_front_memory(base), parts=tuple(parts))


def _drop_front_memory(base: Briefing) -> Briefing:
    kept = (key for key in base.extra if key not in (LOST_LINES, AGREED_LINES))
    return replace(base, orphans=(), extra={key: base.extra[key] for key in kept})


def _keep_memory(base: Briefing, waiting: Mapping[str, Waiting]) -> Briefing:
    """Return the machine's version with what waits for its words, as far as it is not told."""
    lines = tuple(line for one in waiting.values() for line in one.lines)
    agreed = {id_: sorted(one.agreed) for id_, one in waiting.items() if one.agreed}
    memory = {LOST_LINES: tell_lost_lines(lines), AGREED_LINES: agreed}
    orphans = tuple(orphan for one in waiting.values() for orphan in one.removals)
    told = {key: value for key, value in memory.items() if value}
    return replace(base, orphans=orphans, extra={**base.extra, **told})


def _merge_blocks(base: Briefing, mine: Briefing, new: Briefing) -> _Blocks:
    """Return the blocks of all sources, merged; one that a person took out whole stays out."""
    before, written, proposed = _key(base), _key(mine), _key(new)
    waiting = _find_waiting(base, mine)
    done = _Blocks()
    for id_ in dict.fromkeys((*written, *proposed, *before, *waiting)):
        empty = SourceBlock(id_, "", ())
        known = waiting.get(id_, Waiting())
        block = proposed.get(id_)
        if id_ in written and block is None and id_ not in before:
            done.merged[id_] = written[id_]  # the author's own: no seed ever stood behind it
            done.decided += written[id_].annotations
            done.waiting[id_] = known
        elif id_ in written:
            result = merge_blocks(
                before.get(id_, block or empty), written[id_], block or empty, known
            )
            done.note(result)
            if block is not None:
                done.merged[id_], done.base[id_] = result.block, result.base
        elif block is not None and id_ not in before:
            result = merge_blocks(empty, empty, block, known)
            done.note(result)
            done.merged[id_], done.base[id_] = result.block, result.base
        else:
            done.waiting[id_] = known
            if block is not None:
                # What a person deleted stays in memory, lest it come back as something new.
                done.base[id_] = block
    return done


def _find_waiting(base: Briefing, mine: Briefing) -> dict[str, Waiting]:
    """Return what waits for its words, by source."""
    lines = tuple(read_lost_lines(base.extra.get(LOST_LINES)))
    agreed = base.extra.get(AGREED_LINES)
    agreed = agreed if isinstance(agreed, dict) else {}
    ids = [one.source for one in (*mine.orphans, *base.orphans)] + [one.source for one in lines]
    return {
        id_: Waiting(
            tuple(orphan for orphan in mine.orphans if orphan.source == id_),
            tuple(orphan for orphan in base.orphans if orphan.source == id_),
            tuple(line for line in lines if line.source == id_),
            frozenset(agreed.get(id_, ())),
        )
        for id_ in dict.fromkeys((*ids, *agreed))
    }


def _drop_actors(briefing: Briefing, idle: Collection[str]) -> Briefing:
    """Return a briefing without actors whom only marks named that a person has deleted.

    They go from what is merged against too: there they would count as struck off by a person, and
    be left out where a source comes to name them anew.
    """
    if not idle:
        return briefing
    return replace(briefing, actors=tuple(one for one in briefing.actors if one.id not in idle))


def _merge_front_matter(base: Briefing, mine: Briefing, new: Briefing) -> tuple[Briefing, Briefing]:
    """Return the merged briefing and the one to merge against, but for parts and orphans."""
    sources = _merge_sources(base, mine, new)
    actors = merge_records(
        {actor.id: actor for actor in base.actors},
        {actor.id: actor for actor in mine.actors},
        {actor.id: actor for actor in new.actors},
        merge_fields,
    )
    extras = merge_records(base.extra, mine.extra, new.extra, pick_both)
    both: list[dict[str, Any]] = [
        {
            "sources": tuple(sources[which].values()),
            "actors": tuple(actors[which].values()),
            "extra": extras[which],
        }
        for which in (0, 1)
    ]
    for name in _FIELDS:
        values = pick_both(getattr(base, name), getattr(mine, name), getattr(new, name))
        for told, value in zip(both, values, strict=True):
            told[name] = value
    return replace(mine, **both[0]), replace(new, **both[1])


def _merge_sources(
    base: Briefing, mine: Briefing, new: Briefing
) -> tuple[dict[str, Source], dict[str, Source]]:
    """Return the merged records of the sources and those to merge against the next time.

    What stands for the seed is never a decision. A source that has left leaves whatever a person
    wrote of it.
    """
    before, written, proposed = (
        {source.id: source for source in one.sources} for one in (base, mine, new)
    )
    for id_ in written.keys() & proposed.keys():
        digest = proposed[id_].digest
        before[id_] = replace(before.get(id_, proposed[id_]), digest=digest)
        written[id_] = replace(written[id_], digest=digest)
    gone = before.keys() - proposed.keys()
    merged, memory = merge_records(before, written, proposed, merge_fields)
    return (
        {id_: merged[id_] for id_ in merged if id_ not in gone},
        {id_: memory[id_] for id_ in memory if id_ not in gone},
    )


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
