"""Date values in words, and as `<time>`."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from babel.dates import get_day_names, get_month_names

from mkdocs_briefings.languages import UnknownLanguage, load_language
from mkdocs_briefings.languages.tables.dates import Dates
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


def tells_time(words: str, language: str) -> bool:
    """Say whether words of a source tell a day, so that its date comes from them.

    The day of an article may stand on the verb of its first sentence, which tells none. In a
    language that nobody serves, words are taken to tell one.
    """
    try:
        pattern = _time_words(load_language(language).code)
    except UnknownLanguage:
        return True
    return any(c.isdigit() for c in words) or pattern.search(words.replace("’", "'")) is not None


_TIMES = ("near", "unit", "weekday", "feast", "value", "decade", "weeks", "years")
"""Lists of `dates.yml` whose phrases tell a day wherever they stand, by their first part."""


@cache
def _time_words(code: str) -> re.Pattern[str]:
    phrases = sorted(map(re.escape, _list_time_words(code)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def _list_time_words(code: str) -> Iterator[str]:
    for width in ("wide", "abbreviated"):
        yield from get_day_names(width, locale=code).values()
        yield from get_month_names(width, locale=code).values()
    for name, phrases in load_language(code).read(Dates).words.items():
        if name.partition(".")[0] in _TIMES or name in ("count.near", "count.told"):
            yield from (phrase for group in phrases.values() for phrase in group)
