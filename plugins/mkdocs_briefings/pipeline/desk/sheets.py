"""Briefings as they lie on the desk: read once for as long as their files stay as they are."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.desk.marks import DeskMark, list_marks
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.sources import can_be_page
from mkdocs_briefings.text_files import decode_text, read_file


@dataclass(frozen=True, slots=True)
class Sheet:
    """A briefing on the desk; `digest` stands for the bytes of its file.

    `removed` is how many of the machine's proposals a person took away. `faults` are what must be
    mended by hand before anything can be decided here.
    """

    slug: str
    path: Path
    digest: str
    raw: bytes = field(repr=False)
    briefing: Briefing
    marks: tuple[DeskMark, ...]
    removed: int
    faults: tuple[Fault, ...]

    @property
    def text(self) -> str:
        """The text of the file to the byte, its byte order mark included."""
        return self.raw.decode("utf-8")

    def find(self, anchor: str) -> DeskMark | None:
        """Return the mark of an anchor; `None` where there is none any more."""
        return next((mark for mark in self.marks if mark.anchor == anchor), None)


class Sheets:
    """The briefings of a project, read anew where a file they are made of is another one."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept: dict[str, tuple[tuple[str, ...], Sheet]] = {}

    def slugs(self) -> tuple[str, ...]:
        """Return the names of the briefings that there are."""
        folder = self._project.briefings
        paths = sorted(folder.glob("*.md"))
        home = folder.resolve()
        return tuple(
            path.stem
            for path in paths
            if can_be_page(path.stem) and path.is_file() and path.resolve().parent == home
        )

    def register(self) -> Register:
        """Return the register as it is.

        Raises:
            InvalidInput: it is wrong.
        """
        return load_register(self._project.register, self._project.name(self._project.register))

    def read(self, slug: str, register: Register | None = None) -> Sheet:
        """Return the sheet of a briefing that there is.

        Raises:
            InvalidInput: its file or the register cannot be read.
        """
        path = self._project.briefings / f"{slug}.md"
        raw = read_file(path, self._project.name(path))
        machine = self._project.machine / f"{slug}.md"
        key = (digest(raw), *map(_stamp, (machine, self._project.register)))
        if slug not in self._kept or self._kept[slug][0] != key:
            self._kept[slug] = key, self._read(slug, path, raw, register or self.register())
        return self._kept[slug][1]

    def all(self) -> Iterator[Sheet]:
        """Yield the sheets of all briefings that can be read."""
        register = self.register()
        for slug in self.slugs():
            try:
                yield self.read(slug, register)
            except InvalidInput:
                continue

    def _read(self, slug: str, path: Path, raw: bytes, register: Register) -> Sheet:
        name = self._project.name(path)
        briefing, faults = read(decode_text(raw, name), name, known=register.known)
        serious = tuple(fault for fault in faults if not fault.warning)
        marks, removed = list_marks(briefing, self._read_base(slug))
        return Sheet(slug, path, digest(raw), raw, briefing, marks, removed, serious)

    def _read_base(self, slug: str) -> Briefing | None:
        path = self._project.machine / f"{slug}.md"
        name = self._project.name(path)
        try:
            text = decode_text(read_file(path, name), name)
        except InvalidInput:
            return None
        base, faults = read(text, name, known=lambda _: True, machine=True)
        return None if any(not fault.warning for fault in faults) else base


def digest(raw: bytes) -> str:
    """Return what stands for the bytes of a file."""
    return hashlib.sha256(raw).hexdigest()[:20]


def _stamp(path: Path) -> str:
    try:
        told = path.stat()
    except OSError:
        return ""
    return f"{told.st_mtime_ns}-{told.st_size}"
