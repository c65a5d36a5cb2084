"""The lists of the whole site: briefings, sources, tags."""

from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Briefing, Source
from mkdocs_briefings.site.addresses import briefing_path, link
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.pages.method import source_entry
from mkdocs_briefings.site.pages.parts import briefing_link, nothing, source_name
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.words import tag_anchor


def briefings(site: Site, slugs: Collection[str]) -> list[Element]:
    """Return the list of some briefings, or the words that there is none."""
    return [briefing_list(site, slugs)] if slugs else [nothing(site)]


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
    """Return when a briefing is from, and by whom its sources are."""
    published = publication_of(briefing)
    publishers = dict.fromkeys(source_name(source) for source in briefing.sources)
    when = (
        h("time", {"datetime": published.isoformat()}, site.interface.day(published))
        if published
        else None
    )
    return h("p", {"class": "bf-facts"}, joined([when, ", ".join(publishers)], " · "))


def sources(site: Site) -> list[Element]:
    """Return all sources, newest first, each with its briefing."""
    items = []
    for source, slug in site.index.sources:
        entry = source_entry(site, source)
        entry.append(h("p", {"class": "bf-facts"}, _annotated_in(site, source, slug)))
        items.append(entry)
    return [h("ul", {"class": "bf-sources"}, items)] if items else [nothing(site)]


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
