"""`doctor`: what is installed, what is missing, and the command that installs it."""

import platform
import shlex
import sys
from pathlib import Path

import click

from mkdocs_briefings import __version__
from mkdocs_briefings.cli.health import Health, examine
from mkdocs_briefings.cli.origin import Kind, Origin, find_origin
from mkdocs_briefings.cli.project import look_for_project
from mkdocs_briefings.cli.report import report_faults
from mkdocs_briefings.cli.values import check_languages
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.sources import read_corpus


@click.command()
@click.option(
    "--language",
    "languages",
    multiple=True,
    callback=check_languages,
    help="A language of your articles: fr, en. Otherwise those of the seeds, or all.",
)
@click.pass_context
def doctor(ctx: click.Context, languages: tuple[str, ...]) -> None:
    """Say what is installed, what is missing for which purpose, and how to install it.

    The exit code is 2 where something is missing.
    """
    codes = {load_language(tag).code for tag in languages or _find_languages(ctx.obj)}
    click.echo(f"mkdocs-briefings {__version__}, from {_name_origin(find_origin())}")
    click.echo(f"Python {platform.python_version()}, {sys.executable}")
    results = list(examine(sorted(codes)))
    for result in results:
        click.echo(_tell(result))
    cures = dict.fromkeys(result.cure for result in results if result.wrong)
    if cures:
        words = [sys.executable, "-m", "pip", "install", *cures]
        click.echo(f"to install what is missing: {shlex.join(words)}")
        ctx.exit(2)


def _find_languages(folder: Path | None) -> tuple[str, ...]:
    """Return the languages of the seeds, or all where there are none to be read."""
    try:
        project = look_for_project(folder)
    except InvalidInput as error:
        # What mkdocs.yml names and is not installed may be why somebody asks.
        report_faults(error.faults)
        project = None
    found = read_corpus(project.seeds).documents if project else ()
    return tuple(document.source.language for document in found) or available_languages()


def _name_origin(origin: Origin) -> str:
    return "an index" if origin.kind is Kind.INDEX else origin.address


def _tell(result: Health) -> str:
    state = click.style("missing", fg="red") if result.wrong else click.style("ok     ", fg="green")
    missing = [f"without {wrong}" for wrong in result.wrong]
    return f"{state}  {result.purpose}: {', '.join((*result.found, *missing))}"
