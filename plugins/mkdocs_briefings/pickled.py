"""Values of ours as bytes and back: what is read makes values, and never runs anything.

A folder that may be restored from anywhere is not to be trusted with more than that.
"""

import datetime as dt
import pickle
import zlib
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from io import BytesIO
from typing import Any

_OURS = "mkdocs_briefings."
_OTHERS: dict[tuple[str, str], Any] = {
    ("datetime", "date"): dt.date,
    ("builtins", "frozenset"): frozenset,
    ("builtins", "set"): set,
}


class Unreadable(Exception):
    """Bytes are not what was written by this version, or by us at all."""


def write_value(value: object) -> bytes:
    """Return a value of plain kinds and of our data classes as bytes."""
    return zlib.compress(pickle.dumps(value, 5), 1)


def read_value(raw: bytes) -> Any:
    """Return the value that was written.

    Raises:
        Unreadable: it cannot be told.
    """
    try:
        return _Reader(BytesIO(zlib.decompress(raw))).load()
    except Exception as error:  # damaged bytes can end in any
        raise Unreadable(str(error)) from error


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        """Return a class that only holds values."""
        if other := _OTHERS.get((module, name)):
            found: Callable[..., Any] = other
            return found
        if module.startswith(_OURS) and "." not in name:
            kind = super().find_class(module, name)
            if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum)):
                return kind
        raise pickle.UnpicklingError(f"{module}.{name}")
