"""The lines of a YAML text that belong to each key of a mapping, with the comments above it."""

from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one key of a block mapping.

    `lines` are those of the whole text, of which `start` and `end` (half-open) are this key's, the
    comments above it included; `key` and `node` are what YAML reads there.
    """

    lines: list[str]
    start: int
    end: int
    key: yaml.ScalarNode
    node: yaml.Node

    @property
    def text(self) -> str:
        """The lines as they stand."""
        return _join(self.lines[self.start : self.end])

    @property
    def head(self) -> str:
        """The lines up to the first record of a mapping: comments, and the key."""
        return _join(self.lines[self.start : self.key.start_mark.line + 1])

    @property
    def depth(self) -> int:
        """How many spaces the keys of the mapping are indented by; 0 where it is none."""
        inside = isinstance(self.node, yaml.MappingNode) and self.node.value
        return int(inside[0][0].start_mark.column) if inside else 0

    def records(self) -> dict[str, "Region"]:
        """Return the regions of a mapping's own keys; none where it is not a block mapping."""
        first = self.key.start_mark.line + 1
        regions = find_regions(self.lines, self.node, self.end)
        return regions if all(one.start >= first for one in regions.values()) else {}

    def value(self) -> Any:
        """Return the value with each scalar as the text that it is."""
        return read_value(self.node)


def find_regions(
    lines: list[str], node: yaml.Node | None, end: int | None = None
) -> dict[str, Region]:
    """Return the regions of a block mapping, in order; none of anything else.

    `end` is the number of the line after it, by default after the last. What stands above the first
    key belongs to it where the mapping is the whole text.
    """
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return {}
    starts = [_find_start(lines, key.start_mark.line) for key, _ in node.value]
    if end is None:
        starts[0], end = 0, len(lines)
    ends = [*starts[1:], end]
    return {
        key.value: Region(lines, start, until, key, value)
        for (key, value), start, until in zip(node.value, starts, ends, strict=True)
    }


def _find_start(lines: list[str], line: int) -> int:
    """Return the first of the lines above a key that are comments or blank."""
    while line > 0 and (lines[line - 1].lstrip().startswith("#") or not lines[line - 1].strip()):
        line -= 1
    return line


def read_value(node: yaml.Node) -> Any:
    """Return a node as plain data, each scalar as the text that it is."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: read_value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [read_value(item) for item in node.value]
    return str(node.value)


def _join(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
