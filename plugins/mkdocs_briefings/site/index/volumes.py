"""Long lists in volumes, as an almanac has them: a page for each decade, year, month or day."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_briefings.site.addresses import link, timeline_path
from mkdocs_briefings.site.index.entries import Event, Statement
from mkdocs_briefings.site.index.gate import Standing, standing_of
from mkdocs_briefings.site.index.order import period_of
from mkdocs_briefings.timex import find_period

LIMIT = 150
"""How many entries one page holds. Source: a page of 214 events is 340 kB, and 60,000 pixels high
on a phone."""

_DECADE, _YEAR, _MONTH, _DAY = len("202"), len("2024"), len("2024-10"), len("2024-10-21")

_WHOLE_MONTH = 27

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Volume(Generic[T]):
    """The entries of a stretch of the calendar, in their order.

    `period` is a year, a month or a day in ISO form, a decade of few entries by its first three
    digits, empty for all times. `items` are what stands
    on its page: everything where there are no `parts`, else what is too long or too vague for one.
    `parts` are by name. Where too much has one date, `number` tells its pages apart, from 1.
    """

    period: str
    items: tuple[T, ...]
    parts: Mapping[str, "Volume[T]"]
    count: int
    number: int = 0

    @property
    def name(self) -> str:
        """The period and the number, as addresses have them."""
        return f"{self.period or 'undated'}/{self.number}" if self.number else self.period

    def walk(self) -> Iterator["Volume[T]"]:
        """Yield this volume and all below it."""
        yield self
        for part in self.parts.values():
            yield from part.walk()

    def find(self, place: str) -> "Volume[T]":
        """Return the smallest volume with a page that holds a place of the calendar."""
        part = next((self.parts[place[:n]] for n in _LENGTHS if place[:n] in self.parts), None)
        return part.find(place) if part else self


def bind_volume(items: Iterable[T], place: Callable[[T], str], limit: int = LIMIT) -> Volume[T]:
    """Return the entries in volumes of no more than `limit`.

    `place` returns the year, month or day of an entry, as exactly as it is known; empty if it has
    none.
    """
    return _bind("", [(place(item), item) for item in items], limit)


def place_of_event(event: Event) -> str:
    """Return where an event begins: its year where it lasts all of it, its month, its day."""
    period = period_of(event)
    start = period.start.isoformat()
    if period.start == period.end:
        return start
    year = period.start.year
    whole = period.start == dt.date(year, 1, 1) and period.end >= dt.date(year, 12, 31)
    return start[: _YEAR if whole else _MONTH]


def newest_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events with the newest first; in a year or a month what lasts all of it first."""
    return tuple(sorted(events, key=_lateness, reverse=True))


def _lateness(event: Event) -> str:
    place, period = place_of_event(event), period_of(event)
    # A week stands by its first day, a whole month or year before all its days.
    part = len(place) == _MONTH and (period.end - period.start).days < _WHOLE_MONTH
    return period.start.isoformat() if part else f"{place}~"


def event_address(timeline: Volume[Event], event: Event) -> str:
    """Return the link to the place of an event in the timeline of the site."""
    place, standing = place_of_event(event), standing_of(event)
    # What is not sure stands below, whatever its month.
    fragment = f"y{place[:_MONTH]}" if standing is Standing.SURE else str(standing)
    return link(timeline_path(period=timeline.find(place).name), fragment)


def place_of_statement(statement: Statement) -> str:
    """Return when something was said, as exactly as it is known; empty where nobody told."""
    period = find_period(statement.date) if statement.date else None
    if period is None:
        return ""
    start, end = period.start.isoformat(), period.end.isoformat()
    return next((start[:n] for n in (_DAY, _MONTH, _YEAR) if start[:n] == end[:n]), start[:_YEAR])


def place_of_day(day: dt.date | None) -> str:
    """Return the place of a day in the calendar; empty where nobody told it."""
    return day.isoformat() if day else ""


def _bind(period: str, placed: list[tuple[str, T]], limit: int) -> Volume[T]:
    length = next((n for n in _LENGTHS if n > max(len(period), _DECADE)), None)
    if len(placed) <= limit:
        return Volume(period, tuple(item for _, item in placed), {}, len(placed))
    own: list[T] = []
    parts: dict[str, list[tuple[str, T]]] = {}
    for place, item in placed:
        if length is None or len(place) < length:
            own.append(item)
        else:
            parts.setdefault(place[:length], []).append((place, item))
    if not period:
        parts = _by_decade(parts, limit)
    bound = {name: _bind(name, part, limit) for name, part in parts.items()}
    if len(own) > limit:
        numbered = _number(period, own, limit)
        return Volume(period, (), {part.name: part for part in numbered} | bound, len(placed))
    return Volume(period, tuple(own), bound, len(placed))


def _by_decade(
    years: Mapping[str, list[tuple[str, T]]], limit: int
) -> dict[str, list[tuple[str, T]]]:
    """Return the entries of the years, those of a decade together where one page holds them."""
    decades: dict[str, list[str]] = {}
    for year in years:
        decades.setdefault(year[:_DECADE], []).append(year)
    found = {}
    for decade, some in decades.items():
        few = len(some) > 1 and sum(len(years[year]) for year in some) <= limit
        together = [item for year in some for item in years[year]]
        found.update({decade: together} if few else {year: years[year] for year in some})
    return found


def _number(period: str, items: list[T], limit: int) -> Iterator[Volume[T]]:
    for number, start in enumerate(range(0, len(items), limit), start=1):
        some = tuple(items[start : start + limit])
        yield Volume(period, some, {}, len(some), number)


_LENGTHS = (_DECADE, _YEAR, _MONTH, _DAY)
