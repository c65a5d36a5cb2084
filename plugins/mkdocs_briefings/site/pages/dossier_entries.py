"""The sections of a dossier: what an actor said, what concerns it, and every mention."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.elements import Child, h
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Mention, Statement
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.mentions import mentions_anchor
from mkdocs_briefings.site.pages.parts import (
    briefing_link,
    doubt_note,
    section,
    sentence,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import statement_boxes


def said_sections(site: Site, dossier: Dossier) -> list[Element]:
    """Return quotes, claims and what the actor passed on, each newest first."""
    return [
        *_boxes(site, "quotes", dossier.quotes),
        *_boxes(site, "claims", dossier.claims),
        *_boxes(site, "relayed", dossier.relayed),
    ]


def dates_section(site: Site, dossier: Dossier) -> list[Element]:
    """Return the events in which the actor took part, in the order of the calendar."""
    if not dossier.events:
        return []
    title = site.interface.text("dossier.events")
    return [section("timeline", title, event_list(site, dossier.events))]


def mentions_section(site: Site, dossier: Dossier) -> list[Element]:
    """Return every mention with its sentence, by briefing."""
    if not dossier.mentions:
        return []
    groups: list[Child] = []
    for slug, mentions in groupby(dossier.mentions, lambda mention: mention.passage.briefing):
        groups.append(h("h3", {"id": mentions_anchor(slug)}, briefing_link(site, slug)))
        groups += _sentences(site, list(mentions))
    return [section("mentions", site.interface.text("dossier.mentions"), groups)]


def _boxes(site: Site, name: str, statements: Sequence[Statement]) -> list[Element]:
    if not statements:
        return []
    title = site.interface.text(f"dossier.{name}")
    return [section(name, title, statement_boxes(site, statements))]


def _sentences(site: Site, mentions: Sequence[Mention]) -> list[Element]:
    """Return one line for each sentence, however often it names the actor.

    Its number is that of the mention on the page of the briefing.
    """
    items: list[Element] = []
    seen = set()
    shown = [mention for mention in mentions if mention.passage.text is not None]
    for number, mention in enumerate(shown, start=1):
        passage = mention.passage
        if (passage.source.id, passage.text) not in seen:
            seen.add((passage.source.id, passage.text))
            line = sentence(site, passage)
            note = doubt_note(site, mention.doubt)
            items.append(h("li", {"value": str(number)}, line, note))
    listed = [h("ol", {"class": "bf-passages"}, items)] if items else []
    if withheld := len(mentions) - len(shown):
        words = site.interface.count("count.withheld", withheld)
        listed.append(h("p", {"class": "bf-withheld"}, words))
    return listed
