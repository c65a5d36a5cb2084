"""The sentences of a document: the lines of its annotated Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace

from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.names import NameWords
from mkdocs_briefings.model import Span

_CLOSERS = "»”\"'’)]\u00a0\u202f"
# A sentence ends at . ! ? or …, with whatever closes after it, before white space and a capital,
# a digit or an opening mark.
_END = re.compile(
    rf"[.!?…]+(?:[ ]?[{re.escape(_CLOSERS)}]+)*(?=\s+[«“\"‘'`(\[—–-]*[\s]*[A-ZÀ-ÞŒ0-9])"
)
# No abbreviation is longer.
_LONGEST = 20
_LAST_WORD = re.compile(r"[^\s«“\"(\[’']+\Z")


def bind_sentences(language: Language) -> Stage:
    """Return the stage that cuts every paragraph into sentences."""
    abbreviations = language.read(NameWords).abbreviations

    def find_sentences(draft: Draft) -> Draft:
        spans = (
            span.shift(part.start)
            for part in draft.paragraphs
            for span in _sentences(part.span.of(draft.text), abbreviations)
        )
        return replace(draft, sentences=tuple(spans))

    return find_sentences


def _sentences(text: str, abbreviations: frozenset[str]) -> Iterator[Span]:
    """Yield the sentences of a paragraph, which they cover but for the white space between."""
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text, match.start() + 1, abbreviations):
            continue
        yield Span(start, match.end())
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        yield Span(start, len(text))


def _is_abbreviation(text: str, end: int, abbreviations: frozenset[str]) -> bool:
    """Say whether the mark before a place is a full stop that belongs to the word before it."""
    match = _LAST_WORD.search(text, max(0, end - _LONGEST), end)
    if match is None or text[end - 1] != ".":
        return False
    word = match.group()
    initials = word.replace(".", "").replace("-", "")
    return word in abbreviations or (len(word) <= 6 and initials.isupper() and len(initials) == 1)
