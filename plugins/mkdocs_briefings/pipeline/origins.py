"""Where each briefing comes from: what made it, and whether a person has changed it since."""

import re

from mkdocs_briefings.markup.merge.decisions import BY_HAND
from mkdocs_briefings.model import Briefing, Origin
from mkdocs_briefings.pipeline.bases import MADE_BY, RULES, is_edited, read_version
from mkdocs_briefings.pipeline.reasons import list_reasons, scan_reasons

# What YAML writes without quotes, and the keys that a mark has under `.machine/` alone.
_PLAIN = re.compile(r"[A-Za-z][\w .,;()-]*[\w)]", re.ASCII)
_MARK = re.compile(r' (?:rule|score|or)=(?:"(?:[^"\\]|\\.)*"|[^\s"{}]+)(?=[ }])')


def find_origin(
    briefing: Briefing, written: str | None, remembered: str | None, name: str
) -> Origin:
    """Return the origin of a briefing; one that no machine wrote is edited.

    `written` is its file and `remembered` the machine's version, which messages call `name`.
    """
    if (made_by := _find_maker(written, remembered)) is not None:
        return Origin(made_by, edited=False, reasons=scan_reasons(briefing, remembered or ""))
    base = read_version(remembered, name) if remembered is not None else None
    edited = base is None or is_edited(written or "", base)
    told = base.extra.get(MADE_BY) if base else None
    made_by = told if isinstance(told, str) else None
    if base is None:
        return Origin(made_by, edited)
    return Origin(made_by, edited, list_labels(base), list_reasons(base))


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
