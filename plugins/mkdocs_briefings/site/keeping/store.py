"""The pages of the last site, on disk, in a file that may be deleted at any time."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_briefings.pickled import Unreadable, read_value, write_value
from mkdocs_briefings.site.keeping.trace import Fact

_PATIENCE = 10.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY CHECK (id = 0), told BLOB);
CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, html BLOB);
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


class Store:
    """A file with the pages of one site; where it cannot be read or written, it holds nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read_notes(self, frame: str) -> Notes:
        """Return the notes of a site with a frame; empty ones where another site is kept."""
        with suppress(sqlite3.Error, OSError, Unreadable), self._open() as base:
            row = base.execute("SELECT told FROM notes").fetchone()
            notes = read_value(row[0]) if row else None
            if isinstance(notes, Notes) and notes.frame == frame:
                return notes
        return Notes(frame)

    def read_pages(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield those of some pages that are kept, each with its path."""
        wanted = frozenset(paths)
        with suppress(sqlite3.Error, OSError, zlib.error), self._open() as base:
            for path, html in base.execute("SELECT path, html FROM pages"):
                if path in wanted:
                    yield path, zlib.decompress(html)

    def write(self, notes: Notes, made: dict[str, bytes]) -> None:
        """Keep the pages of a site: those that were made now, and what was kept of the others."""
        try:
            self._write(notes, made)
        except sqlite3.DatabaseError:
            # Damaged, or of another program: what it holds can be made again.
            with suppress(OSError, sqlite3.Error):
                self._path.unlink(missing_ok=True)
        except OSError:
            return  # a folder that cannot be written to costs time alone

    def _write(self, notes: Notes, made: dict[str, bytes]) -> None:
        told = write_value(notes)
        rows = ((path, zlib.compress(html, 1)) for path, html in made.items())
        with self._open() as base:
            base.executescript(_SCHEMA)
            base.execute("BEGIN IMMEDIATE")
            base.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", rows)
            kept = [row[0] for row in base.execute("SELECT path FROM pages")]
            gone = [(path,) for path in kept if path not in notes.pages]
            base.executemany("DELETE FROM pages WHERE path = ?", gone)
            base.execute("INSERT OR REPLACE INTO notes VALUES (0, ?)", (told,))
            base.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, _PATIENCE, isolation_level=None)) as base:
            # What a crash of the machine takes can be made again.
            base.execute("PRAGMA synchronous = OFF")
            yield base
