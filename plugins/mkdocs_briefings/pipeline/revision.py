"""Seeds to briefings: what is due is analysed, and merged with what a person has changed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mkdocs_briefings.annotate import analyse, propose
from mkdocs_briefings.errors import Fault, InvalidInput, tell_crash
from mkdocs_briefings.markup import (
    drop_memory,
    is_changed,
    seal_review,
    write,
)
from mkdocs_briefings.markup.merge import Merge, merge
from mkdocs_briefings.model import Analysis, Briefing, SourceBlock
from mkdocs_briefings.pipeline.absence import note_seen
from mkdocs_briefings.pipeline.bases import (
    MADE_BY,
    RULES,
    digest_base,
    drop_names,
    render_briefing,
)
from mkdocs_briefings.pipeline.layers import Layers, find_layers, propose_briefing, stand_in
from mkdocs_briefings.pipeline.notices import (
    tell_changes,
    tell_failure,
    tell_kept,
    tell_orphans,
    tell_waiting,
)
from mkdocs_briefings.pipeline.plan import Plan, Reason, Task, make_plan
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import (
    Changed,
    keep_backup,
    lock,
    recover,
    remove_pair,
    write_file,
    write_pair,
)
from mkdocs_briefings.sources import find_missing_date


class Action(StrEnum):
    """What became of a briefing."""

    WRITTEN = "written"
    MERGED = "merged"
    MOVED = "moved"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    LEFT = "left alone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one briefing that was due, and what its author should know."""

    slug: str
    action: Action
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Result:
    """What is to be written: `None` for a file that is to go, or is to stay as it is."""

    content: str | None
    machine: str | None
    faults: list[Fault] = field(default_factory=list)
    backup: bool = False


def update(
    project: Project,
    *,
    sources: Collection[str] = (),
    replaced: Collection[str] = (),
    restoring: bool = True,
    started: Callable[[Plan], None] = lambda plan: None,
) -> Iterator[Outcome]:
    """Bring briefings up to date and yield what became of each that was due, as it happens.

    `sources` (ids) and `replaced` (slugs) limit the work; without them it is all of the project.
    A briefing of `replaced` is made anew though a person changed it; the file is kept as `.bak`.
    `restoring` puts the words of a source back where that is all there is to do.
    `started` is told the plan before the work begins. What is done stays done, whatever follows.

    Raises:
        InvalidInput: the register is wrong, or the folder of briefings cannot be written to.
    """
    plan = make_plan(project, sources, replaced, restoring=restoring)
    if not plan.due:
        note_seen(project, plan.present, plan.absent)
        started(plan)
        return
    with lock(project.root):
        recover(project.briefings, project.machine)
        # Another run may have done the work while this one waited.
        plan = make_plan(project, sources, replaced, restoring=restoring)
        started(plan)
        yield from _work(project, plan)
        note_seen(project, plan.present, plan.absent)


def _work(project: Project, plan: Plan) -> Iterator[Outcome]:
    """Yield the outcome of each briefing that is due; call it with the lock held."""
    due: list[tuple[Task, Layers | None]] = []
    undone: set[str] = set()
    for task in plan.due:
        layers = find_layers(project, plan, task)
        if isinstance(layers, Fault):
            undone.add(task.slug)
            yield Outcome(task.slug, Action.LEFT, (layers,))
        else:
            due.append((task, layers))
    documents = (document for task, _ in due for document in task.documents)
    analyses = analyse(documents, plan.register)
    undone |= {task.slug for task in plan.tasks if task.arrivals}
    work = _Work(project, plan, undone, {task.slug for task, _ in due})
    for task, layers in due:
        found = [next(analyses) for _ in task.documents]
        outcome = work.do(task, layers, found)
        if outcome is not None:
            yield outcome
    if work.halves:
        yield from _take_out(project, work.halves)


