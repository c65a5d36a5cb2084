"""The pages of the last site, on disk, in a file that may be deleted at any time."""

import secrets
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_briefings.pickled import Unreadable, read_value, write_value
from mkdocs_briefings.site.keeping.trace import Fact

_PATIENCE = 10.0
SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY CHECK (id = 0), told BLOB);
CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, html BLOB);
CREATE TABLE IF NOT EXISTS stamp (id INTEGER PRIMARY KEY CHECK (id = 0), told TEXT);
CREATE TABLE IF NOT EXISTS whole (id INTEGER PRIMARY KEY CHECK (id = 0), told BLOB);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, digest BLOB, content BLOB);
"""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What is remembered of a page: what stands for its own making, and the facts it asked for.

    `facts` are numbers in the list of `Notes`. `body` is what search takes of it, `entries` are
    those of the theme's search; `targets` the paths that its author links to, and `into` the
    fragments of pages, by path, each with the link as it is written.
    """

    made: str
    facts: tuple[int, ...]
    body: str | None = None
    entries: tuple[dict[str, Any], ...] = ()
    targets: tuple[str, ...] = ()
    into: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notes:
    """What the pages of a site were made of; `frame` stands for all that they have in common.

    `digests` are those of the `facts`, in their order; `pages` are by path.
    """

    frame: str = ""
    facts: tuple[Fact, ...] = ()
    digests: tuple[str, ...] = ()
    pages: dict[str, KeptPage] = field(default_factory=dict)


class Store(Mapping[str, bytes]):
    """A file with the pages of one site, by path; it holds nothing where it cannot be read.

    The `stamp` is another one whenever other pages are written.

    The pages stay on disk until they are asked for: all of them would fill the memory. From
    `read_notes` to `write` they are those that the notes are of, whoever writes to the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.stamp = ""
        self._reading: sqlite3.Connection | None = None
        self._paths: frozenset[str] = frozenset()

    def read_notes(self, frame: str) -> Notes:
        """Return the notes of a site with a frame; empty ones where another site is kept."""
        if not self._path.is_file():
            return Notes(frame)
        with suppress(sqlite3.Error, OSError, Unreadable):
            self._reading = base = open_base(self._path)
            base.execute("BEGIN")
            row = base.execute("SELECT told FROM notes").fetchone()
            notes = read_value(row[0]) if row else None
            if isinstance(notes, Notes) and notes.frame == frame:
                self._paths = frozenset(row[0] for row in base.execute("SELECT path FROM pages"))
                stamp = base.execute("SELECT told FROM stamp").fetchone()
                self.stamp = stamp[0] if stamp else ""
                return notes
        return Notes(frame)

    def __getitem__(self, path: str) -> bytes:
        if self._reading is None or path not in self._paths:
            raise KeyError(path)
        row = self._reading.execute("SELECT html FROM pages WHERE path = ?", (path,)).fetchone()
        return zlib.decompress(row[0])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def write(self, notes: Notes | None, made: Mapping[str, bytes]) -> None:
        """Keep the pages of a site, those that were made now packed; `None` leaves all as it is."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        if notes is None:
            return
        self.stamp = ""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(open_base(self._path)) as base:
                stamp = secrets.token_hex(8)
                _write(base, notes, made, stamp)
                self.stamp = stamp
        except (OSError, sqlite3.OperationalError):
            return  # locked, or a folder that cannot be written to: that costs time alone
        except sqlite3.DatabaseError:
            # Damaged, or of another program: what it holds can be made again.
            with suppress(OSError):
                self._path.unlink()


def pack_page(html: str) -> bytes:
    """Return a page as it is kept, of what MkDocs writes of it."""
    return zlib.compress(html.encode(errors="xmlcharrefreplace"), 1)


def open_base(path: Path) -> sqlite3.Connection:
    """Return a connection to a file of what is kept."""
    base = sqlite3.connect(path, _PATIENCE, isolation_level=None, check_same_thread=False)
    # What a crash of the machine takes can be made again.
    base.execute("PRAGMA synchronous = OFF")
    return base


def _write(base: sqlite3.Connection, notes: Notes, made: Mapping[str, bytes], stamp: str) -> None:
    base.executescript(SCHEMA)
    base.execute("BEGIN IMMEDIATE")
    base.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", made.items())
    kept = [row[0] for row in base.execute("SELECT path FROM pages")]
    gone = [(path,) for path in kept if path not in notes.pages]
    base.executemany("DELETE FROM pages WHERE path = ?", gone)
    # The whole site that was kept beside other pages is no more.
    base.execute("DELETE FROM whole")
    base.execute("INSERT OR REPLACE INTO stamp VALUES (0, ?)", (stamp,))
    base.execute("INSERT OR REPLACE INTO notes VALUES (0, ?)", (write_value(notes),))
    base.execute("COMMIT")
