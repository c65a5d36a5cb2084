"""A YAML text that somebody wrote, changed: comments, order and what is the same stay."""

from collections.abc import Mapping
from textwrap import indent
from typing import Any

import yaml

from mkdocs_briefings.text_lines import change_lines
from mkdocs_briefings.yaml_nodes import compose
from mkdocs_briefings.yaml_regions import Region, find_regions, read_value


def change_mapping(text: str, data: Mapping[str, Any]) -> str:
    """Return a YAML text whose mapping holds these texts, lists and mappings and no others.

    Keys stay in their order, and new ones come last, behind a blank line. With a key that goes away
    go the comments right above it.

    Raises:
        ValueError: the text is no mapping in lines of its own.
        yaml.YAMLError: it is no YAML.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.removesuffix("\n").split("\n")
    root = compose(plain)
    regions = find_regions(lines, root)
    if root is not None and not regions:
        raise ValueError("it is not written as `key: value`, one a line")
    pieces = [] if regions else [plain.rstrip("\n") + "\n"] if plain.strip() else []
    for key, region in regions.items():
        if key not in data:
            pieces.append(_keep_comments(region))
        elif region.value() == _as_read(data[key]):
            pieces.append(region.text)
        else:
            pieces.append(change_region(region, data[key], dump({key: data[key]}), ordered=False))
    for key in (key for key in data if key not in regions):
        parted = any(piece.strip() for piece in pieces)
        pieces.append("\n" * parted + dump({key: data[key]}))
    written = "".join(pieces)
    return change_lines(text, written.split("\n"))


def change_region(region: Region, value: Any, fresh: str, *, ordered: bool = True) -> str:
    """Return a key with its new value, record by record where it is a mapping: comments stay.

    `fresh` is the key with its value as `dump` writes it. The records are in the order of the
    value, or, if that is not `ordered`, as they stood.
    """
    records = region.records() if isinstance(value, dict) else {}
    if not records:
        items = _change_items(region, value) if isinstance(value, list) else None
        return items or _comments_of(region) + _keep_comment_behind(region, fresh)
    pieces = [region.head]
    for key in value if ordered else _order(list(records), list(value)):
        record = records.get(key)
        if record is not None and record.value() == _as_read(value[key]):
            pieces.append(record.text)
        else:
            flow = record is not None and _is_flow(record.node)
            written = indent(dump({key: value[key]}, flow=flow), " " * region.depth)
            changed = record and change_region(record, value[key], written, ordered=False)
            pieces.append(changed or written)
    return "".join(pieces)


def _change_items(region: Region, value: list[Any]) -> str | None:
    """Return a list in lines with other items; `None` where none of those that it has stays so."""
    node = region.node
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        return None
    starts = [item.start_mark.line for item in node.value]
    if starts[0] == region.key.start_mark.line or len(set(starts)) < len(starts):
        return None
    ends = [*starts[1:], region.end]
    wanted = [_as_read(one) for one in value]
    pieces = ["".join(f"{line}\n" for line in region.lines[region.start : starts[0]])]
    kept = 0
    for item, start, end in zip(node.value, starts, ends, strict=True):
        if kept < len(wanted) and read_value(item) == wanted[kept]:
            pieces.append("".join(f"{line}\n" for line in region.lines[start:end]))
            kept += 1
    if not kept:
        return None
    dash = region.lines[starts[0]].index("-")
    new = dump({"": value[kept:]}).split("\n", 1)[1] if value[kept:] else ""
    lines = [f"{' ' * dash}{line[2:]}\n" for line in new.splitlines()]
    return "".join([*pieces, *lines])


def dump(data: Mapping[str, Any], *, flow: bool = False) -> str:
    """Return a mapping as YAML in block style; `flow` puts each of its values on one line."""
    style: Any = None if flow else False
    written: str = yaml.dump(
        dict(data),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=style,
        sort_keys=False,
        width=float("inf"),
    )
    return written


def _comments_of(region: Region) -> str:
    """Return the comments and blank lines above a key."""
    return "".join(f"{line}\n" for line in region.lines[region.start : region.key.start_mark.line])


def _keep_comment_behind(region: Region, fresh: str) -> str:
    """Return a key with its new value, and with the comment that stood behind the old one."""
    end = region.node.end_mark
    behind = region.lines[end.line][end.column :] if end.line == region.key.start_mark.line else ""
    first, _, others = fresh.partition("\n")
    if not behind.lstrip().startswith("#") or (others and not first.endswith(":")):
        return fresh
    return f"{first}{behind}\n{others}"


def _keep_comments(region: Region) -> str:
    """Return what stays of a key that goes: comments that a blank line parts from it."""
    above = region.lines[region.start : region.key.start_mark.line]
    while above and above[-1].strip():
        above = above[:-1]
    return "".join(f"{line}\n" for line in above) if any(line.strip() for line in above) else ""


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _order(old: list[str], new: list[str]) -> list[str]:
    """Return the new keys in the order of the old ones, each further one behind its forerunner."""
    order = [key for key in old if key in new]
    for at, key in enumerate(new):
        if key not in order:
            before = [known for known in new[:at] if known in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, key)
    return order


def _as_read(value: Any) -> Any:
    """Return plain data with every value as text, as our own keys are read."""
    if isinstance(value, dict):
        return {key: _as_read(one) for key, one in value.items()}
    return [_as_read(one) for one in value] if isinstance(value, list) else str(value)


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented, nothing shared and no line broken."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True