@dataclass(slots=True)
class _Work:
    """How far the work is: the briefings that are `undone`, and those of them still `ahead`.

    `renamed` are the new slugs of pages by their old ones. `halves` are the briefings that have
    what comes to them and keep what is to leave them, with what was found in their sources.
    """

    project: Project
    plan: Plan
    undone: set[str]
    ahead: set[str]
    renamed: dict[str, str] = field(default_factory=dict)
    halves: dict[str, list[Analysis]] = field(default_factory=dict)

    def do(self, task: Task, layers: Layers | None, found: list[Analysis]) -> Outcome | None:
        """Return what became of a briefing, `None` where half of the work is left for later."""
        self.ahead.discard(task.slug)
        waits = {move.slug for move in self.plan.list_leaving(task.slug)} & self.undone
        is_half = bool(waits) and waits <= self.ahead and task.reason is not Reason.ASKED
        if is_half:
            outcome = _bring(self.project, self.plan, task, found)
        elif waits:
            fault = tell_waiting(self.project, task.slug, min(waits))
            outcome = Outcome(task.slug, Action.LEFT, (fault,))
        elif task.slug in self.renamed and not task.documents:
            outcome = _withdraw(self.project, task, self.renamed[task.slug])
        else:
            outcome = _finish(self.project, task, layers, found)
        if outcome.action in (Action.LEFT, Action.FAILED):
            return outcome
        self.undone.discard(task.slug)
        if is_half:
            self.halves[task.slug] = found
            return None
        if layers and layers.renamed:
            self.renamed[layers.renamed] = task.slug
        return outcome


def _bring(project: Project, plan: Plan, task: Task, found: list[Analysis]) -> Outcome:
    """Return what became of a briefing that has got what comes, and keeps what is to leave it.

    Where sources change places in a circle, none can be written after the one that its sources go
    to. So one is written with both, and a run that is killed leaves everything somewhere.
    """
    half = replace(task, left=frozenset(), absent=task.absent | task.left)
    layers = find_layers(project, plan, half)
    if isinstance(layers, Fault):
        return Outcome(task.slug, Action.LEFT, (layers,))
    return _finish(project, half, layers, found)


def _take_out(project: Project, halves: Mapping[str, list[Analysis]]) -> Iterator[Outcome]:
    """Yield what became of briefings that had kept what leaves them, once it is where it goes."""
    plan = make_plan(project)
    for task in plan.due:
        if task.slug not in halves:
            continue
        waits = {move.slug for move in plan.list_leaving(task.slug)}
        layers = find_layers(project, plan, task)
        if waits:
            fault = tell_waiting(project, task.slug, min(waits))
            yield Outcome(task.slug, Action.LEFT, (fault,))
        elif isinstance(layers, Fault):
            yield Outcome(task.slug, Action.LEFT, (layers,))
        else:
            yield _finish(project, task, layers, halves[task.slug])


def _finish(project: Project, task: Task, layers: Layers | None, found: list[Analysis]) -> Outcome:
    """Return what became of one briefing; whatever goes wrong with it harms no other."""
    try:
        proposed = propose_briefing(task, list(map(propose, found)), layers)
        outcome = _store(project, task, layers, _merge(project, task, layers, proposed))
    except InvalidInput as error:
        outcome = Outcome(task.slug, Action.FAILED, error.faults)
    except Exception as error:
        name = project.name(project.briefings / f"{task.slug}.md")
        fault = tell_crash(name, "making the briefing", error, "its file is left as it was")
        outcome = Outcome(task.slug, Action.FAILED, (fault,))
    faults = [fault for one in found for fault in one.faults]
    return replace(outcome, faults=(*faults, *outcome.faults))


