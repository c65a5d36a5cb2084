"""Long dossiers: the newest entries of each kind, and pages that hold all of them by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.site.addresses import dossier_path
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Event, Mention, Statement
from mkdocs_briefings.site.index.order import publication_of

NEWEST = 100
"""How many entries of each kind a dossier shows before it is divided.

Source: an entry is about 700 bytes, so that the longest page stays near 300 kB (30 kB as sent),
which a phone opens at once; whoever wants more than a hundred looks for a year.
"""

_ON_A_PAGE = 200
"""Years with fewer share a page: most actors are named a few times a year."""

_Entry = TypeVar("_Entry", Mention, Statement, Event)


@dataclass(frozen=True, slots=True)
class Years:
    """A stretch of years that has a page, or one of the pages of a year that fills several.

    `first` and `last` are `None` for briefings without a date; `number` counts the pages of a year
    from 1, the oldest. Pages are filled from the oldest on, so that a full one keeps its address.
    """

    first: int | None
    last: int | None
    number: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class YearPart:
    """The part of a dossier that the briefings of some years give."""

    path: str
    years: Years
    dossier: Dossier


def entries_of(dossier: Dossier) -> int:
    """Return how many entries a dossier has in all."""
    return sum(map(len, _lists(dossier)))


def is_long(dossier: Dossier) -> bool:
    """Say whether a dossier has more entries of a kind than its page shows."""
    return any(len(entries) > NEWEST for entries in _lists(dossier))


def newest_of(dossier: Dossier) -> Dossier:
    """Return the dossier as its own page shows it; the same one where it is not long."""
    if not is_long(dossier):
        return dossier
    return replace(
        dossier,
        mentions=dossier.mentions[:NEWEST],
        quotes=dossier.quotes[:NEWEST],
        claims=dossier.claims[:NEWEST],
        relayed=dossier.relayed[:NEWEST],
        events=dossier.events[:NEWEST],
    )


def divide_by_year(dossier: Dossier, briefings: Mapping[str, Briefing]) -> tuple[YearPart, ...]:
    """Return the parts of a long dossier, the newest first; none of one that is not long."""
    if not is_long(dossier):
        return ()
    by_years = _by_years(dossier, briefings)
    divided = _divide(dossier, {slug: years for years, slugs in by_years.items() for slug in slugs})
    return tuple(
        YearPart(
            _path(dossier.id, years),
            years,
            replace(divided[years], briefings=tuple(reversed(slugs))),
        )
        for years, slugs in reversed(by_years.items())
    )


def _by_years(dossier: Dossier, briefings: Mapping[str, Briefing]) -> dict[Years, list[str]]:
    """Return the slugs of each page, all from the oldest to the newest."""
    weights = Counter(entry.passage.briefing for entries in _lists(dossier) for entry in entries)
    pages: dict[Years, list[str]] = {}
    last, weight = Years(None, None), 0
    for year, of_year in groupby(reversed(dossier.briefings), lambda slug: _year(briefings[slug])):
        slugs = list(of_year)
        chunks = list(_chunks(slugs, weights))
        more = sum(weights[slug] for slug in slugs)
        if last.last is not None and len(chunks) == 1 and weight + more <= _ON_A_PAGE:
            together = pages.pop(last) + slugs
            last, weight = replace(last, last=year), weight + more
            pages[last] = together
            continue
        for number, chunk in enumerate(chunks, start=1):
            last = Years(year, year, number, len(chunks))
            pages[last] = chunk
        weight = more
    return pages


def _chunks(slugs: Iterable[str], weights: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield the briefings of a year by what fills a page; none is divided."""
    chunk: list[str] = []
    weight = 0
    for slug in slugs:
        if chunk and weight + weights[slug] > _ON_A_PAGE:
            yield chunk
            chunk, weight = [], 0
        chunk.append(slug)
        weight += weights[slug]
    yield chunk


def _divide(dossier: Dossier, places: Mapping[str, Years]) -> dict[Years, Dossier]:
    mentions = _by_place(dossier.mentions, places)
    quotes = _by_place(dossier.quotes, places)
    claims = _by_place(dossier.claims, places)
    relayed = _by_place(dossier.relayed, places)
    events = _by_place(dossier.events, places)
    return {
        place: replace(
            dossier,
            mentions=tuple(mentions[place]),
            quotes=tuple(quotes[place]),
            claims=tuple(claims[place]),
            relayed=tuple(relayed[place]),
            events=tuple(events[place]),
        )
        for place in set(places.values())
    }


def _by_place(
    entries: Iterable[_Entry], places: Mapping[str, Years]
) -> defaultdict[Years, list[_Entry]]:
    divided: defaultdict[Years, list[_Entry]] = defaultdict(list)
    for entry in entries:
        divided[places[entry.passage.briefing]].append(entry)
    return divided


def _lists(dossier: Dossier) -> Iterator[tuple[Mention | Statement | Event, ...]]:
    yield dossier.mentions
    yield dossier.quotes
    yield dossier.claims
    yield dossier.relayed
    yield dossier.events


def _year(briefing: Briefing) -> int | None:
    published = publication_of(briefing)
    return published.year if published else None


def _path(actor: str, years: Years) -> str:
    name = "undated" if years.first is None else str(years.first)
    folder = dossier_path(actor).removesuffix(".md")
    return f"{folder}/{name}.md" if years.number == 1 else f"{folder}/{name}-{years.number}.md"
