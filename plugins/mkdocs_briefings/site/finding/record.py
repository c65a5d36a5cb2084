"""One entry of the index, and the results that a reader is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Facets = Mapping[str, tuple[str, ...]]
"""The values of each facet, by its name."""


class Kind(StrEnum):
    """What a result is, in the order of the search page."""

    BRIEFING = "briefing"
    ACTOR = "actor"
    QUOTE = "quote"
    CLAIM = "claim"
    EVENT = "event"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Result:
    """What a reader is shown as one result, and which choices leave it there.

    `url` counts from the root of the site, or is a fragment of the page of its record. `said` is
    what a speaker said, shown beside the title in its own language. `names` find it beside its
    words, those of an actor before all others; they are not shown. `sentences` are the anchors of
    the sentences that hold it; `date` is ISO or empty, for sorting. `shared` says that other
    records have the same thing to show. What is in `doubt` leads nothing. `when` is the value of
    the date of an event, `role` the role of an actor without a page.
    """

    url: str
    kind: Kind
    title: str
    language: str
    facts: str = ""
    said: str = ""
    names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    facets: Facets = field(default_factory=dict)
    date: str = ""
    shared: bool = False
    doubt: bool = False
    when: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the index: a page, which is a result itself, and its parts that are others.

    `body` is the HTML of its words, `heading` what is searched before them. `texts` are the words
    by their language, of which other `forms` are looked for. `dated` are the anchors of the shown
    sentences that hold a date which is sure, by its value.
    """

    page: Result
    body: str
    heading: str = ""
    parts: tuple[Result, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    dated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def results(self) -> tuple[Result, ...]:
        """The page and its parts."""
        return (self.page, *self.parts)
