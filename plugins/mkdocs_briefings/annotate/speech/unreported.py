"""Quotations that no word of their own sentence reports: they go on with what stands before."""

from dataclasses import replace

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.annotate.grammar.subjects import find_main_subject
from mkdocs_briefings.annotate.speech.quote_kinds import is_clause
from mkdocs_briefings.annotate.speech.said import Here, Said

_JOINTS = frozenset({"CCONJ", "ADP", "DET", "ADV", "PUNCT", "SPACE", "PRON", "SCONJ", "PART"})
_LONG = 9
"""Words from which on a clause in marks is somebody's words: titles and slogans are shorter."""


def by_joint(here: Here, found: list[Said]) -> Said | None:
    """« … » et « … »: the second shares what reports the first."""
    if not found or found[-1].number != here.number - 1:
        return None
    end = here.passage.pair_tokens(here.number - 1)[1]
    gap = [here.passage.doc[i] for i in range(end, here.first)]
    if end > here.frame[0] and len(gap) <= 6 and all(t.pos_ in _JOINTS for t in gap):
        sure = found[-1].sure - 0.05
        return replace(found[-1], number=here.number, rule="joint", sure=sure, others=())
    return None


def by_floating(here: Here) -> Said | None:
    """X est là. « … »: nothing but a quotation, after a sentence without one and its subject."""
    if not _stands_alone(here) or (before := _find_unquoted_before(here)) is None:
        return None
    source = find_main_subject(here.passage, before, here.speech.grammar)
    if source is None or not _is_somebody(here, source):
        return None
    return Said(here.number, "floating", 0.5, source=source)


def by_run(here: Here, found: list[Said]) -> Said | None:
    """A sentence that is nothing but a quotation goes on with the last speaker.

    Where a sentence without quotation stands between, its subject is as likely.
    """
    if not _stands_alone(here):
        return None
    passage, away = here.passage, _find_unquoted_before(here) is not None
    # A question is answered by somebody else.
    asked = bool(found) and passage.outer[found[-1].number].words.of(passage.text)[-1] == "?"
    sure = 0.5 if away or asked else 0.75
    if found:
        return replace(found[-1], number=here.number, rule="run", sure=sure, others=())
    return Said(here.number, "run", min(sure, 0.65), carried=True)


def _stands_alone(here: Here) -> bool:
    """Say whether a sentence is nothing but a quotation, and that a clause."""
    return not _stands_amid(here.passage, here.frame) and is_clause(here.passage, here.number)


def _find_unquoted_before(here: Here) -> Range | None:
    """Return the sentence right before, if no word of it stands in quotation marks."""
    passage = here.passage
    place = passage.frames.index(here.frame)
    before = passage.frames[place - 1] if place else None
    quoted = before is not None and any(passage.inside[i] >= 0 for i in range(*before))
    return None if quoted else before


def by_signature(here: Here) -> Said | None:
    """« … », and in a line of its own: — X. The quotation is all that stands in its paragraph."""
    passage = here.passage
    whole = (0, len(passage.doc))
    alone = len(passage.outer) == 1 and not _stands_amid(passage, whole)
    return Said(here.number, "signature", 0.9) if alone else None


def _stands_amid(passage: Passage, frame: Range) -> bool:
    """Say whether words stand in a sentence beside its quotations."""
    return any(
        passage.inside[i] < 0 and passage.doc[i].pos_ not in ("PUNCT", "SPACE", "CCONJ")
        for i in range(*frame)
    )


def _is_somebody(here: Here, source: Range) -> bool:
    """Say whether a phrase is a name or a pronoun: somebody, as far as the text tells."""
    words = range(*source)
    alone = len(words) == 1 and here.passage.doc[source[0]].lower_ in here.speech.grammar.pronouns
    return alone or any(i in here.passage.named for i in words)


def by_length(here: Here) -> Said | None:
    """A long clause in marks is a quotation, even where nothing says whose.

    So is a fragment of that length that begins like one, in lower case: no term is so long.
    """
    words = here.passage.doc[here.first : here.end]
    if sum(token.is_alpha for token in words) < _LONG:
        return None
    first = next(token for token in words if token.is_alpha)
    if not is_clause(here.passage, here.number) and not first.is_lower:
        return None
    source = find_main_subject(here.passage, here.frame, here.speech.grammar)
    return Said(here.number, "length", 0.4, source=source)
