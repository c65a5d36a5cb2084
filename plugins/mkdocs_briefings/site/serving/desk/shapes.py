"""What the desk tells the browser, as plain data."""

from collections import Counter
from typing import Any

from mkdocs_briefings.markup import is_changed
from mkdocs_briefings.pipeline.desk import Desk, DeskMark, Sheet
from mkdocs_briefings.register import Register

_FIRST = 400
"""Marks of the whole corpus that are told at once: more than a person decides in an evening."""


def shape_mark(mark: DeskMark, *, is_open: bool) -> dict[str, Any]:
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
        "words": mark.words,
        "place": mark.sentence_anchor,
        "sentence": mark.sentence,
        "start": mark.start,
        "end": mark.end,
        "rules": [{"name": name, "told": told} for name, told in mark.rules],
        "score": mark.score,
        "rivals": list(mark.rivals),
        "open": is_open,
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
        "marks": [shape_mark(mark, is_open=desk.is_open(sheet.slug, mark)) for mark in sheet.marks],
        "actors": own,
        "names": {id_: name for id_, name in names.items() if name},
        "undo": desk.can_undo,
        **_count(sheet, desk),
    }


def shape_corpus(desk: Desk) -> dict[str, Any]:
    """Return what to look at first in all briefings, and how far each of them is."""
    sheets = list(desk.sheets.all())
    waiting = [
        (sheet, mark) for sheet in sheets for mark in sheet.marks if desk.is_open(sheet.slug, mark)
    ]
    waiting.sort(key=lambda pair: (-pair[1].weight, pair[0].slug, pair[1].line))
    kinds = Counter(mark.note.kind.value for _, mark in waiting)
    rules = Counter(name for _, mark in waiting for name, _ in mark.rules)
    return {
        "briefings": [
            {
                "slug": sheet.slug,
                "title": sheet.briefing.title,
                "faults": len(sheet.faults),
                "signed": sheet.briefing.review is not None,
                "changed": is_changed(sheet.briefing),
                **_count(sheet, desk),
            }
            for sheet in sheets
        ],
        "count": len(waiting),
        "kinds": dict(kinds.most_common()),
        "rules": dict(rules.most_common()),
        "marks": [
            {"slug": sheet.slug, "title": sheet.briefing.title} | shape_mark(mark, is_open=True)
            for sheet, mark in waiting[:_FIRST]
        ],
    }


def _count(sheet: Sheet, desk: Desk) -> dict[str, int]:
    waiting = sum(desk.is_open(sheet.slug, mark) for mark in sheet.marks)
    decided = sheet.removed + sum(mark.is_decided and not mark.is_open for mark in sheet.marks)
    return {"open": waiting, "decided": decided}
