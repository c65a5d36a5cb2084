"""The date that a relative one is seen from: « le lendemain de la fusillade »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.draft import Paragraph
from mkdocs_briefings.model import Span

_STEM = 5
"""How many letters two words share that tell of one thing: « attaque » and « a attaqué »."""

_REACH = 4
"""How many tokens after the expression its noun may stand."""

_NEAR = 500

_STOP = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Told:
    """A value with a place in the calendar that the text has told, and its sentence."""

    value: str
    sentence: str


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that a range of the text lies in, in lower case."""
    after = _STOP.search(text, end)
    first = 0
    # A few hundred code points hold most sentences: a long paragraph is not read for each date.
    for reach in (_NEAR, start):
        floor = max(0, start - reach)
        first = max((stop.end() for stop in _STOP.finditer(text, floor, start + 1)), default=0)
        if first:
            break
    return text[first : after.start() if after else len(text)].lower()


def find_anchor(paragraph: Paragraph, span: Span, told: Sequence[Told]) -> str | None:
    """Return the first value told in a sentence with the noun that follows a span of the paragraph.

    The noun may stand there as a verb of its family. `None` if no noun follows, or none was dated.
    """
    end = paragraph.tokens(span.shift(paragraph.start)).end
    noun = next((t for t in paragraph.doc[end : end + _REACH] if t.pos_ == "NOUN"), None)
    if noun is None or len(noun.text) < _STEM:
        return None
    stem = re.compile(rf"\b{re.escape(noun.lower_[:_STEM])}")
    return next((one.value for one in told if stem.search(one.sentence)), None)
