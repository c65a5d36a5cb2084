"""A source that goes to another briefing, or gets another id, with all that hangs on it."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from mkdocs_briefings.markup.merge import AGREED_LINES, LOST_LINES
from mkdocs_briefings.markup.merge.naming import find_named, list_named
from mkdocs_briefings.model import Briefing, SourceBlock


def list_actors(briefing: Briefing, source: str) -> frozenset[str]:
    """Return the ids of the actors whom the marks and orphans of a source name."""
    notes = [
        note for block in briefing.blocks if block.source == source for note in block.annotations
    ]
    notes += [orphan.annotation for orphan in briefing.orphans if orphan.source == source]
    return list_named(notes)


def extract(briefing: Briefing, source: str, named: Collection[str]) -> Briefing:
    """Return a briefing with nothing but one of its sources, and with the actors of these ids."""
    return replace(
        briefing,
        sources=tuple(one for one in briefing.sources if one.id == source),
        actors=tuple(actor for actor in briefing.actors if actor.id in named),
        parts=tuple(block for block in briefing.blocks if block.source == source),
        orphans=tuple(orphan for orphan in briefing.orphans if orphan.source == source),
        extra=_filter_memory(briefing, lambda id_: id_ == source, others=False),
    )


def remove(briefing: Briefing, source: str) -> Briefing:
    """Return a briefing without one of its sources, and without the actors whom only it names."""
    rest = replace(
        briefing,
        sources=tuple(one for one in briefing.sources if one.id != source),
        parts=tuple(
            part
            for part in briefing.parts
            if not isinstance(part, SourceBlock) or part.source != source
        ),
        orphans=tuple(orphan for orphan in briefing.orphans if orphan.source != source),
        extra=_filter_memory(briefing, lambda id_: id_ != source, others=True),
    )
    idle = list_actors(briefing, source) - find_named(rest)
    return replace(rest, actors=tuple(actor for actor in rest.actors if actor.id not in idle))


def join(briefing: Briefing, part: Briefing) -> Briefing:
    """Return a briefing with the sources of another one behind its own; its own records win."""
    known = {actor.id for actor in briefing.actors}
    extra = dict(briefing.extra)
    if LOST_LINES in part.extra:
        extra[LOST_LINES] = [*extra.get(LOST_LINES, ()), *part.extra[LOST_LINES]]
    if AGREED_LINES in part.extra:
        extra[AGREED_LINES] = {**extra.get(AGREED_LINES, {}), **part.extra[AGREED_LINES]}
    return replace(
        briefing,
        sources=(*briefing.sources, *part.sources),
        actors=(*briefing.actors, *(actor for actor in part.actors if actor.id not in known)),
        parts=(*briefing.parts, *part.parts),
        orphans=(*briefing.orphans, *part.orphans),
        extra=extra,
    )


def rename_source(briefing: Briefing, old: str, new: str) -> Briefing:
    """Return a briefing in which a source has another id."""
    if old == new:
        return briefing
    extra = dict(briefing.extra)
    if LOST_LINES in extra:
        extra[LOST_LINES] = [
            {**line, "source": new if line["source"] == old else line["source"]}
            for line in extra[LOST_LINES]
        ]
    if AGREED_LINES in extra:
        gaps = extra[AGREED_LINES].items()
        extra[AGREED_LINES] = {(new if id_ == old else id_): value for id_, value in gaps}
    return replace(
        briefing,
        sources=tuple(replace(one, id=new) if one.id == old else one for one in briefing.sources),
        parts=tuple(
            replace(part, source=new)
            if isinstance(part, SourceBlock) and part.source == old
            else part
            for part in briefing.parts
        ),
        orphans=tuple(
            replace(one, source=new) if one.source == old else one for one in briefing.orphans
        ),
        extra=extra,
    )


def _filter_memory(
    briefing: Briefing, is_wanted: Callable[[str], bool], *, others: bool
) -> dict[str, Any]:
    """Return the keys that are not ours with the memory of these sources only.

    `others` says whether the keys that are no memory stay.
    """
    kept = {key: value for key, value in briefing.extra.items() if others}
    lines = [line for line in briefing.extra.get(LOST_LINES, ()) if is_wanted(line["source"])]
    gaps = briefing.extra.get(AGREED_LINES, {}).items()
    memory = {LOST_LINES: lines, AGREED_LINES: {id_: gap for id_, gap in gaps if is_wanted(id_)}}
    rest = {key: value for key, value in kept.items() if key not in memory}
    return rest | {key: value for key, value in memory.items() if value}
