"""Our styles and scripts without what only their authors read: comments, indents, line ends."""

import re
from pathlib import Path

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_CSS = re.compile(rf"({_STRING})|/\*.*?\*/\s*|\s*([{{}};,>])\s*|(?<=[a-z-]:)\s+|\s+", re.DOTALL)
_LAST = re.compile(r";}")
_HEAD = re.compile(r"\A/\*.*?\*/\s*", re.DOTALL)


def shrink(path: Path) -> str:
    """Return what is published of a style or a script of ours.

    It says the same: in a script no line is joined to another, and no string is changed.
    """
    text = path.read_text(encoding="utf-8")
    return shrink_style(text) if path.suffix == ".css" else shrink_script(text)


def shrink_style(text: str) -> str:
    """Return a style sheet with no space but those that mean something."""

    def shorter(found: re.Match[str]) -> str:
        if found[1] or found[2]:
            return found[1] or found[2]
        return " " if found[0].isspace() and found.string[found.start() - 1] != ":" else ""

    return _LAST.sub("}", _CSS.sub(shorter, text)).strip() + "\n"


def shrink_script(text: str) -> str:
    """Return a script without the comment at its head, those on lines of their own, and indents."""
    lines = (line.strip() for line in _HEAD.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"
