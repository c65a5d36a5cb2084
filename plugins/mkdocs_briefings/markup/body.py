"""The body of a page: where its source blocks are, and what lies between them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_briefings.errors import Fault, quote
from mkdocs_briefings.markup.syntax import BLANK, CLOSING, OPENING, SOURCE_ID

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_OPENING_CURE = "write `/// source | id`, the id without spaces"
_MISSPELT = re.compile(r" {0,3}/{1,5}[ \t]*(?:source|Source|SOURCE)[ \t]*\|.*")


@dataclass(frozen=True, slots=True)
class RawProse:
    """Lines of the author's own; `line` is the number of the first."""

    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RawBlock:
    """The lines between `/// source | id` and `///`; `line` is the number of the first."""

    source: str
    lines: tuple[str, ...]
    line: int


def split_body(
    lines: Sequence[str], *, path: str = "", line: int = 1
) -> tuple[tuple[RawProse | RawBlock, ...], tuple[Fault, ...]]:
    """Return the parts of a body in order, and what is wrong with the first and last lines.

    `line` is the number of the first of the lines. A source block begins at the very start of a
    line and is none inside a code fence of the author's. A block that is never closed ends before
    the next one.
    """
    parts: list[RawProse | RawBlock] = []
    faults: list[Fault] = []
    ends = _find_fence_ends(lines)
    prose = position = 0
    while position < len(lines):
        opening = OPENING.fullmatch(lines[position])
        if opening is None:
            if _MISSPELT.fullmatch(lines[position]):
                what = f"a source block that begins wrongly: {quote(lines[position])}"
                cure = "write `/// source | id` at the very start of the line"
                faults.append(Fault(path, line + position, what, cure))
            position = ends.get(position, position) + 1
            continue
        source = SOURCE_ID.fullmatch(opening["rest"])
        if source is None:
            what = f"source block without an id: {quote(lines[position])}"
            faults.append(Fault(path, line + position, what, _OPENING_CURE))
        end, closed = _find_block_end(lines, position + 1)
        if not closed:
            what = f"unclosed source block: {quote(lines[position])}"
            faults.append(Fault(path, line + position, what, f"close it with a line `{CLOSING}`"))
        parts.extend(_keep_prose(lines[prose:position], line + prose))
        if source is not None:
            inside = tuple(lines[position + 1 : end])
            parts.append(RawBlock(source["id"], inside, line + position + 1))
        prose = position = end + closed
    parts.extend(_keep_prose(lines[prose:], line + prose))
    return tuple(parts), tuple(faults)


def find_prose_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the index and text of each line that is in no code fence."""
    ends = _find_fence_ends(lines)
    position = 0
    while position < len(lines):
        if position in ends:
            position = ends[position] + 1
            continue
        yield position, lines[position]
        position += 1


def _keep_prose(lines: Sequence[str], line: int) -> Iterator[RawProse]:
    """Yield the lines without the blank ones around them, if any are left."""
    filled = [index for index, text in enumerate(lines) if text.strip()]
    if filled:
        yield RawProse(tuple(lines[filled[0] : filled[-1] + 1]), line + filled[0])


def _find_block_end(lines: Sequence[str], start: int) -> tuple[int, bool]:
    """Return the index of the line that ends a block, and whether that line closes it."""
    for index in range(start, len(lines)):
        if lines[index].rstrip(BLANK) == CLOSING:
            return index, True
        if OPENING.fullmatch(lines[index]):
            return index, False
    return len(lines), False


def _find_fence_ends(lines: Sequence[str]) -> dict[int, int]:
    """Return the index of the closing line for each line that would open a code fence.

    Only fences at the very start of a line count: what is in an indented one is indented too, and
    no source block. As in Python-Markdown, a fence that nothing closes is none.
    """
    openings: dict[int, str] = {}
    closings: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(lines):
        if match := _FENCE.fullmatch(text):
            openings[index] = match["fence"]
            if not match["info"].strip(BLANK):
                closings[match["fence"]].append(index)
    ends: dict[int, int] = {}
    for index, fence in openings.items():
        later = closings[fence]
        place = bisect_right(later, index)
        if place < len(later):
            ends[index] = later[place]
    return ends
