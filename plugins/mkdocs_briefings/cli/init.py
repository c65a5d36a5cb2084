"""`init`: a project of one's own."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

import click

from mkdocs_briefings import cli
from mkdocs_briefings.cli.lock import report_line, write_wheels
from mkdocs_briefings.cli.origin import find_origin
from mkdocs_briefings.cli.requirements import REQUIREMENTS, make_line
from mkdocs_briefings.cli.schemas import make_schemas
from mkdocs_briefings.cli.values import check_language
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.languages.tables.interface import ProjectWords
from mkdocs_briefings.pipeline import write_new_file


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--language",
    callback=check_language,
    default="fr",
    show_default=True,
    help="The language of the site's interface: fr, en.",
)
@click.option("--name", help="The name of the site; otherwise that of the folder.")
def init(folder: Path, language: str, name: str | None) -> None:
    """Write a project of one's own: mkdocs.yml, a first page, the folders, the Pages workflow, and
    what helps an editor: schemas, snippets and tasks.

    What the workflow installs is what is installed here, locked with hashes. DIR is made if it does
    not exist. Nothing in it is overwritten.
    """
    served = load_language(language)
    title = " ".join((name or folder.resolve().name).split())
    values = {
        **asdict(served.read(ProjectWords)),
        "name": title,
        "quoted_name": json.dumps(title, ensure_ascii=False),
        "language": served.code,
    }
    written = {
        folder / path: Template(text).safe_substitute(values) for path, text in _read_template()
    }
    written |= {folder / ".vscode" / name: text for name, text in make_schemas().items()}
    line = make_line(find_origin())
    written[folder / REQUIREMENTS] = line.file
    for path in written:
        if path.exists():
            raise click.UsageError(f"{path} exists; name a new folder")
    for path, content in written.items():
        write_new_file(path, content)
        click.echo(path)
    write_wheels(folder, line)
    report_line(line)
    first = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
    click.echo(f"next: {first}'mkdocs-briefings add FILE', then 'mkdocs serve'")


def _read_template() -> Iterator[tuple[Path, str]]:
    """Yield the files of a new project; `dot-` in a name stands for the dot of a hidden one."""
    waiting: list[tuple[Path, Traversable]] = [(Path(), files(cli) / "template")]
    while waiting:
        path, node = waiting.pop()
        if node.is_dir():
            inside = sorted(node.iterdir(), key=lambda child: child.name, reverse=True)
            waiting += [(path / child.name.replace("dot-", "."), child) for child in inside]
        else:
            yield path, node.read_text(encoding="utf-8")
