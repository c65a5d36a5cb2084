"""The orders in which lists stand on the pages."""

import datetime as dt
from collections.abc import Iterable

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.site.index.entries import Event, Statement
from mkdocs_briefings.timex import Period, find_period


def publication_of(briefing: Briefing) -> dt.date | None:
    """Return the date of the newest source of a briefing, `None` if no source has one."""
    dates = [source.published for source in briefing.sources if source.published]
    return max(dates, default=None)


def newest_first(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements by date, the newest first, undated ones at the end.

    Those of one date keep the order in which they came.
    """
    return tuple(sorted(statements, key=lambda statement: -_day_of(statement)))


def chronological(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events by start, the longer one first among those that start together."""
    return tuple(sorted(events, key=lambda event: period_of(event).order))


def _day_of(statement: Statement) -> int:
    period = find_period(statement.date) if statement.date else None
    return period.start.toordinal() if period else 0


def period_of(event: Event) -> Period:
    """Return the place of an event in the calendar, which every event has."""
    period = find_period(event.value)
    if period is None:
        raise ValueError(f"an event without a place in the calendar: {event.value!r}")
    return period
