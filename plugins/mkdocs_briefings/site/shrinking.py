"""Our styles and scripts without what only their authors read: comments, indents, line ends."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_CSS = re.compile(rf"({_STRING})|/\*.*?\*/\s*|\s*([{{}};,>!])\s*|(?<=[a-z-]:)\s+|\s+", re.DOTALL)
_LAST = re.compile(r";}")
_BRACE = re.compile(rf"{_STRING}|[{{}}]")
_PARENTHESES = re.compile(r"\([^()]*\)")
_NAME = ".md-typeset"
_TOLD = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.DOTALL | re.MULTILINE)


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

    return "".join(_nested(_rules(_LAST.sub("}", _CSS.sub(shorter, text)).strip()))) + "\n"


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selector or the name, and the block with its braces, of each rule of a style."""
    start = opened = depth = 0
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opened = opened if depth else found.start()
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                yield text[start:opened], text[opened : found.end()]
                start = found.end()


def _nested(rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the rules, neighbours that are all of what stands in `.md-typeset` in one block of it.

    There a selector counts as much as with the name before it, which most of ours have.
    """
    for inside, some in groupby(rules, lambda rule: _all_inside(rule[0])):
        if inside:
            short = (f"{_without_name(selector)}{block}" for selector, block in some)
            yield f"{_NAME}{{{''.join(short)}}}"
        else:
            yield from map("".join, some)


def _without_name(selector: str) -> str:
    return selector.removeprefix(f"{_NAME} ").replace(f",{_NAME} ", ",")


def _all_inside(selector: str) -> bool:
    """Say whether each of the selectors of a rule begins with the name."""
    plain, count = selector, 1
    while count:
        plain, count = _PARENTHESES.subn("", plain)
    return all(one.startswith(f"{_NAME} ") for one in plain.split(","))


def shrink_script(text: str) -> str:
    """Return a script without comments that stand on lines of their own, and without indents."""
    lines = (line.strip() for line in _TOLD.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"
