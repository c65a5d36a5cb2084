"""The search page: a form that a small script brings to life, and ways on without it."""

import json
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.site.addresses import ACTORS, BRIEFINGS, QUOTES, SEARCH, TIMELINE, link
from mkdocs_briefings.site.finding.record import Kind
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.pages import SitePage
from mkdocs_briefings.site.pages.site import Site

FACETS = ("actor", "speaker", "source", "language", "year")
_SAID = {
    "find": (
        *("failed", "loading", "meant", "names", "near", "none", "nothing", "pages", "partly"),
        *("rest", "results", "sentences"),
    ),
    "count": ("briefings", "quotes"),
    "doubt": ("label",),
}
"""What the script says, by the part of the interface that it is in."""
_MORE = {"class": "bf-more", "type": "button", "hidden": ""}
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


def with_search(site: Site, config: MkDocsConfig, *, made: bool) -> Site:
    """Return the site with the address of its search page, where one is `made`."""
    address = "search/" if config.use_directory_urls else "search.html"
    return replace(site, search=address if made else "")


def _elements(site: Site) -> list[Element]:
    text = site.interface.text
    many = len(site.index.briefings) > _MANY
    form = h(
        "form",
        {
            "class": "bf-search",
            "role": "search",
            "aria-label": text("find.title"),
            "hidden": "",
            "data-words": json.dumps(_words(site), ensure_ascii=False),
            "data-small": None if many else "",
        },
        h(
            "p",
            {"class": "bf-query"},
            _query(text("find.query")),
            h("button", {"type": "submit"}, text("find.go")),
        ),
        h("p", {"class": "bf-meant", "aria-live": "polite", "hidden": ""}),
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
            _order(site),
        ),
        h(
            "div",
            {"class": "bf-found"},
            h("ol", {"class": "bf-hits"}),
            h("p", None, h("button", _MORE, text("find.more"))),
        ),
    )
    return [form, _without_script(site)]


def _facets(site: Site) -> Element:
    """Return the choices that narrow the results; what they offer is fetched once they are open."""
    return h(
        "details",
        {"class": "bf-narrow"},
        h("summary", None, site.interface.text("find.narrow")),
        h("div", {"class": "bf-facets"}, [_facet(site, name) for name in FACETS]),
    )


def _facet(site: Site, name: str) -> Element:
    """Return a facet without its values, which the script puts in."""
    text = site.interface.text
    title = text(f"find.facets.{name}")
    label = f"{text('find.filter')} – {title}"
    return h(
        "fieldset",
        {"class": "bf-facet", "data-facet": name, "hidden": ""},
        h("legend", None, title),
        h("input", {"type": "search", "aria-label": label, "placeholder": text("find.filter")}),
        h("div", {"class": "bf-values"}, _value(name, text(f"find.any.{name}"))),
        h("p", {"class": "bf-rest"}),
    )


def _value(name: str, label: str) -> Element:
    button = h("input", {"type": "radio", "name": name, "value": "", "checked": "checked"})
    return h("label", {"hidden": ""}, button, h("span", None, label))


def _words(site: Site) -> dict[str, str]:
    """Return what the script says, by key; counted things by plural form."""
    told = {}
    for key, text in site.interface.texts.items():
        part, _, rest = key.partition(".")
        if rest.partition(".")[0] in _SAID.get(part, ()):
            told[rest.replace("label", part)] = text
    return told


def _query(label: str) -> Element:
    return h(
        "input",
        {
            "id": "find-q",
            "name": "q",
            "type": "search",
            "autocomplete": "off",
            "aria-label": label,
            "aria-keyshortcuts": "/ s",
            "placeholder": label,
        },
    )


def _kind(value: str, text: str) -> Element:
    chosen = "checked" if not value else None
    button = h("input", {"type": "radio", "name": "kind", "value": value, "checked": chosen})
    return h("label", None, button, h("span", None, text, " ", h("span", {"class": "bf-count"})))


def _order(site: Site) -> Element:
    text = site.interface.text
    orders = (("", text("find.relevance")), ("date", text("find.date")))
    options = [h("option", {"value": value}, words) for value, words in orders]
    select = h("select", {"id": "find-sort", "name": "sort"}, options)
    return h("p", None, h("label", {"for": "find-sort"}, text("find.sort")), select)


def _without_script(site: Site) -> Element:
    ways = [
        h("li", None, h("a", {"href": link(path)}, site.interface.text(key)))
        for path, key in _WAYS.items()
    ]
    lead = h("p", None, site.interface.text("find.without-script"))
    return h("noscript", None, lead, h("ul", None, ways))
