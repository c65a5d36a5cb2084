"""`lock`: what a project installs, as it is installed here."""

from pathlib import Path

import click

from mkdocs_briefings.cli.origin import find_origin
from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.report import report_faults
from mkdocs_briefings.cli.requirements import (
    HEAD,
    LOCK,
    REQUIREMENTS,
    VENDORED,
    Line,
    make_line,
    read_lock,
)
from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.pipeline import write_file


@click.command()
@click.pass_context
def lock(ctx: click.Context) -> None:
    """Write requirements.txt and requirements.lock anew, for the version that is installed here.

    The workflow of the project installs what stands there. Run it after an update.
    """
    root = find_project(ctx.obj).root
    _check_ours(root)
    line = make_line(find_origin())
    for path, content in {REQUIREMENTS: line.file, LOCK: read_lock()}.items():
        write_file(root / path, content)
        click.echo(path)
    for old in (root / VENDORED).glob("mkdocs_briefings-*"):
        old.unlink()
    write_wheels(root, line)
    report_line(line)


def write_wheels(root: Path, line: Line) -> None:
    """Write the files that go with a line into a project, and name them."""
    for path, content in line.wheels.items():
        (root / path.parent).mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
        click.echo(path)


def report_line(line: Line) -> None:
    """Say what a line leaves to be done, if anything."""
    if line.warning:
        what, _, cure = line.warning.partition("; ")
        report_faults([Fault(str(REQUIREMENTS), None, what, cure, warning=True)])


def _check_ours(root: Path) -> None:
    try:
        written = (root / REQUIREMENTS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    if not written.startswith(HEAD.partition(",")[0]):
        cure = "give it another name, there and in the workflow"
        what = "is not a file that mkdocs-briefings wrote"
        raise InvalidInput.at(REQUIREMENTS, 1, what, cure)
