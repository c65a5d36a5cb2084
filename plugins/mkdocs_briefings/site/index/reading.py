"""The folder of briefings, read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.model import Briefing, SourceBlock
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.addresses import briefing_path


def showable(briefing: Briefing) -> Briefing:
    """Return a briefing without blocks whose source its front matter does not tell: no rights."""
    known = {source.id for source in briefing.sources}
    parts = (
        part for part in briefing.parts if not isinstance(part, SourceBlock) or part.source in known
    )
    return replace(briefing, parts=tuple(parts))


def by_page(faults: Iterable[Fault], project: Project) -> dict[str, list[Fault]]:
    """Return the faults of each page by its path on the site: a briefing, or a page of the docs."""
    found: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        path = project.root / fault.path
        if path.parent == project.briefings:
            found[briefing_path(path.stem)].append(fault)
        elif path.is_relative_to(project.docs):
            found[path.relative_to(project.docs).as_posix()].append(fault)
    return found


def body_of(briefing: Briefing) -> str:
    """Return the Markdown of the page: the author's words, and the blocks without their lines.

    The blocks have been read; the extension is handed what they hold.
    """
    parts = (
        f"/// source | {part.source}\n///" if isinstance(part, SourceBlock) else part.text
        for part in briefing.parts
    )
    return "\n\n".join(parts)
