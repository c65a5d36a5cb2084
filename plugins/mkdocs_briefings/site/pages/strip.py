"""A strip of the calendar: a bar for each month or year, as high as there are entries in it.

It is drawn when the site is built. Each bar is a link, and says in words what it shows.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.html.elements import Child, h
from mkdocs_briefings.site.index.density import Bin, density_of
from mkdocs_briefings.site.interface import Interface

_NARROWEST, _WIDEST = 24, 44
"""The width of a column in pixels: that of a touch target, and what still reads as one strip."""

_WIDTH = 660
_HIGHEST = 44
_TOP, _FOOT = 14, 30
_YEARS_APART = 5

_MONTH = len("2024-10")


def strip(
    interface: Interface,
    places: Iterable[str],
    address: Callable[[Bin], str],
    label: str,
    count: str,
) -> Element | None:
    """Return the strip of entries at `places` of the calendar; `None` where it would be one bar.

    `address` returns where the entries of a bin stand, `count` is the key of the words for them.
    """
    bins = density_of(places)
    if sum(one.count > 0 for one in bins) < 2:
        return None
    width = max(_NARROWEST, min(_WIDEST, _WIDTH // len(bins)))
    highest = max(one.count for one in bins)
    drawn: list[Child] = []
    for number, one in enumerate(bins):
        x = number * width
        drawn.append(_ticks(interface, bins, number, x, width))
        if one.count:
            href = address(one)
            drawn.append(_bar(interface, one, x, width, highest, href, count))
    whole = width * len(bins)
    height = _TOP + _HIGHEST + _FOOT
    size = {"width": str(whole), "height": str(height), "viewBox": f"0 0 {whole} {height}"}
    picture = h("svg", size, _ground(whole), drawn)
    # Wider than a phone it is moved sideways; it begins at its newest end.
    return h("nav", {"class": "bf-strip", "aria-label": label}, h("div", None, picture))


def bin_words(interface: Interface, one: Bin) -> str:
    """Return the month or the year of a bin in words."""
    words = date_words(one.period, interface) or one.period
    return interface.text("strip.before", until=words) if one.before else words


def _bar(
    interface: Interface, one: Bin, x: int, width: int, highest: int, href: str, count: str
) -> Element:
    # The area of a bar would flatter the many; its root still shows the few.
    height = max(3, round(_HIGHEST * sqrt(one.count / highest)))
    top = _TOP + _HIGHEST - height
    words = f"{bin_words(interface, one)}, {interface.count(count, one.count)}"
    target = {"x": x, "y": 0, "width": width, "height": _TOP + _HIGHEST + _FOOT}
    bar = {"x": x + 3, "y": top, "width": width - 6, "height": height}
    number = {"x": x + width // 2, "y": top - 3}
    return h(
        "a",
        {"href": href, "aria-label": words},
        h("title", None, words),
        h("rect", {"class": "bf-target", **_numbers(target)}),
        h("rect", {"class": "bf-before" if one.before else None, **_numbers(bar)}),
        h("text", _numbers(number), interface.short_number(one.count)),
    )


def _ticks(
    interface: Interface, bins: Sequence[Bin], number: int, x: int, width: int
) -> list[Element]:
    """Return what stands below a bar: the month by its letter, and the year where one begins."""
    one = bins[number]
    middle, line = x + width // 2, _TOP + _HIGHEST + 12
    if one.before:
        return [h("text", _numbers({"x": middle, "y": line}), "…")]
    if len(one.period) < _MONTH:
        year = int(one.period)
        ends = number in (0, len(bins) - 1)
        apart = 1 < number < len(bins) - 2
        told = ends or (year % _YEARS_APART == 0 and apart)
        return [h("text", _numbers({"x": middle, "y": line}), one.period)] if told else []
    month = dt.date.fromisoformat(f"{one.period}-01")
    letter = h("text", _numbers({"x": middle, "y": line}), interface.pattern("dates.letter", month))
    if month.month != 1 and number and not bins[number - 1].before:
        return [letter]
    place = _numbers({"x": x + 3, "y": line + 14})
    return [letter, h("text", {"class": "bf-year", **place}, str(month.year))]


def _ground(width: int) -> Element:
    y = str(_TOP + _HIGHEST)
    return h("path", {"d": f"M0 {y}H{width}"})


def _numbers(values: dict[str, int]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
