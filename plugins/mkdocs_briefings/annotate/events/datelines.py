"""A date that only heads a report: « Paris, 3 mai (agence) — »."""

import re

from mkdocs_briefings.annotate.draft import Paragraph
from mkdocs_briefings.annotate.grammar.datelines import find_dateline
from mkdocs_briefings.model import Date

_HEAD = 60
"""How far into its paragraph a dateline may stand, in code points."""

_DATELINE = re.compile(r"[^.!?;:«“\"]{0,60}?[.,]?\s*[–—-](?:\s|$)")


def is_dateline(date: Date, paragraph: Paragraph) -> bool:
    """Say whether a date is that of a dateline, and dates nothing that its sentence tells."""
    here = date.span.shift(-paragraph.start)
    doc = paragraph.doc
    tokens = paragraph.tokens(date.span)
    if tokens.end <= find_dateline(doc):
        return True
    if here.start > _HEAD or any(token.pos_ in ("VERB", "AUX") for token in doc[: tokens.start]):
        return False
    rest = doc[tokens.start :][:_HEAD].text[len(here) :]
    ends = tokens.end + 1 >= len(doc) and not rest.strip(" .,")
    return ends or _DATELINE.match(rest) is not None
