"""The lists of a briefing: a line for each date, quote and claim, which opens on its evidence.

The text stands above them, so that no sentence is told again but to whoever opens its line.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from textwrap import shorten
from typing import TypeVar
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import AnnotationKind
from mkdocs_briefings.site.html.dates import time_element
from mkdocs_briefings.site.html.elements import Child, h, text_of
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.boxes import group_statements
from mkdocs_briefings.site.index.entries import Event, Passage, Statement
from mkdocs_briefings.site.index.gate import (
    Standing,
    is_sure,
    is_withheld,
    speaker_of,
    standing_of,
)
from mkdocs_briefings.site.index.volumes import event_address
from mkdocs_briefings.site.pages.events import event_evidence
from mkdocs_briefings.site.pages.parts import (
    actor_link,
    actor_links,
    doubt_sign,
    passage_address,
    way_to_publisher,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import (
    statement_box,
    unnamed_speaker,
    withheld_box,
)
from mkdocs_briefings.site.words import without_marks

_T = TypeVar("_T")

_FIRST_WORDS = 64
"""A line of a quote or claim, in code points: enough to know it again, not to do without it."""


def event_lines(site: Site, slug: str) -> list[Element]:
    """Return the dates of a briefing: the line of one is its day, its title and who takes part."""
    events = site.index.events_in.get(slug, ())
    sure, doubtful = _parted(events, lambda event: standing_of(event) is Standing.DOUBT)
    return _apart(site, _days(site, sure, slug), _days(site, doubtful, slug))


def statement_lines(site: Site, slug: str, statements: Iterable[Statement]) -> list[Element]:
    """Return quotes or claims: who said it and the first words, then what is withheld."""
    shown, withheld = _parted(group_statements(statements), lambda group: is_withheld(group[0]))
    sure, doubtful = _parted(shown, lambda group: not is_sure(group[0]))
    boxes = h("div", {"class": "bf-boxes"}, [withheld_box(site, group) for group in withheld])
    return [
        *_apart(site, _speakers(site, sure, slug), _speakers(site, doubtful, slug)),
        *([boxes] if withheld else []),
    ]


def _parted(entries: Iterable[_T], apart: Callable[[_T], bool]) -> tuple[list[_T], list[_T]]:
    """Return the entries that go by no name of their own, and those that do, in their order."""
    parts: tuple[list[_T], list[_T]] = ([], [])
    for entry in entries:
        parts[apart(entry)].append(entry)
    return parts


def _apart(site: Site, sure: Element, doubtful: Element) -> list[Element]:
    """Return a list of what is sure, and below it, named so, one of the rest."""
    label = h("p", {"class": "bf-apart"}, site.interface.text("doubt.label"))
    return [*([sure] if len(sure) else []), *([label, doubtful] if len(doubtful) else [])]


def _days(site: Site, events: Iterable[Event], slug: str) -> Element:
    items = []
    for _, group in groupby(events, lambda event: event.value):
        together = list(group)
        when = time_element(together[0].value, site.interface)
        address = {"href": event_address(site.index.timeline, together[0])}
        rows = [_event(site, event, slug) for event in together]
        items.append(h("li", None, h("div", {"class": "bf-when"}, h("a", address, when)), rows))
    return h("ol", {"class": "bf-timeline bf-lines"}, items)


def _event(site: Site, event: Event, slug: str) -> Element:
    language = event.passage.source.language if event.label else site.interface.code
    label = Prose(event.label or site.interface.text("event.withheld"), language)
    title = prose_element("b", {"class": "bf-event"}, label, site.interface)
    # Where several tell of it, each has its place among them.
    anchor = f"{event.passage.anchor}-entry" if len(event.tellings) == 1 else None
    body = h("div", {"id": anchor}, event_evidence(site, event, slug))
    others = actor_links(site, event.participants)
    return _row(site, [title, doubt_sign(site, event.doubt)], body, event.passage, slug, others)


def _speakers(site: Site, groups: Iterable[Sequence[Statement]], slug: str) -> Element:
    items = []
    for (speaker, unnamed), some in groupby(groups, lambda group: _who(group[0])):
        together = list(some)
        name = actor_link(site, speaker) if speaker else site.interface.text(unnamed)
        rows = [_statement(site, group, slug) for group in together]
        items.append(h("li", None, h("div", {"class": "bf-who"}, name), rows))
    return h("ol", {"class": "bf-lines"}, items)


def _who(statement: Statement) -> tuple[str | None, str]:
    """Return who is told to have said it, and the key of what stands for whoever is not sure."""
    speaker = speaker_of(statement)
    return speaker, "" if speaker else unnamed_speaker(statement)


def _statement(site: Site, group: Sequence[Statement], slug: str) -> Element:
    first = group[0]
    shown = [part for one in group for part in one.passages if part.text is not None]
    said = shorten(
        " … ".join(without_marks(part.words or "") for part in shown), _FIRST_WORDS, placeholder="…"
    )
    if first.kind is AnnotationKind.QUOTE:
        said = site.interface.quoted(said)
    source = first.passage.source
    words = h("span", {"class": "bf-first", "lang": source.language, "dir": "auto"}, said)
    body = statement_box(site, *group, here=slug)
    return _row(site, [words, doubt_sign(site, first.doubt)], body, shown[0], slug)


def _row(
    site: Site, line: list[Child], body: Element, passage: Passage, slug: str, *beside: Child
) -> Element:
    """Return a line that opens, and beside it the way to its sentence."""
    summary = h("summary", None, line)
    way: Element | None
    if passage.text is None:
        way = way_to_publisher(site, passage)
    else:
        told = f"{site.interface.text('link.in-text')} : {text_of(summary)}"
        href = passage_address(passage, slug)
        way = h("a", {"class": "bf-up", "href": href, "aria-label": told}, "↑")
    return h(
        "div", {"class": "bf-row"}, h("details", {"class": "bf-open"}, summary, body), beside, way
    )
