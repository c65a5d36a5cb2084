"""Entries of timelines."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.dates import time_element
from mkdocs_briefings.site.elements import h
from mkdocs_briefings.site.entries import Event
from mkdocs_briefings.site.pages.parts import (
    Site,
    actor_links,
    doubt_note,
    passage_address,
    sentence,
    source_name,
)


def event_list(site: Site, events: Iterable[Event], *, here: str | None = None) -> Element:
    """Return a timeline; `here` is the slug of the briefing whose page shows it.

    What happened on one date stands together, so that sources can be compared.
    """
    groups = groupby(events, lambda event: event.value)
    items = [_item(site, value, list(together), here) for value, together in groups]
    return h("ol", {"class": "bf-timeline"}, items)


def _item(site: Site, value: str, events: Iterable[Event], here: str | None) -> Element:
    when = h("div", {"class": "bf-when"}, time_element(value, site.interface))
    return h("li", None, when, [_entry(site, event, here) for event in events])


def _entry(site: Site, event: Event, here: str | None) -> Element:
    passage = event.passage
    label = event.label or site.interface.text("event.withheld")
    href = passage_address(passage, here)
    return h(
        "div",
        {"class": "bf-what", "id": f"{passage.anchor}-entry" if here else None},
        h("p", {"class": "bf-event"}, h("a", {"href": href}, label)),
        _facts(site, event, here),
        None if here else sentence(site, passage),
    )


def _facts(site: Site, event: Event, here: str | None) -> Element:
    # On the page of a single source its name would be repeated at every date.
    single = here is not None and len(site.index.briefings[here].sources) == 1
    source = None if single else h("cite", None, source_name(event.passage.source))
    facts = [
        actor_links(site, event.participants),
        source,
        _derivation(site, event),
        doubt_note(site, event.doubt),
    ]
    return h("div", {"class": "bf-facts"}, facts)


def _derivation(site: Site, event: Event) -> Element | None:
    if not event.deduced:
        return None
    words = event.passage.words
    key = "event.deduced-from" if words else "event.deduced"
    note = site.interface.text(key, words=words)
    return h("span", {"class": "bf-derived"}, note)
