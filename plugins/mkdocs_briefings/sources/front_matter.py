"""The front matter of a seed: YAML in which every value is a string, and its line is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from mkdocs_briefings.broken_yaml import BrokenYaml, compose
from mkdocs_briefings.errors import Fault, InvalidInput

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of one file: `lines` gives the line of each key; `body` starts on `line`."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    body: str
    line: int


def read_front_matter(text: str, name: str, keys: tuple[str, ...]) -> FrontMatter:
    """Return the front matter of a text, and the body as it is after the blank lines that follow.

    Line ends may be LF, CR LF or CR. `name` is what messages call the file; `keys` are those that
    may stand there.

    Raises:
        InvalidInput: there is none, it is not closed, or it is not a mapping of known keys, each
            given once, to plain values.
    """
    opened = _OPEN.match(text)
    if opened is None:
        raise InvalidInput.at(
            name, 1, "no front matter", "start the file with '---', 'language: …' and '---'"
        )
    closed = _CLOSE.search(text, opened.end())
    if closed is None:
        raise InvalidInput.at(name, 1, "the front matter is not closed", "end it with '---'")
    root = _compose(text[opened.end() : closed.start()], name)
    values, lines = _read_mapping(root, name, keys)
    blank = _BLANK_LINES.match(text, closed.end())
    start = blank.end() if blank else closed.end()
    if start == len(text):  # there is no body: the line to look at is that of the mark
        start = closed.start()
        return FrontMatter(values, lines, "", len(_BREAK.findall(text, 0, start)) + 1)
    return FrontMatter(values, lines, text[start:], len(_BREAK.findall(text, 0, start)) + 1)


def write_front_matter(values: Mapping[str, str]) -> str:
    """Return front matter that reads back as the same strings, with both of its marks."""
    tag = "tag:yaml.org,2002:str"
    pairs = [(yaml.ScalarNode(tag, key), yaml.ScalarNode(tag, values[key])) for key in values]
    node = yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    # BaseDumper takes nothing for a number or a date, so that only what YAML needs is quoted.
    written = yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=10_000)
    return f"---\n{written if pairs else ''}---\n"


def _compose(text: str, name: str) -> yaml.Node | None:
    try:
        return compose(text)
    except BrokenYaml as error:
        broken = error.broken
        what = f"broken front matter, {broken.what}"
        raise InvalidInput.at(name, broken.line + 1, what, broken.cure) from error


def _read_mapping(
    root: yaml.Node | None, name: str, keys: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, int]]:
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    if root is None:
        return values, lines
    if not isinstance(root, yaml.MappingNode):
        what = "the front matter is not made of lines 'key: value'"
        raise InvalidInput.at(name, 2, what, "write one 'key: value' a line")
    faults = []
    for key, value in root.value:
        line = key.start_mark.line + 2
        word = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if word not in keys:
            cure = f"use one of: {', '.join(keys)}"
            faults.append(Fault(name, line, f"unknown key {word!r} in the front matter", cure))
        elif word in values:
            faults.append(Fault(name, line, f"the key {word!r} is given twice", "keep one of them"))
        elif not isinstance(value, yaml.ScalarNode):
            what = f"{word!r} is more than one value"
            faults.append(Fault(name, line, what, "write one, on that line"))
        else:
            values[word], lines[word] = value.value.strip(), line
    if faults:
        raise InvalidInput(faults)
    return values, lines
