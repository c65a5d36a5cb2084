"""Entries of timelines."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.dates import tells_time, time_element
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import Prose, foreign_language, prose_element
from mkdocs_briefings.site.index.entries import Event
from mkdocs_briefings.site.index.gate import is_withheld
from mkdocs_briefings.site.index.merging import LISTED
from mkdocs_briefings.site.index.origins import origins_of
from mkdocs_briefings.site.index.volumes import event_address
from mkdocs_briefings.site.pages.parts import (
    actor_links,
    doubt_note,
    evidence,
    origin_notes,
    passage_address,
    sentence,
    source_date,
    source_name,
    way_to,
)
from mkdocs_briefings.site.pages.site import Site

_NAMED = 3
"""More names than this make no line."""


def event_list(site: Site, events: Iterable[Event], *, whole: bool = False) -> Element:
    """Return a timeline, each event with its sentence.

    What happened on one date stands together, so that sources can be compared. `whole` says that
    this is the timeline of the site, whose entries can be filtered; others lead to it by their
    dates.
    """
    groups = groupby(events, lambda event: event.value)
    items = [_item(site, list(together), whole) for _, together in groups]
    return h("ol", {"class": "bf-timeline"}, items)


def event_evidence(site: Site, event: Event, here: str) -> list[Element | None]:
    """Return what an event on the page of a briefing rests on, and how its day is known.

    The way to its sentence stands beside it; those to others are told.
    """
    if len(event.tellings) > 1:
        return [_tellings(site, event, here), _elsewhen(site, event, here)]
    words = evidence(event.passage) if event.passage.text is not None else None
    return [
        h("p", {"class": "bf-sentence"}, words) if words is not None else None,
        _facts(_origin(site, event, here)),
        _elsewhen(site, event, here),
    ]


def _item(site: Site, events: Sequence[Event], whole: bool) -> Element:
    when = time_element(events[0].value, site.interface)
    if not whole:
        when = h("a", {"href": event_address(site.index.timeline, events[0])}, when)
    entries = [_entry(site, event, whole) for event in events]
    return h("li", None, h("div", {"class": "bf-when"}, when), entries)


def _entry(site: Site, event: Event, whole: bool) -> Element:
    passage = event.passage
    label = event.label or site.interface.text("event.withheld")
    language = passage.source.language if event.label else site.interface.code
    href = {"href": passage_address(passage, None)}
    title = prose_element("a", href, Prose(label, language), site.interface)
    return h(
        "div",
        {"class": "bf-what", **(_filters(site, event) if whole else {})},
        h("p", {"class": "bf-event"}, title),
        *_in_a_line(site, event),
        _elsewhen(site, event, None),
    )


def _in_a_line(site: Site, event: Event) -> list[Element | None]:
    """Return who takes part, and by whom it is told: that opens on the sentence and how."""
    participants = actor_links(site, event.participants)
    if is_withheld(event):
        facts = _facts([participants, *_origin(site, event, None)])
        return [facts, _evidence(site, event, None)]
    if len(event.tellings) == 1:
        derived = _derivation(site, event)
        inside = [
            _evidence(site, event, None),
            h("p", {"class": "bf-facts"}, derived) if derived is not None else None,
        ]
    else:
        inside = [_tellings(site, event, None)]
    told = h("summary", None, h("span", {"class": "bf-counts"}, _told_by(site, event)))
    return [
        _facts([participants]),
        h("details", {"class": "bf-open"}, told, inside),
    ]


def _told_by(site: Site, event: Event) -> Child:
    """Return the source of an event and its day, or how many sources there are."""
    names = dict.fromkeys(source_name(telling.passage.source) for telling in event.tellings)
    if len(event.tellings) == 1:
        return joined([*names, source_date(site, event.passage.source)], ", ")
    # What one agency wrote is one, however many publish it.
    origins = site.interface.count("count.origins", len(origins_of(event.tellings)))
    return joined([origins, ", ".join(list(names)[:_NAMED])], " · ")


def _facts(facts: Sequence[Child]) -> Element | None:
    told = [fact for fact in facts if fact is not None]
    return h("div", {"class": "bf-facts"}, told) if told else None


def _origin(site: Site, telling: Event, here: str | None) -> list[Element | None]:
    """Return the source of one place, how its date was worked out, and whether that is sure."""
    source = telling.passage.source
    # On the page of a single source its name would be repeated at every date.
    single = here == telling.passage.briefing and len(site.index.briefings[here].sources) == 1
    return [
        None if single else h("cite", None, source_name(source)),
        # The words of a deduced date come with the date of their source.
        None if here or telling.deduced else source_date(site, source),
        _derivation(site, telling),
        doubt_note(site, telling.doubt),
    ]


def _evidence(site: Site, telling: Event, here: str | None) -> Element | None:
    """Return the sentence; the publisher's page where it may not be shown."""
    if telling.passage.text is not None:
        return sentence(site, telling.passage, here=here)
    way = way_to(site, telling.passage, here)
    return h("p", {"class": "bf-sentence"}, way) if way is not None else None


