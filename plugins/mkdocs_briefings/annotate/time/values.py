"""What a time expression means: its fields and the day of the article give its value.

Fields come from the groups of a rule's patterns and from its constants, as text. The kinds:

    calendar  any sensible selection of year, month, day, weekday (1 is Monday), season, quarter,
              half (of a year or a century), feast, decade, century; `which`, or `years` or
              `weeks` (so many from those of the article)
    period    unit and `which`: this month, last year, the following week
    shift     count and unit, `way` (past, future), `origin` same if from the last date told,
              `to` the unit of the value if it is finer than the count, `done: length` if a
              clause that is not in the future makes it a duration
    today     the day of the article, or the present time where a state is told
    length    count and unit: a duration
    set       weekday, or unit and perhaps count: how often something returns
    value     `value` itself, as PAST_REF

A count of X is vague. `which` is this, last or next, seen from the day of
the article, or same, before or after, seen from the last date told. Units are those of
`calendar.period_value`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from mkdocs_briefings.annotate.time.calendar import (
    feast_day,
    half_year,
    moved_day,
    period_value,
)
from mkdocs_briefings.annotate.time.choice import UNKNOWN, Meaning, Setting, choose
from mkdocs_briefings.annotate.time.tense import Telling, Tense
from mkdocs_briefings.timex import Precision, find_period

Fields = Mapping[str, str]

_STEPS = {"last": -1, "before": -1, "this": 0, "same": 0, "next": 1, "after": 1}
_FRAMES = (Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.YEAR)
_SIZES = {"WE": (2, "D"), "Q": (3, "M"), "S": (6, "M"), "DE": (10, "Y"), "CE": (100, "Y")}


_FAR = 10
"""Years that nobody plans ahead: "in 40 years" tells how long."""


def resolve(kind: str, fields: Fields, setting: Setting) -> Meaning:
    """Return what an expression means in its setting."""
    try:
        return _KINDS[kind](fields, setting)
    except (OverflowError, ValueError):  # beyond the years 1 and 9999
        return UNKNOWN


def _calendar(fields: Fields, setting: Setting) -> Meaning:
    if "century" in fields:
        return Meaning(_century(int(fields["century"]), fields.get("half")))
    if "decade" in fields:
        return Meaning(f"19{fields['decade']}"[-4:-1])
    year = _year(fields, setting)
    if year is not None:
        value = _value_in(year, fields)
        return Meaning(value) if find_period(value) else UNKNOWN
    if "weeks" in fields:
        return _in_week(int(fields["weeks"]), int(fields["weekday"]), setting)
    which = fields.get("which")
    day = setting.origin(which, "D" if "weekday" in fields else "Y")
    if day is None:
        return UNKNOWN
    # A weekday and a day agree once in six years or so: no tense is needed.
    telling = Telling() if fields.keys() >= {"weekday", "day"} else setting.telling
    meaning = choose(_candidates(fields, day), day, which, telling)
    bare = which is None and "month" in fields and "weekday" not in fields
    return _in_frame(meaning, fields, setting) if bare else meaning


def _in_frame(meaning: Meaning, fields: Fields, setting: Setting) -> Meaning:
    """Return the day or month within a season, month or quarter told just before it.

    Within a year told just before, it is in doubt: the text may have come back to its own.
    """
    frame = find_period(setting.frame) if setting.frame else None
    if frame is None or frame.precision not in _FRAMES:
        return meaning
    inside = _value_in(frame.start.year, fields)
    period = find_period(inside)
    if period is None or not frame.start <= period.start <= period.end <= frame.end:
        return meaning
    if frame.precision is Precision.YEAR:
        if inside == meaning.value:
            return meaning
        rivals = tuple(dict.fromkeys((inside, *meaning.rivals)))
        return replace(meaning, doubt=meaning.doubt or "year-told", rivals=rivals)
    rivals = (meaning.value,) if meaning.value and meaning.value != inside else ()
    return Meaning(inside, rule="frame", rivals=rivals)


def _year(fields: Fields, setting: Setting) -> int | None:
    """Return the year that an expression says itself, or as so many from that of the article."""
    if "years" in fields:
        return setting.published.year + int(fields["years"]) if setting.published else None
    return int(fields["year"]) if "year" in fields else None


def _in_week(weeks: int, weekday: int, setting: Setting) -> Meaning:
    """Return the weekday of the week so many weeks from that of the article."""
    if setting.published is None:
        return UNKNOWN
    days = 7 * weeks + weekday - setting.published.isoweekday()
    return _moved(setting.published, days, "D")


def _century(number: int, half: str | None) -> str:
    first = (number - 1) * 100 + 1
    if half is None:
        return f"{number - 1:02}"
    return f"{first:04}/{first + 49:04}" if half == "1" else f"{first + 50:04}/{first + 99:04}"


def _value_in(year: int, fields: Fields) -> str:
    """Return the value of an expression in a year, its weekday aside; there may be no such day."""
    if "feast" in fields:
        return feast_day(fields["feast"], year).isoformat()
    if "season" in fields:
        return f"{year:04}-{fields['season']}"
    if "quarter" in fields:
        return f"{year:04}-Q{fields['quarter']}"
    if "half" in fields:
        return half_year(year, int(fields["half"]))
    if "month" not in fields:
        return f"{year:04}"
    day = f"-{int(fields['day']):02}" if "day" in fields else ""
    return f"{year:04}-{int(fields['month']):02}{day}"


def _candidates(fields: Fields, day: dt.date) -> list[str]:
    """Return the values that an expression without a year may have around a day, in order."""
    weekday = int(fields.get("weekday", 0))
    recurring = not fields.keys() & {"month", "feast", "season", "quarter", "half"}
    if recurring:
        reach = 400 if "day" in fields else 14
        around = (day + dt.timedelta(n) for n in range(-reach, reach + 1))
        wanted = int(fields.get("day", 0))
        return [
            d.isoformat() for d in around if weekday in (0, d.isoweekday()) and wanted in (0, d.day)
        ]
    # A 29 February is at most eight years away.
    values = [_value_in(year, fields) for year in range(day.year - 8, day.year + 9)]
    known = [value for value in values if find_period(value)]
    fitting = [v for v in known if weekday and _falls_on(v, weekday, day)]
    return fitting or known


def _falls_on(value: str, weekday: int, day: dt.date) -> bool:
    """Say whether a value is such a weekday within a year of a day: a slip proves no other year."""
    period = find_period(value)
    return (
        period is not None
        and period.precision is Precision.DAY
        and period.start.isoweekday() == weekday
        and abs((period.start - day).days) <= 366
    )


def _period(fields: Fields, setting: Setting) -> Meaning:
    unit, which = fields["unit"], fields["which"]
    day = setting.origin(which, unit)
    if day is None:
        return UNKNOWN
    if unit == "WE":
        weeks = [period_value(day + dt.timedelta(7 * n), unit) for n in range(-3, 4)]
        return choose(weeks, day, which, setting.telling)
    return _moved(day, _STEPS[which], unit)


def _moved(day: dt.date, count: int, unit: str, precision: str | None = None) -> Meaning:
    moved = moved_day(day, count, unit)
    return Meaning(period_value(moved, precision or unit)) if moved else UNKNOWN


def _shift(fields: Fields, setting: Setting) -> Meaning:
    far = fields["unit"] == "Y" and fields["count"].isdigit() and int(fields["count"]) >= _FAR
    if "done" in fields and (far or setting.telling.tense is not Tense.FUTURE):
        # "The first in two years" tells how long it took; so does "the first in forty".
        return _length(fields, setting)
    past = fields.get("way") == "past"
    if fields["count"] == "X":
        return Meaning("PAST_REF" if past else "FUTURE_REF")
    count, unit = int(fields["count"]), fields["unit"]
    day = setting.origin(fields.get("origin"), unit)
    if day is None:
        return UNKNOWN
    if "more" in fields and unit == "Y":
        count, unit = 12 * count + 6, "M"
    return _moved(day, -count if past else count, unit, fields.get("to"))


def _today(fields: Fields, setting: Setting) -> Meaning:
    telling = setting.telling
    if telling.state and telling.tense is Tense.PRESENT:
        rivals = (setting.published.isoformat(),) if setting.published else ()
        return Meaning("PRESENT_REF", "state", "state", rivals=rivals)
    return Meaning(setting.published.isoformat()) if setting.published else UNKNOWN


def _length(fields: Fields, setting: Setting) -> Meaning:
    return Meaning(_duration(fields["count"], fields["unit"], half="more" in fields))


def _duration(count: str, unit: str, half: bool = False) -> str:
    """Return the value of a duration; where the count is X, of an unknown number of units."""
    size, unit = _SIZES.get(unit, (1, unit))
    if count != "X":
        number = int(count) * size
        if half and unit == "Y":
            number, unit = 12 * number + 6, "M"
        count = str(number)
    return f"PT{count}{unit}" if unit == "H" else f"P{count}{unit}"


def _set(fields: Fields, setting: Setting) -> Meaning:
    unit = "W" if "weekday" in fields or fields["unit"] == "WE" else fields["unit"]
    return Meaning(_duration(fields.get("count", "1"), unit))


def _value(fields: Fields, setting: Setting) -> Meaning:
    return Meaning(fields["value"])


_KINDS: Mapping[str, Callable[[Fields, Setting], Meaning]] = {
    "calendar": _calendar,
    "period": _period,
    "shift": _shift,
    "today": _today,
    "length": _length,
    "set": _set,
    "value": _value,
}
