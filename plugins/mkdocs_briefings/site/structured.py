"""Each page in the words of schema.org: one JSON-LD graph a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import (
    ACTORS,
    BRIEFINGS,
    QUOTES,
    SEARCH,
    SOURCES,
    TIMELINE,
    briefing_path,
)
from mkdocs_briefings.site.pages.parts import Site
from mkdocs_briefings.site.structured_nodes import Address, Node, Nodes, without_gaps


@dataclass(frozen=True, slots=True)
class Described:
    """What a page is: its path below the docs folder, its title, and what it is about.

    `briefing` is the slug of its briefing, `actor` the id of its dossier; `None` elsewhere.
    """

    path: str
    title: str
    description: str | None = None
    language: str = "en"
    briefing: str | None = None
    actor: str | None = None


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
    role = site.role(dossier.id, dossier.briefings[0])
    kind = site.interface.text(f"kind.{dossier.kind}")
    counts = [
        site.interface.count(f"count.{name}", len(entries))
        for name, entries in (
            ("briefings", dossier.briefings),
            ("quotes", dossier.quotes),
            ("events", dossier.events),
        )
        if entries
    ]
    return site.about(dossier.id) or ", ".join([role or kind, *counts])


def _briefing(page: Described, slug: str, nodes: Nodes) -> list[Node]:
    briefing = nodes.site.index.briefings[slug]
    entries = nodes.site.index.entries[slug]
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
            "mentions": [{"@id": nodes.dossier_address(actor)} for actor in entries.actors],
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
    return [article, *(nodes.actor(actor) for actor in entries.actors), *parts, *events]


def _dossier(page: Described, actor: str, nodes: Nodes) -> list[Node]:
    dossier = nodes.site.index.dossiers[actor]
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
            "mainEntity": {"@id": nodes.dossier_address(actor)},
        }
    )
    return [first, nodes.profile(dossier), *(node for node in said if node is not None)]


def _page(page: Described, nodes: Nodes) -> Node:
    items = _LISTS[page.path](nodes) if page.path in _LISTS else None
    kind = "SearchResultsPage" if page.path == SEARCH else "WebPage"
    return without_gaps(
        {
            "@type": kind if items is None else "CollectionPage",
            **_identity(page, nodes),
            "name": page.title,
            "mainEntity": _item_list(items) if items else None,
        }
    )


def _identity(page: Described, nodes: Nodes) -> Node:
    url = nodes.address(page.path, "")
    about = description_of(page, nodes.site)
    return {"@id": url, "url": url, "inLanguage": page.language, "description": about}


def _item_list(items: list[tuple[str, str]]) -> Node:
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "url": url}
        for number, (name, url) in enumerate(items, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": listed}


def _briefings(nodes: Nodes) -> list[tuple[str, str]]:
    return [
        (briefing.title, nodes.address(briefing_path(slug), ""))
        for slug, briefing in nodes.site.index.briefings.items()
    ]


def _actors(nodes: Nodes) -> list[tuple[str, str]]:
    dossiers = nodes.site.index.dossiers.values()
    return [(dossier.name, nodes.dossier_address(dossier.id)) for dossier in dossiers]


def _events(nodes: Nodes) -> list[tuple[str, str]]:
    return _named((nodes.event(event) for event in nodes.site.index.events), "name")


def _quotes(nodes: Nodes) -> list[tuple[str, str]]:
    return _named((nodes.statement(quote) for quote in nodes.site.index.quotes), "text")


def _sources(nodes: Nodes) -> list[tuple[str, str]]:
    sources = [nodes.source(source) for source, _ in nodes.site.index.sources]
    return [(node["headline"], node["@id"]) for node in sources if "headline" in node]


def _named(found: Iterable[Node | None], key: str) -> list[tuple[str, str]]:
    return [(node[key], node["url"]) for node in found if node is not None]


_LISTS = {
    BRIEFINGS: _briefings,
    ACTORS: _actors,
    TIMELINE: _events,
    QUOTES: _quotes,
    SOURCES: _sources,
}
