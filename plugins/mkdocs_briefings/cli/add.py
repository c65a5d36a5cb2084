"""`add`: make a seed out of a file or a page of the web."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.values import check_date, check_language, check_slug
from mkdocs_briefings.errors import InvalidInput, printable
from mkdocs_briefings.model import Rights
from mkdocs_briefings.pipeline import write_new_file
from mkdocs_briefings.sources import (
    find_bad_date,
    find_unknown_language,
    make_slug,
    parse_seed,
    take_in,
    write_seed,
)


@dataclass(frozen=True, slots=True)
class _Needed:
    """What a seed must say: its key, how it is asked for, its form, and what finds it wrong.

    `example` is what stands for a value in a command.
    """

    key: str
    question: str
    form: str
    example: str
    check: Callable[[str], str | None]

    def convert(self, answer: str) -> str:
        """Return an answer that is right; UsageError for any other."""
        if wrong := self.check(answer):
            raise click.UsageError(wrong)
        return answer


_NEEDED = (
    _Needed(
        "published", "On which day was it published?", "YYYY-MM-DD", "YYYY-MM-DD", find_bad_date
    ),
    _Needed("language", "In which language is it?", "fr, en", "fr", find_unknown_language),
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
    values |= _ask([needed for needed in _NEEDED if not values.get(needed.key)])
    path = project.seeds / f"{_name_seed(values, article)}.md"
    seed = write_seed(values, converted.text)
    _check_seed(seed, path.stem, article)
    try:
        write_new_file(path, seed)
    except FileExistsError as error:
        what, cure = "there is such a seed already", "give another '--title', or change it there"
        raise InvalidInput.at(project.name(path), None, what, cure) from error
    click.echo(project.name(path))
    proposed = {key: value for key, value in converted.found.items() if key not in given}
    if proposed:
        click.echo("the article itself says this; correct it in the seed if it is wrong:")
    for key, value in proposed.items():
        click.echo(f"  {key}: {printable(value)}")


def _check_seed(seed: str, identifier: str, article: str) -> None:
    """Refuse what `annotate` would refuse, before there is a file.

    Raises:
        InvalidInput: with every fault of the seed to be, told of the article.
    """
    try:
        parse_seed(seed, identifier, article)
    except InvalidInput as error:
        faults = (replace(fault, line=None) for fault in error.faults)
        raise InvalidInput(faults) from error


def has_terminal() -> bool:
    """Say whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _ask(missing: Sequence[_Needed]) -> dict[str, str]:
    """Return what the person at the terminal answers, by key.

    Raises:
        UsageError: there is no terminal to ask on.
    """
    if missing and not has_terminal():
        keys = " and ".join(repr(needed.key) for needed in missing)
        options = " ".join(f"--{needed.key} {needed.example}" for needed in missing)
        raise click.UsageError(f"nothing says {keys}; add '{options}'")
    answers = {}
    for needed in missing:
        prompt = f"{needed.question} ({needed.form})"
        answers[needed.key] = str(click.prompt(prompt, value_proc=needed.convert))
    return answers


def _name_seed(values: Mapping[str, str], article: str) -> str:
    """Return the id of the seed: its date, then its title or else the name of the file."""
    stem = Path(article.split("?")[0].split("#")[0].rstrip("/")).stem
    name = make_slug(values.get("title", "")) or make_slug(stem) or "source"
    return name if name.startswith(values["published"]) else f"{values['published']}-{name}"
