"""All quotes, by date, by speaker and by topic."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.folding import fold
from mkdocs_briefings.site.addresses import (
    QUOTES,
    SPEAKERS,
    TOPICS,
    UNSIGNED,
    link,
    quotes_path,
)
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.boxes import count_boxes
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Statement
from mkdocs_briefings.site.index.gate import Standing, standing_of, sure
from mkdocs_briefings.site.index.volumes import Volume, place_of_statement
from mkdocs_briefings.site.pages.parts import (
    actor_link,
    inline_list,
    nothing,
    place_of,
    standing_section,
)
from mkdocs_briefings.site.pages.periods import ListPage, Series, series_page, series_pages
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import statement_boxes
from mkdocs_briefings.site.pages.topics import topics_list


def quotes(site: Site) -> list[Element]:
    """Return all quotes, newest first, or the ways to them where they are too many.

    Those of which it is not sure who said them stand below, or on pages of their own.
    """
    if not site.index.quotes:
        return [nothing(site)]
    calendar = site.index.calendar
    known = series_page(site, _series(site, None), calendar) if calendar.count else []
    return [*known, *_unsigned(site)]


def quote_pages(site: Site) -> Iterator[ListPage]:
    """Yield the pages of years and months, and those by speaker."""
    _, *parts = series_pages(site, _series(site, None))
    yield from parts
    title = site.interface.text("quotes.speakers")
    yield SPEAKERS, title, partial(_by_speaker, site, title)
    title = site.interface.text("quotes.topics")
    yield TOPICS, title, partial(_by_topic, site, title)
    if _has_many(site) and site.index.unsigned.count:
        yield from series_pages(site, _series(site, UNSIGNED))


def _series(site: Site, speakers: str | None) -> Series[Statement]:
    text = site.interface.text
    title = text("quotes.title")
    if speakers is not None:
        title = text("periods.title", title=title, period=text("standing.doubt.title"))
    return Series(
        title,
        site.index.unsigned if speakers else site.index.calendar,
        partial(quotes_path, speakers),
        place_of_statement,
        partial(statement_boxes, site),
        partial(_lead, site, speakers),
        standing_of if speakers is None else None,
    )


def _lead(site: Site, speakers: str | None, volume: Volume[Statement]) -> list[Element]:
    return [_orders(site, QUOTES)] if volume is site.index.calendar and speakers is None else []


def _orders(site: Site, current: str) -> Element:
    """Return the ways between the quotes by date, by speaker and by whom they speak of."""
    ways = (
        (QUOTES, "quotes.by-date"),
        (SPEAKERS, "quotes.by-speaker"),
        (TOPICS, "quotes.by-topic"),
    )
    items = [
        h(
            "li",
            None,
            h(
                "a",
                {"href": link(path), "aria-current": "page" if path == current else None},
                site.interface.text(key),
            ),
        )
        for path, key in ways
    ]
    return inline_list(items, "bf-orders", site.interface.text("quotes.orders"))


def _by_speaker(site: Site, title: str) -> list[Element]:
    speakers = [dossier for dossier in site.index.dossiers.values() if sure(dossier.quotes)]
    if not site.index.quotes:
        return [h("h1", None, title), nothing(site)]
    listed = _names(site, speakers) if _has_many(site) else _boxes(site, speakers)
    return [h("h1", None, title), _orders(site, SPEAKERS), *listed, *_unsigned(site)]


def _by_topic(site: Site, title: str) -> list[Element]:
    listed = topics_list(site) or [nothing(site)]
    lead = h("p", None, site.interface.text("topics.lead"))
    return [h("h1", None, title), _orders(site, TOPICS), lead, *listed]


def _has_many(site: Site) -> bool:
    return bool(site.index.calendar.parts or site.index.unsigned.parts)


def _unsigned(site: Site) -> list[Element]:
    """Return the quotes whose speakers are not sure, or the way to them where they are many."""
    unsigned = site.index.unsigned
    if not unsigned.count:
        return []
    if not _has_many(site):
        return [standing_section(site, Standing.DOUBT, statement_boxes(site, unsigned.items))]
    words = site.interface.count("count.quotes", unsigned.count)
    way = h("p", None, h("a", {"href": link(quotes_path(UNSIGNED))}, words))
    return [standing_section(site, Standing.DOUBT, way)]


def _boxes(site: Site, speakers: Iterable[Dossier]) -> Iterator[Element]:
    for dossier in speakers:
        heading = h("h2", {"id": f"speaker-{dossier.id}"}, actor_link(site, dossier.id))
        yield h("section", None, heading, statement_boxes(site, sure(dossier.quotes)))


def _names(site: Site, speakers: Iterable[Dossier]) -> Iterator[Element]:
    """Yield the names of those who are quoted, with the ways to their quotes."""
    for letter, some in groupby(speakers, lambda dossier: fold(dossier.name)[:1].upper()):
        items = [_name(site, dossier) for dossier in some]
        yield h("section", None, h("h2", None, letter), h("ul", {"class": "bf-actors"}, items))


def _name(site: Site, dossier: Dossier) -> Element:
    number = site.interface.count("count.quotes", count_boxes(sure(dossier.quotes)))
    told = h("span", {"class": "bf-counts"}, " ", number)
    address = link(*site.home(dossier.id, place_of("quotes", dossier.quotes)))
    return h("li", None, h("a", {"href": address}, dossier.name), told)
