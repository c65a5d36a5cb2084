"""A site that notes what is asked of it, so that it is known what a page was made of.

It is used like any other. What is noted is as small as the question: the name of an actor, how many
mentions there are, or the mentions themselves. A page that asked for a number alone is not made
again where only the mentions have changed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.index.volumes import Volume
from mkdocs_briefings.site.pages.site import Site

Fact = tuple[Any, ...]
"""The way to a value: a field of the index, and from there keys (`[`), fields (`.`), or what is
asked of the whole: how many (`#`), which keys (`*`), whether there is such a key (`?`)."""

ABSENT = "absent"
"""What a fact tells of something that is not there."""

_WRAPPED = frozenset({"briefings", "entries", "dossiers", "kinds"})
_VOLUMES = frozenset({"timeline", "calendar", "unsigned", "shelf", "library"})


class Trace:
    """The facts that have been asked for since the last time that they were taken."""

    def __init__(self) -> None:
        self._noted: set[Fact] = set()
        self.note: Callable[[Fact], None] = self._noted.add
        """Notes that a fact was asked for; a page asks for thousands."""

    def take(self) -> frozenset[Fact]:
        """Return what was noted, and forget it."""
        noted = frozenset(self._noted)
        self._noted.clear()
        return noted


def trace_site(site: Site, trace: Trace) -> Site:
    """Return a site that notes what is asked of it."""
    index = site.index
    values = {field.name: getattr(index, field.name) for field in fields(Index)}
    traced = {name: _trace_field(trace, name, value) for name, value in values.items()}
    register = replace(
        index.register, entries=_Mapping(trace, ("register",), index.register.entries)
    )
    return replace(
        site,
        index=Index(**{**traced, "register": register}),
        outdated=_Set(trace, "outdated", site.outdated),
        changed=_Set(trace, "changed", site.changed),
        origins=_Mapping(trace, ("origins",), site.origins),
    )


def root_values(site: Site) -> dict[str, Any]:
    """Return the values at which all facts of a site begin."""
    values = {field.name: getattr(site.index, field.name) for field in fields(Index)}
    told = {name: getattr(site, name) for name in ("outdated", "changed", "origins")}
    return {**values, **told, "register": site.index.register.entries}


def ask(roots: Mapping[str, Any], fact: Fact) -> Any:
    """Return what a fact is now."""
    value = roots[fact[0]]
    steps = iter(fact[1:])
    for step in steps:
        if step == "#":
            return len(value)
        if step == "*":
            return tuple(value)
        name = next(steps)
        if step == "?":
            return name in value
        if step == ".":
            value = getattr(value, name)
        elif name in value:
            value = value[name]
        else:
            return ABSENT
    return value


def traced_path(value: object) -> str | None:
    """Return the way to a value that notes what is asked of it, `None` for any other."""
    told = getattr(value, "traced_", None)
    return None if told is None else repr(told[1])


def _trace_field(trace: Trace, name: str, value: Any) -> Any:
    if name in _VOLUMES:
        return _wrap(trace, (name,), value)
    if isinstance(value, tuple):
        return _Tuple.of(trace, (name,), value)
    if isinstance(value, Mapping):
        return _Mapping(trace, (name,), value, wrapping=name in _WRAPPED)
    return value


class _Mapping(Mapping[Any, Any]):
    """A mapping whose values are facts, or, where they are `wrapping`, tell theirs themselves."""

    def __init__(
        self, trace: Trace, path: Fact, held: Mapping[Any, Any], *, wrapping: bool = False
    ) -> None:
        self.traced_ = trace, path
        self._held, self._wrapping = held, wrapping
        self._wrapped: dict[Any, Any] = {}
        # Each fact is made but once: what is asked for is asked for again and again.
        self._facts: dict[Any, Fact] = {}

    def __getitem__(self, key: Any) -> Any:
        trace, path = self.traced_
        fact = self._facts.get(key)
        if fact is None:
            fact = self._facts[key] = (*path, "?" if self._wrapping else "[", key)
        trace.note(fact)
        if not self._wrapping:
            return self._held[key]
        wrapped = self._wrapped.get(key)
        if wrapped is None:
            wrapped = self._wrapped[key] = _wrap(trace, (*path, "[", key), self._held[key])
        return wrapped

    def __contains__(self, key: object) -> bool:
        trace, path = self.traced_
        trace.note((*path, "?", key))
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        trace, path = self.traced_
        trace.note((*path, "*"))
        return iter(self._held)

    def __len__(self) -> int:
        trace, path = self.traced_
        trace.note((*path, "#"))
        return len(self._held)


class _Set(frozenset[str]):
    """A set of which is only asked what is in it."""

    traced_: tuple[Trace, Fact]

    def __new__(cls, trace: Trace, name: str, held: frozenset[str]) -> "_Set":
        made = super().__new__(cls, held)
        made.traced_ = trace, (name,)
        return made

    def __contains__(self, key: object) -> bool:
        trace, path = self.traced_
        trace.note((*path, "?", key))
        return super().__contains__(key)


class _Tuple(tuple[Any, ...]):
    """A tuple that tells apart who counts it and who looks into it."""

    traced_: tuple[Trace, Fact]

    @classmethod
    def of(cls, trace: Trace, path: Fact, held: tuple[Any, ...]) -> "_Tuple":
        made = cls(held)
        made.traced_ = trace, path
        return made

    def _look(self) -> None:
        trace, path = self.traced_
        trace.note(path)

    def __len__(self) -> int:
        trace, path = self.traced_
        trace.note((*path, "#"))
        return super().__len__()

    def __iter__(self) -> Iterator[Any]:
        self._look()
        return super().__iter__()

    def __reversed__(self) -> Iterator[Any]:
        self._look()
        return iter(tuple(super().__iter__())[::-1])

    def __getitem__(self, key: Any) -> Any:
        self._look()
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._look()
        return super().__contains__(key)

    def __add__(self, other: Any) -> Any:
        self._look()
        return super().__add__(other)

    def __radd__(self, other: Any) -> Any:
        self._look()
        return (*other, *self)

    def __eq__(self, other: object) -> bool:
        self._look()
        return super().__eq__(other)

    def __hash__(self) -> int:
        self._look()
        return super().__hash__()


def _wrap(trace: Trace, path: Fact, value: Any) -> Any:
    """Return a value of a data class that notes which of its fields are asked for."""
    made = _new_of(type(value))
    for field in fields(value):
        object.__setattr__(made, field.name, getattr(value, field.name))
    object.__setattr__(made, "traced_", (trace, path))
    object.__setattr__(made, "wrapped_", {})
    return made


def _trace_value(trace: Trace, here: Fact, value: Any, *, wrapping: bool) -> Any:
    """Return what notes itself what is asked of it, or for a plain value the fact to be noted."""
    if type(value) is tuple:
        return _Tuple.of(trace, here, value)
    if isinstance(value, Mapping):
        return _Mapping(trace, here, value, wrapping=wrapping)
    return here


def _new_of(kind: Any) -> Any:
    traced = _traced_class(kind)
    return traced.__new__(traced)


@cache
def _traced_class(of: Any) -> Any:
    names = frozenset(field.name for field in fields(of))
    getter: Callable[[Any, str], Any] = object.__getattribute__

    is_volume = of is Volume

    class Traced(of):  # type: ignore[misc]
        __slots__ = ("traced_", "wrapped_")
        # Two are the same if they are one: to compare them is not to look into them.
        __eq__ = object.__eq__
        __hash__ = object.__hash__

        def __getattribute__(self, name: str) -> Any:
            value = getter(self, name)
            if name not in names:
                return value
            try:
                held = getter(self, "wrapped_")
            except AttributeError:
                return value  # made by `replace` of one whose fields have all been noted
            known = held.get(name)
            if known is None:
                trace, path = getter(self, "traced_")
                known = held[name] = _trace_value(
                    trace, (*path, ".", name), value, wrapping=is_volume
                )
            if type(known) is not tuple:
                return known
            getter(self, "traced_")[0].note(known)
            return value

    Traced.__name__ = of.__name__
    return Traced
