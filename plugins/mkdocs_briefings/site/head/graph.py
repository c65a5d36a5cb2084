"""Each page in the words of schema.org: one JSON-LD graph a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.model import ActorKind, Source
from mkdocs_briefings.site.addresses import (
    ACTORS,
    BRIEFINGS,
    SEARCH,
    SOURCES,
    UNSIGNED,
    briefing_path,
    briefings_path,
    quotes_path,
    sources_path,
    timeline_path,
)
from mkdocs_briefings.site.head.nodes import Address, Node, Nodes, without_gaps
from mkdocs_briefings.site.index.dossier_years import newest_of
from mkdocs_briefings.site.index.gate import sure, sure_actors
from mkdocs_briefings.site.pages.actors import has_many
from mkdocs_briefings.site.pages.site import Site

_LISTED = 100
"""A machine that wants more of a list than this reads the page."""

_Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Described:
    """What a page is: its path below the docs folder, its title, and what it is about.

    `briefing` is the slug of its briefing, `actor` the id of its dossier; `None` elsewhere.
    `is_list` says that it is a list of the site.
    """

    path: str
    title: str
    description: str | None = None
    language: str = "en"
    briefing: str | None = None
    actor: str | None = None
    is_list: bool = False


def describe(page: Described, site: Site, site_name: str, address: Address) -> Node:
    """Return the JSON-LD of a page; `address` gives the address of any page of the site."""
    nodes = Nodes(site, address)
    home = address("index.md", "")
    website = {"@type": "WebSite", "@id": address("index.md", "site"), "name": site_name}
    if page.briefing is not None:
        graph = _briefing(page, page.briefing, nodes)
    elif page.actor is not None:
        graph = _dossier(page, page.actor, nodes)
    else:
        graph = [_page(page, nodes)]
    first = {**graph[0], "isPartOf": {**website, "url": home}}
    return {"@context": "https://schema.org", "@graph": [first, *graph[1:]]}


def description_of(page: Described, site: Site) -> str | None:
    """Return what a page is about in a line, made for a dossier that has no words of its own."""
    if page.actor is None or page.description:
        return page.description
    dossier = site.index.dossiers[page.actor]
    role = site.current_role(dossier)
    kind = site.interface.text(f"kind.{dossier.kind}")
    counts = [
        site.interface.count(f"count.{name}", len(entries))
        for name, entries in (
            ("briefings", dossier.briefings),
            ("quotes", sure(dossier.quotes)),
            ("events", sure(dossier.events)),
        )
        if entries
    ]
    return site.about(dossier.id) or ", ".join([role.words if role else kind, *counts])


def _briefing(page: Described, slug: str, nodes: Nodes) -> list[Node]:
    briefing = nodes.site.index.briefings[slug]
    entries = nodes.site.index.entries[slug]
    actors = sure_actors(entries)
    review = briefing.review
    said = [nodes.statement(entry) for entry in (*entries.quotes, *entries.claims)]
    parts = [node for node in said if node is not None]
    events = [node for event in entries.events if (node := nodes.event(event)) is not None]
    reviewer = {"@type": "Person", "name": review.by} if review else None
    article = without_gaps(
        {
            "@type": "AnalysisNewsArticle",
            **_identity(page, nodes),
            "inLanguage": briefing.language,
            "headline": page.title,
            "keywords": list(briefing.tags),
            "isBasedOn": [nodes.source(source) for source in briefing.sources],
            "hasPart": [{"@id": node["@id"]} for node in parts],
            "mentions": [{"@id": nodes.actor_address(actor)} for actor in actors],
            "mainEntityOfPage": {
                "@type": "WebPage",
                "url": nodes.address(page.path, ""),
                "lastReviewed": review.on.isoformat(),
                "reviewedBy": reviewer,
            }
            if review
            else None,
        }
    )
    return [article, *map(nodes.actor, actors), *parts, *events]


def _dossier(page: Described, actor: str, nodes: Nodes) -> list[Node]:
    dossier = newest_of(nodes.site.index.dossiers[actor])
    said = (nodes.statement(entry) for entry in (*dossier.quotes, *dossier.claims))
    # A profile page is one of a person or an organisation; that of a treaty is a page about it.
    profiled = dossier.kind in (ActorKind.PERSON, ActorKind.ORGANISATION)
    first = without_gaps(
        {
            "@type": "ProfilePage" if profiled else "WebPage",
            **_identity(page, nodes),
            # The page and the actor share an address; a fragment tells the page apart.
            "@id": nodes.address(page.path, "page"),
            "name": page.title,
            "mainEntity": {"@id": nodes.actor_address(actor)},
        }
    )
    return [first, nodes.profile(dossier), *(node for node in said if node is not None)]


def _page(page: Described, nodes: Nodes) -> Node:
    items = _list_items(page.path, nodes)
    kind = "SearchResultsPage" if page.path == SEARCH else "WebPage"
    return without_gaps(
        {
            "@type": "CollectionPage" if page.is_list or items else kind,
            **_identity(page, nodes),
            "name": page.title,
            "mainEntity": _item_list(items) if items else None,
        }
    )


def _identity(page: Described, nodes: Nodes) -> Node:
    url = nodes.address(page.path, "")
    about = description_of(page, nodes.site)
    return {"@id": url, "url": url, "inLanguage": page.language, "description": about}


def _item_list(items: list[_Item]) -> Node:
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "url": url}
        for number, (name, url) in enumerate(items[:_LISTED], start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": listed}


def _briefings(nodes: Nodes, slugs: Iterable[str]) -> list[_Item]:
    briefings = nodes.site.index.briefings
    return [(briefings[slug].title, nodes.address(briefing_path(slug), "")) for slug in slugs]


def _actors(nodes: Nodes) -> list[_Item]:
    # Where they are many, the page shows the ways to the lists, and no list.
    dossiers = () if has_many(nodes.site) else nodes.site.index.dossiers.values()
    return [(dossier.name, nodes.actor_address(dossier.id)) for dossier in dossiers]


def _list_items(path: str, nodes: Nodes) -> list[_Item]:
    """Return the names and addresses of what stands on a page of lists, nothing on others."""
    index = nodes.site.index
    if path == ACTORS:
        return _actors(nodes)
    if path == BRIEFINGS:
        return _briefings(nodes, index.briefings)
    if path == SOURCES:
        return _sources(nodes, index.sources)
    for shelf in index.shelf.walk():
        if briefings_path(shelf.name) == path:
            return _briefings(nodes, shelf.items)
    for library in index.library.walk():
        if sources_path(library.name) == path:
            return _sources(nodes, library.items)
    for kind, timeline in ((None, index.timeline), *index.kinds.items()):
        for part in timeline.walk():
            if timeline_path(kind, part.name) == path:
                return _named((nodes.event(event) for event in part.items), "name")
    for speakers, calendar in ((None, index.calendar), (UNSIGNED, index.unsigned)):
        for pages in calendar.walk():
            if quotes_path(speakers, pages.name) == path:
                return _named((nodes.statement(quote) for quote in pages.items), "text")
    return []


def _sources(nodes: Nodes, sources: Iterable[tuple[Source, str]]) -> list[_Item]:
    found = [nodes.source(source) for source, _ in sources]
    return [(node["headline"], node["@id"]) for node in found if "headline" in node]


def _named(found: Iterable[Node | None], key: str) -> list[_Item]:
    return [(node[key], node["url"]) for node in found if node is not None]
