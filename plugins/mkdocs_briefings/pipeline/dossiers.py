"""The actors that once had a page: an address that has been published must always answer."""

from collections.abc import Collection
from pathlib import Path

from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import write_file

_HEAD = (
    "# Actors that once had a page of their own; their addresses lead on. Written by annotate.\n"
)


def read_dossiers(project: Project) -> tuple[str, ...]:
    """Return the ids of the actors that once had a page, in order."""
    try:
        lines = _file(project).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(sorted({line.strip() for line in lines if line.strip() and line[0] != "#"}))


def keep_dossiers(project: Project, ids: Collection[str]) -> None:
    """Add the ids of actors that have a page now; nothing is written where they are known.

    Raises:
        OSError: the file cannot be written.
    """
    before = read_dossiers(project)
    after = sorted({*before, *ids})
    if list(before) != after:
        write_file(_file(project), _HEAD + "".join(f"{id}\n" for id in after))


def _file(project: Project) -> Path:
    return project.machine / "dossiers.txt"
