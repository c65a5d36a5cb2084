"""The whole of the last site, on disk beside its pages, to be put where a build would make it."""

import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from mkdocs_briefings.pickled import Unreadable, read_value, write_value
from mkdocs_briefings.site.keeping.store import SCHEMA, open_base

_PACKED = (".gz", ".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta", ".png", ".jpg", ".woff2")

Seen = tuple[int, int, int]
"""The size of a file, when it was written, in nanoseconds, and its number."""


Said = tuple[str, int, str]
"""What was logged: the name of the logger, the level and the words."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is remembered of a whole site.

    `around` and `files` stand for what it was made of. `seen` are its files, by their paths, as
    they stood in `folder`; `pages` the paths of those whose content is that of a page that is kept,
    each with the path of that one. `said` is what was logged while it was made, where
    at least what is of a `level` was told.
    """

    around: str
    files: str
    folder: str
    seen: Mapping[str, Seen]
    pages: Mapping[str, str]
    level: int
    said: tuple[Said, ...]


def find_whole(path: Path) -> Whole | None:
    """Return what is remembered of the whole site, of which a file also holds the pages."""
    if not path.is_file():
        return None
    with suppress(sqlite3.Error, OSError, Unreadable), closing(open_base(path)) as base:
        row = base.execute("SELECT told FROM whole").fetchone()
        found = read_value(row[0]) if row else None
        return found if isinstance(found, Whole) else None
    return None


def keep_whole(path: Path, whole: Whole, stamp: str) -> None:
    """Remember a whole site that has just been built, beside its pages, if they have the stamp."""
    with suppress(sqlite3.Error, OSError), closing(open_base(path)) as base:
        base.executescript(SCHEMA)
        base.execute("BEGIN IMMEDIATE")
        if base.execute("SELECT told FROM stamp").fetchone() != (stamp,):
            return  # another build has changed the pages meanwhile
        there = dict(base.execute("SELECT path, digest FROM files"))
        others = whole.seen.keys() - whole.pages.keys()
        for name in others:
            data = Path(whole.folder, name).read_bytes()
            digest = blake2b(data, digest_size=16).digest()
            if there.get(name) != digest:
                content = data if name.endswith(_PACKED) else zlib.compress(data, 1)
                base.execute(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (name, digest, content)
                )
        gone = [(name,) for name in there.keys() - others]
        base.executemany("DELETE FROM files WHERE path = ?", gone)
        base.execute("INSERT OR REPLACE INTO whole VALUES (0, ?)", (write_value(whole),))
        base.execute("COMMIT")


def note_whole(path: Path, whole: Whole) -> None:
    """Remember how the files of a whole site that is kept stand by now."""
    with suppress(sqlite3.Error, OSError), closing(open_base(path)) as base:
        base.execute("UPDATE whole SET told = ?", (write_value(whole),))


def write_whole(path: Path, whole: Whole, folder: Path) -> None:
    """Write the files of a whole site into a folder.

    Raises:
        LookupError: some of it is kept no more, or cannot be read.
        OSError: it cannot be written.
    """
    try:
        with closing(open_base(path)) as base:
            for name in whole.seen:
                if name.startswith("/") or ".." in name.split("/"):
                    raise LookupError(f"{name} is no file of a site")
                target = folder / name
                try:
                    target.write_bytes(_read(base, whole, name))
                except FileNotFoundError:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(_read(base, whole, name))
    except (sqlite3.Error, zlib.error) as error:
        raise LookupError(str(error)) from error


def _read(base: sqlite3.Connection, whole: Whole, name: str) -> bytes:
    page = whole.pages.get(name)
    if page is not None:
        row = base.execute("SELECT html FROM pages WHERE path = ?", (page,)).fetchone()
    else:
        row = base.execute("SELECT content FROM files WHERE path = ?", (name,)).fetchone()
    if row is None:
        raise LookupError(name)
    content: bytes = row[0]
    return content if page is None and name.endswith(_PACKED) else zlib.decompress(content)


def look_at(folder: Path) -> dict[str, Seen]:
    """Return how the files of a site stand, by their paths.

    What is hidden is nobody's who builds: MkDocs leaves it in the folder, and so does this.
    """
    return dict(_look(str(folder), ""))


def _look(folder: str, above: str) -> Iterator[tuple[str, Seen]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not above and entry.name.startswith("."):
                continue
            name = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _look(entry.path, f"{name}/")
            else:
                seen = entry.stat(follow_symlinks=False)
                yield name, (seen.st_size, seen.st_mtime_ns, seen.st_ino)
