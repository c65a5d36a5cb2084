"""Marks put into the text of a file and taken out of it, as pieces to replace."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.markup.attributes import write_attributes
from mkdocs_briefings.markup.changes.places import Place, PlacedBlock
from mkdocs_briefings.markup.syntax import BLANK, begins_as_markup, nesting_key
from mkdocs_briefings.model import Annotation

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A piece of a text, by its offsets, and what is to stand there instead."""

    start: int
    end: int
    new: str


def splice(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with some pieces replaced, no two of which overlap."""
    pieces: list[str] = []
    position = 0
    for one in sorted(splices):
        pieces += [text[position : one.start], one.new]
        position = one.end
    return "".join([*pieces, text[position:]])


def take_mark(place: Place) -> list[Splice]:
    """Return what takes a mark away and leaves its words; see `guard_lines`."""
    return [
        Splice(place.opening, place.opening + 1, ""),
        Splice(place.closing, place.end, ""),
    ]


def guard_lines(text: str, splices: Iterable[Splice]) -> list[Splice]:
    """Return the escapes for lines that would be read as markup once the splices are made.

    A mark at the start of a line, or between its first characters, hid what they make together.
    """
    lines: dict[int, list[Splice]] = defaultdict(list)
    for one in splices:
        start = max(text.rfind("\n", 0, one.start), text.rfind("\r", 0, one.start)) + 1
        lines[start].append(Splice(one.start - start, one.end - start, one.new))
    guards: list[Splice] = []
    for start, inside in lines.items():
        old = _LINE_END.split(text[start:], maxsplit=1)[0]
        new = splice(old, inside).lstrip(BLANK)
        later = not _is_first(text[:start])
        if begins_as_markup(new, in_paragraph=later) and not begins_as_markup(
            old.lstrip(BLANK), in_paragraph=later
        ):
            first = start + len(old) - len(old.lstrip(BLANK))
            guards.append(Splice(first, first, "\\"))
    return guards


def _is_first(before: str) -> bool:
    """Say whether the line after a text is the first of its paragraph."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[-2] if len(lines) > 1 else ""
    return not line.strip(BLANK) or line.startswith("///")


def put_mark(text: str, block: PlacedBlock, note: Annotation) -> str:
    """Return the text with a new mark on words of a block.

    Of marks on the same words the outermost comes first, and a new one inside of its like.
    """
    span = note.span
    inner = [place for place in block.places if nesting_key(place.annotation) > nesting_key(note)]
    openings = [place.opening for place in inner if place.annotation.span.start == span.start]
    endings = [place.end for place in inner if place.annotation.span.end == span.end]
    opening = min([block.starts[span.start], *openings])
    end = max([block.ends[span.end - 1], *endings])
    return splice(
        text,
        [Splice(opening, opening, "["), Splice(end, end, f"]{write_attributes(note)}")],
    )
