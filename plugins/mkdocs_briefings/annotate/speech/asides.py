"""Who speaks in an incise inside the marks, and by whose voice somebody speaks."""

from collections.abc import Mapping
from typing import Any

from mkdocs_briefings.annotate.speech.passage import Passage
from mkdocs_briefings.annotate.speech.phrases import Range, phrase_end

_REACH = 14
"""How many words behind a verb its voice may stand."""


def find_inner(passage: Passage, first: int, last: int, table: Mapping[str, Any]) -> Range | None:
    """Return who speaks in « …, a dit X, … », where verb and subject stand between commas."""
    doc, inside = passage.doc, passage.inside
    before = first - 1
    while before > 0 and doc[before].lower_ in table["objects"]:
        before -= 1
    if inside[first] < 0 or before < 1 or inside[before] < 0 or doc[before].text != ",":
        return None
    for at in range(first + 1, min(last + 3, len(doc))):
        if doc[at].lower_ in table["clitics"]:
            return at, at + 1
    end = phrase_end(passage, last + 1, table)
    closed = last + 1 < end < len(doc) and doc[end].text == ","
    return (last + 1, end) if closed else None


def find_voice(passage: Passage, start: int, table: Mapping[str, Any]) -> Range | None:
    """Return whose voice speaks: « s’est exprimé par la voix de son porte-parole »."""
    doc = passage.doc
    for at in range(start, min(start + _REACH, passage.frame(start - 1)[1] - 2)):
        if passage.inside[at] >= 0:
            return None
        if doc[at].lower_ in table["voices"] and doc[at + 1].lower_ in table["of"]:
            end = phrase_end(passage, at + 2, table)
            return (at + 2, end) if end > at + 2 else None
    return None
