"""The page of a briefing: what is put around the author's words and the annotated text."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Briefing, Source
from mkdocs_briefings.site.html.elements import h, joined
from mkdocs_briefings.site.html.prose import Prose, foreign_language, prose_element
from mkdocs_briefings.site.pages.annotated_text import has_headings
from mkdocs_briefings.site.pages.briefing_lines import event_lines, statement_lines
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
from mkdocs_briefings.site.pages.statements import quotes_on_page
from mkdocs_briefings.site.pages.trust import trust_state
from mkdocs_briefings.site.pages.ways_on import parts_bar, trail, ways_on

DENSITIES = ("plain", "some", "all")
"""How much of the annotation is to be seen: the text alone, discreet marks and notes, or all."""


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
    below = [*_lists(site, slug), *glossary(site, slug)]
    text = [_text_heading(site, slug), *body[first:]] if first < len(body) else []
    around = ways_on(site, slug)
    return [
        trail(site, around),
        prose_element("h1", None, site.briefing_title(slug), site.interface)
        if title is None
        else title,
        standfirst(site, briefing),
        *parts_bar(site, [*text[:1], *below, *around]),
        *review_list(site, briefing),
        *in_brief(site, slug),
        *(element for element in body[:first] if element is not title),
        *text,
        *below,
        sources_section(site, briefing, edit_url),
        *around,
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
            [_origin(site, source, briefing) for source in briefing.sources],
        ),
        trust_state(site, briefing),
    )


def _origin(site: Site, source: Source, briefing: Briefing) -> Element:
    # A briefing often has the title of its source, and several stand each above its text.
    told = source.title not in (None, briefing.title) and not has_headings(briefing)
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
    text = site.interface.text
    found = (
        ("timeline", event_lines(site, slug)),
        ("quotes", statement_lines(site, slug, quotes_on_page(site, slug))),
        ("claims", statement_lines(site, slug, site.index.entries[slug].claims)),
    )
    return [section(name, text(f"{name}.title"), lines) for name, lines in found if lines]


def _text_heading(site: Site, slug: str) -> Element:
    """Return the heading of the text, and beside it how much of the annotation is to be seen."""
    heading = h("h2", {"id": "text"}, site.interface.text("text.title"))
    shown = site.index.shown
    if not any(shown[slug, at] for at, _ in enumerate(site.index.briefings[slug].blocks)):
        return heading
    return h("div", {"class": "bf-head"}, heading, _densities(site))


def _densities(site: Site) -> Element:
    """Return the choice of how much to see, which the style sheet shows where a script can read it.

    No search shall find its words on every page.
    """
    text = site.interface.text
    choices = [
        h(
            "label",
            None,
            h("input", {"type": "radio", "name": "bf-density", "value": name}),
            h("span", None, text(f"text.{name}")),
        )
        for name in DENSITIES
    ]
    legend = h("legend", None, text("text.density"))
    choice = h("fieldset", {"class": "bf-density"}, legend, choices)
    return h("section", {"data-search-exclude": ""}, choice)
