"""The folder of briefings, read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import write_block
from mkdocs_briefings.model import Briefing, SourceBlock
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.addresses import briefing_path

_NOT_BESIDE = (".md", ".bak")


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
    """Return the Markdown of the page: the author's words and the source blocks that it has."""
    parts = (
        write_block(part) if isinstance(part, SourceBlock) else part.text for part in briefing.parts
    )
    return "\n\n".join(parts)


def files_beside(project: Project) -> dict[str, Path]:
    """Return pictures and other files by their path below the folder of briefings."""
    paths = (path for path in sorted(project.briefings.rglob("*")) if path.is_file())
    beside = {
        path.relative_to(project.briefings): path for path in paths if path != project.register
    }
    return {
        relative.as_posix(): path
        for relative, path in beside.items()
        if relative.suffix not in _NOT_BESIDE and not any(p.startswith(".") for p in relative.parts)
    }
