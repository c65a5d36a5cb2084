"""Three versions of anything with keys: what a person added, changed or deleted wins for good."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from mkdocs_briefings.model import Actor, Source

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R", Actor, Source)


def pick(base: V, mine: V, new: V) -> V:
    """Return the new value, unless a person changed the old one."""
    return new if mine == base else mine


def remember(base: V, mine: V, new: V) -> V:
    """Return what to merge against the next time, so that a person's change still shows as one."""
    return base if mine == new else new


def pick_both(base: V, mine: V, new: V) -> tuple[V, V]:
    """Return the merged value, and what to merge against the next time."""
    return pick(base, mine, new), remember(base, mine, new)


_COMPUTED = frozenset({"words"})
"""Fields that are computed from the source: never a person's decision."""


def merge_fields(base: R, mine: R, new: R) -> tuple[R, R]:
    """Return a record merged field by field, and what to merge against the next time."""
    merged, memory = {}, {}
    for field in fields(mine):
        if field.name in _COMPUTED:
            merged[field.name] = memory[field.name] = getattr(new, field.name)
            continue
        values = (getattr(version, field.name) for version in (base, mine, new))
        merged[field.name], memory[field.name] = pick_both(*values)
    return replace(mine, **merged), replace(new, **memory)


def merge_records(
    base: Mapping[K, V],
    mine: Mapping[K, V],
    new: Mapping[K, V],
    combine: Callable[[V, V, V], tuple[V, V]],
) -> tuple[dict[K, V], dict[K, V]]:
    """Return the merged records in order, and what to merge against the next time.

    `combine` does the same for a record that all three versions have. The order is a person's, if
    they changed it.
    """
    merged: dict[K, V] = {}
    memory: dict[K, V] = {}
    first, second = (new, mine) if list(mine) == list(base) else (mine, new)
    for key in {**first, **second, **base}:
        if key not in mine:
            if key not in base:
                merged[key] = new[key]
            # What a person deleted stays in memory, lest it come back as something new.
            memory[key] = new.get(key, base[key]) if key in base else new[key]
        elif key not in base:
            merged[key] = mine[key]
        elif key in new:
            merged[key], memory[key] = combine(base[key], mine[key], new[key])
        elif mine[key] != base[key]:
            merged[key] = mine[key]
    # The memory is in the machine's order, so that a person's order still shows as one.
    return merged, {key: memory[key] for key in {**new, **base} if key in memory}
