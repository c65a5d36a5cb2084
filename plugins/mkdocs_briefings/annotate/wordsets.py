"""Word lists of a table as sets, so that looking a word up costs nothing."""

from collections.abc import Mapping
from typing import Any


def freeze_lists(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the table with every list of words, at any depth, as a frozen set."""
    return {key: _freeze(value) for key, value in table.items()}


def _freeze(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _freeze(inner) for key, inner in value.items()}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return frozenset(value)
    return [_freeze(item) for item in value] if isinstance(value, list) else value
