"""Arithmetic with days: the value that a day lies in, days before and after, feasts."""

import datetime as dt
from calendar import monthrange


def period_value(day: dt.date, unit: str) -> str:
    """Return the value of the day, week, month … that a day lies in.

    `unit` is D, W, WE (week-end), M, Q, S (half-year), Y, DE (decade) or CE (century).
    """
    year, week, _ = day.isocalendar()
    match unit:
        case "D" | "H":
            return day.isoformat()
        case "W":
            return f"{year:04}-W{week:02}"
        case "WE":
            return f"{year:04}-W{week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "S":
            return half_year(day.year, 1 if day.month <= 6 else 2)
        case "DE":
            return f"{day.year:04}"[:3]
        case "CE":
            return f"{day.year:04}"[:2]
        case _:
            return f"{day.year:04}"


def half_year(year: int, half: int) -> str:
    """Return the value of the first or second half of a year."""
    return f"{year:04}-01/{year:04}-06" if half == 1 else f"{year:04}-07/{year:04}-12"


def moved_day(day: dt.date, count: int, unit: str) -> dt.date | None:
    """Return the day so many units later, earlier if negative; `None` outside the calendar."""
    try:
        if unit in ("D", "W", "WE", "H"):
            size = {"D": 24, "H": 1}.get(unit, 168)
            return day + dt.timedelta(hours=count * size)
        size = {"M": 1, "Q": 3, "S": 6, "Y": 12, "DE": 120, "CE": 1200}[unit]
        months = day.year * 12 + day.month - 1 + count * size
        year, month = months // 12, months % 12 + 1
        return dt.date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def feast_day(rule: str, year: int) -> dt.date:
    """Return the day of a feast: `12-25`, `easter+39`, or `11/4/4` (month, which one, weekday).

    Weekdays count from 1, Monday; the last one of a month is -1.
    """
    if rule.startswith("easter"):
        return easter_day(year) + dt.timedelta(int(rule.removeprefix("easter") or 0))
    if "/" in rule:
        month, nth, weekday = (int(part) for part in rule.split("/"))
        days = monthrange(year, month)[1]
        matching = [
            day for day in range(1, days + 1) if dt.date(year, month, day).isoweekday() == weekday
        ]
        return dt.date(year, month, matching[nth - 1 if nth > 0 else nth])
    return dt.date(year, *(int(part) for part in rule.split("-")))


def easter_day(year: int) -> dt.date:
    """Return Easter Sunday in the Gregorian calendar.

    Source: the anonymous algorithm of Nature (1876), as given by Meeus, Astronomical Algorithms.
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)
