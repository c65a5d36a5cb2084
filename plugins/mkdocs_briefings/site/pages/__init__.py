"""One page kind a file; here is which page is where."""

from collections.abc import Callable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_briefings.site import addresses
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.index.dossier_years import YearPart
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.reading import body_of
from mkdocs_briefings.site.pages import corpus, home
from mkdocs_briefings.site.pages.actors import actor_pages, actors
from mkdocs_briefings.site.pages.briefing import compose_briefing
from mkdocs_briefings.site.pages.dossier import (
    compose_dossier,
    compose_year,
    year_parts,
    year_title,
)
from mkdocs_briefings.site.pages.parts import nothing
from mkdocs_briefings.site.pages.quotes import quote_pages, quotes
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.timeline import timeline, timeline_pages

NOTHING = "<!-- -->"
"""The Markdown of a page that has none: without words Python-Markdown does not run at all."""


Compose = Callable[[Sequence[Element], str | None], list[Element]]
"""Makes the elements of a page out of those of its Markdown and the address to edit it at."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that is not in the docs folder.

    `meta` is what MkDocs and the theme know of it, its title at least. `empty` says that it is a
    list of the site in which nothing stands yet. `slug` is that of a briefing, `actor` the id of a
    dossier, `names` those by which search should find it first. A page `is_part` of a dossier that
    is long.
    """

    path: str
    meta: dict[str, Any]
    compose: Compose
    markdown: str = NOTHING
    in_nav: bool = False
    empty: bool = False
    slug: str | None = None
    actor: str | None = None
    is_part: bool = False
    names: tuple[str, ...] = field(default=())


def site_pages(site: Site) -> Iterator[SitePage]:
    """Yield all pages: those of the briefings, of the corpus, and the dossiers."""
    for slug in site.index.briefings:
        yield briefing_page(site, slug)
    for path, (key, compose, held) in _CORPUS.items():
        title = site.interface.text(key)
        # Lists repeat what briefings and dossiers say; as results they would only be in the way.
        meta = {"title": title, "search": {"exclude": True}}
        empty = not held(site.index)
        composed = partial(_titled, site, title, compose)
        yield SitePage(path, meta, composed, in_nav=not empty, empty=empty)
    for path, title, compose_list in (
        *actor_pages(site),
        *timeline_pages(site),
        *quote_pages(site),
        *corpus.corpus_pages(site),
    ):
        meta = {"title": title, "search": {"exclude": True}}
        yield SitePage(path, meta, partial(_list_page, compose_list))
    for dossier in filter(attrgetter("earned"), site.index.dossiers.values()):
        yield from _dossier_pages(site, dossier)


def briefing_page(site: Site, slug: str) -> SitePage:
    """Return the page of a briefing."""
    briefing = site.index.briefings[slug]
    meta: dict[str, Any] = {**briefing.extra, "title": briefing.title}
    if briefing.description:
        meta["description"] = briefing.description
    if briefing.tags:
        meta["tags"] = list(briefing.tags)
    compose = partial(compose_briefing, site, slug)
    markdown = body_of(briefing) or NOTHING
    return SitePage(addresses.briefing_path(slug), meta, compose, markdown, slug=slug)


def placeholder(site: Site, name: str) -> list[Element] | None:
    """Return what stands for `<!-- briefings/NAME -->` on any page; `None` for an unknown name."""
    compose = _PLACEHOLDERS.get(name)
    if compose is None:
        return None
    elements = compose(site) or [nothing(site)]
    return [h("section", {"data-search-exclude": ""}, elements)]


def _titled(
    site: Site,
    title: str,
    compose: Callable[[Site], list[Element]],
    body: Sequence[Element],
    edit_url: str | None,
) -> list[Element]:
    return [h("h1", None, title), *compose(site)]


def _list_page(
    compose: Callable[[], list[Element]], body: Sequence[Element], edit_url: str | None
) -> list[Element]:
    return compose()


def _dossier_pages(site: Site, dossier: Dossier) -> Iterator[SitePage]:
    """Yield the page of a dossier, and those of its years where it is long."""
    parts = year_parts(site, dossier)
    path = addresses.dossier_path(dossier.id)
    yield SitePage(
        path,
        {"title": dossier.name},
        lambda body, edit_url: compose_dossier(site, dossier, parts),
        actor=dossier.id,
        names=dossier.names,
    )
    for part, newer, older in zip(parts, (None, *parts), (*parts[1:], None), strict=False):
        meta = {"title": year_title(site, part), "search": {"exclude": True}}
        yield SitePage(part.path, meta, partial(_year, site, part, newer, older), is_part=True)


def _year(
    site: Site,
    part: YearPart,
    newer: YearPart | None,
    older: YearPart | None,
    body: Sequence[Element],
    edit_url: str | None,
) -> list[Element]:
    return compose_year(site, part, newer, older)


_CORPUS: dict[str, tuple[str, Callable[[Site], list[Element]], Callable[[Index], Sized]]] = {
    addresses.BRIEFINGS: ("briefings.title", corpus.briefings, attrgetter("briefings")),
    addresses.TIMELINE: ("timeline.title", timeline, attrgetter("events")),
    addresses.ACTORS: ("actors.title", actors, attrgetter("dossiers")),
    addresses.QUOTES: ("quotes.title", quotes, attrgetter("quotes")),
    addresses.SOURCES: ("sources.title", corpus.sources, attrgetter("sources")),
    addresses.TAGS: ("tags.title", corpus.tags, attrgetter("tags")),
}
"""The lists of the site: the key of the title, what composes it, and what it lists."""
_PLACEHOLDERS = {
    "home": home.home,
    "search": home.search_field,
    "lead-briefing": home.lead_briefing,
    "other-briefings": home.other_briefings,
    "latest-briefings": home.latest_briefings,
    "latest-events": home.latest_events,
    "strip": home.strip_of_dates,
    "sure-quote": home.sure_quote,
    "actors-in-view": home.actors_in_view,
    "briefings": corpus.briefings,
    "timeline": timeline,
    "actors": actors,
    "quotes": quotes,
    "sources": corpus.sources,
    "tags": corpus.tags,
}
