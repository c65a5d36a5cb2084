"""The front matter of a briefing, written: what nobody changed stands as it stood."""

import re
from typing import Any

from mkdocs_briefings.markup.attributes import write_attributes
from mkdocs_briefings.markup.frontmatter import read_front_matter
from mkdocs_briefings.markup.keys import (
    ACTOR_KEYS,
    KEYS,
    ORPHAN_KEYS,
    REVIEW_KEYS,
    SOURCE_KEYS,
)
from mkdocs_briefings.model import Actor, Briefing, Orphan, Review, Source
from mkdocs_briefings.yaml_change import change_region, dump
from mkdocs_briefings.yaml_nodes import compose
from mkdocs_briefings.yaml_regions import find_regions


def write_front_matter(briefing: Briefing) -> str:
    """Return the front matter with both of its `---`, without a line end.

    A key whose value is still what `briefing.front` says is copied from there, with the comments
    above it, and so is each record and field of a key whose value has changed; the others are
    written anew, each before what follows it in the order of `KEYS`.
    """
    fresh = {key: _dump({key: value}) for key, value in _tell(briefing).items()}
    written = _keep(briefing, fresh) if briefing.front else None
    if written is None:
        written = "".join(fresh.values())
    return f"---\n{written}---"


def _keep(briefing: Briefing, fresh: dict[str, str]) -> str | None:
    """Return the front matter as it stood but for what has changed; `None` where that fails."""
    old, faults = read_front_matter(briefing.front, briefing.path, briefing.slug)
    root = compose(briefing.front, typed=True)
    regions = find_regions(briefing.front.split("\n")[:-1], root)
    if faults or not regions:
        return None
    told = {**_tell(briefing), **briefing.extra}
    kept = {
        key: region.text
        if _value(old, key) == _value(briefing, key)
        else change_region(region, told.get(key), fresh.get(key, ""))
        for key, region in regions.items()
    }
    written = "".join(_insert(kept, {key: fresh[key] for key in fresh if key not in kept}))
    again, faults = read_front_matter(written, briefing.path, briefing.slug)
    same = all(_value(again, key) == _value(briefing, key) for key in {*KEYS, *fresh, *kept})
    return written if same and not faults else None


def _insert(kept: dict[str, str], added: dict[str, str]) -> list[str]:
    """Return the regions that were kept, with those that were added in their places among them."""
    order = list(kept)
    for key in added:
        later = KEYS[KEYS.index(key) + 1 :] if key in KEYS else ()
        place = next((at for at, known in enumerate(order) if known in later), len(order))
        order.insert(place, key)
    return [{**kept, **added}[key] for key in order]


def _value(briefing: Briefing, key: str) -> Any:
    return getattr(briefing, key) if key in KEYS else briefing.extra.get(key)


def _tell(briefing: Briefing) -> dict[str, Any]:
    """Return what the front matter says, as plain data, without what is empty."""
    data: dict[str, Any] = {
        "title": briefing.title,
        "description": briefing.description,
        "language": briefing.language,
        "tags": list(briefing.tags),
        "draft": briefing.draft,
        "formerly": list(briefing.formerly),
        "review": briefing.review and _tell_review(briefing.review),
        "sources": {source.id: _tell_source(source) for source in briefing.sources},
        "actors": {actor.id: _tell_actor(actor) for actor in briefing.actors},
        "orphans": [_tell_orphan(orphan) for orphan in briefing.orphans],
        "base": briefing.base,
    }
    return _fill(KEYS, data) | dict(briefing.extra)


def _tell_review(review: Review) -> dict[str, Any]:
    return _fill(REVIEW_KEYS, {key: getattr(review, key) for key in REVIEW_KEYS})


def _tell_source(source: Source) -> dict[str, Any]:
    data = {key: getattr(source, key) for key in SOURCE_KEYS}
    return _fill(SOURCE_KEYS, {**data, "rights": source.rights.value})


def _tell_actor(actor: Actor) -> dict[str, Any]:
    data = {key: getattr(actor, key) for key in ACTOR_KEYS}
    return _fill(ACTOR_KEYS, {**data, "kind": actor.kind.value, "aliases": list(actor.aliases)})


def _tell_orphan(orphan: Orphan) -> dict[str, Any]:
    data = {key: getattr(orphan, key) for key in ORPHAN_KEYS if key != "attributes"}
    attributes = write_attributes(orphan.annotation)[1:-1]
    which = orphan.occurrence if orphan.occurrence > 1 else None
    return _fill(ORPHAN_KEYS, {**data, "attributes": attributes, "occurrence": which})


def _fill(keys: tuple[str, ...], data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in keys if data[key]}


def _dump(data: dict[str, Any]) -> str:
    written = dump(data)
    if "review" not in data:
        return written
    # YAML 1.1 takes `on` for a truth; our own keys are read as text, and so need no guard.
    return re.sub(r"^  'on': ", "  on: ", written, flags=re.MULTILINE)
