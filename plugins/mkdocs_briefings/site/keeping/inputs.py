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
    """Return what stands for the files of a project, and for which of its seeds git tracks.

    What cannot be read is the same as long as it cannot be for the same reason.
    """
    digest = hashlib.blake2b(digest_size=16)
    for folder in (project.docs, project.seeds, project.briefings):
        for path in _list_files(folder):
            name, data = os.path.relpath(path, project.root), _read_bytes(path)
            digest.update(b"%s\0%d\0" % (os.fsencode(name), len(data)))
            digest.update(data)
    digest.update("\0".join(sorted(list_tracked(project))).encode(errors="surrogatepass"))
    return digest.hexdigest()


def _list_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in an order that is the same each time."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        yield from (Path(place, name) for name in sorted(names))


def _read_bytes(path: Path) -> bytes:
    try:
        # A pipe beside the pages would be waited for without end.
        return path.read_bytes() if path.is_file() else b"\0no file"
    except OSError as error:
        return b"\0" + str(error.strerror).encode()


def _list_installed() -> Iterator[str]:
    """Yield the names of all packages that are installed, each with its version."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - names alone are wanted
        except OSError:  # an archive, or a folder that nothing can be imported from
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
