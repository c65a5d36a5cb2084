"""The hooks of MkDocs that make `mkdocs serve` quick enough to write in."""

import signal
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.pipeline import Findings, Project, inspect_again
from mkdocs_briefings.site.assembly import renew_site
from mkdocs_briefings.site.config import BriefingsConfig
from mkdocs_briefings.site.index.reading import by_page
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.keeping.standing import Standing
from mkdocs_briefings.site.pages import SitePage, briefing_page
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.serving.application import Application, stand_before
from mkdocs_briefings.site.serving.choice import choose_pages, list_paths
from mkdocs_briefings.site.serving.desk.place import place_desk
from mkdocs_briefings.site.serving.rebuilding import Rebuilder, watched_paths
from mkdocs_briefings.site.serving.renewal import Stage, remake_page
from mkdocs_briefings.site.snapshot import Snapshot, take_snapshot
from mkdocs_briefings.site.telling import tell


class ServedPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call]
    """A plugin whose pages follow the files of a project.

    `serving` says that the site is served and not published, and `begun` that a build of it has
    been: only a server's first may show what is kept instead. `seen` is how the files were when a
    build began to read them; `local` that it is served at an address of this machine alone, where
    its author has a desk. `application` answers all requests while a server runs. What a build has
    made of the project, from `found` on, is that with which single pages are made anew.
    """

    project: Project
    interface: Interface
    local: bool
    found: Findings
    faults: Mapping[str, Sequence[Fault]]
    site: Site
    pages: dict[str, SitePage]
    addresses: Mapping[str, str]
    stage: Stage
    standing: Standing

    def __init__(self) -> None:
        self.serving = self.begun = False
        self._dirty = self._stood_in = self._stopped = False
        self.seen: Snapshot = {}
        self.application: Application | None = None
        self._rebuilder: Rebuilder | None = None

    @property
    def _cache(self) -> Path:
        return self.project.root / ".cache" / "mkdocs-briefings"

    def _remake(self, changed: Collection[Path], target: Path) -> bool:
        """Write the pages that show some changed files best into a site; say if there were any."""
        seen = self.application.in_view() if self.application else ()
        in_view = list_paths(seen, self.addresses)
        pages = choose_pages(changed, in_view, self.project) if self.local else {}
        for path, slug in pages.items():
            if slug is not None and path in self.pages:
                self.found = inspect_again(self.project, self.found, slug)
                self.site = renew_site(self.site, self.found, slug)
                self.pages[path] = briefing_page(self.site, slug)
                self.faults = by_page(self.found.faults, self.project)
                tell(self.faults.get(path, ()))
        return sum(remake_page(path, self.stage, target) for path in pages) > 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether pages are served; having this hook keeps the plugin on `serve`."""
        self.serving = command == "serve"
        self._dirty, self.begun, self._stopped = dirty, False, False
        if self.serving and _ends_at_once():
            # Whoever ends the server so leaves no folder behind either.
            signal.signal(signal.SIGTERM, signal.default_int_handler)

    def passes_by(self, config: MkDocsConfig, path: Path, told: str) -> bool:
        """Say whether a build has nothing to do, for what is kept at a path is shown in its stead.

        A server begins with that, and has the site built then.
        """
        self.standing = Standing(path, config, self.project, told, dirty=self._dirty)
        first, self.begun = not self.begun, True
        if not self.serving:
            return self.standing.stands(config)
        self._stood_in = first and self.standing.stands_in(config)
        if self._stood_in:
            self.seen = take_snapshot(watched_paths(config))
        return self._stood_in

    def on_build_error(self, *, error: Exception) -> None:
        """Note no more of a build that has failed."""
        self.standing.stop()

    def note_files(self, config: MkDocsConfig) -> None:
        """Remember how the files are that a build is about to read."""
        self.standing.begin()
        self.seen = take_snapshot(watched_paths(config)) if self.serving else {}

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep what single pages are made anew with."""
        self.nav = nav

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Stand before the application of the server, and build in its stead."""
        self.application = stand_before(server)
        if self.local:
            address, cache = lambda: _listens_at(server), self._cache / "desk.sqlite"
            place_desk(self.application, self.project, self.interface, address, cache)
        if self.serving and not self._dirty:
            self._rebuilder = Rebuilder(
                server,
                self.application,
                config,
                self.seen,
                self._remake,
                builder,
                stood_in=self._stood_in,
            )
            server.builder = self._rebuilder.follow
        return server

    def on_shutdown(self) -> None:
        """Let nothing go on beside the server."""
        self._stopped = True
        if self._rebuilder is not None:
            self._rebuilder.stop()
        if self.serving and signal.getsignal(signal.SIGTERM) is signal.default_int_handler:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """End the thread that builds beside a server which has ended."""
        if self._stopped and threading.current_thread() is not threading.main_thread():
            raise SystemExit


def _ends_at_once() -> bool:
    """Say whether the process ends at once where it is told to, and whether that can be changed."""
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def _listens_at(server: LiveReloadServer) -> tuple[str, int]:
    """Return the host and the port of a server, which is told them when it starts."""
    host, port = server.server_address[:2]
    return str(host), int(port)
