"""How many entries there are in each month or year: what a strip of the calendar draws."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = 24
"""Source: of the 34 rem that a text is wide, each column keeps the 24 pixels of a touch target."""

_YEAR, _MONTH = len("2024"), len("2024-10")


@dataclass(frozen=True, slots=True)
class Bin:
    """A month or a year (ISO) and its number of entries.

    `before` says that it stands for all that is older than the others, `period` being the last of
    it.
    """

    period: str
    count: int
    before: bool = False


def density_of(places: Iterable[str]) -> tuple[Bin, ...]:
    """Return the entries by month or year, the oldest first, at most `COLUMNS`.

    `places` are ISO years, months or days. It is by month where most have one within the last
    columns; what is older is one bin, and what has but a year is counted in years alone.
    """
    known = [place for place in places if len(place) >= _YEAR]
    months = [place[:_MONTH] for place in known if len(place) >= _MONTH]
    recent = _bins(months, _MONTH)
    if 2 * sum(one.count for one in recent if not one.before) >= len(known):
        return recent
    return _bins([place[:_YEAR] for place in known], _YEAR)


def _bins(periods: Iterable[str], length: int) -> tuple[Bin, ...]:
    counts = Counter({_number(period): count for period, count in Counter(periods).items()})
    if not counts:
        return ()
    last = max(counts)
    start = last - COLUMNS + 1
    older = [number for number in counts if number < start]
    # One column of the older ones is worth a column of its own.
    start += bool(older)
    first = min(number for number in counts if number >= start)
    older = [number for number in counts if number < first]
    bins = [Bin(_name(n, length), counts[n]) for n in range(first, last + 1)]
    if older:
        total = sum(counts[number] for number in older)
        bins.insert(0, Bin(_name(max(older), length), total, before=True))
    return tuple(bins)


def _number(period: str) -> int:
    """Return the number of a month, or of a year, in the calendar."""
    year, month = int(period[:_YEAR]), period[_YEAR + 1 :]
    return year * 12 + int(month) - 1 if month else year


def _name(number: int, length: int) -> str:
    if length == _YEAR:
        return f"{number:04}"
    return f"{number // 12:04}-{number % 12 + 1:02}"
