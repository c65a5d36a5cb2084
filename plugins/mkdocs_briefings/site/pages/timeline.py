"""The timeline of the site, whole and by kind of actor, and the ways to what it can be cut to.

Without JavaScript each filter is a link to a page that shows the same entries: the dossier of an
actor, a briefing, the timeline of a kind of actor. The script turns the links into controls.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from xml.etree.ElementTree import Element

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import (
    ACTORS,
    BRIEFINGS,
    briefing_path,
    link,
    timeline_path,
)
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.density import Bin
from mkdocs_briefings.site.index.entries import Event
from mkdocs_briefings.site.index.gate import is_withheld, standing_of, sure
from mkdocs_briefings.site.index.volumes import Volume, place_of_event
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.parts import place_of
from mkdocs_briefings.site.pages.periods import ListPage, Series, series_page, series_pages
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.strip import strip

_LISTED = 100
"""More actors or briefings than this are not chosen from a list; the lists of the site have all."""


def timeline(site: Site) -> list[Element]:
    """Return all events by year and month, newest first, or the ways to them."""
    return series_page(site, _series(site, None), site.index.timeline)


def timeline_pages(site: Site) -> Iterator[ListPage]:
    """Yield the pages of years and months, and those of each kind of actor."""
    _, *parts = series_pages(site, _series(site, None))
    yield from parts
    for kind in site.index.kinds:
        yield from series_pages(site, _series(site, kind))


def _series(site: Site, kind: ActorKind | None) -> Series[Event]:
    title = site.interface.text("timeline.title")
    if kind is not None:
        name = site.interface.text(f"kinds.{kind}")
        title = site.interface.text("periods.title", title=title, period=name)
    return Series(
        title,
        _whole(site, kind),
        partial(timeline_path, kind),
        place_of_event,
        partial(event_list, site, whole=True),
        partial(_filters, site, kind),
        standing_of,
    )


def timeline_strip(site: Site, kind: ActorKind | None = None) -> Element | None:
    """Return how many events each month or year has, each with the way to them."""
    whole = _whole(site, kind)

    def address(one: Bin) -> str:
        path = timeline_path(kind, whole.find(one.period).name)
        return link(path, f"y{one.period}")

    led = sure(_all_in(whole))
    places = [place_of_event(event) for event in led if not is_withheld(event)]
    label = site.interface.text("strip.events")
    return strip(site.interface, places, address, label, "count.events")


def _whole(site: Site, kind: ActorKind | None) -> Volume[Event]:
    return site.index.kinds[kind] if kind else site.index.timeline


_Way = tuple[str, str, Prose, int]
"""The id that is chosen, the address of its page, its name, and how many events it has there."""


def _filters(site: Site, kind: ActorKind | None, volume: Volume[Event]) -> list[Element]:
    text = site.interface.text
    events = _all_in(volume)
    # The script fills in the numbers.
    words = {
        "shown": text("filter.shown", shown="{shown}", all="{all}"),
        "none": text("filter.none"),
        "reset": text("filter.reset"),
    }
    told = json.dumps(words, ensure_ascii=False)
    # Only what stands on one page can be filtered on it.
    whole = None if volume.parts else told
    groups = [
        _group(site, "actor", ACTORS, _actors(site, events)),
        _group(site, "briefing", BRIEFINGS, _briefings(site, events)),
        _group(site, "kind", timeline_path(), _kinds(site, volume), kind),
    ]
    drawn = timeline_strip(site, kind) if volume is _whole(site, kind) else None
    attributes = {"class": "bf-filters", "aria-label": text("filter.title"), "data-words": whole}
    return [*([drawn] if drawn is not None else []), h("nav", attributes, groups)]


def _group(
    site: Site, name: str, all_at: str, ways: Sequence[_Way], current: str | None = None
) -> Element:
    """Return the filters of a kind; the last leads to all there are, and out of the filter."""
    items = [
        h(
            "li",
            None,
            prose_element(
                "a",
                {
                    "href": address,
                    "data-value": id,
                    "aria-current": "page" if id == current else None,
                },
                name,
                site.interface,
            ),
            " ",
            h("span", {"class": "bf-count"}, site.interface.number(count)),
        )
        for id, address, name, count in ways
    ]
    every = h("a", {"href": link(all_at)}, site.interface.text(f"filter.all.{name}"))
    label = site.interface.text(f"filter.{name}")
    return h(
        "details",
        {"class": "bf-filter", "data-filter": name, "open": "" if current else None},
        h("summary", None, label),
        h("ul", {"class": "bf-inline"}, [*items, h("li", None, every)]),
    )


def _actors(site: Site, events: Iterable[Event]) -> list[_Way]:
    """Return the actors in the most of the events, by name, as often as their dossiers say."""
    seen = Counter(actor for event in events for actor in event.participants)
    shown = (site.index.dossiers[actor] for actor, _ in seen.most_common(_LISTED))
    own = site.interface.code
    ways = [
        (
            d.id,
            link(*site.home(d.id, place_of("timeline", d.events))),
            Prose(d.name, own),
            len(d.events),
        )
        for d in shown
    ]
    return sorted(ways, key=lambda way: fold(way[2].words))


def _briefings(site: Site, events: Iterable[Event]) -> list[_Way]:
    """Return the newest briefings that tell of the events, in the order of their list."""
    telling = {telling.passage.briefing for event in events for telling in event.tellings}
    slugs = [slug for slug in site.index.briefings if slug in telling][:_LISTED]
    return [
        (
            slug,
            link(briefing_path(slug), "timeline"),
            site.briefing_title(slug),
            len(site.index.events_in[slug]),
        )
        for slug in slugs
    ]


def _kinds(site: Site, volume: Volume[Event]) -> list[_Way]:
    """Return the kinds of actors, each with the page that is nearest to the period of this one."""
    ways = []
    for kind, whole in site.index.kinds.items():
        nearest = whole.find(volume.period)
        name = Prose(site.interface.text(f"kinds.{kind}"), site.interface.code)
        ways.append((str(kind), link(timeline_path(kind, nearest.name)), name, nearest.count))
    return ways


def _all_in(volume: Volume[Event]) -> list[Event]:
    return [event for part in volume.walk() for event in part.items]
