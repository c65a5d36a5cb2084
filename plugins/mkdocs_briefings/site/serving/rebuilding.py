"""What happens when a file changes under `mkdocs serve`.

The pages that show the change most are made at once, by the server itself. The whole site is built
beside it, in a process and a folder of its own, and takes the place of what is served when it is
done: until then there is nothing half built to see. What changes meanwhile is built next.
"""

import logging
import pickle
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from mkdocs_briefings.site.serving.application import Application
from mkdocs_briefings.site.serving.build import Order, build_whole
from mkdocs_briefings.site.snapshot import (
    Snapshot,
    compare_snapshots,
    take_snapshot,
)
from mkdocs_briefings.site.telling import log

Remake = Callable[[Collection[Path], Path], bool]
"""Writes the pages that show some changed files best into a site; says whether there were any."""


class Rebuilder:
    """Keeps what a server of MkDocs serves as the files of its project are.

    `seen` is how these were when what is served now was built. `whole` builds everything anew as
    MkDocs does, which is needed where its configuration has changed. Where what is served was kept
    and has `stood_in` for a build, the site is built first of all, in a thread of the server.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        application: Application,
        config: MkDocsConfig,
        seen: Snapshot,
        remake: Remake,
        whole: Callable[[], None],
        *,
        stood_in: bool = False,
    ) -> None:
        self._server, self._application = server, application
        self._config, self._remake, self._whole = config, remake, whole
        self._known, self._home = seen, server.root
        self._options = _find_options(config)
        # Held while what is served changes, or is chosen.
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        # Held while a site is built in this process.
        self._here = threading.Lock()
        self._is_built = not stood_in
        self._stopped = False
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._build_on, daemon=True)
        self._thread.start()

    def follow(self) -> None:
        """Show what has changed; the server calls it when a file has."""
        with self._lock:
            now = take_snapshot(watched_paths(self._config))
            changed = compare_snapshots(self._known, now)
            self._known = now
            made = False
            if Path(self._config.config_file_path or "").resolve() in changed:
                self._start_again()
                made = True
            elif changed:
                made = self._try_remake(changed, Path(self._server.root))
                self._wanted.set()
            if not made:
                # Nothing to load again, and nobody has to wait for it.
                self._server._wanted_epoch = self._server._visible_epoch

    def stop(self) -> None:
        """Build no more."""
        self._stopped = True
        self._wanted.set()
        if self._process is not None:
            self._process.terminate()
        self._thread.join()
        self._leave(self._server.root)

    def _start_again(self) -> None:
        with self._here:
            self._whole()
            self._is_built = True
        left, self._server.root = self._server.root, self._home
        self._leave(left)
        self._known = take_snapshot(watched_paths(self._config))

    def _try_remake(self, changed: Collection[Path], target: Path) -> bool:
        if not self._is_built:
            return False
        try:
            return self._remake(changed, target)
        except Exception as error:  # another plugin may not like it; the whole build will tell
            log.debug("no page was made at once: %s", error, exc_info=True)
            return False

    def _build_on(self) -> None:
        if not self._is_built:
            self._build_here()
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._stopped:
                return
            self._build_once()

    def _build_here(self) -> None:
        """Build in this process what was kept from another one, so that pages can be made anew."""
        log.info("What was kept is served; the site is built beside it")
        start, folder = time.monotonic(), tempfile.mkdtemp(prefix="mkdocs_briefings_")
        site = Path(folder, "site")
        try:
            with self._here:
                seen = build_whole(self._order(str(site), ""), beside_server=True)
                self._is_built = True
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            # Nothing but the end of the server: MkDocs gives up a build by a class of its own.
            if type(error) is SystemExit:
                return
            log.error("The site could not be built; what was kept is still served (%s)", error)
            return
        with self._lock:
            self._serve(site, seen)
        log.info("The whole site is as its files are (%.1f s)", time.monotonic() - start)

    def _build_once(self) -> None:
        """Build the whole site beside what is served, and serve it then."""
        start = time.monotonic()
        folder = tempfile.mkdtemp(prefix="mkdocs_briefings_")
        snapshot, site = Path(folder, "snapshot"), Path(folder, "site")
        order = self._order(str(site), str(snapshot))
        command = [sys.executable, "-m", "mkdocs_briefings.site.serving.build"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
        self._process.communicate(order.write() + "\n")
        if self._process.returncode != 0 or not snapshot.exists():
            if not self._stopped:
                log.error("The site could not be built; what was built before is still served")
            shutil.rmtree(folder, ignore_errors=True)
            return
        with self._lock:
            self._serve(site, pickle.loads(snapshot.read_bytes()))
        log.info("The whole site is as its files are (%.1f s)", time.monotonic() - start)

    def _serve(self, site: Path, seen: Snapshot) -> None:
        # What the build itself has written, as it annotated a seed, is no change to follow.
        self._known = now = take_snapshot(watched_paths(self._config))
        if later := compare_snapshots(seen, now):
            self._try_remake(later, site)
            self._wanted.set()
        else:
            # Whatever asked for another build meanwhile is part of this one.
            self._wanted.clear()
        left, self._server.root = self._server.root, str(site)
        if any(_differ(Path(left), site, one) for one in self._application.in_view()):
            with self._server._epoch_cond:
                epoch = round(time.monotonic() * 1000)
                self._server._wanted_epoch = self._server._visible_epoch = epoch
                self._server._epoch_cond.notify_all()
        self._leave(left)

    def _leave(self, root: str) -> None:
        """Remove a folder that is served no more; the first one is MkDocs' own."""
        if root != self._home:
            shutil.rmtree(Path(root).parent, ignore_errors=True)

    def _order(self, target: str, snapshot: str) -> Order:
        level = logging.getLogger("mkdocs").getEffectiveLevel()
        return Order(
            mkdocs.__name__,
            str(self._config.config_file_path),
            self._options,
            str(self._config.site_url),
            target,
            snapshot,
            # What is in its way is of interest; that it goes its way is not.
            level if level == logging.DEBUG else max(level, logging.WARNING),
            list(self._config.watch),
        )


def watched_paths(config: MkDocsConfig) -> list[str]:
    """Return the files and folders whose changes a server of MkDocs follows."""
    return [config.docs_dir, str(config.config_file_path), *config.watch]


def _find_options(config: MkDocsConfig) -> dict[str, Any]:
    """Return the options of the command line, which MkDocs lays over those of the file."""
    with warnings.catch_warnings():
        # MkDocs has no use for what it remembers of them any more, and we have.
        warnings.simplefilter("ignore", DeprecationWarning)
        laid: Sequence[Mapping[str, Any]] = getattr(config, "user_configs", ())
    return dict(laid[-1]) if len(laid) > 1 else {}


def _differ(one: Path, other: Path, address: str) -> bool:
    """Say whether two sites have another page at an address."""
    name = f"{address}index.html" if not address or address.endswith("/") else address
    return _read(one / name) != _read(other / name)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
