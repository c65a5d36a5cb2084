"""`annotate`: seeds to briefings."""

import sys
from collections import Counter
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.report import report_faults
from mkdocs_briefings.errors import printable
from mkdocs_briefings.pipeline import Action, Plan, Project, update
from mkdocs_briefings.pipeline.rehearsal import rehearse
from mkdocs_briefings.site.published import remember_published
from mkdocs_briefings.sources import find_seeds


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
@click.pass_context
def annotate(
    ctx: click.Context, sources: tuple[str, ...], replaced: tuple[str, ...], dry_run: bool
) -> None:
    """Write or update the briefings of new and changed sources.

    SOURCE is the id or the path of a seed; without any, all of them are looked at. Only what
    changed is analysed, and a file is written only when it changes. What a person changed in a
    briefing stays, and is merged with what is proposed now.
    """
    project = find_project(ctx.obj)
    wanted = {Path(source).stem if source.endswith(".md") else source for source in sources}
    _check_known(project, wanted)
    if dry_run:
        ctx.exit(1 if _rehearse(project, wanted, set(replaced)) else 0)
    serious = _run(project, wanted, set(replaced))
    serious += report_faults(remember_published(project))
    ctx.exit(1 if serious else 0)


def _check_known(project: Project, sources: set[str]) -> None:
    unknown = sources - {path.stem for path in find_seeds(project.seeds)}
    if unknown:
        folder = project.name(project.seeds)
        raise click.UsageError(f"no such source in {folder}: {', '.join(sorted(unknown))}")


def _run(project: Project, sources: set[str], replaced: set[str]) -> int:
    """Update and report; return how many faults there were."""
    counts: Counter[Action] = Counter()
    serious = 0
    terminal = sys.stdout.isatty()
    columns = (TextColumn("annotating"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=True, disable=not terminal) as bar:
        task = bar.add_task("", total=None)

        def start(plan: Plan) -> None:
            nonlocal serious
            _check_replaced(plan, replaced)
            serious += report_faults((*plan.faults, *plan.unserved))
            counts[Action.UNCHANGED] += len(plan.tasks) - len(plan.due)
            bar.update(task, total=len(plan.due))

        for outcome in update(project, sources=sources, replaced=replaced, started=start):
            counts[outcome.action] += 1
            serious += report_faults(outcome.faults)
            if not terminal:
                name = project.name(project.briefings / f"{outcome.slug}.md")
                click.echo(f"{name}: {outcome.action}")
            bar.advance(task)
    click.echo(", ".join(f"{counts[action]} {action}" for action in Action if counts[action]))
    return serious


def _rehearse(project: Project, sources: set[str], replaced: set[str]) -> int:
    """Tell what annotating would do; return how many faults there would be."""
    serious = 0
    for one in rehearse(project, sources=sources, replaced=replaced):
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


def _check_replaced(plan: Plan, replaced: set[str]) -> None:
    unknown = replaced - {task.slug for task in plan.tasks}
    if unknown:
        raise click.UsageError(f"no source makes the briefing {', '.join(sorted(unknown))}")
