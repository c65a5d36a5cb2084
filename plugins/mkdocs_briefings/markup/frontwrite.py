"""The front matter of a briefing, written: what nobody changed stands as it stood."""

import re
from typing import Any

import yaml

from mkdocs_briefings.markup.attributes import write_attributes
from mkdocs_briefings.markup.fields import (
    ACTOR_KEYS,
    KEYS,
    ORPHAN_KEYS,
    REVIEW_KEYS,
    SOURCE_KEYS,
)
from mkdocs_briefings.markup.frontmatter import read_front_matter
from mkdocs_briefings.model import Actor, Briefing, Orphan, Review, Source
from mkdocs_briefings.yaml_nodes import compose


def write_front_matter(briefing: Briefing) -> str:
    """Return the front matter with both of its `---`, without a line end.

    A key whose value is still what `briefing.front` says is copied from there, with the comments
    above it; the others are written anew, each before what follows it in the order of `KEYS`.
    """
    fresh = {key: _dump({key: value}) for key, value in _tell(briefing).items()}
    written = _keep(briefing, fresh) if briefing.front else None
    if written is None:
        written = "".join(fresh.values())
    return f"---\n{written}---"


def _keep(briefing: Briefing, fresh: dict[str, str]) -> str | None:
    """Return the front matter as it stood but for what has changed; `None` where that fails."""
    old, faults = read_front_matter(briefing.front, briefing.path, briefing.slug)
    regions = _find_regions(briefing.front)
    if faults or not regions:
        return None
    kept = {
        key: region if _value(old, key) == _value(briefing, key) else fresh.get(key, "")
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


def _find_regions(front: str) -> dict[str, str]:
    """Return the lines of each key at the top, in order; those above a key belong to it."""
    root = compose(front, typed=True)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return {}
    lines = front.split("\n")[:-1]
    regions: dict[str, str] = {}
    starts = [_find_region_start(lines, key.start_mark.line) for key, _ in root.value]
    starts[0] = 0
    for (key, _), start, end in zip(root.value, starts, [*starts[1:], len(lines)], strict=True):
        regions[key.value] = "".join(f"{line}\n" for line in lines[start:end])
    return regions


def _find_region_start(lines: list[str], line: int) -> int:
    while line > 0 and (lines[line - 1].startswith("#") or not lines[line - 1].strip()):
        line -= 1
    return line


def _tell(briefing: Briefing) -> dict[str, Any]:
    """Return what the front matter says, as plain data, without what is empty."""
    data: dict[str, Any] = {
        "title": briefing.title,
        "description": briefing.description,
        "language": briefing.language,
        "tags": list(briefing.tags),
        "draft": briefing.draft,
        "review": briefing.review and _tell_review(briefing.review),
        "sources": {source.id: _tell_source(source) for source in briefing.sources},
        "actors": {actor.id: _tell_actor(actor) for actor in briefing.actors},
        "orphans": [_tell_orphan(orphan) for orphan in briefing.orphans],
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
    return _fill(ORPHAN_KEYS, {**data, "attributes": attributes})


def _fill(keys: tuple[str, ...], data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in keys if data[key]}


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented, nothing shared and no line broken."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dump(data: dict[str, Any]) -> str:
    written: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=float("inf"),
    )
    if "review" not in data:
        return written
    # YAML 1.1 takes `on` for a truth; our own keys are read as text, and so need no guard.
    return re.sub(r"^  'on': ", "  on: ", written, flags=re.MULTILINE)