def _merge(project: Project, task: Task, layers: Layers | None, proposed: Briefing) -> _Result:
    """Return what is to be written of a briefing: the proposal, merged with what a person did."""
    faults = [fault for one in task.documents if (fault := find_missing_date(one))]
    own = {RULES: task.rules, MADE_BY: task.made_by}
    if layers is None:
        digest = digest_base(proposed)
        base = replace(proposed, extra={**proposed.extra, **own}, base=digest)
        content = render_briefing(base) if proposed.parts else None
        return _Result(content, write(base, rules=True) if content else None, faults)
    mine = layers.mine
    base = drop_names(layers.base) if layers.base else stand_in(proposed, mine)
    merged = merge(base, mine, proposed)
    if not merged.briefing.parts and not merged.briefing.orphans:
        return _Result(None, None, faults)
    if any(not isinstance(part, SourceBlock) for part in merged.briefing.parts):
        merged = merge(base, mine, replace(proposed, draft=False))
    merged = _seal(merged, mine)
    digest = digest_base(merged.base)
    is_kept = bool(
        proposed.sources or merged.briefing.orphans or drop_memory(merged.base) != merged.base
    )
    briefing = replace(merged.briefing, base=digest if is_kept else None)
    content = write(briefing)
    if layers.renamed is None and briefing == mine:
        content = task.standing.written or content
    name = project.name(project.briefings / f"{task.slug}.md")
    changes = tell_changes(layers, name) if layers.base else []
    faults += [*changes, *tell_orphans(content, name, merged.orphans)]
    remembered = replace(merged.base, extra={**merged.base.extra, **own}, base=digest)
    machine = write(remembered, rules=True) if is_kept else None
    return _Result(content, machine, faults, backup=bool(changes))


def _seal(merged: Merge, mine: Briefing) -> Merge:
    """Return the merge; a review that does not say what was read is bound to what `mine` said."""
    sealed = replace(merged.briefing, review=seal_review(mine).review)
    return replace(merged, briefing=sealed) if is_changed(sealed) else merged


def _store(project: Project, task: Task, layers: Layers | None, result: _Result) -> Outcome:
    """Write a briefing and the machine's version, or take them away where nothing is left."""
    path, machine = project.briefings / f"{task.slug}.md", project.machine / f"{task.slug}.md"
    faults, raw = tuple(result.faults), task.standing.raw
    try:
        if (result.backup or task.reason is Reason.ASKED) and task.standing.edited:
            keep_backup(path)
        if result.content is None:
            remove_pair(path, machine, raw)
            return Outcome(task.slug, Action.REMOVED, faults)
        content = result.content.encode(errors="surrogateescape")
        if raw is not None and b"\r\n" in raw:
            content = content.replace(b"\n", b"\r\n")
        if content == raw and result.machine is not None:
            write_file(machine, result.machine)
            return Outcome(task.slug, Action.UNCHANGED, faults)
        kept = write_pair(path, content, machine, result.machine, raw)
    except Changed:
        what = "it changed during the work, so it is left alone"
        fault = Fault(project.name(path), None, what, "run it again")
        return Outcome(task.slug, Action.LEFT, (fault,))
    except OSError as error:
        return Outcome(task.slug, Action.FAILED, (tell_failure(project, path, error),))
    if kept is not None:
        faults += (tell_kept(project, path, kept),)
    return Outcome(task.slug, Action.MERGED if layers else Action.WRITTEN, faults)


def _withdraw(project: Project, task: Task, slug: str) -> Outcome:
    """Take away the files of a briefing that has all gone to another slug."""
    path = project.briefings / f"{task.slug}.md"
    try:
        remove_pair(path, project.machine / path.name, task.standing.raw)
    except Changed:
        what = f"it changed while it was made into {slug}.md, so it is left alone"
        fault = Fault(project.name(path), None, what, "take over what is new, and remove this file")
        return Outcome(task.slug, Action.LEFT, (fault,))
    except OSError as error:
        return Outcome(task.slug, Action.FAILED, (tell_failure(project, path, error),))
    what, cure = f"it is {slug}.md now", f"its old address leads to {slug}"
    return Outcome(task.slug, Action.MOVED, (Fault(project.name(path), None, what, cure, True),))
