"""The lists of the whole site: briefings, timeline, quotes, sources, tags."""

import datetime as dt
from collections.abc import Collection, Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import briefing_path, link
from mkdocs_briefings.site.elements import Child, h, joined
from mkdocs_briefings.site.entries import Event
from mkdocs_briefings.site.order import period_of, publication_of
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.method import source_entry
from mkdocs_briefings.site.pages.parts import Site, nothing, source_name
from mkdocs_briefings.site.pages.statements import statement_box
from mkdocs_briefings.site.words import tag_anchor


def briefings(site: Site, slugs: Collection[str]) -> list[Element]:
    """Return the list of some briefings, or the words that there is none."""
    return [briefing_list(site, slugs)] if slugs else [nothing(site)]


def briefing_list(site: Site, slugs: Iterable[str]) -> Element:
    """Return briefings as a list: title, date, source, what it is about."""
    return h("ul", {"class": "bf-briefings"}, [_briefing_item(site, slug) for slug in slugs])


def _briefing_item(site: Site, slug: str) -> Element:
    briefing = site.index.briefings[slug]
    published = publication_of(briefing)
    publishers = dict.fromkeys(source_name(source) for source in briefing.sources)
    when = (
        h("time", {"datetime": published.isoformat()}, site.interface.day(published))
        if published
        else None
    )
    return h(
        "li",
        None,
        h("p", {"class": "bf-facts"}, joined([when, ", ".join(publishers)], " · ")),
        h("p", {"class": "bf-title"}, h("a", {"href": link(briefing_path(slug))}, briefing.title)),
        h("p", None, briefing.description) if briefing.description else None,
    )


def timeline(site: Site) -> list[Element]:
    """Return all events, by year and month."""
    result: list[Element] = []
    for year, of_year in groupby(site.index.events, lambda event: _month_of(event)[:1]):
        result.append(h("h2", {"id": f"y{year[0]}"}, str(year[0])))
        for month, of_month in groupby(of_year, _month_of):
            if len(month) == 2:
                words = site.interface.month(dt.date(*month, 1))
                result.append(h("h3", {"id": f"y{month[0]}-{month[1]:02}"}, words))
            result.append(event_list(site, of_month))
    return result or [nothing(site)]


def quotes(site: Site) -> list[Element]:
    """Return all quotes, newest first, under the name of who said them."""
    boxes: list[Child] = [statement_box(site, quote) for quote in site.index.quotes]
    return [h("div", {"class": "bf-boxes"}, boxes)] if boxes else [nothing(site)]


def sources(site: Site) -> list[Element]:
    """Return all sources, newest first, each with its briefing."""
    items = []
    for source, slug in site.index.sources:
        entry = source_entry(site, source)
        title = site.index.briefings[slug].title
        way = h("a", {"href": link(briefing_path(slug))}, title)
        entry.append(h("p", None, site.interface.text("source.briefing"), " ", way))
        items.append(entry)
    return [h("ul", {"class": "bf-sources"}, items)] if items else [nothing(site)]


def tags(site: Site) -> list[Element]:
    """Return all tags, each with its briefings."""
    result: list[Element] = []
    for tag, slugs in site.index.tags.items():
        result.append(h("h2", {"id": tag_anchor(tag)}, tag))
        result.append(briefing_list(site, slugs))
    return result or [nothing(site)]


def _month_of(event: Event) -> tuple[int, ...]:
    """Return year and month in which an event begins; the year alone if it lasts all of it.

    In the order of a timeline those that last all of a year come first in it.
    """
    period = period_of(event)
    year = period.start.year
    whole = period.start <= dt.date(year, 1, 1) and period.end >= dt.date(year, 12, 31)
    return (year,) if whole else (year, period.start.month)
