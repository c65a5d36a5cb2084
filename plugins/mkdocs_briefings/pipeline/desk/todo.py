"""What is to be looked at, each with all that somebody needs to decide it in an editor."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.markup.attributes import change_attributes
from mkdocs_briefings.markup.changes import Place, place_blocks
from mkdocs_briefings.pipeline.desk.marks import DeskMark, settle
from mkdocs_briefings.pipeline.desk.sheets import Sheet, Sheets
from mkdocs_briefings.pipeline.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to look at; `column` (from 1) and what follows are told where it is a mark.

    `paste` is the text of the mark with nothing in doubt, `others` are those with each of the other
    candidates, the likeliest first.
    """

    doubt: Doubt
    line: int | None
    column: int | None = None
    mark: DeskMark | None = None
    paste: str = ""
    others: tuple[str, ...] = ()


def list_todo(doubts: Iterable[Doubt], sheets: Sheets) -> Iterator[Todo]:
    """Yield each doubt with its place and the text to put there."""
    placed: dict[str, dict[str, Place]] = {}
    for doubt in doubts:
        plain = Todo(doubt, doubt.fault.line)
        if doubt.anchor is None:
            yield plain
            continue
        slug = PurePath(doubt.fault.path).stem
        try:
            sheet = sheets.read(slug)
            if slug not in placed:
                placed[slug] = _place(sheet)
        except (InvalidInput, ValueError):
            placed.setdefault(slug, {})
        place = placed[slug].get(doubt.anchor)
        yield _tell(doubt, sheet, place) if place else plain


def _place(sheet: Sheet) -> dict[str, Place]:
    blocks = place_blocks(sheet.text, sheet.briefing)
    return {
        anchor: place
        for block in blocks
        for anchor, place in zip(block.anchors, block.places, strict=True)
    }


def _tell(doubt: Doubt, sheet: Sheet, place: Place) -> Todo:
    text = sheet.text
    start = text.rfind("\n", 0, place.opening) + 1
    mark = sheet.find(doubt.anchor or "")
    words, written = text[place.opening : place.closing + 1], text[place.closing + 1 : place.end]
    values = [place.annotation.value, *(mark.rivals if mark else ())]
    notes = [settle(replace(place.annotation, value=value)) for value in values]
    first, *others = [words + change_attributes(written, note) for note in notes]
    line, column = text.count("\n", 0, place.opening) + 1, place.opening - start + 1
    return Todo(doubt, line, column, mark, first, tuple(others))
