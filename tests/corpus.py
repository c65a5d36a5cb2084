"""Print what happens to every article of a folder: faults, the slowest, and the peak of memory."""

import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from mkdocs_briefings.annotate import analyse, propose
from mkdocs_briefings.errors import Fault, InvalidInput, MissingModel, tell_crash
from mkdocs_briefings.model import Document
from mkdocs_briefings.register import Register
from mkdocs_briefings.sources import find_articles, read_article

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Looked:
    """What one article took, in characters and seconds, and what went wrong with it."""

    name: str
    size: int
    seconds: float
    faults: tuple[Fault, ...]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--language", help="The language of plain texts.")
@click.option("--limit", type=click.IntRange(min=1), help="No more articles than that.")
@click.pass_context
def main(ctx: click.Context, folder: Path, language: str | None, limit: int | None) -> None:
    """Analyse the articles of FOLDER one by one: .source.json, seeds and plain texts."""
    console = Console()
    looked = []
    for one in _look(find_articles(folder)[:limit], language):
        looked.append(one)
        for fault in one.faults:  # as they come: a large folder takes its time
            console.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    if not looked:
        raise click.UsageError(f"{folder} holds no .source.json, seed or plain text")
    faults = [fault for one in looked for fault in one.faults]
    console.print(_list_slowest(looked))
    seconds, size = sum(one.seconds for one in looked), sum(one.size for one in looked)
    # Source: getrusage(2), kibibytes on Linux.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(
        f"{len(looked)} articles, {size:,} characters, {seconds:.1f} s; "
        f"{len(faults)} faults; at most {peak:.0f} megabytes"
    )
    ctx.exit(1 if faults else 0)


def _look(paths: tuple[Path, ...], language: str | None) -> Iterator[Looked]:
    """Yield what happens to each article; the model is loaded before the first is timed."""
    register = Register()
    for path in paths:
        try:
            document = read_article(path, None, language).document
            _load(document, register)
            start = time.perf_counter()
            faults = _analyse(document, register)
        except InvalidInput as error:
            yield Looked(path.name, 0, 0.0, error.faults)
        except MissingModel as error:
            fault = Fault(str(path), None, error.lack, f"run: {error.command}")
            yield Looked(path.name, 0, 0.0, (fault,))
        else:
            yield Looked(path.name, len(document.text), time.perf_counter() - start, faults)


def _load(document: Document, register: Register) -> None:
    """Load what the language of a document needs; costs nothing once it is there."""
    list(analyse([Document(document.source, "…")], register))


def _analyse(document: Document, register: Register) -> tuple[Fault, ...]:
    (found,) = analyse([document], register)
    try:
        propose(found)
    except Exception as error:
        return (*found.faults, tell_crash(document.name, "making the briefing", error, "no more"))
    return found.faults


def _list_slowest(looked: list[Looked]) -> Table:
    table = Table("article", "characters", "seconds", "characters a second", title="The slowest")
    for one in sorted(looked, key=lambda one: -one.seconds)[:_SHOWN]:
        speed = one.size / one.seconds if one.seconds else 0
        table.add_row(one.name, f"{one.size:,}", f"{one.seconds:.2f}", f"{speed:,.0f}")
    return table


if __name__ == "__main__":
    main()
