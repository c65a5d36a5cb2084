"""Print what a site costs beside the same words as plain pages: `python -m tests.benchmarks.site`.

All is measured in one run, so that the ratios hold on a busy machine too.
"""

import compileall
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from tests.benchmarks.corpus import make_briefing
from tests.benchmarks.costs import Cost, measure, mkdocs
from tests.benchmarks.projects import plain_page, write_ours, write_plain
from tests.benchmarks.recording import record
from tests.benchmarks.saving import Waits, measure_saves

import mkdocs_briefings
from mkdocs_briefings.markup import read

_MEGABYTE = 1e6


@click.command()
@click.option("--briefings", "count", default=1000, show_default=True)
@click.option("--dense", is_flag=True, help="Twice the statements and events.")
@click.option("--project", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--plain/--no-plain", default=True, help="Measure the plain sites beside ours.")
@click.option("--saves", default=10, show_default=True, help="How many under serve; 0: none.")
@click.option("--into", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(
    count: int, dense: bool, project: Path | None, plain: bool, saves: int, into: Path | None
) -> None:
    """Measure on a corpus of our own sentences, or on a copy of an existing PROJECT.

    With --into the table also takes the place of that of the same size in a page of the docs.
    """
    compileall.compile_dir(Path(mkdocs_briefings.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        ours, beside = Path(folder, "ours"), Path(folder, "plain")
        if project is not None:
            shutil.copytree(project, ours, ignore=shutil.ignore_patterns("site", ".cache", ".git"))
            texts = sorted((ours / "briefings").glob("*.md"))
            briefings = [read(path.read_text("utf-8"), path.name)[0] for path in texts]
            count = len(briefings)
        else:
            write_ours(ours, count, dense=dense)
            briefings = [make_briefing(number, dense=dense) for number in range(count)]
        pages = [plain_page(briefing) for briefing in briefings]
        rows = dict(_measure_ours(ours))
        if plain:
            rows |= _measure_plain(beside, pages)
        waits = measure_saves(ours, saves) if saves else None
    name = project.name if project else f"{count:,} briefings{', dense' if dense else ''}"
    table = "\n".join(_table(name, count, rows, waits))
    click.echo(table)
    if into is not None:
        into.write_text(record(into.read_text("utf-8"), name, table), "utf-8")


def _measure_ours(folder: Path) -> Iterator[tuple[str, Cost]]:
    site = folder / "site"
    yield "(a) ours, cold", measure(mkdocs("build"), folder, site)
    yield "(b) nothing changed", measure(mkdocs("build"), folder, site)
    paths = sorted((folder / "briefings").glob("*.md"))
    path = paths[len(paths) // 2]
    before = path.read_bytes()
    path.write_bytes(before.replace(b"title: ", b"title: Autrement dit, ", 1))
    yield "(c) one briefing changed", measure(mkdocs("build"), folder, site)
    path.write_bytes(before)


def _measure_plain(folder: Path, pages: list[tuple[str, str]]) -> Iterator[tuple[str, Cost]]:
    write_plain(folder, pages)
    yield "(d) plain Material", measure(mkdocs("build"), folder, folder / "site")
    if zensical := _find_zensical():
        yield "(f) Zensical", measure([zensical, "build", "--clean"], folder, folder / "site")
    write_plain(folder, pages, pruned=True)
    yield "(e) Material, pruned", measure(mkdocs("build"), folder, folder / "site")


def _find_zensical() -> str | None:
    """Return the program of Zensical: `ZENSICAL`, the one beside this Python, or of the path."""
    beside = shutil.which("zensical", path=str(Path(sys.executable).parent))
    return os.environ.get("ZENSICAL") or beside or shutil.which("zensical")


def _table(name: str, count: int, rows: dict[str, Cost], waits: Waits | None) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    plain = rows.get("(d) plain Material")
    yield f"**{name}**, {dt.date.today()}, {os.cpu_count()} processors"
    yield ""
    costs = ("", "seconds", "÷ (d)", "processor s", "÷ (d)", "memory, MB")
    columns = (*costs, "pages", "a briefing", "MB", "÷ (d)")
    yield f"| {' | '.join(columns)} |"
    yield f"| --- {'| --: ' * (len(columns) - 1)}|"
    for label, cost in sorted(rows.items()):
        times = f"{cost.wall / plain.wall:.2f}" if plain else "–"
        work = f"{cost.cpu / plain.cpu:.2f}" if plain else "–"
        sizes = f"{cost.size / plain.size:.2f}" if plain else "–"
        yield (
            f"| {label} | {cost.wall:.1f} | {times} | {cost.cpu:.1f} | {work} "
            f"| {cost.memory / _MEGABYTE:.0f} | {cost.pages} | {cost.pages / count:.1f} "
            f"| {cost.size / _MEGABYTE:.1f} | {sizes} |"
        )
    if waits is not None:
        yield ""
        yield "| `mkdocs serve` | seconds |"
        yield "| --- | --: |"
        yield f"| start, nothing kept | {waits.start:.1f} |"
        yield f"| start, with what was kept | {waits.again:.1f} |"
        yield f"| save to served, median of {len(waits.saves)} | {waits.median:.1f} |"
        yield f"| save to served, worst | {max(waits.saves):.1f} |"
        yield f"| a name in the register | {waits.register:.1f} |"


if __name__ == "__main__":
    main()
