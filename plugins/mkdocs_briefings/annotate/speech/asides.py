"""Who speaks in an incise inside the marks, and by whose voice somebody speaks."""

from mkdocs_briefings.annotate.grammar.cast import is_person
from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range, phrase_end
from mkdocs_briefings.languages.tables.speech import Speech

_OPENINGS = frozenset({",", "!", "?", "…", "..."})
"""What an incise may follow."""

_TAIL = 8
"""How many words may stand behind the subject of an incise."""

_REACH = 14
"""How many words behind a verb its voice may stand."""


def find_inner(passage: Passage, first: int, last: int, speech: Speech) -> Range | None:
    """Return who speaks in « …, a dit X, … », where verb and subject stand between commas.

    A full stop may end it too, where the quotation goes on: « …, dit X. … ».
    """
    doc, inside = passage.doc, passage.inside
    before = first - 1
    while before > 0 and doc[before].lower_ in speech.grammar.objects:
        before -= 1
    if inside[first] < 0 or before < 1 or inside[before] < 0 or doc[before].text not in _OPENINGS:
        return None
    for at in range(first + 1, min(last + 3, len(doc))):
        if doc[at].lower_ in speech.grammar.clitics:
            return at, at + 1
    start = last + 1
    while start + 1 < len(doc) and "ADV" in (doc[start].pos_, doc[start + 1].pos_):
        start += 1
    end = phrase_end(passage, start, speech.grammar)
    stop = _tail_end(passage, end) if end > start else None
    if stop is None:
        return None
    plain = stop == end and doc[before].text == doc[stop].text == ","
    return (start, end) if plain or _is_somebody(passage, (start, end), speech) else None


def _tail_end(passage: Passage, end: int) -> int | None:
    """Return the mark that ends the incise, some words behind its subject; `None` for none.

    The words may tell where and when, but hold no verb.
    """
    doc, inside = passage.doc, passage.inside
    for at in range(end, min(end + _TAIL, len(doc) - 1)):
        if doc[at].text == "," or (doc[at].text == "." and inside[at + 1] == inside[end - 1]):
            return at if not doc[at + 1].is_quote else None
        if doc[at].pos_ in ("VERB", "AUX", "SCONJ") or inside[at] != inside[end - 1]:
            return None
    return None


def _is_somebody(passage: Passage, phrase: Range, speech: Speech) -> bool:
    """Say whether a phrase is a name, or begins with a noun for a person."""
    doc = passage.doc
    if any(at in passage.named for at in range(*phrase)):
        return True
    noun = next((doc[at] for at in range(*phrase) if doc[at].pos_ == "NOUN"), None)
    return noun is not None and is_person(noun.lower_, speech.grammar)


def find_voice(passage: Passage, start: int, speech: Speech) -> Range | None:
    """Return whose voice speaks: « s’est exprimé par la voix de son porte-parole »."""
    doc = passage.doc
    for at in range(start, min(start + _REACH, passage.frame(start - 1)[1] - 2)):
        if passage.inside[at] >= 0:
            return None
        if doc[at].lower_ in speech.voices and doc[at + 1].lower_ in speech.grammar.of:
            end = phrase_end(passage, at + 2, speech.grammar)
            return (at + 2, end) if end > at + 2 else None
    return None
