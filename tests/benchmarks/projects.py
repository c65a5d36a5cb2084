"""The projects that the benchmark builds: a corpus as ours, and its words as plain Markdown."""

from dataclasses import replace
from pathlib import Path

from tests.benchmarks.corpus import front_of, make_briefing

from mkdocs_briefings.markup import write
from mkdocs_briefings.model import Briefing, SourceBlock
from mkdocs_briefings.sources import write_seed

_OURS = """\
site_name: Benchmark
site_url: https://example.org/
theme:
  name: material
  language: fr
  font: false
  features: [navigation.footer, navigation.instant, navigation.top, search.highlight, toc.follow]
plugins:
  - search
  - briefings: {annotate: never}
markdown_extensions: [admonition, attr_list, footnotes, tables, {toc: {permalink: true}}]
nav: [index.md, briefings/index.md, timeline.md, actors/index.md, quotes.md, sources.md, tags.md]
"""
_REGISTER = "again-0:\n  name: Conseil du fleuve\n  kind: organisation\n"
_PLAIN = "site_name: Benchmark\nsite_url: https://example.org/\ntheme:\n  name: material\n"
_MADE = {"rules": "sha256-0123456789abcdef", "made-by": "mkdocs-briefings 0 (nothing)"}
_PRUNED = f"{_PLAIN}  features: [navigation.prune]\n"


def write_ours(folder: Path, count: int, *, dense: bool = False) -> None:
    """Write a project of so many briefings, with their seeds and the machine's versions."""
    _write(folder / "mkdocs.yml", _OURS)
    _write(folder / "docs/index.md", "# Benchmark\n\n<!-- briefings/latest-briefings -->\n")
    _write(folder / "briefings/actors.yml", _REGISTER)
    for number in range(count):
        briefing = make_briefing(number, dense=dense)
        source = briefing.sources[0]
        written = write(briefing)
        _write(folder / f"seeds/{source.id}.md", write_seed(front_of(source), _text_of(briefing)))
        _write(folder / f"briefings/{briefing.slug}.md", written)
        made = write(replace(briefing, extra=_MADE), rules=True)
        _write(folder / f"briefings/.machine/{briefing.slug}.md", made)


def write_plain(folder: Path, pages: list[tuple[str, str]], *, pruned: bool = False) -> None:
    """Write a project of plain pages, each a name and its Markdown, for the theme's defaults."""
    _write(folder / "mkdocs.yml", _PRUNED if pruned else _PLAIN)
    _write(folder / "docs/index.md", "# Benchmark\n")
    for name, text in pages:
        _write(folder / f"docs/{name}.md", text)


def plain_page(briefing: Briefing) -> tuple[str, str]:
    """Return the name of a briefing, and its title and words as plain Markdown."""
    return briefing.slug, f"# {briefing.title}\n\n{_text_of(briefing)}\n"


def _text_of(briefing: Briefing) -> str:
    blocks = (part for part in briefing.parts if isinstance(part, SourceBlock))
    return "\n\n".join(block.text for block in blocks)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
