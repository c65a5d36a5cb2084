"""What stands on the disk of each briefing: its file, and what the machine proposed last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import drop_memory, read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.bases import (
    belongs,
    decode,
    is_edited,
    read_base,
    read_raw,
    read_written,
)
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.progress import Follow, unseen
from mkdocs_briefings.register import Register
from mkdocs_briefings.text_files import decode_text


@dataclass(frozen=True, slots=True)
class Standing:
    """A briefing as it stands on the disk.

    `raw` are the bytes of its file and `base` is the machine's last version, `None` where there is
    none; `briefing` is what the file says, where somebody has changed it and it has no faults.
    """

    raw: bytes | None
    base: Briefing | None
    briefing: Briefing | None

    @property
    def written(self) -> str | None:
        """The file with its line ends as LF; `None` where there is none."""
        return None if self.raw is None else decode(self.raw)

    @property
    def edited(self) -> bool:
        """Whether a person has changed the file, or decided what no longer shows in it."""
        if self.raw is None:
            return False
        base = self.base
        return base is None or is_edited(decode(self.raw), base) or drop_memory(base) != base

    @property
    def is_matched(self) -> bool:
        """Whether file and base belong together; so they do where one of them is not there."""
        return self.base is None or self.briefing is None or belongs(self.base, self.briefing)


def read_standing(
    project: Project, slugs: Collection[str], register: Register, follow: Follow = unseen
) -> tuple[dict[str, Standing], list[Fault]]:
    """Return what stands of these briefings, and of all that the machine has made, by slug.

    Those that cannot be read are not among them: a fault tells of each.
    """
    made = {path.stem for path in project.machine.glob("*.md")}
    standing: dict[str, Standing] = {}
    faults: list[Fault] = []
    for slug in follow(sorted(made.union(slugs)), "reading briefings"):
        try:
            standing[slug] = _read_one(project, f"{slug}.md", register)
        except InvalidInput as error:
            faults += error.faults
    return standing, faults


def _read_one(project: Project, name: str, register: Register) -> Standing:
    path, machine = project.briefings / name, project.machine / name
    base = read_base(machine, project.name(machine))
    raw = read_raw(path, project.name(path))
    edited = Standing(raw, base, None).edited
    return Standing(raw, base, _read_sound(raw or b"", project.name(path), register, edited))


def _read_sound(raw: bytes, name: str, register: Register, edited: bool) -> Briefing | None:
    """Return what somebody has made of a briefing; `None` if nobody has, or it has faults."""
    if not edited:
        return None
    try:
        briefing, faults = read(decode_text(raw, name), name, known=register.known)
    except InvalidInput:
        return None
    return None if any(not fault.warning for fault in faults) else briefing


def find_strays(project: Project, standing: Mapping[str, Standing]) -> dict[str, Briefing]:
    """Return the briefings whose files somebody has renamed, by the ids of their sources."""
    strays: dict[str, Briefing] = {}
    gone = {
        source.id
        for one in standing.values()
        if one.raw is None and one.base
        for source in one.base.sources
    }
    for path in sorted(project.briefings.glob("*.md")) if gone else ():
        if path.stem not in standing:
            name = project.name(path)
            found, _ = read(read_written(path, name) or "", name, known=lambda _: True)
            strays |= {source.id: found for source in found.sources if source.id in gone}
    return strays


def tell_stray(briefing: Briefing, slug: str) -> Fault:
    """Return the fault of a briefing whose file was renamed, while its seeds still say `slug`."""
    ids = ", ".join(f"'{source.id}'" for source in briefing.sources)
    what = f"its sources ({ids}) belong to the briefing {slug!r}, whose file is gone"
    cure = f"write 'briefing: {briefing.slug}' into their seeds, or call this file {slug}.md again"
    return Fault(briefing.path, 1, what, cure)
