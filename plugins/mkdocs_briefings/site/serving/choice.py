"""Which pages show a change best: these are made at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.addresses import briefing_path

_MOST = 4
"""A person saves one file; where a program changes hundreds, to make them all is the build's."""


def choose_pages(
    changed: Collection[Path], in_view: Iterable[str], project: Project
) -> dict[str, str | None]:
    """Return the paths of the pages to make anew, in the order in which that is to be done.

    Each comes with the slug of its briefing, `None` for a page of the site owner. `in_view` are the
    paths of the pages that are looked at: their briefings show a change of the register.
    """
    pages = dict(_list_pages(changed, project))
    seen = [path for path in in_view if path in pages]
    if project.register in changed:
        shown = {briefing_path(path.stem): path.stem for path in project.briefings.glob("*.md")}
        in_turn = [path for path in in_view if path in shown]
        pages |= {path: shown[path] for path in in_turn}
        seen = in_turn + seen
    order = list(dict.fromkeys((*seen, *sorted(pages))))
    return {path: pages[path] for path in order[:_MOST]}


def _list_pages(changed: Collection[Path], project: Project) -> Iterator[tuple[str, str | None]]:
    for path in changed:
        if path.suffix != ".md" or not path.is_file():
            continue
        if path.parent == project.briefings:
            yield briefing_path(path.stem), path.stem
        elif path.is_relative_to(project.docs):
            yield path.relative_to(project.docs).as_posix(), None


def list_paths(in_view: Iterable[str], addresses: Mapping[str, str]) -> list[str]:
    """Return the paths of the pages at some addresses; `addresses` are those of all, by path."""
    paths = {address: path for path, address in addresses.items()}
    return [paths[address] for address in in_view if address in paths]
