"""What annotating would do, found out by doing it to a copy: nothing of the project is changed."""

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.desk.since import SinceSigned, compare_versions
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.revision import Engine, update
from mkdocs_briefings.pipeline.storing import Action


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What would become of a briefing; `kept` is how many of its marks would stay as they are."""

    slug: str
    action: Action
    faults: tuple[Fault, ...]
    changes: tuple[SinceSigned, ...]
    kept: int


def rehearse(
    project: Project,
    *,
    sources: Collection[str] = (),
    replaced: Collection[str] = (),
    engine: Engine = analyse,
) -> Iterator[Rehearsed]:
    """Yield what `update` would do to each briefing that is due.

    Raises:
        InvalidInput: as `update` does.
    """
    with TemporaryDirectory() as scratch:
        copy = _copy(project, Path(scratch))
        for outcome in update(copy, sources=sources, replaced=replaced, engine=engine):
            before = _read(project, outcome.slug)
            now = _read(copy, outcome.slug)
            changes: tuple[SinceSigned, ...] = ()
            if before or now:
                some = before or now
                assert some is not None
                nothing = replace(some, parts=(), actors=(), orphans=())
                changes = tuple(compare_versions(before or nothing, now or nothing))
            marks = sum(len(block.annotations) for block in now.blocks) if now else 0
            new = sum(one.now is not None for one in changes)
            kept = max(0, marks - new) if before else 0
            yield Rehearsed(outcome.slug, outcome.action, outcome.faults, changes, kept)


def _copy(project: Project, root: Path) -> Project:
    copy = replace(
        project,
        root=root,
        seeds=root / project.name(project.seeds),
        briefings=root / project.name(project.briefings),
        docs=root / "docs",
    )
    for folder, target in ((project.seeds, copy.seeds), (project.briefings, copy.briefings)):
        if folder.is_dir():
            shutil.copytree(folder, target)
    for name in (".cache", "docs"):
        (root / name).mkdir(exist_ok=True)
    seen = project.root / ".cache" / "mkdocs-briefings"
    if seen.is_dir():
        shutil.copytree(seen, root / ".cache" / "mkdocs-briefings")
    return copy


def _read(project: Project, slug: str) -> Briefing | None:
    path = project.briefings / f"{slug}.md"
    if not path.is_file():
        return None
    return read(path.read_text("utf-8"), project.name(path), known=lambda _: True)[0]
