"""« In brief »: who, what and when a briefing is about, and how much of it is in doubt."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.dates import time_element
from mkdocs_briefings.site.html.elements import Child, h
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.entries import Event
from mkdocs_briefings.site.index.gist import Doubt, Gist, gist_of
from mkdocs_briefings.site.pages.doubts import doubt_reason
from mkdocs_briefings.site.pages.parts import actor_link, passage_address, section
from mkdocs_briefings.site.pages.review_list import SPEECH
from mkdocs_briefings.site.pages.site import Site


def in_brief(site: Site, slug: str) -> list[Element]:
    """Return the lines that tell a briefing in short; none for one without any mark."""
    index, text = site.index, site.interface.text
    gist = gist_of(index.briefings[slug], index.entries[slug], index.dossiers, index.shown)
    if not gist.marks:
        return []
    lines = [
        _line(text("brief.who"), [_person(site, actor, slug) for actor in gist.who]),
        _line(text("brief.what"), [_happening(site, event, slug) for event in gist.what]),
        _when(site, gist, slug),
        _in_doubt(site, slug, gist),
    ]
    return [section("brief", text("brief.title"), h("dl", {"class": "bf-brief"}, lines))]


def _line(label: str, items: Iterable[Element]) -> Element | None:
    told = [h("li", None, item) for item in items]
    if not told:
        return None
    return h("div", None, h("dt", None, label), h("dd", None, h("ul", None, told)))


def _person(site: Site, actor: str, slug: str) -> Element:
    role = site.told_role(actor, slug)
    told = prose_element("span", {"class": "bf-role"}, role, site.interface) if role else None
    rest = h("span", {"class": "bf-rest"}, ", ", told) if told is not None else None
    return h("span", None, actor_link(site, actor), rest)


def _happening(site: Site, event: Event, slug: str) -> Element:
    address = {"href": passage_address(event.passage, slug)}
    label = Prose(event.label or "", event.passage.source.language)
    return prose_element("a", address, label, site.interface)


def _when(site: Site, gist: Gist, slug: str) -> Element | None:
    values = dict.fromkeys(event.value for event in gist.what)
    dates = [time_element(value, site.interface) for value in values]
    number = len(site.index.events_in.get(slug, ()))
    if number > len(gist.what):
        told = site.interface.count("brief.dates", number)
        dates.append(h("a", {"href": "#timeline"}, told))
    return _line(site.interface.text("brief.when"), [date for date in dates if date is not None])


def _in_doubt(site: Site, slug: str, gist: Gist) -> Element:
    """Return how many marks are in doubt, and on demand which."""
    text, number = site.interface.text, len(gist.doubts)
    told: Child = text("brief.sure", marks=site.interface.number(gist.marks))
    if number:
        summary = h(
            "summary",
            None,
            site.interface.count("brief.doubts", number),
            " ",
            text("brief.of", marks=site.interface.number(gist.marks)),
        )
        items = [h("li", None, _doubt(site, slug, doubt)) for doubt in gist.doubts]
        told = h("details", {"class": "bf-open"}, summary, h("ul", None, items))
    return h("div", {"class": "bf-unsure"}, h("dt", None, text("brief.doubt")), h("dd", None, told))


def _doubt(site: Site, slug: str, doubt: Doubt) -> list[Child]:
    question = site.interface.text(f"review.{'quote' if doubt.kind in SPEECH else doubt.kind}")
    why = doubt_reason(site, slug, doubt.anchor)
    asked = f"{question} {why}" if why else question
    if doubt.words is None:
        return [asked]
    return [h("a", {"href": f"#{doubt.anchor}"}, doubt.words), " – ", asked]
