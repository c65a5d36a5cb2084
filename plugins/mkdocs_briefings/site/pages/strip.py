"""A strip of the calendar: a bar for each month or year, as high as there are entries in it.

It is drawn when the site is built. Each bar is a link, and says in words what it shows.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import sqrt
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.html.elements import h
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
    size = (width * len(bins), _TOP + _HIGHEST + _FOOT)
    picture = h(
        "svg",
        {
            "width": str(size[0]),
            "height": str(size[1]),
            "fill": "currentColor",
            "aria-hidden": "true",
        },
        h("path", {"d": f"M0 {_TOP + _HIGHEST}H{size[0]}v1H0"}),
        _bars(interface, bins, width),
        [tick for number in range(len(bins)) for tick in _ticks(interface, bins, number, width)],
    )
    # Material takes every link for one of HTML: those of a picture would stop its script.
    links = [
        _link(interface, one, number * width, address(one), count)
        for number, one in enumerate(bins)
        if one.count
    ]
    drawn = h(
        "div", {"style": f"--column:{width}px"}, picture, h("ul", {"class": "bf-bare"}, links)
    )
    # Wider than a phone it is moved sideways; it begins at its newest end.
    return h("nav", {"class": "bf-strip", "aria-label": label}, drawn)


def bin_words(interface: Interface, one: Bin) -> str:
    """Return the month or the year of a bin in words."""
    words = date_words(one.period, interface) or one.period
    return interface.text("strip.before", until=words) if one.before else words


def _bars(interface: Interface, bins: Sequence[Bin], width: int) -> Iterator[Element]:
    highest = max(one.count for one in bins)
    for number, one in enumerate(bins):
        if one.count:
            # The area of a bar would flatter the many; its root still shows the few.
            height = max(3, round(_HIGHEST * sqrt(one.count / highest)))
            top, x = _TOP + _HIGHEST - height, number * width
            bar = {"x": x + 3, "y": top, "width": width - 6, "height": height}
            kind = {"opacity": ".5" if one.before else None}
            yield h("rect", {**kind, **_numbers(bar)})
            place = _numbers({"x": x + width // 2, "y": top - 3})
            yield h("text", place, interface.short_number(one.count))


def _link(interface: Interface, one: Bin, x: int, href: str, count: str) -> Element:
    words = f"{bin_words(interface, one)}, {interface.count(count, one.count)}"
    link = h("a", {"href": href, "title": words, "aria-label": words})
    return h("li", {"style": f"left:{x}px"}, link)


def _ticks(interface: Interface, bins: Sequence[Bin], number: int, width: int) -> list[Element]:
    """Return what stands below a bar: the month by its letter, and the year where one begins."""
    one, x = bins[number], number * width
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
    return [letter, h("text", {"text-anchor": "start", **place}, str(month.year))]


def _numbers(values: dict[str, int]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
