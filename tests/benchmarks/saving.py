"""How long an author waits under `mkdocs serve`: from saving a file to its page being served."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.costs import environment, mkdocs

from mkdocs_briefings.markup import read

_PAUSE = 0.02
_SETTLED = 3.0
_PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until a server answers and until one that is started again does, and of changes."""

    start: float
    again: float
    saves: tuple[float, ...]
    register: float

    @property
    def median(self) -> float:
        """The median of the saves."""
        return median(self.saves)


def measure_saves(project: Path, count: int) -> Waits:
    """Serve a project and return how long each of so many saves took; its files are put back."""
    briefings = sorted((project / "briefings").glob("*.md"))
    path, register = briefings[len(briefings) // 2], project / "briefings/actors.yml"
    with _serving(project) as (address, start):
        page = f"{address}briefings/{path.stem}/"
        _fetch(page)
        saves = [_save(path, page, f"Nouveau titre {number}") for number in range(count)]
        told = _save_register(register, path, page)
    with _serving(project) as (_, again):
        pass
    return Waits(start, again, tuple(saves), told)


def _save(path: Path, page: str, title: str) -> float:
    """Give a briefing another title."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [f"title: {title}\n" if line.startswith("title:") else line for line in lines]
    return _change(path, "".join(changed).encode(), page, title)


def _save_register(register: Path, briefing: Path, page: str) -> float:
    """Name an actor of a briefing in the register."""
    before = register.read_bytes() if register.exists() else b""
    found, _ = read(briefing.read_text(encoding="utf-8"), briefing.name)
    known = f"\n{before.decode()}"
    actor = next(actor for actor in found.actors if f"\n{actor.id}:" not in known)
    name = "Nouveau Nom"
    entry = f"\n{actor.id}:\n  name: {name}\n  kind: {actor.kind}\n"
    return _change(register, before + entry.encode(), page, name)


def _change(path: Path, content: bytes, page: str, words: str) -> float:
    """Change a file and return how long its page took to say so; then put all back as it was."""
    before = path.read_bytes() if path.exists() else None
    start = time.perf_counter()
    path.write_bytes(content)
    try:
        _wait(page, words, said=True)
        waited = time.perf_counter() - start
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    _wait(page, words, said=False)
    # The rest of the site may still be under way.
    time.sleep(_SETTLED)
    return waited


def _wait(page: str, words: str, *, said: bool) -> None:
    end = time.perf_counter() + _PATIENCE
    while (words in _fetch(page)) != said:
        if time.perf_counter() > end:
            raise RuntimeError(f"{page} does not change: {words!r}")
        time.sleep(_PAUSE)


def _fetch(page: str) -> str:
    with urllib.request.urlopen(page) as answer:
        return str(answer.read().decode())


@contextmanager
def _serving(project: Path) -> Iterator[tuple[str, float]]:
    """Yield the address at which a project is served, and how long it took to get there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    start = time.perf_counter()
    command = mkdocs("serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}")
    process = subprocess.Popen(command, cwd=project, env=environment())
    try:
        while True:
            try:
                _fetch(address)
                break
            except urllib.error.HTTPError:
                break
            except OSError as error:
                if process.poll() is not None:
                    raise RuntimeError("mkdocs serve has ended") from error
                time.sleep(_PAUSE)
        yield address, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()
