"""The pages that a build need not make, as the hooks of the plugin ask for them."""

import re
from collections.abc import Container, Mapping
from dataclasses import fields
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_briefings.site.keeping.files import all_pages
from mkdocs_briefings.site.keeping.frame import digest_frame, may_keep
from mkdocs_briefings.site.keeping.pages import Keeper
from mkdocs_briefings.site.keeping.standing import Standing
from mkdocs_briefings.site.keeping.store import KeptPage, Store
from mkdocs_briefings.site.keeping.trace import Trace
from mkdocs_briefings.site.pages import SitePage
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.prepared import PreparedPage

_LED_TO = re.compile(r"[(:<]\s*([^()<>\s#]+\.md)\b")
_INTO = re.compile(r"\]\(\s*<?[^()\s]*#|^\s*\[[^\]]+\]:\s*<?\S*#", re.MULTILINE)


class Keeping:
    """What is kept of one build for the next; without a `keeper` nothing is.

    `site` is what pages are to be made of, and `bodies` are what search takes of the briefings that
    were not made, by slug.
    """

    def __init__(self, site: Site, keeper: Keeper | None, config: MkDocsConfig) -> None:
        self._keeper, self._config = keeper, config
        self._apart: Container[str] = ()
        self.site = keeper.site if keeper else site
        self.trace = keeper.trace if keeper else Trace()
        self.bodies: dict[str, str] = {}
        self._indexed = 0

    def find(
        self, pages: Mapping[str, SitePage], files: Files, told: str, apart: Container[str]
    ) -> dict[str, Mapping[str, bytes]]:
        """Return for the pages that are as they were, by path, what has their HTML by path.

        `files` are those of the site that are none of these pages. `told` is what all pages hang on
        beside the site. The pages `apart` hang on more than that, and are always made.
        """
        if self._keeper is None:
            return {}
        self._apart = apart
        others = sorted(file.src_uri for file in files)
        settings = [getattr(self.site, field.name) for field in fields(Site)]
        plain = [repr(value) for value in settings if isinstance(value, str | bool | int)]
        frame = digest_frame(self._config, (told, *plain), others)
        ours = {path: page for path, page in pages.items() if not page.in_nav and path not in apart}
        html = self._keeper.find_kept(ours, frame, (*others, *pages))
        for path, kept in self._keeper.kept.items():
            if (slug := pages[path].slug) is not None:
                self.bodies[slug] = kept.body or ""
        return dict.fromkeys(self._keeper.kept, html)

    def begin(self) -> None:
        """Forget what was asked of the site before the page to come."""
        self.trace.take()

    def begin_indexing(self) -> None:
        """Note where the entries of a page begin in the theme's search."""
        self._indexed = len(_entries_of(self._config))

    def note(self, ours: SitePage | None, page: Page, output: str, body: str | None) -> None:
        """Remember a page as it is written, if it is one of ours."""
        if self._keeper is None or ours is None or not isinstance(page, PreparedPage):
            return
        if ours.path in self._apart:
            return
        led_to = _LED_TO.findall(ours.markdown)
        # Those that we make lead somewhere; whether an author's do, MkDocs is to tell each time.
        links = (page.links_to_anchors or {}) if _INTO.search(ours.markdown) else {}
        more = KeptPage(
            "",
            (),
            body,
            tuple(_entries_of(self._config)[self._indexed :]),
            tuple(normpath(join(dirname(ours.path), found)) for found in led_to),
            {file.src_uri: dict(found) for file, found in links.items()},
        )
        self._keeper.note(ours, page.facts | self.trace.take(), output, more)

    def check_links(self, files: Files) -> None:
        """Tell of links of pages that were kept what MkDocs tells of those of others."""
        for path, kept in self._keeper.kept.items() if self._keeper else ():
            file = files.get_file_from_path(path)
            if not kept.into or file is None or file.page is None:
                continue
            found = {files.get_file_from_path(name): into for name, into in kept.into.items()}
            file.page.links_to_anchors = {to: dict(into) for to, into in found.items() if to}
            level = self._config.validation.links.anchors
            file.page.validate_anchor_links(files=files, log_level=level)

    def index_kept(self, files: Files) -> None:
        """Give the theme's search what it has not seen, all in the order of the pages."""
        if self._keeper is None or not self._keeper.kept:
            return
        order = {file.url: number for number, file in enumerate(all_pages(files))}
        entries = _entries_of(self._config)
        for kept in self._keeper.kept.values():
            entries.extend(kept.entries)
        entries.sort(key=lambda entry: order.get(entry["location"].partition("#")[0], -1))

    def save(self, files: Files, standing: Standing) -> None:
        """Keep what was made for the next build, and the whole site."""
        standing.stop()
        if self._keeper is None:
            return
        self._keeper.save()
        if any(file.dest_uri.startswith(".") and _is_shown(file) for file in files):
            return  # MkDocs leaves in the folder of a site what is hidden there
        found = {path: files.get_file_from_path(path) for path in self._keeper.paths()}
        places = {file.dest_uri: path for path, file in found.items() if file is not None}
        standing.keep(places, self._keeper.stamp)


def _is_shown(file: File) -> bool:
    return not file.inclusion.is_excluded()  # type: ignore[no-untyped-call]


def open_keeping(site: Site, config: MkDocsConfig, folder: Path, *, serving: bool) -> Keeping:
    """Return what is kept in a folder of the last build, of a site that is served or published."""
    store = Store(kept_in(folder, serving=serving))
    return Keeping(site, Keeper(site, store) if may_keep(config) else None, config)


def kept_in(folder: Path, *, serving: bool) -> Path:
    """Return the file in a folder that keeps a site which is served or published."""
    return folder / ("pages-served.sqlite" if serving else "pages.sqlite")


def _entries_of(config: MkDocsConfig) -> list[dict[str, Any]]:
    """Return the list in which the theme's search gathers its entries, an empty one if none."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    index = getattr(plugin, "search_index", None)
    found = getattr(index, "entries", None)
    return found if found is not None else getattr(index, "_entries", [])
