"""What heads a report and is no part of its first sentence: « PARIS (AFP) – », « Paris, 3 mai »."""

import re

from spacy.tokens import Doc

_REACH = 30
"""How many tokens a dateline may have."""

_DATELINES = (
    re.compile(
        r"\(\w[^()]{1,30}\) (?=[A-ZÀ-Ý«“\"])"
        r"|[A-ZÀ-Ý][\w'’., -]{1,40}\([A-Z][^()]{1,40}\) ?\.? ?[–—-] "
        r"|[A-ZÀ-Ý]{2}[A-ZÀ-Ý'’ .-]*(?:, [\w. ]{1,20})? [–—-] "
    ),
    re.compile(
        r"(?:\([^)]{2,40}\)|[A-ZÀ-Ý][\w.’'-]*|"
        r"\d{1,4}(?:er)?(?: [a-zà-ÿ]{3,9}\b\.?)?|[,./]|\b(?:de|du|le|la)\b|\s)"
        r"{1,12}[–—-]{1,2}\s+|[A-ZÀ-Ý][\w-]+, \d{1,2}(?:er)? [a-zà-ÿ]{3,9}\.? \([^)]{2,40}\)\s+"
    ),
)
"""« (Québec) », « PARIS (AFP) – », « VALMONT — »; « SEOUL (Agency) — », « Paris, 3 mai (ap) »."""


def find_dateline(doc: Doc) -> int:
    """Return how many tokens at the start of a paragraph only say where the report comes from."""
    text = doc[:_REACH].text_with_ws
    found = next(filter(None, (pattern.match(text) for pattern in _DATELINES)), None)
    if found is None:
        return 0
    return next((token.i for token in doc[:_REACH] if token.idx >= found.end()), 0)
