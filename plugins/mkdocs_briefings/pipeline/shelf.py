"""What has been read of files, kept by their content in a file that may be deleted at any time."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from mkdocs_briefings.digests import digest_program
from mkdocs_briefings.pickled import Unreadable, read_value, write_value
from mkdocs_briefings.pipeline.project import Project

T = TypeVar("T")

_TABLE = "CREATE TABLE IF NOT EXISTS read (digest TEXT PRIMARY KEY, told BLOB)"
_PATIENCE = 10.0


class Shelf:
    """Keeps values by the digest of what they were read from; without a `path` it keeps none.

    It holds what was asked for last, and forgets the rest when it is `put_away`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept = _read_all(path) if path is not None else {}
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}

    def get(self, parts: tuple[bytes, ...], read: Callable[[], T], holds: Callable[[T], bool]) -> T:
        """Return what was read from bytes before, where it still holds, or else what is now."""
        if self._path is None:
            return read()
        digest = _digest(parts)
        self._used.add(digest)
        with suppress(KeyError, Unreadable):
            known: T = read_value(self._kept[digest])
            if holds(known):
                return known
        value = read()
        self._new[digest] = write_value(value)
        return value

    def put_away(self) -> None:
        """Write what is new, and forget what nobody has asked for."""
        gone = [(digest,) for digest in self._kept.keys() - self._used]
        if self._path is None or not (self._new or gone):
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, _PATIENCE)) as base, base:
                base.execute("PRAGMA synchronous = OFF")
                base.execute(_TABLE)
                base.executemany("DELETE FROM read WHERE digest = ?", gone)
                base.executemany("INSERT OR REPLACE INTO read VALUES (?, ?)", self._new.items())
        except (OSError, sqlite3.OperationalError):
            return  # locked, or a folder that cannot be written to: that costs time alone
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._path.unlink()  # damaged: it can be made again


def open_shelf(project: Project) -> Shelf:
    """Return the shelf of a project, on which every command and every build finds what was read."""
    return Shelf(project.root / ".cache" / "mkdocs-briefings" / "readings.sqlite")


def _read_all(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(path, _PATIENCE)) as base:
            return dict(base.execute("SELECT digest, told FROM read"))
    except sqlite3.Error:
        return {}


def _digest(parts: tuple[bytes, ...]) -> str:
    digest = hashlib.blake2b(digest_program().encode(), digest_size=16)
    for part in parts:
        digest.update(f"{len(part)} ".encode() + part)
    return digest.hexdigest()
