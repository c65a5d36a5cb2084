"""Files as text: what reading and decoding can find wrong."""

import re
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def read_text_file(path: Path, name: str) -> str:
    """Return the text of a UTF-8 file, line ends as they are, without a byte order mark.

    `name` is what messages call the file.

    Raises:
        InvalidInput: the file cannot be read, is not UTF-8, or holds NUL bytes or the marks that
            git leaves in a conflict.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidInput.at(
            name, None, f"cannot be read ({reason})", "make it readable"
        ) from error
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
    if mark := _CONFLICT.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        raise InvalidInput.at(
            name, line, f"git's conflict mark {mark.group()[:40]!r}", "settle the conflict"
        )
    return text
