"""What the desk tells the browser, as plain data."""

from typing import Any

from mkdocs_briefings.pipeline.desk import Desk, DeskMark, Sheet
from mkdocs_briefings.register import Register


def shape_mark(mark: DeskMark) -> dict[str, Any]:
    """Return a mark with its sentence and its reasons."""
    note = mark.note
    return {
        "anchor": mark.anchor,
        "source": mark.source,
        "line": mark.line,
        "kind": note.kind.value,
        "value": note.value,
        "via": note.via,
        "on": note.on,
        "event": note.event,
        "doubt": note.doubt,
        "sure": note.sure,
        "words": mark.words,
        "place": mark.sentence_anchor,
        "sentence": mark.sentence,
        "start": mark.start,
        "end": mark.end,
        "rules": [{"name": name, "told": told} for name, told in mark.rules],
        "score": mark.score,
        "rivals": list(mark.rivals),
        "open": mark.is_open,
        "weight": mark.weight,
    }


def shape_sheet(sheet: Sheet, desk: Desk, register: Register) -> dict[str, Any]:
    """Return a briefing with all its marks, and the names of whoever they mean."""
    briefing = sheet.briefing
    own = [
        {"id": one.id, "name": one.name, "kind": one.kind.value, "role": one.role}
        for one in briefing.actors
    ]
    told = {value for mark in sheet.marks for value in (mark.note.value, mark.note.via)}
    told |= {rival for mark in sheet.marks for rival in mark.rivals}
    ids = sorted(told - {one.id for one in briefing.actors} - {None})  # type: ignore[type-var]
    names = {id_: register.name_of(id_, briefing.language) for id_ in ids if id_}
    faults = [
        {"line": fault.line, "what": fault.what, "cure": fault.cure} for fault in sheet.faults
    ]
    return {
        "briefing": sheet.slug,
        "title": briefing.title,
        "digest": sheet.digest,
        "faults": faults,
        "marks": [shape_mark(mark) for mark in sheet.marks],
        "actors": own,
        "names": {id_: name for id_, name in names.items() if name},
        "undo": desk.can_undo,
        **count_marks(sheet),
    }


def count_marks(sheet: Sheet) -> dict[str, int]:
    """Return how many marks of a briefing wait, and about how many somebody has decided."""
    waiting = sum(mark.is_open for mark in sheet.marks)
    decided = sheet.removed + sum(mark.is_decided and not mark.is_open for mark in sheet.marks)
    return {"open": waiting, "decided": decided}
