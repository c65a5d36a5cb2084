"""One page of a site made anew, with what MkDocs has made of the rest."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_briefings.site.keeping.files import KeptPage
from mkdocs_briefings.site.making import Maker
from mkdocs_briefings.site.prepared import Preparation, PreparedPage


@contextmanager
def _hush_links() -> Iterator[None]:
    """Let nothing be told of links: what they lead to may come with the whole site, which tells."""
    pages = logging.getLogger("mkdocs.structure.pages")

    def is_serious(record: logging.LogRecord) -> bool:
        return record.levelno > logging.WARNING

    pages.addFilter(is_serious)
    try:
        yield
    finally:
        pages.removeFilter(is_serious)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a build has left: `frames` is the template of our pages, `None` if it is the theme's."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    frames: Template | None
    maker: Maker


def remake_page(path: str, stage: Stage, target: Path) -> bool:
    """Write the page of a path into a site; say whether the site has such a page.

    A page in the navigation keeps its place there, with the title that it had.
    """
    file = stage.files.get_file_from_path(path)
    if file is None or file.page is None:
        return False
    page: Any = file.page
    if isinstance(page, PreparedPage | KeptPage):
        # What was prepared for the build has been taken.
        page = PreparedPage(file, stage.config, Preparation((), stage.maker))
        file.page = page
    # MkDocs keeps the whole path from when it was asked for first.
    file.abs_dest_path = str(target / file.dest_uri)
    with _hush_links():
        _populate_page(page, stage.config, stage.files)
    if isinstance(page, PreparedPage) and stage.frames is not None:
        page.meta.setdefault("template", stage.frames)
    _build_page(page, stage.config, stage.files, stage.nav, stage.env)  # type: ignore[arg-type]
    return True
