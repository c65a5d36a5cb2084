"""`review`: what to look at in the briefings, and a reader's signature under them."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.report import report_faults
from mkdocs_briefings.cli.values import check_date
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.pipeline import Cause, Doubt, Project, list_doubts, sign_briefing

_COUNTED = {
    Cause.BROKEN: "broken",
    Cause.DOUBT_WITHOUT_SPEAKER: "in doubt",
    Cause.DOUBT: "in doubt",
    Cause.ORPHAN: "orphaned",
    Cause.SPEAKER: "without a speaker",
    Cause.DATE: "without a date",
    Cause.REVIEW: "to be signed",
}


@click.command()
@click.argument("briefings", metavar="[SLUG]…", nargs=-1)
@click.option("--by", metavar="NAME", help="Sign: this person has read the briefings as they are.")
@click.option("--on", callback=check_date, help="The day of reading: YYYY-MM-DD; otherwise today.")
@click.pass_context
def review(ctx: click.Context, briefings: tuple[str, ...], by: str | None, on: str | None) -> None:
    """List what to look at in the briefings, or sign those that you have read.

    SLUG is the name or the path of a briefing; without any, the list is of all of them. What the
    machine doubts comes first, then orphaned decisions, speakers and dates that are not
    established, and briefings that nobody has signed since they changed. With --by, the briefings
    are signed as they stand: the page then names the reader, and tells of any later change.
    """
    project = find_project(ctx.obj)
    slugs = [Path(name).stem if name.endswith(".md") else name for name in briefings]
    if by is None:
        if on is not None:
            raise click.UsageError("'--on' goes with '--by NAME'")
        _check_known(project, slugs)
        _show(list_doubts(project, slugs))
        return
    if not slugs:
        raise click.UsageError("name the briefings that you have read")
    if not by.strip():
        raise click.UsageError("'--by' needs a name")
    day = dt.date.fromisoformat(on) if on else dt.date.today()
    ctx.exit(1 if _sign(project, slugs, by.strip(), day) else 0)


def _check_known(project: Project, slugs: Sequence[str]) -> None:
    unknown = [slug for slug in slugs if not (project.briefings / f"{slug}.md").is_file()]
    if unknown:
        folder = project.name(project.briefings)
        raise click.UsageError(f"no such briefing in {folder}: {', '.join(unknown)}")


def _show(doubts: Sequence[Doubt]) -> None:
    for doubt in doubts:
        click.echo(doubt.fault)
    counts = Counter(_COUNTED[doubt.cause] for doubt in doubts)
    told = ", ".join(f"{number} {word}" for word, number in counts.items())
    places = len({doubt.fault.path for doubt in doubts})
    where = "1 briefing" if places == 1 else f"{places} briefings"
    click.echo(f"{told}; {where}" if told else "nothing to review")


def _sign(project: Project, slugs: Sequence[str], by: str, on: dt.date) -> int:
    """Sign each briefing that can be signed; return how many faults the others have."""
    serious = 0
    for slug in slugs:
        try:
            briefing = sign_briefing(project, slug, by, on)
        except InvalidInput as error:
            serious += report_faults(error.faults)
            continue
        name = project.name(project.briefings / f"{slug}.md")
        doubts = sum(note.doubt for block in briefing.blocks for note in block.annotations)
        left = f"; {doubts} marks are still in doubt" if doubts else ""
        click.echo(f"{name}: reviewed by {by} on {on}{left}")
    return serious
