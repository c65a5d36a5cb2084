"""A project served in this process, whose folder can be looked into while it changes."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from tests.site.builds import copy_project

_PATIENCE = 120


class Served:
    """A server of a project; `page` asks it, `until` waits for it."""

    def __init__(self, project: Path, target: Path) -> None:
        self.project, self.target = project, target
        self.address = "http://127.0.0.1:8000/carnet/"
        self.config = load_config(str(project / "mkdocs.yml"), site_dir=str(target))
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.config.site_url = self.address
        self.builds = 0
        self._build()
        self.server = LiveReloadServer(
            self._build, "127.0.0.1", 0, str(target), "/carnet/", polling_interval=0.1
        )
        self.server.watch(self.config.docs_dir)
        self.server.watch(str(self.config.config_file_path))
        self.config.plugins.on_serve(self.server, config=self.config, builder=self._build)
        for path in self.config.watch:
            self.server.watch(path)
        self._thread = threading.Thread(target=self.server.serve, daemon=True)
        self._thread.start()
        self.until(lambda: self.server.serve_thread.is_alive())

    def _build(self) -> None:
        self.builds += 1
        build(self.config, serve_url=self.address)

    @property
    def root(self) -> Path:
        """The folder that is served now."""
        return Path(self.server.root)

    def page(self, address: str) -> str:
        """Return what the server answers."""
        with urlopen(f"http://127.0.0.1:{self.server.server_port}/carnet/{address}") as answer:
            return str(answer.read().decode())

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, "it does not come about"
            time.sleep(0.02)

    def settle(self) -> None:
        """Wait until the whole site has been built once more than when this is called."""
        before = self.root
        self.until(lambda: self.root != before)

    def change(self, name: str, old: str, new: str) -> None:
        """Change words of a file, as an editor does that saves by renaming."""
        path = self.project / name
        aside = path.with_name(f".{path.name}.swp")
        aside.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        aside.replace(path)

    def stop(self) -> None:
        """Serve no more."""
        self.server.shutdown()
        self._thread.join()
        self.config.plugins.on_shutdown()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    served = Served(copy_project(tmp_path / "project"), tmp_path / "site")
    yield served
    served.stop()


@pytest.fixture
def served_again(served: Served, tmp_path: Path) -> Iterator[Served]:
    """A server of the same project that is started when another has ended, and a file changed."""
    served.stop()
    served.change("briefings/les-grues.md", "title: Les grues de", "title: Encore les grues de")
    again = Served(served.project, tmp_path / "again")
    yield again
    again.stop()
