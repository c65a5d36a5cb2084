"""Lists by year and month: on one page while they are short, else a page for each period."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Generic, TypeVar
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import link
from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.gate import Standing
from mkdocs_briefings.site.index.volumes import Volume
from mkdocs_briefings.site.pages.parts import nothing, standing_section
from mkdocs_briefings.site.pages.site import Site

T = TypeVar("T")

_LATEST = 20
"""So many entries stand on the first page of a list in volumes, to begin with."""


@dataclass(frozen=True, slots=True)
class Series(Generic[T]):
    """A list with its pages: `whole` is all of it, `path` returns where the page of a period is.

    `place` returns where an entry begins, `show` what stands for some entries, `lead` what stands
    above those of a volume. All are newest first. `standing` returns how far an entry is to be
    trusted (see `gate`): the list leads with what is sure, and the rest stands below, under
    headings that say what it is; `None` where all entries are alike.
    """

    title: str
    whole: Volume[T]
    path: Callable[[str], str]
    place: Callable[[T], str]
    show: Callable[[Iterable[T]], Element]
    lead: Callable[[Volume[T]], list[Element]]
    standing: Callable[[T], Standing] | None = None

    def led(self, entries: Iterable[T]) -> list[T]:
        """Return the entries that may lead, in their order."""
        standing = self.standing
        return [e for e in entries if standing is None or standing(e) <= Standing.WITHHELD]


ListPage = tuple[str, str, Callable[[], list[Element]]]
"""The path of a page, its title, and what composes all of it."""


def series_pages(site: Site, series: Series[T]) -> Iterator[ListPage]:
    """Yield the pages of a list, that of all times first."""
    for volume in series.whole.walk():
        title = _title(site, series, volume)
        yield series.path(volume.name), title, partial(_titled, site, series, volume, title)


def series_page(site: Site, series: Series[T], volume: Volume[T]) -> list[Element]:
    """Return what stands on the page of a volume below its title."""
    if not series.whole.count:
        return [nothing(site)]
    elements = [*series.lead(volume), *_neighbours(site, series, volume)]
    if not volume.parts:
        return [*elements, *_standings(site, series, volume.items)]
    elements.append(_parts(site, series, volume))
    # What nobody has dated stands nowhere else.
    latest = _stretches(site, series, _latest(series)) if volume is series.whole else []
    return [*elements, *latest, *_standings(site, series, volume.items)]


def period_words(site: Site, volume: Volume[T]) -> str:
    """Return the year, the month or the day of a volume in words, with its number if it has one."""
    words = date_words(volume.period, site.interface) or site.interface.text("date.none")
    return f"{words} ({site.interface.number(volume.number)})" if volume.number else words


def _titled(site: Site, series: Series[T], volume: Volume[T], title: str) -> list[Element]:
    return [h("h1", None, title), *series_page(site, series, volume)]


def _title(site: Site, series: Series[T], volume: Volume[T]) -> str:
    if volume is series.whole:
        return series.title
    period = period_words(site, volume)
    return site.interface.text("periods.title", title=series.title, period=period)


def _stretches(site: Site, series: Series[T], entries: Iterable[T]) -> list[Element]:
    """Return the entries by year and month; those of a whole year come first in it."""
    found = []
    for year, of_year in groupby(entries, lambda entry: series.place(entry)[:4]):
        heading = h("h2", {"id": f"y{year}"}, year or site.interface.text("date.none"))
        stretch = h("section", {"class": "bf-stretch"}, heading if year else None)
        for month, of_month in groupby(of_year, lambda entry: series.place(entry)[:7]):
            stretch.append(_month(site, series, month, of_month))
        found.append(stretch)
    return found


def _standings(site: Site, series: Series[T], entries: Sequence[T]) -> list[Element]:
    """Return what is sure by year and month, and below it the rest by its standing."""
    if series.standing is None:
        return _stretches(site, series, entries)
    ordered = sorted(entries, key=series.standing)
    groups = {standing: list(some) for standing, some in groupby(ordered, series.standing)}
    leading = groups.pop(Standing.SURE, [])
    below = [standing_section(site, s, series.show(some)) for s, some in groups.items()]
    return [*_stretches(site, series, leading), *below]


def _month(site: Site, series: Series[T], month: str, entries: Iterable[T]) -> Element:
    shown = series.show(entries)
    if len(month) < len("2024-10"):
        return shown
    words = site.interface.month(dt.date.fromisoformat(f"{month}-01"))
    return h("section", {"class": "bf-stretch"}, h("h3", {"id": f"y{month}"}, words), shown)


def _parts(site: Site, series: Series[T], volume: Volume[T]) -> Element:
    """Return the ways to the parts of a volume, those of which nothing is sure at the end."""
    parts = list(volume.parts.values())
    is_led = [any(series.led(one.items) for one in part.walk()) for part in parts]
    items = [_part(site, series, part) for part, led in zip(parts, is_led, strict=True) if led]
    others = [part for part, led in zip(parts, is_led, strict=True) if not led]
    if others:
        label = h("li", {"class": "bf-counts"}, site.interface.text("periods.unsure"))
        items += [label, *(_part(site, series, part) for part in others)]
    # Where no heading stands for the period, what leads to it arrives here.
    anchor = f"y{volume.period[:7]}" if volume.period and not series.led(volume.items) else None
    attributes = {"aria-label": site.interface.text("periods.parts"), "id": anchor}
    return h("nav", attributes, h("ul", {"class": "bf-bare bf-years"}, items))


def _part(site: Site, series: Series[T], part: Volume[T]) -> Element:
    way = h("a", {"href": link(series.path(part.name))}, period_words(site, part))
    return h(
        "li", None, way, " ", h("span", {"class": "bf-count"}, site.interface.number(part.count))
    )


def _neighbours(site: Site, series: Series[T], volume: Volume[T]) -> list[Element]:
    """Return the ways to the period before, to that which holds this one, and to the one after."""
    if volume is series.whole:
        return []
    above = next(v for v in series.whole.walk() if volume.name in v.parts)
    level = [v for v in series.whole.walk() if _rank(v) == _rank(volume)]
    place = level.index(volume)
    after = level[place - 1] if place else None
    before = level[place + 1] if place + 1 < len(level) else None
    ways = [
        h(
            "a",
            {"href": link(series.path(v.name)), "rel": rel},
            series.title if v is series.whole else period_words(site, v),
        )
        for rel, v in (("prev", before), ("up", above), ("next", after))
        if v is not None
    ]
    label = site.interface.text("periods.label")
    return [h("nav", {"class": "bf-neighbours bf-periods", "aria-label": label}, ways)]


def _rank(volume: Volume[T]) -> tuple[int, str]:
    # Decades of few entries stand among the years.
    return max(len(volume.period), len("2024")), volume.period if volume.number else ""


def _latest(series: Series[T]) -> tuple[T, ...]:
    """Return the newest of all dated entries that may lead."""
    found: list[T] = []
    for volume in (one for part in series.whole.parts.values() for one in part.walk()):
        found += series.led(volume.items) if volume.period else []
        if len(found) >= _LATEST:
            break
    return tuple(found[:_LATEST])