def _tellings(site: Site, event: Event, here: str | None) -> Element:
    shown = event.tellings[: LISTED + 1]
    items = list(origin_notes(site, shown))
    items += [
        h(
            "li",
            {"id": _anchor(telling, here)},
            h("div", {"class": "bf-facts"}, _origin(site, telling, None)),
            _evidence(site, telling, here),
        )
        for telling in shown
    ]
    more = len(event.tellings) - len(shown) + event.untold
    if more:
        items.append(h("li", None, site.interface.count("count.more-sources", more)))
    label = site.interface.text("event.sources")
    return h("ul", {"class": "bf-tellings", "aria-label": label}, items)


def _elsewhen(site: Site, event: Event, here: str | None) -> Element | None:
    """Return where the same title is given to a date nearby; `None` if it is nowhere."""
    if not event.elsewhen:
        return None
    others: list[Child] = [
        h(
            "span",
            None,
            h(
                "a",
                {"href": passage_address(other.passage, here)},
                time_element(other.value, site.interface),
            ),
            " (",
            h("cite", None, source_name(other.passage.source)),
            ")",
        )
        for other in event.elsewhen[:LISTED]
    ]
    label = site.interface.text("event.elsewhen")
    return h("p", {"class": "bf-elsewhen bf-counts"}, label, " ", joined(others, ", "))


def _derivation(site: Site, event: Event) -> Element | None:
    """Return how the date was worked out: from which words, in an article of which day."""
    if not event.deduced:
        return None
    source, words = event.passage.source, event.passage.words
    published = site.interface.day(source.published) if source.published else None
    day = source.published is not None and event.value == source.published.isoformat()
    if words is None or (day and not tells_time(words, source.language)):
        key = "event.deduced-in" if published else "event.deduced"
        return h("span", {"class": "bf-derived"}, site.interface.text(key, published=published))
    key = "event.deduced-from-in" if published else "event.deduced-from"
    before, after = site.interface.text(key, words="\0", published=published).split("\0")
    language = foreign_language(source.language, site.interface)
    said = h("span", {"lang": language}, words) if language else words
    return h("span", {"class": "bf-derived"}, before, said, after)


def _anchor(telling: Event, here: str | None) -> str | None:
    passage = telling.passage
    return f"{passage.anchor}-entry" if here == passage.briefing else None


def _filters(site: Site, event: Event) -> dict[str, str]:
    """Return what the script filters by: ids, with spaces between them."""
    slugs = dict.fromkeys(telling.passage.briefing for telling in event.tellings)
    return {
        "data-actor": " ".join(event.participants),
        "data-kind": " ".join(sorted(site.index.kinds_of(event))),
        "data-briefing": " ".join(slugs),
    }
