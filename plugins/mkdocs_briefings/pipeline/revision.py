"""Seeds to briefings: what is due is analysed, and merged with what a person has changed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from mkdocs_briefings.annotate import analyse, propose
from mkdocs_briefings.errors import Fault, InvalidInput, tell_crash
from mkdocs_briefings.markup import is_changed, read, seal_review, write
from mkdocs_briefings.markup.merge import Merge, merge
from mkdocs_briefings.model import Analysis, Briefing, Orphan
from mkdocs_briefings.pipeline.assembly import make_briefing
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.plan import (
    MADE_BY,
    RULES,
    Plan,
    Reason,
    Task,
    drop_rules,
    make_plan,
    read_written,
    render_briefing,
)
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import keep_backup, lock, recover, write_file, write_pair
from mkdocs_briefings.register import Register
from mkdocs_briefings.sources import find_missing_date
from mkdocs_briefings.text_files import read_text_file


class Action(StrEnum):
    """What became of a briefing."""

    WRITTEN = "written"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    LEFT = "left alone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one briefing that was due, and what its author should know."""

    slug: str
    action: Action
    faults: tuple[Fault, ...] = ()


def update(
    project: Project,
    *,
    sources: Collection[str] = (),
    replaced: Collection[str] = (),
    started: Callable[[Plan], None] = lambda plan: None,
) -> Iterator[Outcome]:
    """Bring briefings up to date and yield what became of each that was due, as it happens.

    `sources` (ids) and `replaced` (slugs) limit the work; without them it is all of the project.
    A briefing of `replaced` is made anew though a person changed it; the file is kept as `.bak`.
    `started` is told the plan before the work begins. What is done stays done, whatever follows.

    Raises:
        InvalidInput: the register is wrong, or the folder of briefings cannot be written to.
    """
    plan = make_plan(project, sources, replaced)
    if not plan.due:
        started(plan)
        return
    with lock(project.root):
        recover(project.briefings, project.machine)
        # Another run may have done the work while this one waited.
        plan = make_plan(project, sources, replaced)
        started(plan)
        yield from _work(project, plan)


def _work(project: Project, plan: Plan) -> Iterator[Outcome]:
    """Yield the outcome of each briefing that is due; call it with the lock held."""
    due: list[tuple[Task, Briefing | None]] = []
    for task in plan.due:
        merging = task.edited and task.reason is not Reason.ASKED
        mine = _read_mine(project, task, plan.register) if merging else None
        if isinstance(mine, Fault):
            yield Outcome(task.slug, Action.LEFT, (mine,))
        else:
            due.append((task, mine))
    documents = (document for task, _ in due for document in task.documents)
    analyses = analyse(documents, plan.register)
    for task, mine in due:
        yield _finish(project, task, mine, [next(analyses) for _ in task.documents])


def _finish(project: Project, task: Task, mine: Briefing | None, found: list[Analysis]) -> Outcome:
    """Return what became of one briefing; whatever goes wrong with it harms no other."""
    try:
        outcome = _store(project, task, mine, make_briefing(task.slug, list(map(propose, found))))
    except InvalidInput as error:
        outcome = Outcome(task.slug, Action.FAILED, error.faults)
    except Exception as error:
        name = project.name(project.briefings / f"{task.slug}.md")
        fault = tell_crash(name, "making the briefing", error, "its file is left as it was")
        outcome = Outcome(task.slug, Action.FAILED, (fault,))
    faults = [fault for one in found for fault in one.faults]
    return replace(outcome, faults=(*faults, *outcome.faults))


def _read_mine(project: Project, task: Task, register: Register) -> Briefing | Fault:
    """Return the briefing that a person changed, or why it is left alone."""
    path = project.briefings / f"{task.slug}.md"
    name = project.name(path)
    redo = f"redo it with 'mkdocs-briefings annotate --replace {task.slug}' (a .bak is kept)"
    try:
        text = read_text_file(path, name) if task.written is not None else ""
    except InvalidInput as error:
        return Fault(name, error.faults[0].line, f"it is left alone: {error.faults[0].what}", redo)
    briefing, faults = read(text, name, known=register.known)
    if serious := [fault for fault in faults if not fault.warning]:
        what = f"it is left alone, since it has faults ({task.reason})"
        cure = f"mend what 'mkdocs-briefings check' tells, or {redo}"
        return Fault(name, serious[0].line, what, cure, warning=True)
    made = {source.id: source.digest for source in briefing.sources}
    if task.base is None and made != {one.source.id: one.source.digest for one in task.documents}:
        what = f"it is left alone: its source changed, and .machine/{task.slug}.md is missing"
        return Fault(name, 1, f"{what}, which tells your changes from the machine's", redo, True)
    return briefing


def _merge(base: Briefing, mine: Briefing, proposed: Briefing) -> Merge:
    """Return the merge; a review that does not say what was read is bound to what `mine` said."""
    merged = merge(base, mine, proposed)
    sealed = replace(merged.briefing, review=seal_review(mine).review)
    return replace(merged, briefing=sealed) if is_changed(sealed) else merged


def _tell_orphans(content: str, name: str, fresh: Collection[Orphan]) -> list[Fault]:
    """Return a warning for each orphan that a merge has made, with its line in what is written."""
    written = read(content, name, known=lambda _: True)[0].orphans if fresh else ()
    return list_orphans(name, (orphan for orphan in written if orphan in fresh))


def _store(project: Project, task: Task, mine: Briefing | None, proposed: Briefing) -> Outcome:
    """Write a briefing and the machine's version, merged with `mine` where there is one."""
    path = project.briefings / f"{task.slug}.md"
    warnings = [fault for one in task.documents if (fault := find_missing_date(one))]
    content, base = render_briefing(proposed), proposed
    if mine is not None:
        # Where the machine's version is missing but the sources are what they were, its proposal of
        # today stands for it: what differs is a person's.
        merged = _merge(drop_rules(task.base) if task.base else proposed, mine, proposed)
        same = merged.briefing == mine and task.written is not None
        content = task.written if same and task.written else write(merged.briefing)
        base = merged.base
        warnings += _tell_orphans(content, project.name(path), merged.orphans)
    own = {RULES: task.rules, MADE_BY: task.made_by}
    remembered = write(replace(base, extra={**base.extra, **own}), rules=True)
    try:
        if read_written(path, project.name(path)) != task.written:
            what = "it changed during the work, so it is left alone"
            fault = Fault(project.name(path), None, what, "run it again")
            return Outcome(task.slug, Action.LEFT, (fault,))
        if task.reason is Reason.ASKED and task.edited:
            keep_backup(path)
        if content == task.written:
            write_file(project.machine / path.name, remembered)
            return Outcome(task.slug, Action.UNCHANGED, tuple(warnings))
        write_pair(path, content, project.machine / path.name, remembered)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        fault = Fault(project.name(path), None, what, "make room, or make file and folder writable")
        return Outcome(task.slug, Action.FAILED, (fault,))
    return Outcome(task.slug, Action.MERGED if mine else Action.WRITTEN, tuple(warnings))
