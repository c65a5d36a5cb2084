"""Score the annotation against gold, beside what the raw language model alone gives.

Each folder holds `<id>.source.json` and `<id>.gold.json` (the format is told in `score.py`). The
articles go through `mkdocs-briefings extract`, the door that everybody uses. The figures are
compared with those recorded in `recorded.json`: they only rise.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"

Figures = dict[str, float | None]
"""A figure by its name, from 0 to 1; `None` where the gold does not ask for it."""

# What the raw model's labels are called here, in both label schemes that spaCy's models use.
KINDS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One set of articles in one language: `key` is `folder/language`.

    `ours` and `raw` are figures; `counts` are lines of `score.py` that are no share of one.
    """

    key: str
    articles: int
    ours: Figures
    raw: Figures
    counts: dict[str, str]


def list_articles(folder: Path) -> dict[str, list[Path]]:
    """Return the source files that have gold, by language, in the order of their names.

    Raises:
        click.UsageError: there are none.
    """
    paths = [
        path.with_name(path.name.replace(".gold.", ".source."))
        for path in sorted(folder.glob("*.gold.json"))
    ]
    if not paths:
        raise click.UsageError(f"{folder}: no gold; expected files named <id>.gold.json")
    dated = sorted(
        (json.loads(path.read_text(encoding="utf-8"))["language"], path) for path in paths
    )
    return {
        language: [path for _, path in group]
        for language, group in groupby(dated, key=lambda item: item[0])
    }


def extract(paths: Iterable[Path]) -> str:
    """Return what `mkdocs-briefings extract` prints for the articles, one object a line.

    Raises:
        click.ClickException: it failed; it has said why.
    """
    command = Path(sys.executable).with_name("mkdocs-briefings")
    options = ["--format", "jsonl", "--no-register"]
    arguments = [str(command), "extract", *map(str, paths), *options]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise click.ClickException("'mkdocs-briefings extract' failed; nothing was measured")
    return done.stdout


def extract_raw(paths: Iterable[Path], language: str) -> str:
    """Return, in the same format, the names that the language model finds by itself.

    Each distinct string is an actor of its own: the model knows no identity.
    """
    # Imported here: whoever only compares figures needs no model.
    from mkdocs_briefings.annotate.language_model import load_model
    from mkdocs_briefings.languages import load_language

    model = load_model(load_language(language))
    lines = []
    for path in paths:
        article = json.loads(path.read_text(encoding="utf-8"))
        actors: dict[tuple[str, str], list[dict[str, int]]] = {}
        for start, paragraph in split_paragraphs(article["text"]):
            for entity in model(paragraph).ents:
                if kind := KINDS.get(entity.label_):
                    span = {"start": start + entity.start_char, "end": start + entity.end_char}
                    actors.setdefault((entity.text, kind), []).append(span)
        found = [
            {"id": f"{kind}:{name}", "name": name, "kind": kind, "mentions": mentions}
            for (name, kind), mentions in actors.items()
        ]
        lines.append(json.dumps({"id": article["id"], "actors": found, "quotes": [], "dates": []}))
    return "\n".join(lines)


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that is not blank, with its offset."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip()
        start += len(line)


def score(paths: Iterable[Path], predictions: str) -> dict[str, object]:
    """Return what `score.py --json` says of the predictions for these articles alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in paths:
            shutil.copy(path, folder)
            shutil.copy(path.with_name(path.name.replace(".source.", ".gold.")), folder)
        found = folder / "predictions.jsonl"
        found.write_text(predictions, encoding="utf-8")
        arguments = [sys.executable, str(HERE / "score.py"), name, str(found), "--json"]
        printed = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True).stdout
    result: dict[str, object] = json.loads(printed)
    return result


def measure(folder: Path) -> Iterator[Result]:
    """Yield the result of each language of a folder, in alphabetical order."""
    for language, paths in list_articles(folder).items():
        ours = score(paths, extract(paths))
        raw = score(paths, extract_raw(paths, language))
        counts = {
            name: str(ours[name])
            for name in ("scare quotes taken for quotes", "flaws found", "false flaws")
        }
        told = str(ours["speakers in doubt"]).split(", ")
        counts |= {f"doubt, {line.split()[0]} speakers": line.split(" ", 1)[1] for line in told}
        key = f"{folder.resolve().name}/{language}"
        yield Result(key, len(paths), read_figures(ours), read_figures(raw), counts)


def read_figures(result: Mapping[str, object]) -> Figures:
    """Return the figures of one result of `score.py`."""
    figures = result["figures"]
    assert isinstance(figures, dict)
    return {str(name): value for name, value in figures.items()}


def read_recorded(path: Path) -> dict[str, Figures]:
    """Return the figures that are kept, by set; none where there is no file."""
    recorded: dict[str, Figures] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return recorded


def find_losses(
    recorded: Mapping[str, Mapping[str, float | None]],
    measured: Mapping[str, Mapping[str, float | None]],
) -> list[str]:
    """Return a line for each figure that is lower than recorded, or no longer measured.

    Sets that were not measured this time are left alone.
    """
    return [
        f"{key}: {name} is {measured[key].get(name)}, recorded {figure}"
        for key in sorted(recorded.keys() & measured.keys())
        for name, figure in recorded[key].items()
        if figure is not None and (measured[key].get(name) or 0.0) < figure
    ]


def list_rows(results: Sequence[Result]) -> Iterator[list[str]]:
    """Yield the table row by row, the head first: two columns for each result after the name."""
    heads = (head for r in results for head in (f"{r.key}, {r.articles} articles", "raw model"))
    yield ["figure", *heads]
    for name in results[0].ours:
        cells = (cell for r in results for cell in (r.ours.get(name), r.raw.get(name)))
        yield [name, *("–" if cell is None else f"{cell:.3f}" for cell in cells)]
    for name in results[0].counts:
        yield [name, *(cell for r in results for cell in (r.counts[name], ""))]


def print_table(results: Sequence[Result]) -> None:
    """Print the table for a terminal, as wide as it needs to be."""
    head, *rows = list_rows(results)
    table = Table(title="Annotation against gold")
    for number, name in enumerate(head):
        plain = number % 2 == 1 or number == 0
        table.add_column(name, justify="right" if number else "left", style="" if plain else "dim")
    for number, row in enumerate(rows, start=1):
        table.add_row(*row, end_section=number == len(results[0].ours))
    Console(width=max(Console().width, 48 + 28 * len(results))).print(table)


def write_markdown(results: Sequence[Result]) -> str:
    """Return the table in Markdown, for the docs."""
    head, *rows = list_rows(results)
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--record", is_flag=True, help="Write the figures to recorded.json.")
@click.option(
    "--recorded",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=RECORDED,
    help="The file of recorded figures.",
)
@click.option("--markdown", is_flag=True, help="Print the table in Markdown.")
def main(folders: tuple[Path, ...], record: bool, path: Path, markdown: bool) -> None:
    """Score the annotation against the gold in FOLDERS (default: this one)."""
    results = [result for folder in folders or (HERE,) for result in measure(folder)]
    if markdown:
        click.echo(write_markdown(results))
    else:
        print_table(results)
    measured = {result.key: result.ours for result in results}
    before = read_recorded(path)
    losses = find_losses(before, measured)
    for line in losses:
        click.echo(f"lower than recorded: {line}", err=True)
    if record:
        text = json.dumps(before | measured, indent=2, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")
        click.echo(f"recorded in {path}")
    elif losses:
        click.echo("mend the rule, or --record and give the reason in the commit", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
