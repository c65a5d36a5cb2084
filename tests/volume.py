"""A site of a folder of articles that nobody corrected: `python -m tests.volume FOLDER [OUT]`.

What is built is judged on such a site, not on the demo alone. It stands outside the repository.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from mkdocs_briefings.model import Document
from mkdocs_briefings.sources import find_articles, make_slug, read_article, write_seed

_TITLE = 120
"""A first paragraph of more characters is no title."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", help="The language of plain texts.")
def main(folder: Path, out: Path | None, language: str | None) -> None:
    """Make a project of the articles of FOLDER in OUT, annotate it and build its site."""
    project = (out or Path(tempfile.mkdtemp(prefix="volume-"))) / "project"
    _run(project.parent, "mkdocs_briefings.cli", "init", str(project), "--name", folder.name)
    articles = find_articles(folder)
    for path in articles:
        document = read_article(path, None, language).document
        slug = make_slug(path.name.partition(".")[0])
        seed = project / "seeds" / f"{slug}.md"
        seed.write_text(make_seed(document, folder.name), encoding="utf-8")
    _run(project, "mkdocs_briefings.cli", "annotate")
    _run(project, "mkdocs", "build", "--strict")
    click.echo(f"{len(articles)} articles; the site is in {project / 'site'}")


def make_seed(document: Document, publisher: str) -> str:
    """Return the seed of an article; without a title of its own its first line is one."""
    source, text = document.source, document.text
    title, _, rest = text.partition("\n\n")
    if source.title is not None or not rest or len(title) > _TITLE:
        title, rest = source.title or text.split("\n")[0][:_TITLE], text
    values = {
        "title": " ".join(title.split()),
        "language": source.language,
        "published": source.published.isoformat() if source.published else "",
        "publisher": source.publisher or publisher,
        "rights": "full",
        "licence": source.licence or "for trying out on this machine",
    }
    return write_seed({key: value for key, value in values.items() if value}, rest)


def _run(folder: Path, *command: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, check=True)


if __name__ == "__main__":
    main()
