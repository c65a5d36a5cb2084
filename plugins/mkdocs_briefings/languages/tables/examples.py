"""What stands beside every rule of a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts in which a rule finds something, and texts (`not`) in which it must find nothing."""

    examples: tuple[str, ...]
    not_: tuple[str, ...]
