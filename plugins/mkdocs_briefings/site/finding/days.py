"""What the index calls the days of an event, so that a day is found however a reader writes it."""

import datetime as dt

from mkdocs_briefings.timex import Precision, find_period

_LONGEST = 31
"""Days: what lasts longer is of none of them."""
_OF_DAYS = frozenset({Precision.DAY, Precision.RANGE, Precision.WEEKEND})


def days_of(value: str | None) -> tuple[str, ...]:
    """Return a word for each day of a date, with its year and without, and for its months.

    The search page makes the same words of what a reader types: `search-query.js`.
    """
    period = find_period(value) if value else None
    if period is None:
        return ()
    if period.precision is Precision.MONTH:
        return (f"d{period.start:%Y%m}",)
    length = (period.end - period.start).days + 1
    if period.precision not in _OF_DAYS or length > _LONGEST:
        return ()
    days = [period.start + dt.timedelta(number) for number in range(length)]
    words = (word for day in days for word in (f"d{day:%Y%m%d}", f"x{day:%m%d}", f"d{day:%Y%m}"))
    return tuple(dict.fromkeys(words))
