"""Files as text: what reading and decoding can find wrong."""

import os
import re
import stat
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput

LONGEST_FILE = 20_000_000
"""Bytes. The text of an article is a small part of its page, but not so small a part."""

GIT_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""A line that git leaves in a file at the start or the end of a conflict."""

_READABLE = "make it readable"
_OTHERS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_text_file(path: Path, name: str) -> str:
    """Return the text of a UTF-8 file, line ends as they are, without a byte order mark.

    `name` is what messages call the file.

    Raises:
        InvalidInput: as `read_file`, or the file is not UTF-8, or holds NUL bytes or the marks that
            git leaves in a conflict.
    """
    return decode_text(read_file(path, name), name)


def decode_text(raw: bytes, name: str) -> str:
    """Return the text that the bytes of a file hold, as `read_text_file` does.

    Raises:
        InvalidInput: they are not UTF-8, or hold NUL bytes or the marks that git leaves.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = raw[error.start : error.start + 1].hex()
        raise InvalidInput.at(
            name, line, f"byte 0x{found} is not UTF-8", "save the file in the encoding UTF-8"
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InvalidInput.at(name, line, "a NUL byte", "save the file as UTF-8 text")
    if mark := GIT_CONFLICT.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        raise InvalidInput.at(
            name, line, f"git's conflict mark {mark.group()[:40]!r}", "settle the conflict"
        )
    return text


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of a file; what might never end, such as a pipe, is not waited for.

    Raises:
        InvalidInput: it cannot be read, is no file, or is longer than `LONGEST_FILE`.
    """
    try:
        # A pipe that nobody writes to would keep us waiting as soon as it is opened.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            raw = file.read(LONGEST_FILE + 1) if stat.S_ISREG(mode) else b""
    except IsADirectoryError as error:
        raise InvalidInput.at(name, None, "is a folder, not a file", "rename it") from error
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        raise InvalidInput.at(name, None, what, _READABLE) from error
    if not stat.S_ISREG(mode):
        kind = next((kind for is_so, kind in _OTHERS if is_so(mode)), "something else")
        raise InvalidInput.at(name, None, f"is {kind}, not a file", "copy its text into a file")
    if len(raw) > LONGEST_FILE:
        what = f"is longer than {LONGEST_FILE:,} bytes"
        raise InvalidInput.at(name, None, what, "take the article out of it")
    return raw


def is_file(path: Path) -> bool:
    """Say whether there is a file of that name; no where one may not look."""
    return os.path.isfile(path)  # noqa: PTH113 (that of pathlib raises where one may not look)


def is_folder(path: Path) -> bool:
    """Say whether there is a folder of that name; no where one may not look."""
    return os.path.isdir(path)  # noqa: PTH112 (as above)


def is_there(path: Path) -> bool:
    """Say whether there is something of that name, be it of no use; no where one may not look."""
    return os.path.lexists(path)
