"""Files written so that a crash, a full disk or two runs at once lose nothing."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.pipeline import renaming

_LOCK = Path(".cache", "mkdocs-briefings.lock")
_STAGED = ".staged"
_HELD = ".held"


def write_file(path: Path, content: str) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    staged = _stage(path, content.encode(), ".new")
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
    staged = _stage(path, content.encode(), f".{os.getpid()}.new")
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


def replace_file(path: Path, content: bytes, expected: bytes | None) -> None:
    """Write a file whole or not at all, over what it must still be: `None` is no file.

    Raises:
        Changed: it is something else by now, and stays as it is.
        OSError: it cannot be written; what was there is still there.
    """
    staged = _stage(path, content, ".new")
    try:
        _replace(staged, path, expected)
    except (OSError, Changed):
        staged.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


class Changed(Exception):
    """Raised where a file is no longer what it was when the work began; it stays as it is."""


def write_pair(
    briefing: Path, content: bytes, machine: Path, base: str | None, expected: bytes | None
) -> Path | None:
    """Write a briefing and the machine's version of it, both or none, though killed half-way.

    Both are staged in full, the briefing first; then the briefing takes its place, then the
    machine's version. So a machine's version staged alone says that its briefing is in place:
    `recover` then finishes the work. The other order would make a person's edit of what is not.
    Without `base` there is to be no version of the machine's.

    `expected` is what the briefing must still be, `None` where there must be none. What an author
    saves in the instant of the replacing is kept beside it: the path of that is returned.

    Raises:
        Changed: the briefing is not what it must be.
        OSError: they cannot be written; what was there is still there.
    """
    staged = []
    try:
        staged = [_stage(briefing, content, _STAGED)]
        if base is not None:
            staged.append(_stage(machine, base.encode(), _STAGED))
        kept = _replace(staged[0], briefing, expected)
    except (OSError, Changed):
        for path in reversed(staged):
            path.unlink(missing_ok=True)
        raise
    _sync_folder(briefing.parent)
    if base is None:
        machine.unlink(missing_ok=True)
    else:
        staged[1].replace(machine)
        _sync_folder(machine.parent)
    return kept


def remove_pair(briefing: Path, machine: Path, expected: bytes | None) -> None:
    """Remove a briefing and the machine's version of it, the briefing first.

    Raises:
        Changed: the briefing is not what it must be, `expected`.
        OSError: they cannot be removed.
    """
    if _read(briefing) != expected:
        raise Changed
    briefing.unlink(missing_ok=True)
    machine.unlink(missing_ok=True)


def _replace(staged: Path, path: Path, expected: bytes | None) -> Path | None:
    """Put a staged file in the place of one that must still be what is expected.

    What is saved between the last look and the renaming is seen, and kept: its path is returned.
    For that a second name of the staged file and the old one change places, so that whatever was
    there in that instant, also a file that an editor has renamed into it, is at hand. Where the
    system knows no such step, a second name holds on to the old file: what is saved into that one
    is seen, and what is renamed into its place in that instant is not.
    """
    held = path.with_name(f".{path.name}{_HELD}")
    held.unlink(missing_ok=True)
    try:
        if _read(path) != expected:
            raise Changed
        if expected is not None and _link(held, staged) and renaming.exchange(held, path):
            staged.unlink()
        else:
            held.unlink(missing_ok=True)
            if expected is not None:
                _link(held, path)
            if _read(path) != expected:
                raise Changed
            staged.replace(path)
        if not held.exists() or held.read_bytes() == expected:
            return None
        return keep_backup(held, path.name)
    finally:
        held.unlink(missing_ok=True)


def _link(name: Path, path: Path) -> bool:
    """Give a file a second name; say whether it has it: some file systems know none."""
    try:
        name.hardlink_to(path)
    except OSError:
        return False
    return True


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def keep_backup(path: Path, called: str = "") -> Path:
    """Copy a file to `<name>.bak`, or to the next number if that is taken; return the copy's path.

    `called` is the name, by default that of the file.

    Raises:
        OSError: it cannot be written.
    """
    numbers = ("" if number == 1 else f".{number}" for number in count(1))
    names = (path.with_name(f"{called or path.name}{number}.bak") for number in numbers)
    backup = next(name for name in names if not name.exists())
    with backup.open("xb") as file:
        file.write(path.read_bytes())
        file.flush()
        os.fsync(file.fileno())
    return backup


def recover(briefings: Path, machine: Path) -> None:
    """Finish what a run that was killed had begun, or undo it; call it with the lock held."""
    for staged in machine.glob(f".*{_STAGED}"):
        if _is_staged(briefings, staged.name):
            staged.unlink()
        else:
            staged.replace(machine / staged.name[1 : -len(_STAGED)])
    for folder in (briefings, machine):
        left = [folder.glob(f".*.md{suffix}") for suffix in (_STAGED, _HELD, ".new")]
        for path in chain(*left):
            path.unlink()


def _is_staged(folder: Path, name: str) -> bool:
    """Say whether a file is staged and not yet in its place, where it may be by a second name."""
    staged, path = folder / name, folder / name[1 : -len(_STAGED)]
    return staged.exists() and not (path.exists() and staged.samefile(path))


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


def _stage(path: Path, content: bytes, suffix: str) -> Path:
    """Write a file beside the one that it shall replace, down to the disk; return its path."""
    if path.exists() and not path.stat().st_mode & 0o222:
        # Renaming asks for the folder alone; who took the right to write a file away meant it.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    staged = path.with_name(f".{path.name}{suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with staged.open("wb") as file:
            file.write(content)
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
