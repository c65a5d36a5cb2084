"""Lines that say whose words stand before them: « — Anne Dupré, maire de Valmont »."""

import re

from mkdocs_briefings.annotate.draft import Paragraph
from mkdocs_briefings.model import Span

_DASH = re.compile(r"\s*[—–-]\s*(?=\w)")
_LONGEST = 20
"""How many words such a line has at most."""


def find_signature(paragraph: Paragraph, text: str) -> Span | None:
    """Return the name or noun phrase of a line that signs a quotation, `None` where it is none."""
    doc = paragraph.doc
    dash = _DASH.match(text)
    if dash is None or len(doc) > _LONGEST:
        return None
    if any("Fin" in token.morph.get("VerbForm", []) for token in doc):
        return None
    words = [token for token in doc if token.idx >= dash.end()]
    end = next((token.idx for token in words if token.text in ",.;:("), len(text))
    name = text[dash.end() : end].rstrip()
    start = paragraph.start + dash.end()
    return Span(start, start + len(name)) if name else None
