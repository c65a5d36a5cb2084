"""What Pagefind has made, kept by what it was made of, in a folder that may be deleted."""

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from mkdocs_briefings.site.finding.joining import Files

_FORMAT = "3"
"""To be raised with each change to how an index is made of its records, or written."""


class Kept:
    """A folder of indexes, each by the digest of what it is made of; `None` keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, digest: str, make: Callable[[], Files]) -> Files:
        """Return the files that are kept, or else made; what cannot be read is made again."""
        if self.folder is None:
            return make()
        path = self.folder / f"{digest}.zip"
        self._used.add(path.name)
        with suppress(OSError, zipfile.BadZipFile, EOFError), zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
        files = make()
        # A folder that cannot be written to costs time alone.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f"{path.name}.{os.getpid()}")
            partial.write_bytes(_archive(files))
            partial.replace(path)
        return files

    def forget_others(self) -> None:
        """Delete what has not been asked for: the folder grows no larger than one site needs."""
        if self.folder is None:
            return
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in self._used:
                    path.unlink()


def digest_texts(texts: Iterable[str]) -> str:
    """Return what stands for some texts, and for the way in which what is made of them is kept."""
    digest = hashlib.blake2b(_FORMAT.encode(), digest_size=16)
    for text in texts:
        told = text.encode()
        digest.update(f"{len(told)} ".encode() + told)
    return digest.hexdigest()


def _archive(files: Files) -> bytes:
    archived = BytesIO()
    with zipfile.ZipFile(archived, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return archived.getvalue()
