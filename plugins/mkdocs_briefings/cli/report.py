"""What the commands say: faults with file and line, on standard error."""

from collections.abc import Iterable

import click

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
