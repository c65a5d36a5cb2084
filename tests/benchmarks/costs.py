"""What a program costs: time, processor time and memory of all its processes, and its site."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.1
_REFRESH = b'http-equiv="refresh"'


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processors, bytes of memory at the most, pages and bytes."""

    wall: float
    cpu: float
    memory: int
    pages: int
    size: int


def measure(command: Sequence[str], folder: Path, site: Path) -> Cost:
    """Run a program in a folder and return what it cost to make the site.

    Raises:
        RuntimeError: it failed; with the end of what it said.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    peak = Peak(process.pid)
    said = _read_all(process)
    peak.start()
    # `wait4` has the times of the process and of all those that it waited for.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    peak.stop()
    if process.returncode:
        raise RuntimeError(b"".join(said).decode(errors="replace")[-2000:])
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(_REFRESH not in path.read_bytes() for path in files if path.suffix == ".html")
    size = sum(path.stat().st_size for path in files)
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak.bytes, pages, size)


def environment() -> dict[str, str]:
    """Return the environment of a build that annotates nothing, of packages that are compiled.

    A package that is installed is so from the first build on, as those that it is compared with.
    """
    told = {"CI": "true", "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    return {**os.environ, **told, "PYTHONDONTWRITEBYTECODE": ""}


def mkdocs(*options: str) -> list[str]:
    """Return the command that runs MkDocs as this Python has it."""
    return [sys.executable, "-m", "mkdocs", *options]


def _read_all(process: subprocess.Popen[bytes]) -> list[bytes]:
    """Return a list that takes what the process says, for a full pipe would stop it."""
    said: list[bytes] = []
    assert process.stdout is not None
    threading.Thread(target=lambda: said.extend(process.stdout or ()), daemon=True).start()
    return said


class Peak:
    """Watches the memory that a process and those below it hold together, where /proc tells it."""

    def __init__(self, pid: int) -> None:
        self.bytes = 0
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to look, several times a second."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_PAUSE):
            self.bytes = max(self.bytes, sum(map(_memory, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """Return a process and all below it. Source: proc(5), `children`."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def _memory(pid: int) -> int:
    """Return the bytes of a process, what it shares divided among those who share it.

    Source: proc(5), `smaps_rollup`, `Pss` in kibibytes.
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
