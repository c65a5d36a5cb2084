"""`review`: what to look at in the briefings, and a reader's signature under them."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.report import open_display, report_faults
from mkdocs_briefings.cli.review_formats import FORMATS
from mkdocs_briefings.cli.values import check_date
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.pipeline import Project, list_doubts, sign_briefing
from mkdocs_briefings.pipeline.desk import SinceSigned, find_changes_since, list_changed
from mkdocs_briefings.pipeline.desk.sheets import Sheets
from mkdocs_briefings.pipeline.desk.todo import list_todo
from mkdocs_briefings.progress import follow_on


@click.command()
@click.argument("briefings", metavar="[SLUG]…", nargs=-1)
@click.option("--by", metavar="NAME", help="Sign: this person has read the briefings as they are.")
@click.option("--on", callback=check_date, help="The day of reading: YYYY-MM-DD; otherwise today.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How the list is written: for people, for programs, or for a pull request.",
)
@click.option("--changed-since", "since", metavar="REV", help="Only briefings changed since then.")
@click.pass_context
def review(
    ctx: click.Context,
    briefings: tuple[str, ...],
    by: str | None,
    on: str | None,
    form: str,
    since: str | None,
) -> None:
    """List what to look at in the briefings, or sign those that you have read.

    SLUG is the name or the path of a briefing; without any, the list is of all of them. Each mark
    comes with its sentence, the rules that made it, and the text to paste in its place. What the
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
        _show(project, slugs, form, since)
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


def _show(project: Project, slugs: Sequence[str], form: str, since: str | None) -> None:
    sheets = Sheets(project)
    changes: dict[str, Sequence[SinceSigned]] = {}
    if since is not None:
        slugs = _find_changed(project, slugs, since)
        for slug in slugs:
            with suppress(InvalidInput):
                briefing = sheets.read(slug).briefing
                changes[briefing.path] = find_changes_since(project, briefing, since)
    follow = follow_on(open_display())
    doubts = list_doubts(project, slugs, follow) if slugs or since is None else ()
    todo = tuple(list_todo(follow(doubts, "finding places"), sheets))
    for line in FORMATS[form](todo, changes):
        click.echo(line)


def _find_changed(project: Project, slugs: Sequence[str], since: str) -> list[str]:
    changed = list_changed(project, since)
    if changed is None:
        raise click.UsageError(f"git knows no revision {since!r} here")
    there = [slug for slug in changed if (project.briefings / f"{slug}.md").is_file()]
    return [slug for slug in there if not slugs or slug in slugs]


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
