"""Folders and files of a project that may not be looked into."""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.text_files import is_file

_CURE = "make it readable"
_DENIED = "cannot be read (Permission denied)"


def find_unreadable(project: Project) -> Iterator[Fault]:
    """Yield a fault for each folder, and each file of the machine's or beside a briefing.

    What seeds, briefings and the register say is read in full elsewhere, and told there.
    """
    wrong: list[OSError] = []
    for folder in (project.seeds, project.briefings):
        for place, folders, names in os.walk(folder, onerror=wrong.append):
            folders.sort()
            if not os.access(place, os.X_OK):  # its names may be listed, and nothing else
                yield Fault(project.name(Path(place)), None, _DENIED, _CURE)
                folders.clear()
            elif folder == project.briefings:
                kept = folders if Path(place) == project.machine else []
                yield from _find_files(project, Path(place), sorted([*names, *kept]))
    if is_file(project.machine):
        yield Fault(project.name(project.machine), None, "is a file, not a folder", "remove it")
    for error in wrong:
        if not isinstance(error, FileNotFoundError):
            name = project.name(Path(error.filename))
            yield Fault(name, None, f"cannot be read ({error.strerror})", _CURE)


def _find_files(project: Project, folder: Path, names: list[str]) -> Iterator[Fault]:
    for path in (folder / name for name in names):
        told = path == project.register or (path.parent, path.suffix) == (project.briefings, ".md")
        if not told and is_file(path) and not os.access(path, os.R_OK):
            yield Fault(project.name(path), None, _DENIED, _CURE)
        elif folder == project.machine and path.suffix == ".md" and not is_file(path):
            cure = "remove it; 'mkdocs-briefings annotate' makes it again"
            yield Fault(project.name(path), None, "is no file", cure)
