"""`annotate`: seeds to briefings."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from mkdocs_briefings.annotate import require_spacy
from mkdocs_briefings.annotate.processes import Processes, count_cores
from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.report import open_display, report_faults, warn
from mkdocs_briefings.errors import printable
from mkdocs_briefings.pipeline import Action, Engine, Plan, Project, update
from mkdocs_briefings.pipeline.rehearsal import rehearse
from mkdocs_briefings.progress import Display, follow_on, showing
from mkdocs_briefings.site.published import remember_published
from mkdocs_briefings.sources import find_seeds


@dataclass(frozen=True, slots=True)
class _Work:
    """What is asked for: the slugs that are made anew, and by whom the analysis is done."""

    replaced: frozenset[str]
    jobs: int | None
    scheduler: str | None

    def open_engine(self, beat: Callable[[], None]) -> Engine:
        """Return what does the analysis; it calls `beat` while it is at work."""
        if self.scheduler is None:
            return Processes(self.jobs or count_cores(), beat, warn)
        require_spacy()
        from mkdocs_briefings.annotate.cluster import Cluster

        return Cluster(self.scheduler, beat)


@click.command()
@click.argument("sources", metavar="[SOURCE]…", nargs=-1)
@click.option(
    "--replace",
    "replaced",
    metavar="SLUG",
    multiple=True,
    help="Redo this briefing though a person changed it; its file is kept as .bak.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be done, mark by mark.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes share the analysis; otherwise one for each core.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of this Dask cluster do the analysis, as in tcp://host:8786.",
)
@click.pass_context
def annotate(
    ctx: click.Context,
    sources: tuple[str, ...],
    replaced: tuple[str, ...],
    dry_run: bool,
    jobs: int | None,
    scheduler: str | None,
) -> None:
    """Write or update the briefings of new and changed sources.

    SOURCE is the id or the path of a seed; without any, all of them are looked at. Only what
    changed is analysed, and a file is written only when it changes. What a person changed in a
    briefing stays, and is merged with what is proposed now. What is done stays done when the work
    is stopped: the same command goes on from there.
    """
    project = find_project(ctx.obj)
    wanted = {Path(source).stem if source.endswith(".md") else source for source in sources}
    _check_known(project, wanted)
    if jobs and scheduler:
        raise click.UsageError("give '--jobs' or '--scheduler', not both")
    display, work = open_display(), _Work(frozenset(replaced), jobs, scheduler)
    if dry_run:
        ctx.exit(1 if _rehearse(project, wanted, work, display) else 0)
    serious = _run(project, wanted, work, display)
    serious += report_faults(remember_published(project, follow_on(display)))
    ctx.exit(1 if serious else 0)


def _check_known(project: Project, sources: set[str]) -> None:
    unknown = sources - {path.stem for path in find_seeds(project.seeds)}
    if unknown:
        folder = project.name(project.seeds)
        raise click.UsageError(f"no such source in {folder}: {', '.join(sorted(unknown))}")


def _run(project: Project, sources: set[str], work: _Work, display: Display) -> int:
    """Update and report; return how many faults there were."""
    counts: Counter[Action] = Counter()
    serious = 0
    terminal = sys.stdout.isatty()
    with showing(display, "annotating") as progress:

        def start(plan: Plan) -> None:
            nonlocal serious
            _check_replaced(plan, work.replaced)
            serious += report_faults((*plan.faults, *plan.unserved))
            counts[Action.UNCHANGED] += len(plan.tasks) - len(plan.due)
            progress.total = len(plan.due)

        outcomes = update(
            project,
            sources=sources,
            replaced=work.replaced,
            started=start,
            engine=work.open_engine(progress.beat),
            follow=follow_on(display),
        )
        try:
            for outcome in outcomes:
                counts[outcome.action] += 1
                serious += report_faults(outcome.faults)
                if not terminal:
                    name = project.name(project.briefings / f"{outcome.slug}.md")
                    click.echo(f"{name}: {outcome.action}")
                progress.step()
        except KeyboardInterrupt:
            warn(f"stopped after {progress.done} briefings; run it again to go on")
            raise
    click.echo(", ".join(f"{counts[action]} {action}" for action in Action if counts[action]))
    return serious


def _rehearse(project: Project, sources: set[str], work: _Work, display: Display) -> int:
    """Tell what annotating would do; return how many faults there would be."""
    serious = 0
    with showing(display, "annotating a copy") as progress:
        engine = work.open_engine(progress.beat)
        for one in rehearse(project, sources=sources, replaced=work.replaced, engine=engine):
            progress.step()
            serious += report_faults(one.faults)
            name = project.name(project.briefings / f"{one.slug}.md")
            orphaned = sum(change.now == "orphan" for change in one.changes)
            counts = (
                f"{one.kept} marks kept, {len(one.changes) - orphaned} changed, {orphaned} orphaned"
            )
            click.echo(f"{name}: would be {one.action}: {counts}")
            for change in one.changes:
                told = f"{change.before or 'nothing'} -> {change.now or 'nothing'}"
                click.echo(printable(f"    {change.words}: {told}"))
                if change.sentence:
                    click.echo(printable(f"        {change.sentence}"))
    click.echo("nothing was written")
    return serious


def _check_replaced(plan: Plan, replaced: frozenset[str]) -> None:
    unknown = replaced - {task.slug for task in plan.tasks}
    if unknown:
        raise click.UsageError(f"no source makes the briefing {', '.join(sorted(unknown))}")
