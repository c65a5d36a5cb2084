"""The sources of a briefing, how it was made, and how to report an error."""

from xml.etree.ElementTree import Element

from mkdocs_briefings import __version__
from mkdocs_briefings.model import Briefing, Rights, Source
from mkdocs_briefings.site.addresses import SOURCES, TAGS, link, web_address
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.pages.parts import (
    inline_list,
    rights_words,
    section,
    source_date,
    source_name,
    source_title,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.trust import trust_method
from mkdocs_briefings.site.words import tag_anchor


def sources_section(site: Site, briefing: Briefing, edit_url: str | None) -> Element:
    """Return the sources of a briefing with their rights, and how the page was made."""
    text = site.interface.text
    items = [source_entry(site, source) for source in briefing.sources]
    # Without the address of a repository MkDocs makes a link of `edit_uri` that leads nowhere.
    ways = (site.contact, "method.report"), (web_address(edit_url), "method.correct")
    trusted = trust_method(site, briefing)
    errors = [h("a", {"href": address}, text(key)) for address, key in ways if address]
    return section(
        "sources",
        text("sources.method"),
        h("ul", {"class": "bf-sources"}, items),
        h("p", None, text("method.made", tools=_tools(site, briefing)), " ", trusted),
        h("p", None, joined(errors, " · ")) if errors else None,
        h("p", None, h("a", {"href": link(SOURCES)}, text("link.sources"))),
        _tags(site, briefing),
    )


def _tags(site: Site, briefing: Briefing) -> Element | None:
    if not briefing.tags:
        return None
    items = [
        h("li", None, h("a", {"href": link(TAGS, tag_anchor(tag)), "rel": "tag"}, tag))
        for tag in briefing.tags
    ]
    label = site.interface.text("tags.title")
    return inline_list(items, "bf-tags", label)


def _tools(site: Site, briefing: Briefing) -> str:
    """Return what made a briefing: program, models and versions; this program if nobody knows."""
    origin = site.origins.get(briefing.slug)
    return (origin and origin.made_by) or f"mkdocs-briefings {__version__}"


def source_entry(site: Site, source: Source) -> Element:
    """Return what is known of a source, and how much of it the site shows."""
    facts = joined(
        [
            source_name(source) if source.title else None,
            source.author,
            source_date(site, source),
            site.interface.language_name(source.language),
        ],
        " · ",
    )
    return h(
        "li",
        {"id": source_anchor(source)},
        h("p", None, source_title(source)),
        h("p", {"class": "bf-facts"}, facts),
        h(
            "p",
            {"class": "bf-facts"},
            rights_words(site, source),
            " ",
            _licence(site, source),
        ),
    )


def source_anchor(source: Source) -> str:
    """Return the fragment of a source in a list of sources."""
    return f"about-{source.id}"


def _licence(site: Site, source: Source) -> Child:
    if source.licence is None or source.rights is Rights.PRIVATE:
        return None
    label = site.interface.text("rights.licence")
    address = web_address(source.licence)
    licence = h("a", {"href": address, "rel": "license"}, address) if address else source.licence
    return h("span", None, label, " ", licence)
