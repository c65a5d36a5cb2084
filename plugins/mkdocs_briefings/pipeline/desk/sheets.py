"""Briefings as they lie on the desk: read once for as long as their files stay as they are."""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.desk.marks import DeskMark, list_marks
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.shelf import Shelf
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.sources import can_be_page
from mkdocs_briefings.text_files import decode_text, read_file


@dataclass(frozen=True, slots=True)
class Sheet:
    """A briefing on the desk; `digest` stands for the bytes of its file.

    `base` is the machine's version, `None` where there is none. `removed` is how many of its
    proposals a person took away. `faults` are what must be mended by hand before anything can be
    decided here.
    """

    slug: str
    path: Path
    digest: str
    raw: bytes = field(repr=False)
    briefing: Briefing
    base: Briefing | None = field(repr=False)
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read of a briefing and its machine's version, by their bytes alone.

    `asked` are the ids of which it was asked whether the register knows them, with the answers: it
    holds for any register that would answer so.
    """

    briefing: Briefing
    base: Briefing | None
    marks: tuple[DeskMark, ...]
    removed: int
    faults: tuple[Fault, ...]
    asked: tuple[tuple[str, bool], ...]


class Sheets:
    """The briefings of a project, read anew where a file they are made of is another one.

    With a `path` what was read of all of them is kept there from one start to the next.
    """

    def __init__(self, project: Project, path: Path | None = None) -> None:
        self._project = project
        self._path = path
        self._shelf: Shelf | None = None
        self._known: tuple[bytes | None, Register] | None = None
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[tuple[bytes, ...], _Reading]] = {}

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
        path = self._project.register
        raw = path.read_bytes() if path.is_file() else None
        with self._lock:
            if self._known is None or self._known[0] != raw:
                self._known = raw, load_register(path, self._project.name(path))
            return self._known[1]

    def read(self, slug: str, register: Register | None = None) -> Sheet:
        """Return the sheet of a briefing that there is.

        Raises:
            InvalidInput: its file or the register cannot be read.
        """
        register = register or self.register()
        path = self._project.briefings / f"{slug}.md"
        name = self._project.name(path)
        raw = read_file(path, name)
        key = (slug.encode(), raw, self._read_base(slug))

        def holds(told: _Reading) -> bool:
            return all(register.known(id_) is answer for id_, answer in told.asked)

        with self._lock:
            known = self._kept.get(slug)
            if known is None or known[0] != key or not holds(known[1]):
                self._shelf = self._shelf or Shelf(self._path)
                told = self._shelf.get(key, lambda: _read(name, raw, key[2], register), holds)
                self._kept[slug] = known = (key, told)
        one = known[1]
        return Sheet(
            slug, path, digest(raw), raw, one.briefing, one.base, one.marks, one.removed, one.faults
        )

    def all(self) -> Iterator[Sheet]:
        """Yield the sheets of all briefings that can be read."""
        register = self.register()
        for slug in self.slugs():
            try:
                yield self.read(slug, register)
            except InvalidInput:
                continue
        with self._lock:
            if self._shelf is not None:
                # From now on all is in memory, and what changes later is read at the next start.
                self._shelf.put_away()
                self._shelf = Shelf()

    def _read_base(self, slug: str) -> bytes:
        """Return the bytes of the machine's version; none where it cannot be read."""
        path = self._project.machine / f"{slug}.md"
        try:
            return read_file(path, self._project.name(path))
        except InvalidInput:
            return b""


def _read(name: str, raw: bytes, base: bytes, register: Register) -> _Reading:
    asked: dict[str, bool] = {}

    def known(actor: str) -> bool:
        return asked.setdefault(actor, register.known(actor))

    briefing, faults = read(decode_text(raw, name), name, known=known)
    serious = tuple(fault for fault in faults if not fault.warning)
    made = _read_machine(name, base)
    marks, removed = list_marks(briefing, made)
    return _Reading(briefing, made, marks, removed, serious, tuple(asked.items()))


def _read_machine(name: str, raw: bytes) -> Briefing | None:
    try:
        base, faults = read(decode_text(raw, name), name, known=lambda _: True, machine=True)
    except InvalidInput:
        return None
    return None if not raw or any(not fault.warning for fault in faults) else base


def digest(raw: bytes) -> str:
    """Return what stands for the bytes of a file."""
    return hashlib.sha256(raw).hexdigest()[:20]
