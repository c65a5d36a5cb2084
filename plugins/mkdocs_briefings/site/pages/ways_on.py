"""The ways from a briefing: up to all of them, down its own parts, and on to those around it."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import BRIEFINGS, link
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.nearby import Near, nearby
from mkdocs_briefings.site.pages.parts import briefing_link, section
from mkdocs_briefings.site.pages.site import Site

_SHARED = 3
"""So many names say why two briefings belong together."""

_AROUND = "around"
_PARTS = ("text", "timeline", "quotes", "glossary", _AROUND)


def trail(site: Site, around: Iterable[Element] = ()) -> Element:
    """Return where the page is in the site, and the way to what was written `around` it, if any.

    No search shall find its words on every page.
    """
    text = site.interface.text
    ways = [h("a", {"href": link(BRIEFINGS)}, text("briefings.title"))]
    if any(element.get("id") == _AROUND for one in around for element in one.iter("h2")):
        ways.append(h("a", {"href": f"#{_AROUND}"}, text("around.title")))
    items = [h("li", None, way) for way in ways]
    path = h("nav", {"aria-label": text("trail.label")}, h("ol", None, items))
    return h("section", {"class": "bf-trail", "data-search-exclude": ""}, path)


def parts_bar(site: Site, parts: Sequence[Element]) -> list[Element]:
    """Return the ways to the parts of a page, for narrow screens, on which they stay in sight."""
    found = {element.get("id") for part in parts for element in part.iter("h2")}
    items = [
        h("li", None, h("a", {"href": f"#{name}"}, site.interface.text(f"parts.{name}")))
        for name in _PARTS
        if name in found
    ]
    label = {"aria-label": site.interface.text("parts.label")}
    bar = h("nav", label, h("ul", None, items))
    return [h("section", {"class": "bf-bar", "data-search-exclude": ""}, bar)] if items else []


def ways_on(site: Site, slug: str) -> list[Element]:
    """Return what came before and after on the same matter, and the neighbours by date."""
    index, text = site.index, site.interface.text
    before, after = nearby(slug, index.briefings, index.entries, index.dossiers)
    told = [*_list(site, "before", before), *_list(site, "after", after)]
    # Days alone are no matter in common: whoever is next in the calendar stands apart.
    return [
        *([section(_AROUND, text("around.title"), told)] if told else []),
        *_neighbours(site, slug),
    ]


def _list(site: Site, name: str, found: Iterable[Near]) -> list[Element]:
    items = [_near(site, near) for near in found]
    if not items:
        return []
    heading = h("h3", {"id": name}, site.interface.text(f"around.{name}"))
    return [heading, h("ol", {"class": "bf-lines"}, items)]


def _near(site: Site, near: Near) -> Element:
    day = h("time", {"datetime": near.day.isoformat()}, site.interface.day(near.day))
    shared = ", ".join(map(site.name, near.shared[:_SHARED]))
    return h(
        "li",
        None,
        h("div", {"class": "bf-when"}, day),
        h(
            "div",
            {"class": "bf-row"},
            briefing_link(site, near.slug),
            h("span", {"class": "bf-role"}, shared),
        ),
    )


def _neighbours(site: Site, slug: str) -> list[Element]:
    """Return the ways to the briefings before and after this one in the order of their days."""
    ways = []
    for rel, other in zip(("prev", "next"), site.index.neighbours[slug], strict=True):
        if other is not None:
            ways.append(briefing_link(site, other))
            ways[-1].set("rel", rel)
    words = site.interface.text("around.neighbours")
    told = h("p", {"class": "bf-counts"}, words)
    nav = h("nav", {"class": "bf-neighbours", "aria-label": words}, ways)
    return [h("div", None, told, nav)] if ways else []
