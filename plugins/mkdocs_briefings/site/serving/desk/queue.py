"""What waits for a person in the whole corpus, the most worth looking at first, page by page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.folding import fold
from mkdocs_briefings.markup import is_changed
from mkdocs_briefings.pipeline.desk import Desk, DeskMark, Sheet
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.serving.desk.shapes import count_marks, shape_mark

PAGE = 100
"""Marks that are told at once: about what a person decides in an evening."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the marks that wait: those of which all that is not empty holds.

    `words` are looked for in what is marked and in the ids and names of its candidates, whatever
    their accents and capitals.
    """

    kind: str = ""
    rule: str = ""
    slug: str = ""
    words: str = ""


def shape_corpus(desk: Desk, wanted: Wanted, start: int) -> dict[str, Any]:
    """Return a page of what waits, and how far each briefing is; `start` counts from 0.

    What there is to choose from (`kinds`, `rules`, `briefings`) and `count` are of all that waits,
    `found` of what is wanted.
    """
    sheets = list(desk.sheets.all())
    waiting = [(sheet, mark) for sheet in sheets for mark in sheet.marks if mark.is_open]
    waiting.sort(key=lambda pair: (-pair[1].weight, pair[0].slug, pair[1].line))
    found = list(_choose(waiting, wanted, desk.sheets.register()))
    kinds = Counter(mark.note.kind.value for _, mark in waiting)
    rules = Counter(name for _, mark in waiting for name, _ in mark.rules)
    return {
        "briefings": [_shape_briefing(sheet) for sheet in sheets],
        "count": len(waiting),
        "found": len(found),
        "page": PAGE,
        "kinds": dict(kinds.most_common()),
        "rules": dict(rules.most_common()),
        "marks": [
            {"slug": sheet.slug, "title": sheet.briefing.title} | shape_mark(mark)
            for sheet, mark in found[start : start + PAGE]
        ],
    }


def _choose(
    waiting: list[tuple[Sheet, DeskMark]], wanted: Wanted, register: Register
) -> Iterator[tuple[Sheet, DeskMark]]:
    words = fold(wanted.words.strip())
    for sheet, mark in waiting:
        if wanted.slug and sheet.slug != wanted.slug:
            continue
        if wanted.kind and mark.note.kind != wanted.kind:
            continue
        if wanted.rule and all(name != wanted.rule for name, _ in mark.rules):
            continue
        if not words or words in fold(" ".join(_name(sheet, mark, register))):
            yield sheet, mark


def _name(sheet: Sheet, mark: DeskMark, register: Register) -> Iterator[str]:
    """Yield what somebody may call a mark by."""
    own = {actor.id: actor.name for actor in sheet.briefing.actors}
    yield mark.words
    for id_ in (mark.note.value, *mark.rivals):
        yield id_
        yield own.get(id_) or register.name_of(id_, sheet.briefing.language) or ""


def _shape_briefing(sheet: Sheet) -> dict[str, Any]:
    return {
        "slug": sheet.slug,
        "title": sheet.briefing.title,
        "faults": len(sheet.faults),
        "signed": sheet.briefing.review is not None,
        "changed": is_changed(sheet.briefing),
        **count_marks(sheet),
    }
