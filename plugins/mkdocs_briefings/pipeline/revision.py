"""Seeds to briefings: what is due is analysed, and merged with what a person has changed."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace

from mkdocs_briefings.annotate import analyse, propose
from mkdocs_briefings.errors import Fault, InvalidInput, tell_crash
from mkdocs_briefings.markup import (
    drop_memory,
    is_changed,
    seal_review,
    write,
)
from mkdocs_briefings.markup.merge import Merge, merge
from mkdocs_briefings.model import Analysis, Briefing, Document, SourceBlock
from mkdocs_briefings.pipeline.absence import note_seen
from mkdocs_briefings.pipeline.bases import (
    MADE_BY,
    RULES,
    digest_base,
    drop_names,
    render_briefing,
)
from mkdocs_briefings.pipeline.layers import Layers, find_layers, propose_briefing, stand_in
from mkdocs_briefings.pipeline.notices import tell_changes, tell_orphans, tell_waiting
from mkdocs_briefings.pipeline.plan import Plan, Reason, Task, make_plan
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import lock, recover
from mkdocs_briefings.pipeline.storing import Action, Outcome, Result, store, withdraw
from mkdocs_briefings.progress import Follow, unseen
from mkdocs_briefings.register import Register
from mkdocs_briefings.sources import find_missing_date

Engine = Callable[[Iterable[Document], Register], Iterator[Analysis]]
"""Analyses documents, as `annotate.analyse` does: in this process, in several, or elsewhere."""


def update(
    project: Project,
    *,
    sources: Collection[str] = (),
    replaced: Collection[str] = (),
    restoring: bool = True,
    started: Callable[[Plan], None] = lambda plan: None,
    engine: Engine = analyse,
    follow: Follow = unseen,
) -> Iterator[Outcome]:
    """Bring briefings up to date and yield what became of each that was due, as it happens.

    `sources` (ids) and `replaced` (slugs) limit the work; without them it is all of the project.
    A briefing of `replaced` is made anew though a person changed it; the file is kept as `.bak`.
    `restoring` puts the words of a source back where that is all there is to do.
    `started` is told the plan before the work begins, `engine` does the analysis, `follow` may
    show how much is read. What is done stays done, whatever follows: the next update goes on.

    Raises:
        InvalidInput: the register is wrong, or the folder of briefings cannot be written to.
    """
    plan = make_plan(project, sources, replaced, restoring=restoring, follow=follow)
    if not plan.due:
        note_seen(project, plan.present, plan.absent)
        started(plan)
        return
    with lock(project.root):
        recover(project.briefings, project.machine)
        # Another run may have done the work while this one waited.
        plan = make_plan(project, sources, replaced, restoring=restoring, follow=follow)
        started(plan)
        yield from _work(project, plan, engine)
        note_seen(project, plan.present, plan.absent)


def _work(project: Project, plan: Plan, engine: Engine) -> Iterator[Outcome]:
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
    with closing(_begin(engine, documents, plan.register)) as analyses:
        yield from _finish_all(project, plan, due, undone, analyses)


def _begin(
    engine: Engine, documents: Iterable[Document], register: Register
) -> Generator[Analysis]:
    """Yield what an engine does; to close this ends its work at once, where it is interrupted."""
    yield from engine(documents, register)


def _finish_all(
    project: Project,
    plan: Plan,
    due: Collection[tuple[Task, Layers | None]],
    undone: set[str],
    analyses: Iterator[Analysis],
) -> Iterator[Outcome]:
    """Yield the outcome of each briefing; `undone` are the slugs that cannot be done."""
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
            outcome = withdraw(self.project, task, self.renamed[task.slug])
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
        outcome = store(
            project, task, _merge(project, task, layers, proposed), merged=layers is not None
        )
    except InvalidInput as error:
        outcome = Outcome(task.slug, Action.FAILED, error.faults)
    except Exception as error:
        name = project.name(project.briefings / f"{task.slug}.md")
        fault = tell_crash(name, "making the briefing", error, "its file is left as it was")
        outcome = Outcome(task.slug, Action.FAILED, (fault,))
    faults = [fault for one in found for fault in one.faults]
    return replace(outcome, faults=(*faults, *outcome.faults))


def _merge(project: Project, task: Task, layers: Layers | None, proposed: Briefing) -> Result:
    """Return what is to be written of a briefing: the proposal, merged with what a person did."""
    faults = [fault for one in task.documents if (fault := find_missing_date(one))]
    own = {RULES: task.rules, MADE_BY: task.made_by}
    if layers is None:
        digest = digest_base(proposed)
        base = replace(proposed, extra={**proposed.extra, **own}, base=digest)
        content = render_briefing(base) if proposed.parts else None
        return Result(content, write(base, rules=True) if content else None, faults)
    mine = layers.mine
    base = drop_names(layers.base) if layers.base else stand_in(proposed, mine)
    merged = merge(base, mine, proposed)
    if not merged.briefing.parts and not merged.briefing.orphans:
        return Result(None, None, faults)
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
    return Result(content, machine, faults, backup=bool(changes))


def _seal(merged: Merge, mine: Briefing) -> Merge:
    """Return the merge; a review that does not say what was read is bound to what `mine` said."""
    sealed = replace(merged.briefing, review=seal_review(mine).review)
    return replace(merged, briefing=sealed) if is_changed(sealed) else merged
