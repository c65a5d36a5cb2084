"""The words of a claim, without what stands around them."""

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.languages.tables.speech import Speech


def split(passage: Passage, words: Range, speech: Speech) -> tuple[Range, ...]:
    """Return the clauses of a claim: more than one where marks stand in it, « … » et que …."""
    doc, inside = passage.doc, passage.inside
    start, end = words
    if all(inside[i] < 0 for i in range(start, end)):
        return (words,)
    joints = [
        i
        for i in range(start + 1, end)
        if inside[i] < 0 and doc[i].lower_ in speech.grammar.that and doc[i - 1].pos_ == "CCONJ"
    ]
    opens = [start, *(i + 1 for i in joints)]
    return tuple(zip(opens, [*(i - 1 for i in joints), end], strict=True))


def trim(passage: Passage, words: Range) -> Range | None:
    """Return the range without punctuation and space at its ends; `None` if little is left."""
    doc = passage.doc
    start, end = words
    while (
        start < end and passage.inside[start] < 0 and doc[start].pos_ in ("PUNCT", "SPACE", "CCONJ")
    ):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in ",.;:–—-(…"):
        end -= 1
    whole = end - start >= 3 and doc[end - 1].pos_ not in ("SCONJ", "DET", "CCONJ")
    return (start, end) if whole else None


def is_reported(passage: Passage, words: Range) -> bool:
    """Say whether the claim says something: not only what stands in quotation marks."""
    outside = [i for i in range(*words) if passage.inside[i] < 0]
    if len(outside) == words[1] - words[0]:
        return True
    return any(passage.is_finite(i) for i in outside)
