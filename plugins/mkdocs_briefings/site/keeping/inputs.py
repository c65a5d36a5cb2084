"""All that a whole site is made of: where it is the same, so is the site."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

from mkdocs_briefings.pipeline import Project, list_tracked
from mkdocs_briefings.site.keeping.frame import digest_surroundings


@dataclass(frozen=True, slots=True)
class Inputs:
    """What stands for all that a site is made of.

    `around` is the configuration, the theme, the programs and the day; `files` are those of pages,
    seeds and briefings.
    """

    around: str
    files: str


def read_inputs(config: MkDocsConfig, project: Project, told: Iterable[str]) -> Inputs:
    """Return what stands for the inputs of a build as they are now.

    `told` is what else all of it hangs on. Every byte is read: a file that has been changed may
    look as it did. Source: 30,000 files of 10,000 briefings take a second.
    """
    more = (*told, get_build_date(), *sorted(_list_installed()))
    return Inputs(digest_surroundings(config, more), digest_contents(project))


def digest_contents(project: Project) -> str:
    """Return what stands for the files of a project, and for which of its seeds git tracks."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in (project.docs, project.seeds, project.briefings):
        for path in _list_files(folder):
            name, data = os.path.relpath(path, project.root), path.read_bytes()
            digest.update(b"%s\0%d\0" % (os.fsencode(name), len(data)))
            digest.update(data)
    digest.update("\0".join(sorted(list_tracked(project))).encode(errors="surrogatepass"))
    return digest.hexdigest()


def _list_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in an order that is the same each time."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        yield from filter(Path.is_file, (Path(place, name) for name in sorted(names)))


def _list_installed() -> Iterator[str]:
    """Yield the names of all packages that are installed, each with its version."""
    for folder in filter(Path.is_dir, map(Path, sys.path)):
        names = (path.name for path in folder.iterdir())
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
