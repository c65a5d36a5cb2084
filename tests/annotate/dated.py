"""Sentences with their dates marked, `[words]{value}`, and what the stage finds in them."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.draft import Draft, Paragraph
from mkdocs_briefings.annotate.language_model import load_model
from mkdocs_briefings.annotate.time.dates import bind_dates
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.languages.tables.dates import DatedText, DateRule
from mkdocs_briefings.model import Date, Document, Source
from mkdocs_briefings.register import Register

PUBLISHED = "2024-10-21"
"""The day of an example that does not say its own, a Monday."""

_MARKED = re.compile(r"\[([^\]]+)\]\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the day of its article (`None` if unknown), and its dates: words and values.

    A value of `None` is written `?`.
    """

    text: str
    published: dt.date | None
    dates: tuple[tuple[str, str | None], ...]


def read_example(entry: str | DatedText) -> Example:
    """Return an example of a table."""
    marked = entry if isinstance(entry, str) else entry.text
    on = PUBLISHED if isinstance(entry, str) else entry.on
    dates = tuple(
        (words, None if value == "?" else value) for words, value in _MARKED.findall(marked)
    )
    return Example(_MARKED.sub(r"\1", marked), dt.date.fromisoformat(on) if on else None, dates)


def read_examples(rule: DateRule) -> list[Example]:
    """Return the examples and counter-examples of a rule."""
    return [read_example(entry) for entry in (*rule.examples, *rule.not_)]


def find_dates(language: str, examples: Sequence[Example]) -> list[tuple[Date, ...]]:
    """Return the dates that are found in each example."""
    served = load_language(language)
    stage = bind_dates(served)
    docs = load_model(served).pipe(example.text for example in examples)
    found = []
    for example, doc in zip(examples, docs, strict=True):
        source = Source("a", language, "a", published=example.published)
        document = Document(source, example.text)
        found.append(stage(Draft(document, served, Register(), (Paragraph(doc, 0),))).dates)
    return found


def told(example: Example, dates: Sequence[Date]) -> tuple[tuple[str, str | None], ...]:
    """Return the words and values of dates, as an example says them."""
    return tuple((date.span.of(example.text), date.value) for date in dates)
