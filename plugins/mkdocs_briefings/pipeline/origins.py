"""Where each briefing comes from: what made it, and whether a person has changed it since."""

import re

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.markup.merge.decisions import BY_HAND
from mkdocs_briefings.model import Briefing, Origin
from mkdocs_briefings.pipeline.bases import MADE_BY, RULES, is_edited, read_version, read_written
from mkdocs_briefings.pipeline.project import Project

# What YAML writes without quotes, and the keys that a mark has under `.machine/` alone.
_PLAIN = re.compile(r"[A-Za-z][\w .,;()-]*[\w)]", re.ASCII)
_MARK = re.compile(r' (?:rule|score|or)=(?:"(?:[^"\\]|\\.)*"|[^\s"{}]+)(?=[ }])')


def find_origins(project: Project) -> dict[str, Origin]:
    """Return the origin of each briefing that can be read; one that no machine wrote is edited."""
    slugs = [path.stem for path in project.briefings.glob("*.md")]
    found = ((slug, find_origin(project, slug)) for slug in slugs)
    return {slug: origin for slug, origin in found if origin is not None}


def find_origin(project: Project, slug: str) -> Origin | None:
    """Return the origin of a briefing, `None` where it cannot be read."""
    path, machine = project.briefings / f"{slug}.md", project.machine / f"{slug}.md"
    name = project.name(machine)
    try:
        written = read_written(path, project.name(path))
        remembered = read_written(machine, name)
    except InvalidInput:
        return None  # it is told where briefings are read
    if (made_by := _find_maker(written, remembered)) is not None:
        return Origin(made_by, edited=False)
    base = read_version(remembered, name) if remembered is not None else None
    edited = base is None or is_edited(written or "", base)
    told = base.extra.get(MADE_BY) if base else None
    made_by = told if isinstance(told, str) else None
    return Origin(made_by, edited, list_labels(base) if base else None)


def _find_maker(written: str | None, remembered: str | None) -> str | None:
    """Return what made a briefing that nobody touched, where its text alone tells that.

    That is where the machine's version without what only stands there is the file, character for
    character, and holds no decision of a person's; `None` where it takes more to know.
    """
    if written is None or remembered is None or f" rule={BY_HAND}" in remembered:
        return None
    front, end, body = remembered.removeprefix("---\n").partition("\n---\n")
    lines = front.split("\n")
    own = [line for line in lines if line.startswith((f"{RULES}: ", f"{MADE_BY}: "))]
    makers = [line.partition(": ")[2] for line in own if line.startswith(MADE_BY)]
    kept = "\n".join(line for line in lines if line not in own)
    if len(makers) != 1 or not _PLAIN.fullmatch(makers[0]):
        return None
    return makers[0] if f"---\n{kept}{end}{_MARK.sub('', body)}" == written else None


def list_labels(briefing: Briefing) -> frozenset[str]:
    """Return the titles of events and the roles that stand in a briefing."""
    titles = (note.event for block in briefing.blocks for note in block.annotations)
    roles = (actor.role for actor in briefing.actors)
    return frozenset(label for label in (*titles, *roles) if label)
