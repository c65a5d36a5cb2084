"""Print what the analysis costs beside the raw model's `nlp.pipe`, and how memory grows.

Both are measured in one run of one process, in turn, so that a busy machine slows both alike.
"""

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from tests.benchmarks.articles import OWN, make_articles, read_articles

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.annotate.language_model import load_model
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.model import Document
from mkdocs_briefings.register import Register

_ROUNDS = 5
_STEPS = 10
_MEGABYTE = 1 << 20


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=OWN
)
@click.option("--language", default="fr", show_default=True)
@click.option("--articles", default=2000, show_default=True, help="How many for memory; 0: none.")
def main(folder: Path, language: str, articles: int) -> None:
    """Measure on FOLDER (`.source.json` files; by default our own articles)."""
    console = Console()
    documents = read_articles(folder, language)
    if not documents:
        raise click.UsageError(f"no article in {language!r} in {folder}; name another folder")
    console.print(_speed(documents, language))
    if articles:
        console.print(_memory(language, articles))


def _speed(documents: Sequence[Document], language: str) -> Table:
    """Return the times of the raw model and of the analysis on the same paragraphs."""
    nlp = load_model(load_language(language))
    texts = [part for document in documents for part in document.text.split("\n\n")]
    register = Register()

    def read() -> None:
        for _ in nlp.pipe(texts):
            pass

    def annotate() -> None:
        for _ in analyse(documents, register):
            pass

    # Whatever is loaded or compiled once is no part of the cost.
    read()
    annotate()
    rounds = [(_seconds(read), _seconds(annotate)) for _ in range(_ROUNDS)]
    raw, ours = min(one for one, _ in rounds), min(one for _, one in rounds)
    table = Table("", "seconds", title=f"{len(documents)} articles, best of {_ROUNDS}")
    table.add_row("raw model", f"{raw:.2f}")
    table.add_row("analysis", f"{ours:.2f}")
    table.add_row("ratio", f"{ours / raw:.2f}")
    return table


def _seconds(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _memory(language: str, count: int) -> Table:
    """Return the memory of this process along so many articles."""
    table = Table("articles", "memory", title="Memory, megabytes")
    step = max(1, count // _STEPS)
    for number, _ in enumerate(analyse(make_articles(language, count), Register()), start=1):
        if number % step == 0:
            table.add_row(str(number), f"{_resident() / _MEGABYTE:.0f}")
    return table


def _resident() -> int:
    """Return how many bytes of memory this process holds.

    Source: proc(5), `VmRSS` in kibibytes.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise click.ClickException("this system does not tell memory in /proc; run it on Linux")


if __name__ == "__main__":
    main()
