"""The sections of a dossier: what an actor said, what concerns it, and every mention.

What is sure leads. What is not has sections of its own below all others, each named for what it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.elements import Child, h
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Event, Mention, Statement
from mkdocs_briefings.site.index.gate import Standing, by_standing
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.mentions import mentions_anchor
from mkdocs_briefings.site.pages.parts import (
    briefing_link,
    section,
    sentence,
    standing_section,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import statement_boxes


@dataclass(frozen=True, slots=True)
class Held:
    """The entries of a dossier by their standing."""

    quotes: Mapping[Standing, Sequence[Statement]]
    claims: Mapping[Standing, Sequence[Statement]]
    relayed: Mapping[Standing, Sequence[Statement]]
    events: Mapping[Standing, Sequence[Event]]
    mentions: Mapping[Standing, Sequence[Mention]]


def held_by(dossier: Dossier) -> Held:
    """Return what a dossier holds, by standing."""
    return Held(
        by_standing(dossier.quotes),
        by_standing(dossier.claims),
        by_standing(dossier.relayed),
        by_standing(dossier.events),
        by_standing(dossier.mentions),
    )


def said_sections(site: Site, held: Held) -> list[Element]:
    """Return quotes, claims and what the actor passed on, each newest first."""
    return [
        *_boxes(site, "quotes", held.quotes),
        *_boxes(site, "claims", held.claims),
        *_boxes(site, "relayed", held.relayed),
    ]


def dates_section(site: Site, held: Held) -> list[Element]:
    """Return the events in which the actor took part, the newest first."""
    events = held.events.get(Standing.SURE, ())
    if not events:
        return []
    return [section("timeline", site.interface.text("dossier.events"), event_list(site, events))]


def mentions_section(site: Site, dossier: Dossier, held: Held) -> list[Element]:
    """Return every mention that is sure with its sentence, by briefing."""
    groups = _mentions(site, dossier, held.mentions.get(Standing.SURE, ()))
    return [section("mentions", site.interface.text("dossier.mentions"), groups)] if groups else []


def lower_sections(site: Site, dossier: Dossier, held: Held) -> Iterator[Element]:
    """Yield what does not lead, by its standing: withheld, in doubt, dated ahead."""
    for standing in Standing:
        if standing is Standing.SURE:
            continue
        parts: list[Child] = []
        statements = [
            *held.quotes.get(standing, ()),
            *held.claims.get(standing, ()),
            *held.relayed.get(standing, ()),
        ]
        if statements:
            parts.append(statement_boxes(site, statements))
        if events := held.events.get(standing):
            parts.append(event_list(site, events))
        mentions = held.mentions.get(standing, ())
        shown = [mention for mention in mentions if mention.passage.text is not None]
        parts += _mentions(site, dossier, shown, held.mentions.get(Standing.SURE, ()))
        if hidden := len(mentions) - len(shown):
            words = site.interface.count("count.withheld", hidden)
            parts.append(h("p", {"class": "bf-withheld"}, words))
        if parts:
            yield standing_section(site, standing, parts)


def _boxes(site: Site, name: str, held: Mapping[Standing, Sequence[Statement]]) -> list[Element]:
    statements = held.get(Standing.SURE, ())
    if not statements:
        return []
    title = site.interface.text(f"dossier.{name}")
    return [section(name, title, statement_boxes(site, statements))]


def _mentions(
    site: Site,
    dossier: Dossier,
    mentions: Sequence[Mention],
    above: Sequence[Mention] | None = None,
) -> list[Element]:
    """Return mentions by briefing; those with some `above`, if they do not lead, have theirs."""
    numbers = _numbers(dossier)
    placed = {mention.passage.briefing for mention in above or ()}
    by_briefing = defaultdict[str, list[Mention]](list)
    for mention in mentions:
        by_briefing[mention.passage.briefing].append(mention)
    groups: list[Element] = []
    for slug, some in by_briefing.items():
        anchor = None if slug in placed else mentions_anchor(slug)
        # What does not lead has no entry of its own in the table of contents.
        tag, names = ("h3", None) if above is None else ("p", "bf-title")
        groups.append(h(tag, {"class": names, "id": anchor}, briefing_link(site, slug)))
        groups.append(_sentences(site, some, numbers))
    return groups


def _numbers(dossier: Dossier) -> dict[tuple[str, str], int]:
    """Return the number that each mention has on the page of its briefing, by slug and anchor."""
    numbers = dict[tuple[str, str], int]()
    counts = defaultdict[str, int](int)
    for mention in dossier.mentions:
        if mention.passage.text is not None:
            slug = mention.passage.briefing
            counts[slug] += 1
            numbers[slug, mention.passage.anchor] = counts[slug]
    return numbers


def _sentences(
    site: Site, mentions: Sequence[Mention], numbers: Mapping[tuple[str, str], int]
) -> Element:
    """Return one line for each sentence, however often it names the actor."""
    items: dict[object, Element] = {}
    for mention in mentions:
        passage = mention.passage
        key = passage.source.id, passage.text
        if key not in items:
            number = numbers[passage.briefing, passage.anchor]
            items[key] = h("li", {"value": str(number)}, sentence(site, passage))
    return h("ol", {"class": "bf-passages"}, items.values())
