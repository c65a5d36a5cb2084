"""`add`: make a seed out of a file or a page of the web."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.values import check_date, check_language, check_slug
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.model import Rights
from mkdocs_briefings.pipeline import write_new_file
from mkdocs_briefings.sources import (
    find_bad_date,
    find_unknown_language,
    make_slug,
    take_in,
    write_seed,
)


@click.command()
@click.argument("article", metavar="FILE|URL")
@click.option("--published", callback=check_date, help="The date of the article: YYYY-MM-DD.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--title", help="Its title.")
@click.option("--language", callback=check_language, help="Its language: fr, en.")
@click.option(
    "--rights",
    type=click.Choice([rights.value for rights in Rights]),
    help="How much of it the site may show; otherwise what mkdocs.yml says.",
)
@click.option("--licence", help="The licence that allows it, where there is one.")
@click.option("--briefing", callback=check_slug, help="The briefing it shall be part of.")
@click.pass_context
def add(ctx: click.Context, /, article: str, **options: str | None) -> None:
    """Make a seed out of a plain text, a Markdown file or an HTML page.

    Links, emphasis and what surrounds the article are dropped. What a page says of itself is
    proposed in the seed, for you to correct; what nobody says is left out. A missing date or
    language is asked for on a terminal, and an error elsewhere.
    """
    project = find_project(ctx.obj)
    given = {key: value for key, value in options.items() if value}
    converted = take_in(article)
    values = {**converted.found, **given}
    for key, check in (("published", find_bad_date), ("language", find_unknown_language)):
        values[key] = values.get(key) or _ask(key, check)
    path = project.seeds / f"{_name_seed(values, article)}.md"
    try:
        write_new_file(path, write_seed(values, converted.text))
    except FileExistsError as error:
        what, cure = "there is such a seed already", "give another '--title', or change it there"
        raise InvalidInput.at(project.name(path), None, what, cure) from error
    click.echo(project.name(path))
    for key in converted.found:
        if key not in given:
            click.echo(f"  {key}: {converted.found[key]}  (as the page says; correct it there)")


def has_terminal() -> bool:
    """Say whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _ask(key: str, check: Callable[[str], str | None]) -> str:
    """Return what the person at the terminal answers.

    Raises:
        UsageError: there is no terminal to ask on.
    """
    if not has_terminal():
        raise click.UsageError(f"nothing says {key!r}; add '--{key} VALUE'")
    form = "YYYY-MM-DD" if key == "published" else "fr, en"

    def convert(answer: str) -> str:
        if wrong := check(answer):
            raise click.UsageError(wrong)
        return answer

    return str(click.prompt(f"{key} ({form})", value_proc=convert))


def _name_seed(values: Mapping[str, str], article: str) -> str:
    """Return the id of the seed: its date, then its title or else the name of the file."""
    stem = Path(article.split("?")[0].split("#")[0].rstrip("/")).stem
    name = make_slug(values.get("title", "")) or make_slug(stem) or "source"
    return name if name.startswith(values["published"]) else f"{values['published']}-{name}"
