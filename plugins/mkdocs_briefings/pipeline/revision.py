"""Seeds to briefings: what is due is analysed, and merged with what a person has changed."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from mkdocs_briefings.annotate import analyse, propose
from mkdocs_briefings.errors import Fault, InvalidInput, tell_crash
from mkdocs_briefings.markup import (
    Change,
    compare,
    drop_memory,
    is_changed,
    read,
    seal_review,
    write,
)
from mkdocs_briefings.markup.merge import Merge, merge
from mkdocs_briefings.model import Analysis, Briefing, Document, Orphan, SourceBlock
from mkdocs_briefings.pipeline.absence import note_seen
from mkdocs_briefings.pipeline.bases import (
    MADE_BY,
    RULES,
    digest_base,
    render_briefing,
)
from mkdocs_briefings.pipeline.layers import Layers, find_layers, propose_briefing, stand_in
from mkdocs_briefings.pipeline.moves import Move
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.plan import Plan, Task, make_plan
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
    renamed: dict[str, str] = {}
    undone |= {task.slug for task in plan.tasks if task.arrivals}
    for task, layers in due:
        found = [next(analyses) for _ in task.documents]
        waits = {move.slug for move in _list_leaving(plan, task)} & undone
        if waits - {task.slug}:
            fault = _tell_waiting(project, task, min(waits))
            yield Outcome(task.slug, Action.LEFT, (fault,))
            continue
        if task.slug in renamed and not task.documents:
            outcome = withdraw(project, task, renamed[task.slug])
        else:
            outcome = _finish(project, task, layers, found)
        if outcome.action not in (Action.LEFT, Action.FAILED):
            undone.discard(task.slug)
            if layers and layers.renamed:
                renamed[layers.renamed] = task.slug
        yield outcome


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


def _list_leaving(plan: Plan, task: Task) -> list[Move]:
    """Return the moves of the sources that leave a briefing."""
    arrivals = (move for other in plan.tasks for move in other.arrivals)
    return [move for move in arrivals if move.old_slug == task.slug and move.slug != task.slug]


def _tell_waiting(project: Project, task: Task, slug: str) -> Fault:
    what = f"it is left alone: the briefing {slug!r}, where a source of it goes, is not written"
    cure = "mend that one, and run 'mkdocs-briefings annotate' again"
    return Fault(
        project.name(project.briefings / f"{task.slug}.md"), None, what, cure, warning=True
    )


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
    base = _drop_names(layers.base) if layers.base else stand_in(proposed, mine)
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
    changes = _tell_changes(layers, name) if layers.base else []
    faults += [*changes, *_tell_orphans(content, name, merged.orphans)]
    remembered = replace(merged.base, extra={**merged.base.extra, **own}, base=digest)
    machine = write(remembered, rules=True) if is_kept else None
    return Result(content, machine, faults, backup=bool(changes))


def _drop_names(base: Briefing) -> Briefing:
    """Return the machine's version without the keys that only it has, but with its memory."""
    kept = {key: base.extra[key] for key in base.extra if key not in (RULES, MADE_BY)}
    return replace(base, extra=kept, front="")


def _seal(merged: Merge, mine: Briefing) -> Merge:
    """Return the merge; a review that does not say what was read is bound to what `mine` said."""
    sealed = replace(merged.briefing, review=seal_review(mine).review)
    return replace(merged, briefing=sealed) if is_changed(sealed) else merged


def _tell_orphans(content: str, name: str, fresh: Collection[Orphan]) -> list[Fault]:
    """Return a warning for each orphan that a merge has made, with its line in what is written."""
    written = read(content, name, known=lambda _: True)[0].orphans if fresh else ()
    return list_orphans(name, (orphan for orphan in written if orphan in fresh))


def _tell_changes(layers: Layers, name: str) -> list[Fault]:
    """Return a fault for each change that a person made to the words of a source."""
    before = {block.source: block for block in layers.base.blocks} if layers.base else {}
    pairs = [(before[one.source], one) for one in layers.mine.blocks if one.source in before]
    cure = "the source's words are back, a .bak is kept; to change them, change the seed"
    return [
        Fault(name, one.line, one.tell(mine.source), cure, warning=True)
        for base, mine in pairs
        for one in compare(mine, base.text)
        if one.change is not Change.INVISIBLE
    ]
