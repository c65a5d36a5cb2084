"""What stands beside the briefings: what is published with them, and what is not."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.text_files import is_file

KINDS = {
    "pictures": (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"),
    "sound": (".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"),
    "film": (".m4v", ".mov", ".mp4", ".ogv", ".vtt", ".webm"),
    "PDF": (".pdf",),
    "data": (".csv", ".geojson", ".gpx", ".json", ".kml", ".ods", ".tsv", ".xlsx"),
}
"""The files that are published with the briefings, by what they are; capitals do not matter."""

_PUBLISHED = frozenset(suffix for suffixes in KINDS.values() for suffix in suffixes)
_UNKNOWN_CURE = "remove it; published are " + ", ".join(KINDS) + " (docs/configuration.md)"


@dataclass(frozen=True, slots=True)
class Beside:
    """The files to publish, by their path below the folder of briefings, and what is left out."""

    files: dict[str, Path]
    faults: tuple[Fault, ...]


def files_beside(project: Project) -> Beside:
    """Return what stands beside the briefings; hidden files are left out without a word.

    Only files of a listed kind are published, so that no editor's copy of a briefing is.
    """
    files: dict[str, Path] = {}
    faults = []
    for relative, path in _find_files(project.briefings):
        if _is_ours(path, project):
            continue  # it is told where briefings and register are read
        if leads_out(path, project.briefings):
            faults.append(tell_link(project.name(path)))
        elif not os.access(path, os.R_OK):
            continue  # it is told where what cannot be read is looked for
        elif _is_published(path) and _is_published(Path(os.path.realpath(path))):
            files[relative] = path
        else:
            what = "not of a kind that is published, and left out"
            faults.append(Fault(project.name(path), None, what, _UNKNOWN_CURE, warning=True))
    return Beside(files, tuple(faults))


def leads_out(path: Path, folder: Path) -> bool:
    """Say whether a file is in truth one outside of a folder, or a hidden one in it."""
    # Unlike `Path.resolve` it leaves a link that leads to itself as it is.
    real, inside = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return not real.is_relative_to(inside) or _is_hidden(real.relative_to(inside))


def tell_link(name: str) -> Fault:
    """Return what is told of a file that leads out of the folder of briefings."""
    what = "a link that leads out of the folder of briefings, not published"
    return Fault(name, None, what, "put the file itself there")


def _find_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if (is_file(path) or os.path.islink(path)) and not _is_hidden(relative):  # noqa: PTH114 (as in text_files)
            yield relative.as_posix(), path


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _is_published(path: Path) -> bool:
    return path.suffix.lower() in _PUBLISHED


def _is_ours(path: Path, project: Project) -> bool:
    """Say whether a file is a briefing, what `annotate --replace` kept of one, or the register."""
    return path.parent == project.briefings and (
        path.suffix == ".md" or path.name.endswith(".md.bak") or path == project.register
    )
