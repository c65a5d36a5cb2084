"""The page of a briefing: what is put around the author's words and the annotated text."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Briefing, Source
from mkdocs_briefings.site.html.elements import h, joined
from mkdocs_briefings.site.html.prose import Prose, foreign_language, prose_element
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.glossary import glossary
from mkdocs_briefings.site.pages.in_brief import in_brief
from mkdocs_briefings.site.pages.method import sources_section
from mkdocs_briefings.site.pages.parts import (
    section,
    source_date,
    source_name,
    source_title,
)
from mkdocs_briefings.site.pages.review_list import review_list
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import quotes_on_page, statement_boxes
from mkdocs_briefings.site.pages.trust import trust_state


def compose_briefing(
    site: Site, slug: str, body: Sequence[Element], edit_url: str | None
) -> list[Element]:
    """Return the whole page.

    `body` are the elements of the author's words and the places of the source blocks, in order.
    """
    briefing = site.index.briefings[slug]
    first = next((n for n, part in enumerate(body) if is_block(part)), len(body))
    language = foreign_language(briefing.language, site.interface)
    for element in body:
        if language is not None and not is_block(element):
            element.set("lang", language)
    title = next((element for element in body[:first] if element.tag == "h1"), None)
    return [
        prose_element("h1", None, site.briefing_title(slug), site.interface)
        if title is None
        else title,
        standfirst(site, briefing),
        *review_list(site, briefing),
        *in_brief(site, slug),
        *(element for element in body[:first] if element is not title),
        *([_text_heading(site)] if first < len(body) else []),
        *body[first:],
        *_lists(site, slug),
        *glossary(site, slug),
        sources_section(site, briefing, edit_url),
    ]


def is_block(element: Element) -> bool:
    """Say whether an element of the page is a source block, or keeps the place of one."""
    return element.get("data-briefings-place") is not None


def standfirst(site: Site, briefing: Briefing) -> Element:
    """Return the lines under the title: what it is about, whose text, from when, how sure."""
    about = briefing.description and Prose(briefing.description, briefing.language)
    return h(
        "header",
        {"class": "bf-standfirst"},
        prose_element("p", {"class": "bf-description"}, about, site.interface) if about else None,
        h(
            "ul",
            {"class": "bf-origins", "aria-label": site.interface.text("sources.title")},
            [_origin(site, source, briefing.title) for source in briefing.sources],
        ),
        trust_state(site, briefing),
    )


def _origin(site: Site, source: Source, title: str) -> Element:
    # A briefing often has the title of its source; once is enough.
    told = source.title is not None and source.title != title
    facts = joined(
        [
            h("b", None, source_name(source)),
            source_title(source) if source.publisher and told else None,
            source_date(site, source),
            h("span", {"class": "bf-rights"}, site.interface.text(f"rights.{source.rights}.short")),
        ],
        " · ",
    )
    return h("li", None, facts)


def _lists(site: Site, slug: str) -> list[Element]:
    index, text = site.index, site.interface.text
    sections: list[Element] = []
    if events := index.events_in.get(slug):
        timeline = event_list(site, events, here=slug)
        sections.append(section("timeline", text("timeline.title"), timeline))
    if quotes := quotes_on_page(site, slug):
        boxes = statement_boxes(site, quotes, here=slug)
        sections.append(section("quotes", text("quotes.title"), boxes))
    if claims := index.entries[slug].claims:
        boxes = statement_boxes(site, claims, here=slug)
        sections.append(section("claims", text("claims.title"), boxes))
    return sections


def _text_heading(site: Site) -> Element:
    return h("h2", {"id": "text"}, site.interface.text("text.title"))
