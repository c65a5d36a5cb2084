"""`extract`: analyse without writing."""

import sys
from collections.abc import Iterable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import click

from mkdocs_briefings.cli.extraction import Extracted, Task, extract_all
from mkdocs_briefings.cli.project import find_register
from mkdocs_briefings.cli.report import report_faults
from mkdocs_briefings.cli.values import check_date, check_language
from mkdocs_briefings.sources import find_articles


@click.command()
@click.argument(
    "paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="One JSON array, or one JSON object a line.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes share the work; the order stays that of the input.",
)
@click.option("--published", callback=check_date, help="The date of a plain text: YYYY-MM-DD.")
@click.option("--language", callback=check_language, help="The language of a plain text: fr, en.")
@click.option("--no-register", is_flag=True, help="Leave the project's register aside.")
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    jobs: int,
    published: str | None,
    language: str | None,
    no_register: bool,
) -> None:
    """Analyse articles and print what was found; write nothing.

    PATH is a seed, a plain text (with --language and, for relative dates, --published), a
    .source.json {id, published, language, text}, or a folder of them. Offsets are code points of
    the text as it was given, half-open. In a project, its register is used.
    """
    files = [file for path in paths for file in _list_files(path)]
    register = None if no_register else find_register(ctx.obj)
    try:
        serious = _print(form, extract_all(files, Task(register, published, language), jobs))
    except BrokenProcessPool as error:
        message = "the system ended one of the processes, for want of memory perhaps; try --jobs 1"
        raise click.ClickException(message) from error
    ctx.exit(1 if serious else 0)


def _list_files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    found = find_articles(path)
    if not found:
        raise click.UsageError(f"{path} holds no .source.json, seed or plain text")
    return found


def _print(form: str, results: Iterable[Extracted]) -> int:
    """Print the results as they come; return how many faults there were."""
    serious = count = 0
    out = sys.stdout.buffer  # JSON is UTF-8, whatever the terminal takes
    first, between, last = ("[\n", ",\n", "\n]\n") if form == "json" else ("", "\n", "\n")
    for result in results:
        serious += report_faults(result.faults)
        if result.record is not None:
            out.write(((between if count else first) + result.record).encode())
            out.flush()
            count += 1
    if count:
        out.write(last.encode())
    elif form == "json":
        out.write(b"[]\n")
    return serious
