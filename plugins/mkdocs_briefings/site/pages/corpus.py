"""The lists of the whole site: briefings, sources, tags."""

from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Briefing, Source
from mkdocs_briefings.site.addresses import (
    briefing_path,
    briefings_path,
    feed_path,
    link,
    sources_path,
)
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.index.volumes import place_of_day
from mkdocs_briefings.site.pages.method import source_entry
from mkdocs_briefings.site.pages.parts import briefing_link, nothing, source_name
from mkdocs_briefings.site.pages.periods import ListPage, Series, T, series_page, series_pages
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.words import tag_anchor

_DAYS = 2


def briefings(site: Site) -> list[Element]:
    """Return all briefings, newest first, or the ways to them where they are too many."""
    return [*_listed(site, _briefing_series(site)), *_feeds(site)]


def sources(site: Site) -> list[Element]:
    """Return all sources, newest first, each with its briefing, or the ways to them."""
    return _listed(site, _source_series(site))


def corpus_pages(site: Site) -> Iterator[ListPage]:
    """Yield the pages of years and months where the briefings or the sources are many."""
    for pages in (
        series_pages(site, _briefing_series(site)),
        series_pages(site, _source_series(site)),
    ):
        _, *parts = pages
        yield from parts


def _feeds(site: Site) -> list[Element]:
    """Return the ways to the feeds, which tell of new briefings to those who do not come by."""
    text = site.interface.text
    names = {code: site.interface.language_name(code) for code in site.feeds}
    ways = [
        h("a", {"href": link(feed_path(code)), "hreflang": code}, text("feed.link", language=name))
        for code, name in names.items()
    ]
    return [h("p", {"class": "bf-facts"}, joined(ways, " "))] if ways else []


def _briefing_series(site: Site) -> Series[str]:
    return Series(
        site.interface.text("briefings.title"),
        site.index.shelf,
        briefings_path,
        lambda slug: place_of_day(publication_of(site.index.briefings[slug])),
        partial(briefing_list, site),
        lambda volume: [],
    )


def _source_series(site: Site) -> Series[tuple[Source, str]]:
    return Series(
        site.interface.text("sources.title"),
        site.index.library,
        sources_path,
        lambda item: place_of_day(item[0].published),
        partial(_source_list, site),
        lambda volume: [],
    )


def _listed(site: Site, series: Series[T]) -> list[Element]:
    """Return a list as it is where one page holds it, else the ways to its pages."""
    whole = series.whole
    if whole.count and not whole.parts:
        return [series.show(whole.items)]
    return series_page(site, series, whole)


def briefing_list(site: Site, slugs: Iterable[str]) -> Element:
    """Return briefings as a list: title, date, source, what it is about."""
    return h("ul", {"class": "bf-briefings"}, [_briefing_item(site, slug) for slug in slugs])


def _briefing_item(site: Site, slug: str) -> Element:
    briefing = site.index.briefings[slug]
    return h(
        "li",
        None,
        briefing_facts(site, briefing),
        h("p", {"class": "bf-title"}, briefing_link(site, slug)),
        prose_element("p", None, Prose(briefing.description, briefing.language), site.interface)
        if briefing.description
        else None,
    )


def briefing_facts(site: Site, briefing: Briefing) -> Element:
    """Return the days of the sources of a briefing, and by whom they are."""
    days = sorted({source.published for source in briefing.sources if source.published})
    publishers = dict.fromkeys(source_name(source) for source in briefing.sources)
    times = [h("time", {"datetime": day.isoformat()}, site.interface.day(day)) for day in days]
    # Of many the first and the last say enough.
    shown = times if len(times) <= _DAYS else [times[0], times[-1]]
    between = ", " if len(times) <= _DAYS else site.interface.text("dates.between")
    when = h("span", None, joined(shown, between)) if len(shown) > 1 else next(iter(shown), None)
    return h("p", {"class": "bf-facts"}, joined([when, ", ".join(publishers)], " · "))


def _source_list(site: Site, sources: Iterable[tuple[Source, str]]) -> Element:
    items = []
    for source, slug in sources:
        entry = source_entry(site, source)
        entry.append(h("p", {"class": "bf-facts"}, _annotated_in(site, source, slug)))
        items.append(entry)
    return h("ul", {"class": "bf-sources"}, items)


def _annotated_in(site: Site, source: Source, slug: str) -> list[Child]:
    """Return the way to the briefing of a source, whose title is told once if both have one."""
    if source.title == site.index.briefings[slug].title:
        return [h("a", {"href": link(briefing_path(slug))}, site.interface.text("source.read"))]
    return [site.interface.text("source.briefing"), " ", briefing_link(site, slug)]


def tags(site: Site) -> list[Element]:
    """Return all tags, each with its briefings."""
    result: list[Element] = []
    for tag, slugs in site.index.tags.items():
        result.append(h("h2", {"id": tag_anchor(tag)}, tag))
        result.append(briefing_list(site, slugs))
    return result or [nothing(site)]
