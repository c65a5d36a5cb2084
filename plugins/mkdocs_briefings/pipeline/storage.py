"""Files written so that a crash, a full disk or two runs at once lose nothing."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput

_LOCK = Path(".cache", "mkdocs-briefings.lock")
_STAGED = ".staged"


def write_file(path: Path, content: str) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    staged = _stage(path, content, ".new")
    try:
        staged.replace(path)
    except OSError:
        staged.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def write_new_file(path: Path, content: str) -> None:
    """Write a file that does not exist yet, whole or not at all.

    Raises:
        FileExistsError: it does.
        OSError: it cannot be written.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    staged = _stage(path, content, f".{os.getpid()}.new")
    try:
        # Unlike a renaming this fails where the name is taken: of two runs at once, one gets it.
        path.hardlink_to(staged)
    except FileExistsError:
        raise
    except OSError:  # some file systems have no links
        path.open("xb").close()
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_pair(briefing: Path, content: str, machine: Path, base: str) -> None:
    """Write a briefing and the machine's version of it, both or none, though killed half-way.

    Both are staged in full, the briefing first; then the briefing takes its place, then the
    machine's version. So a machine's version staged alone says that its briefing is in place:
    `recover` then finishes the work. The other order would make a person's edit of what is not.

    Raises:
        OSError: they cannot be written; what was there is still there.
    """
    staged = []
    try:
        staged = [_stage(briefing, content, _STAGED)]
        staged.append(_stage(machine, base, _STAGED))
        staged[0].replace(briefing)
    except OSError:
        for path in reversed(staged):
            path.unlink(missing_ok=True)
        raise
    _sync_folder(briefing.parent)
    staged[1].replace(machine)
    _sync_folder(machine.parent)


def keep_backup(path: Path) -> Path:
    """Copy a file to `<name>.bak`, or to the next number if that is taken; return the copy's path.

    Raises:
        OSError: it cannot be written.
    """
    numbers = ("" if number == 1 else f".{number}" for number in count(1))
    names = (path.with_name(f"{path.name}{number}.bak") for number in numbers)
    backup = next(name for name in names if not name.exists())
    with backup.open("xb") as file:
        file.write(path.read_bytes())
        file.flush()
        os.fsync(file.fileno())
    return backup


def recover(briefings: Path, machine: Path) -> None:
    """Finish what a run that was killed had begun, or undo it; call it with the lock held."""
    for staged in machine.glob(f".*{_STAGED}"):
        if (briefings / staged.name).exists():
            staged.unlink()
        else:
            staged.replace(machine / staged.name[1 : -len(_STAGED)])
    for folder in (briefings, machine):
        for left in [*folder.glob(f".*{_STAGED}"), *folder.glob(".*.md.new")]:
            left.unlink()


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the lock of a project; wait for a run that holds it.

    The system lets go of it when a process dies, so that none is ever left behind.

    Raises:
        InvalidInput: the folder cannot be written to.
    """
    try:
        (root / _LOCK).parent.mkdir(exist_ok=True)
        file = (root / _LOCK).open("a+b")
    except OSError as error:
        what = f"the folder cannot be written to ({error.strerror})"
        raise InvalidInput.at(root, None, what, "make it writable") from error
    with file:
        _hold(file.fileno())
        yield


def _hold(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _stage(path: Path, content: str, suffix: str) -> Path:
    """Write a file beside the one that it shall replace, down to the disk; return its path."""
    if path.exists() and not path.stat().st_mode & 0o222:
        # Renaming asks for the folder alone; who took the right to write a file away meant it.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    staged = path.with_name(f".{path.name}{suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with staged.open("wb") as file:
            file.write(content.encode())
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            staged.chmod(path.stat().st_mode & 0o777)
    except OSError:
        staged.unlink(missing_ok=True)
        raise
    return staged


def _sync_folder(folder: Path) -> None:
    """Bring a renaming down to the disk, where the system lets a folder be opened for that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
