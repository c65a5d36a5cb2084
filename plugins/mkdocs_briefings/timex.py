"""The values of dates: TIMEX3 at the text's own precision, and their place in the calendar."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Precision(StrEnum):
    """How exactly a value tells when."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Period:
    """The place of a value in the calendar: its first and its last day, both inclusive."""

    value: str
    start: dt.date
    end: dt.date
    precision: Precision

    @property
    def order(self) -> tuple[dt.date, int, str]:
        """The sort key of a timeline: the earlier start first, then the longer period first."""
        return (self.start, -(self.end - self.start).days, self.value)


_CALENDAR = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])"
    r"|-(?P<season>SP|SU|FA|WI))?"
    r"|(?P<decade>\d{3})"
    r"|(?P<century>\d{2})",
    re.ASCII,
)
_DURATION = re.compile(r"P(?:(?:\d+|X)[YMWD]|T(?:\d+|X)[HMS])", re.ASCII)
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
# Meteorological seasons of the northern hemisphere, as whole months; the winter of a year begins in
# its December. Source: TIMEX3 (TimeML 1.2.1) names the seasons and leaves their days open.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Lengths that HTML can say in a <time>: days, hours, minutes and seconds, never months or years.
# Source: HTML Living Standard, "valid duration string".
_HTML_DURATION = re.compile(r"P(?:\d+D|T\d+[HMS])", re.ASCII)
_HTML_PRECISIONS = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR})


def is_timex(value: str) -> bool:
    """Say whether this is the value of a date, with or without a place in the calendar."""
    return (
        value in _REFERENCES
        or _DURATION.fullmatch(value) is not None
        or find_period(value) is not None
    )


# The same values come again and again in a corpus.
@lru_cache(maxsize=1 << 14)
def find_period(value: str) -> Period | None:
    """Return the place of a value in the calendar.

    `None` where it has none: a duration, a mere reference to past or future, or no value at all.
    """
    first, slash, last = value.partition("/")
    begin = _find_single(first)
    if not slash or begin is None:
        return begin
    finish = _find_single(last)
    if finish is None or finish.end < begin.start or finish.start < begin.start:
        return None
    return Period(value, begin.start, finish.end, Precision.RANGE)


def html_datetime(value: str) -> str | None:
    """Return what the attribute `datetime` of `<time>` may say, `None` where HTML has no form."""
    if _HTML_DURATION.fullmatch(value):
        return value
    period = find_period(value)
    if period is None or period.precision not in _HTML_PRECISIONS:
        return None
    return value


def _find_single(value: str) -> Period | None:
    match = _CALENDAR.fullmatch(value)
    if match is None:
        return None
    found = match.groupdict()
    try:
        if found["century"]:
            return _years(value, int(found["century"]) * 100, 100, Precision.CENTURY)
        if found["decade"]:
            return _years(value, int(found["decade"]) * 10, 10, Precision.DECADE)
        return _find_in_year(value, int(found["year"]), found)
    except (ValueError, OverflowError):
        return None


def _find_in_year(value: str, year: int, found: dict[str, str | None]) -> Period:
    if day := found["day"]:
        date = dt.date(year, int(found["month"] or 0), int(day))
        return Period(value, date, date, Precision.DAY)
    if month := found["month"]:
        return _months(value, year, int(month), 1, Precision.MONTH)
    if quarter := found["quarter"]:
        return _months(value, year, 3 * int(quarter) - 2, 3, Precision.QUARTER)
    if season := found["season"]:
        return _months(value, year, _SEASONS[season], 3, Precision.SEASON)
    if week := found["week"]:
        first = 6 if found["weekend"] else 1
        precision = Precision.WEEKEND if found["weekend"] else Precision.WEEK
        start = dt.date.fromisocalendar(year, int(week), first)
        return Period(value, start, dt.date.fromisocalendar(year, int(week), 7), precision)
    return _years(value, year, 1, Precision.YEAR)


def _months(value: str, year: int, month: int, count: int, precision: Precision) -> Period:
    after = month - 1 + count
    last = dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
    return Period(value, dt.date(year, month, 1), last, precision)


def _years(value: str, year: int, count: int, precision: Precision) -> Period:
    # There is no year 0: the first decade and the first century begin with the year 1.
    last = dt.date(year + count - 1, 12, 31)
    return Period(value, dt.date(max(year, 1) if count > 1 else year, 1, 1), last, precision)


def is_deduced(value: str, words: str) -> bool:
    """Say whether the words of a date leave its value to be worked out (« lundi »)."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    return any(not _is_said(part, numbers) for part in value.split("/"))


def _is_said(value: str, numbers: list[int]) -> bool:
    period = find_period(value)
    if period is None or period.precision is Precision.CENTURY:
        return True
    left = list(numbers)
    if period.precision is Precision.DAY:
        # « 24 octobre » says the day, and does not say 2024 as well.
        if period.start.day not in left:
            return False
        left.remove(period.start.day)
    return period.start.year in left or period.start.year % 100 in left
