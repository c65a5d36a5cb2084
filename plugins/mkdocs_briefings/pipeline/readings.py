"""Each briefing as its two files are, read once for all who ask: the author's and the machine's."""

from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import UNDETERMINED, Briefing, Origin
from mkdocs_briefings.pipeline.bases import decode, find_named_base, read_raw
from mkdocs_briefings.pipeline.beside import leads_out, tell_link
from mkdocs_briefings.pipeline.origins import find_origin
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.shelf import Shelf
from mkdocs_briefings.register import Register
from mkdocs_briefings.sources import can_be_page
from mkdocs_briefings.text_files import decode_text, read_file


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files of a briefing say.

    `briefing` is what can be made of its file, and `faults` what is wrong with the form of it.
    `origin` is `None` where a file cannot be read. `named` is what the machine's file says that it
    is, `None` if it says nothing, and `certain` whether it could be read. `asked` are the ids of
    which it was asked whether the register knows them, each with the answer.
    """

    briefing: Briefing
    faults: tuple[Fault, ...]
    origin: Origin | None = None
    named: str | None = None
    certain: bool = True
    asked: tuple[tuple[str, bool], ...] = ()


def read_files(project: Project, register: Register, path: Path, shelf: Shelf) -> Reading:
    """Return what the files of a briefing say; what was read of them before is on the shelf."""
    name, machine = project.name(path), project.machine / path.name
    unread = Reading(Briefing(path.stem, path.stem, UNDETERMINED, (), path=name, legible=False), ())
    if leads_out(path, project.briefings):
        return replace(unread, faults=(tell_link(name),))
    try:
        raw = read_file(path, name)
    except InvalidInput as error:
        return replace(unread, faults=error.faults)
    try:
        kept, certain = read_raw(machine, project.name(machine)), True
    except InvalidInput:
        kept, certain = None, False  # it is told where what cannot be read is looked for
    parts = (name.encode(errors="surrogatepass"), raw, b"-" if kept is None else b"+" + kept)

    def holds(known: Reading) -> bool:
        return all(register.known(id_) == answer for id_, answer in known.asked)

    found = shelf.get(
        parts, lambda: _read(unread, raw, kept, register, project.name(machine)), holds
    )
    return found if certain else replace(found, certain=False, origin=None)


def find_origins(project: Project) -> dict[str, Origin]:
    """Return the origin of each briefing that can be read."""
    paths = (path for path in sorted(project.briefings.glob("*.md")) if can_be_page(path.stem))
    shelf, register = Shelf(), Register()
    found = {path.stem: read_files(project, register, path, shelf).origin for path in paths}
    return {slug: origin for slug, origin in found.items() if origin is not None}


def _read(
    unread: Reading, raw: bytes, kept: bytes | None, register: Register, machine: str
) -> Reading:
    name = unread.briefing.path
    asked: dict[str, bool] = {}

    def is_known(id_: str) -> bool:
        return asked.setdefault(id_, register.known(id_))

    try:
        briefing, faults = read(decode_text(raw, name), name, known=is_known)
    except InvalidInput as error:
        briefing, faults = unread.briefing, error.faults
    remembered = None if kept is None else decode(kept)
    return Reading(
        briefing,
        faults,
        find_origin(briefing, decode(raw), remembered, machine),
        find_named_base(remembered or ""),
        asked=tuple(asked.items()),
    )
