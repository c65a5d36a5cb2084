"""All quotes, by date and by speaker."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.folding import fold
from mkdocs_briefings.site.addresses import (
    QUOTES,
    SPEAKERS,
    UNSIGNED,
    link,
    quotes_path,
)
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Statement
from mkdocs_briefings.site.index.volumes import Volume, place_of_statement
from mkdocs_briefings.site.pages.parts import actor_link, inline_list, nothing
from mkdocs_briefings.site.pages.periods import ListPage, Series, series_page, series_pages
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import statement_boxes


def quotes(site: Site) -> list[Element]:
    """Return all quotes, newest first, or the ways to them where they are too many."""
    return series_page(site, _series(site, None), site.index.calendar)


def quote_pages(site: Site) -> Iterator[ListPage]:
    """Yield the pages of years and months, and those by speaker."""
    _, *parts = series_pages(site, _series(site, None))
    yield from parts
    title = site.interface.text("quotes.speakers")
    yield SPEAKERS, title, partial(_by_speaker, site, title)
    if site.index.calendar.parts and site.index.unsigned.count:
        yield from series_pages(site, _series(site, UNSIGNED))


def _series(site: Site, speakers: str | None) -> Series[Statement]:
    text = site.interface.text
    title = text("quotes.title")
    if speakers is not None:
        unknown = text("quote.unknown-speaker")
        title = text("periods.title", title=title, period=unknown)
    return Series(
        title,
        site.index.unsigned if speakers else site.index.calendar,
        partial(quotes_path, speakers),
        place_of_statement,
        partial(statement_boxes, site),
        partial(_lead, site, speakers),
        newest_first=True,
    )


def _lead(site: Site, speakers: str | None, volume: Volume[Statement]) -> list[Element]:
    return [_orders(site, QUOTES)] if volume is site.index.calendar and speakers is None else []


def _orders(site: Site, current: str) -> Element:
    """Return the ways between the quotes by date and by speaker."""
    ways = ((QUOTES, "quotes.by-date"), (SPEAKERS, "quotes.by-speaker"))
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
    speakers = [dossier for dossier in site.index.dossiers.values() if dossier.quotes]
    if not site.index.quotes:
        return [h("h1", None, title), nothing(site)]
    many = bool(site.index.calendar.parts)
    listed = _names(site, speakers) if many else _boxes(site, speakers)
    return [h("h1", None, title), _orders(site, SPEAKERS), *listed]


def _boxes(site: Site, speakers: Iterable[Dossier]) -> Iterator[Element]:
    for dossier in speakers:
        heading = h("h2", {"id": f"speaker-{dossier.id}"}, actor_link(site, dossier.id))
        yield h("section", None, heading, statement_boxes(site, dossier.quotes))
    if unsigned := site.index.unsigned.items:
        words = site.interface.text("quote.unknown-speaker")
        yield h("section", None, h("h2", {"id": UNSIGNED}, words), statement_boxes(site, unsigned))


def _names(site: Site, speakers: Iterable[Dossier]) -> Iterator[Element]:
    """Yield the names of those who are quoted, with the ways to their quotes."""
    if count := site.index.unsigned.count:
        words = site.interface.text("quote.unknown-speaker")
        yield h(
            "ul", {"class": "bf-actors"}, _name(site, link(quotes_path(UNSIGNED)), words, count)
        )
    for letter, some in groupby(speakers, lambda dossier: fold(dossier.name)[:1].upper()):
        items = [_name(site, link(*site.home(d.id, "quotes")), d.name, len(d.quotes)) for d in some]
        yield h("section", None, h("h2", None, letter), h("ul", {"class": "bf-actors"}, items))


def _name(site: Site, address: str, words: str, count: int) -> Element:
    told = h("span", {"class": "bf-counts"}, " ", site.interface.count("count.quotes", count))
    return h("li", None, h("a", {"href": address}, words), told)
