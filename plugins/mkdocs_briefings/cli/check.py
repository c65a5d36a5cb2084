"""`check`: what is wrong, with file and line."""

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.report import open_display, report_faults
from mkdocs_briefings.pipeline import check as find_faults
from mkdocs_briefings.progress import follow_on


@click.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Look through the briefings, the register and the sources.

    Every briefing must parse and be up to date with its sources, and every actor be known; orphaned
    decisions are listed. Warns where a source has no date, and where one that is not 'full' is
    tracked by git. No language model is needed.
    """
    project = find_project(ctx.obj)
    faults = find_faults(project, follow_on(open_display()))
    serious = report_faults(faults)
    if not faults:
        click.echo("all is well")
    ctx.exit(1 if serious else 0)
