"""Date values in words, and as `<time>`."""

from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.timex import Precision, find_period, html_datetime


def date_words(value: str, interface: Interface) -> str | None:
    """Return a date value in words, at its own precision; `None` if it has no place in time."""
    period = find_period(value)
    if period is None:
        return None
    first, slash, last = value.partition("/")
    if slash:
        shared = _shared_words(first, last, interface)
        start, end = shared or date_words(first, interface), date_words(last, interface)
        return interface.text("dates.day-range" if shared else "dates.range", start=start, end=end)
    years = {"year": str(period.start.year), "next": str(period.start.year + 1)}
    match period.precision:
        case Precision.DAY:
            return interface.day(period.start)
        case Precision.MONTH:
            return interface.month(period.start)
        case Precision.WEEK | Precision.WEEKEND as span:
            return interface.text(f"dates.{span}", start=interface.day(period.start))
        case Precision.SEASON | Precision.QUARTER:
            return interface.text(f"dates.{value[5:]}", **years)
        case Precision.DECADE:
            return interface.text("dates.decade", year=value + "0")
        case Precision.CENTURY:
            return interface.text("dates.century", number=interface.ordinal(int(value) + 1))
    return value


def time_element(value: str, interface: Interface) -> Element | None:
    """Return the value as `<time>`; a range as two; words alone where HTML has no form for it."""
    words = date_words(value, interface)
    if words is None:
        return None
    first, slash, last = value.partition("/")
    if slash:
        start, end = time_element(first, interface), time_element(last, interface)
        if start is not None:
            start.text = _shared_words(first, last, interface) or start.text
        return h("span", {"class": "bf-range"}, start, interface.text("dates.between"), end)
    machine_readable = html_datetime(value)
    if machine_readable is None:
        return h("span", None, words)
    return h("time", {"datetime": machine_readable}, words)


def _shared_words(first: str, last: str, interface: Interface) -> str | None:
    """Return the words of the first day of a range without what the last one says again."""
    start, end = find_period(first), find_period(last)
    if not start or not end or {start.precision, end.precision} != {Precision.DAY}:
        return None
    if (start.start.year, start.start.month) == (end.start.year, end.start.month):
        return interface.pattern("dates.day-of-month", start.start)
    if start.start.year == end.start.year:
        return interface.pattern("dates.day-of-year", start.start)
    return None
