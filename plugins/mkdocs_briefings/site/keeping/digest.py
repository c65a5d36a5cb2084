"""What stands for a value: the same for equal ones, in any process, and for others another."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from types import FunctionType, MappingProxyType
from typing import Any

_SHORT = 48
_PLAIN = (str, bytes, int, float, bool, type(None), dt.date)


class Indescribable(Exception):
    """A value is of a kind for which nothing can stand."""


class Digests:
    """Gives the digests of values, those of large ones but once.

    `known` gives what stands for values that are told apart otherwise, `None` for all others.
    """

    def __init__(self, known: Callable[[object], str | None] = lambda value: None) -> None:
        self._known = known
        # With the value itself, so that no other gets its number while this one is remembered.
        self._made: dict[int, tuple[object, str]] = {}

    def of(self, value: Any) -> str:
        """Return what stands for a value.

        Raises:
            Indescribable: nothing can.
        """
        kind = type(value)
        if kind in _PLAIN:
            return _shorten(repr(value))
        made = self._made.get(id(value))
        if made is not None:
            return made[1]
        told = self._known(value)
        if told is None:
            told = _shorten(f"{kind.__name__}({self._write(value)})")
        self._made[id(value)] = value, told
        return told

    def _write(self, value: Any) -> str:
        kind: Any = type(value)
        if kind is tuple:  # the most by far, and then data classes
            return ",".join([self.of(item) for item in value])
        if (names := _names_of(kind)) is not None:
            return ",".join([self.of(getattr(value, name)) for name in names])
        if isinstance(value, Enum):
            return repr(value.value)
        if isinstance(value, _PLAIN):
            return repr(value)
        if isinstance(value, tuple | list):
            return ",".join(map(self.of, value))
        if isinstance(value, frozenset | set):
            return ",".join(sorted(map(self.of, value)))
        if isinstance(value, dict | MappingProxyType | Mapping):
            return ",".join(f"{self.of(key)}:{self.of(value[key])}" for key in value)
        return self._write_function(value)

    def _write_function(self, value: Any) -> str:
        """Return what stands for a function: its name, and the values that it holds."""
        if isinstance(value, partial):
            return f"{self.of(value.func)},{self.of(value.args)},{self.of(value.keywords)}"
        if isinstance(value, FunctionType):
            cells = (cell.cell_contents for cell in value.__closure__ or ())
            held = ",".join(map(self.of, cells))
            return f"{value.__module__}.{value.__qualname__},{self.of(value.__defaults__)},{held}"
        raise Indescribable(type(value).__name__)


@cache
def _names_of(kind: Any) -> tuple[str, ...] | None:
    """Return the names of the fields of a data class, `None` of any other."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _shorten(text: str) -> str:
    if len(text) <= _SHORT:
        return text
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
