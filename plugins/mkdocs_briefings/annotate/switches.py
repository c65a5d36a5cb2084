"""Rules switched off, so that what each is worth can be measured: what they find is left aside.

A rule goes by its full name (see `model.rules`); the names that are off travel with the draft.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Ruled(Protocol):
    """What a rule has found."""

    @property
    def rule(self) -> str | None:
        """The rule's own name, without its aspect."""


T = TypeVar("T", bound=Ruled)


def keep(found: Iterable[T], aspect: str, off: frozenset[str]) -> Iterable[T]:
    """Return what was found by rules that are on, in the same order."""
    if not off:
        return found
    return (one for one in found if f"{aspect}:{one.rule}" not in off)
