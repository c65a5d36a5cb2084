"""The files of a site, as MkDocs knows them: what is ours among them, and what must not be."""

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.keeping.files import all_pages, keep_file
from mkdocs_briefings.site.keeping.trace import Trace
from mkdocs_briefings.site.making import Maker
from mkdocs_briefings.site.pages import SitePage
from mkdocs_briefings.site.prepared import Preparation, PreparedPage
from mkdocs_briefings.site.shrinking import shrink

STYLE = "assets/briefings.css"
"""The style of all our pages."""

FAULTS = "assets/faults.css"
"""The style of what is wrong, for authors alone."""

SCRIPTS = tuple(f"assets/{name}.js" for name in ("briefings", "reading", "theme"))
"""The scripts of our pages, in the order in which they run."""

ASSETS = (STYLE, *SCRIPTS, "assets/timeline.js")
"""All of them, with what one kind of page alone needs: `theme.js` fetches it there."""


def page_file(page: SitePage, config: MkDocsConfig, project: Project) -> File:
    """Return the file of a page of ours; that of a briefing is edited where its author wrote it."""
    inclusion = InclusionLevel.UNDEFINED if page.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.path, content="", inclusion=inclusion)
    if page.slug is not None:
        briefing = project.briefings / f"{page.slug}.md"
        file.edit_uri = Path(os.path.relpath(briefing, project.docs)).as_posix()
    return file


def add_pages(
    ours: Mapping[str, tuple[SitePage, File]],
    kept: Mapping[str, Mapping[str, bytes]],
    maker: Maker,
    trace: Trace,
    files: Files,
    config: MkDocsConfig,
) -> None:
    """Add the files of our pages, by path, to those of a site, and what makes them.

    `kept` are the pages that are there already, by path, each with what holds it; `maker` makes
    the others, and `trace` notes what they ask for.
    """
    made = [path for path, (page, _) in ours.items() if not page.in_nav and path not in kept]
    preparation = Preparation(made, maker, trace)
    for path, (page, file) in ours.items():
        if path in kept:
            files.append(keep_file(file, kept[path], config))
            continue
        files.append(file)
        if not page.in_nav:
            file.page = PreparedPage(file, config, preparation)


def add_assets(uris: Iterable[str], folder: Path, files: Files, config: MkDocsConfig) -> None:
    """Add styles and scripts of ours, each by its path on the site and below a folder."""
    for uri in uris:
        files.append(File.generated(config, uri, content=shrink(folder / uri)))


def add_copies(copies: Mapping[str, Path], files: Files, config: MkDocsConfig) -> None:
    """Add files that are published as they are, each by its path on the site."""
    for uri, path in copies.items():
        files.append(File.generated(config, uri, abs_src_path=str(path)))


def list_in_sitemap(files: Iterable[File], pages: Mapping[str, SitePage]) -> list[File]:
    """Return the files of the pages that a sitemap names: not the parts of long dossiers."""
    parts = {path for path, page in pages.items() if page.is_part}
    return [file for file in all_pages(files) if file.src_uri not in parts]


def leave_out_empty(config: MkDocsConfig, pages: Iterable[SitePage]) -> None:
    """Take the lists of the site in which nothing stands out of the navigation of its owner."""
    empty = {page.path for page in pages if page.empty}
    if isinstance(config.nav, list) and empty:
        config.nav = _without(config.nav, empty)


def _without(items: list[Any], paths: Collection[str]) -> list[Any]:
    """Return the items of a navigation, as YAML has them, without some paths."""
    kept: list[Any] = []
    for item in items:
        if isinstance(item, dict):
            inside = {
                title: _without(below, paths) if isinstance(below, list) else below
                for title, below in item.items()
            }
            kept += [inside] * all(below not in ([], *paths) for below in inside.values())
        elif item not in paths:
            kept.append(item)
    return kept


def is_excluded(search: object) -> bool:
    """Say whether a page wants to be left out of search; what is no mapping says nothing."""
    return isinstance(search, dict) and bool(search.get("exclude"))


def refuse_links(files: Files, project: Project) -> None:
    """Raise an error of MkDocs where a file of the docs folder is a seed or a briefing in truth."""
    for file in files:
        path = file.abs_src_path and Path(file.abs_src_path)
        if path and project.holds(path.resolve()):
            cure = "remove the link: the pages of briefings are made by the plugin"
            what = "it leads to the folder of seeds or briefings, whose rights would not hold"
            raise PluginError(str(Fault(file.src_uri, None, what, cure)))
