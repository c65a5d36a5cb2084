"""The files of a project as they stand: what has changed since is known by comparing."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Snapshot = Mapping[str, tuple[int, int, int]]
"""When each file was written last, in nanoseconds, its size and its number, by its path."""

_OUR_OWN = "dossiers.txt"
"""It is written by a build, and would always seem to be changed."""


def take_snapshot(paths: Iterable[str | Path]) -> Snapshot:
    """Return how some files, and all those in some folders, stand now."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in {Path(path).resolve() for path in paths}:
        if path.is_dir():
            found.update(_list_files(str(path)))
        elif path.is_file():
            seen = path.stat()
            found[str(path)] = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
    return found


def compare_snapshots(before: Snapshot, after: Snapshot) -> frozenset[Path]:
    """Return the files that have changed, come or gone."""
    paths = before.keys() | after.keys()
    return frozenset(Path(path) for path in paths if before.get(path) != after.get(path))


def _list_files(folder: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir():
                yield from _list_files(entry.path)
            elif entry.name != _OUR_OWN:
                seen = entry.stat()
                yield entry.path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)
        except OSError:
            continue  # gone meanwhile: a file that is replaced is not there for a moment
