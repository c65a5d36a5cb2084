"""The search page: a form that a small script brings to life, and ways on without it."""

import json
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import ACTORS, BRIEFINGS, QUOTES, SEARCH, TIMELINE, link
from mkdocs_briefings.site.finding.record import Kind
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.pages import SitePage
from mkdocs_briefings.site.pages.site import Site

FACETS = ("actor", "speaker", "source", "language", "year")
_SAID = ("failed", "names", "none", "nothing", "pages", "partly", "results", "sentences")
_MANY = 1000
"""With more briefings the facets are more than a reader should wait for who did not ask for them.

Source: measured; with 10,000 they are 2.4 MB, and counting them takes ten times as long as finding.
"""
_WAYS = {
    BRIEFINGS: "briefings.title",
    ACTORS: "actors.title",
    TIMELINE: "timeline.title",
    QUOTES: "quotes.title",
}


def search_page(site: Site) -> SitePage:
    """Return the search page, which search itself does not find."""
    title = site.interface.text("find.title")
    meta = {"title": title, "search": {"exclude": True}, "hide": ["toc", "navigation"]}
    return SitePage(SEARCH, meta, lambda body, edit_url: [h("h1", None, title), *_elements(site)])


def with_search(site: Site, *, folders: bool) -> Site:
    """Return the site with the address of its search page; `folders` says that pages are such."""
    return replace(site, search="search/" if folders else "search.html")


def _elements(site: Site) -> list[Element]:
    text = site.interface.text
    form = h(
        "form",
        {
            "class": "bf-search",
            "role": "search",
            "aria-label": text("find.title"),
            "hidden": "",
            "data-words": json.dumps(_words(site), ensure_ascii=False),
        },
        h("p", {"class": "bf-query"}, _label("q", text("find.query")), _query()),
        h(
            "fieldset",
            {"class": "bf-kinds"},
            h("legend", None, text("find.kind")),
            _kind("", text("find.any.kind")),
            [_kind(kind, text(f"find.kinds.{kind}")) for kind in Kind],
        ),
        _facets(site),
        h(
            "div",
            {"class": "bf-outcome"},
            h("p", {"class": "bf-status", "role": "status"}),
            _choice("sort", text("find.sort"), text("find.relevance"), text("find.date")),
        ),
    )
    more = h("button", {"class": "bf-more", "type": "button", "hidden": ""}, text("find.more"))
    return [form, h("ol", {"class": "bf-hits"}), h("p", None, more), _without_script(site)]


def _facets(site: Site) -> Element:
    """Return the choices that narrow the results; what they offer is fetched once they are open."""
    text = site.interface.text
    choices = [
        _choice(name, text(f"find.facets.{name}"), text(f"find.any.{name}")) for name in FACETS
    ]
    is_open = "" if len(site.index.briefings) <= _MANY else None
    return h(
        "details",
        {"class": "bf-narrow", "open": is_open},
        h("summary", None, text("find.narrow")),
        h("div", {"class": "bf-facets"}, choices),
    )


def _words(site: Site) -> dict[str, str]:
    """Return what the script says, by key; counted things by plural form."""
    told = {key.removeprefix("find."): text for key, text in site.interface.texts.items()}
    return {key: text for key, text in told.items() if key.partition(".")[0] in _SAID}


def _query() -> Element:
    return h("input", {"id": "find-q", "name": "q", "type": "search", "autocomplete": "off"})


def _label(name: str, text: str) -> Element:
    return h("label", {"for": f"find-{name}"}, text)


def _kind(value: str, text: str) -> Element:
    chosen = "checked" if not value else None
    button = h("input", {"type": "radio", "name": "kind", "value": value, "checked": chosen})
    return h("label", None, button, h("span", None, text, " ", h("span", {"class": "bf-count"})))


def _choice(name: str, label: str, first: str, *others: str) -> Element:
    options = [h("option", {"value": ""}, first)]
    options += [h("option", {"value": "date"}, other) for other in others]
    select = h("select", {"id": f"find-{name}", "name": name}, options)
    return h("p", None, _label(name, label), select)


def _without_script(site: Site) -> Element:
    ways = [
        h("li", None, h("a", {"href": link(path)}, site.interface.text(key)))
        for path, key in _WAYS.items()
    ]
    lead = h("p", None, site.interface.text("find.without-script"))
    return h("noscript", None, lead, h("ul", None, ways))
