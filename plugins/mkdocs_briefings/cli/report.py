"""What the commands say: faults with file and line, on standard error."""

from collections.abc import Iterable

import click

from mkdocs_briefings import progress
from mkdocs_briefings.errors import Fault


def report_faults(faults: Iterable[Fault]) -> int:
    """Print each fault on a line of its own; return how many of them are more than warnings."""
    serious = 0
    for fault in faults:
        serious += not fault.warning
        word = (
            click.style("warning", fg="yellow") if fault.warning else click.style("error", fg="red")
        )
        click.echo(f"{word}: {fault}", err=True)
    return serious


def warn(what: str) -> None:
    """Print what a user should know of the work itself, which is no fault of a file."""
    click.echo(f"{click.style('warning', fg='yellow')}: {what}", err=True)


def open_display() -> progress.Display:
    """Return where long work shows itself: on standard error, which no program reads."""
    return progress.open_display(lambda line: click.echo(line, err=True))
