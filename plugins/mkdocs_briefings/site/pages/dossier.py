"""The dossier of an actor."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.register import DatedRole
from mkdocs_briefings.site.addresses import briefing_path, link, web_address
from mkdocs_briefings.site.dates import time_element
from mkdocs_briefings.site.dossiers import ArticleRole, Dossier
from mkdocs_briefings.site.elements import Child, h, joined
from mkdocs_briefings.site.entries import Mention, Statement
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.parts import (
    Site,
    actor_link,
    doubt_note,
    inline_list,
    section,
    sentence,
)
from mkdocs_briefings.site.pages.statements import statement_box


def compose_dossier(site: Site, dossier: Dossier) -> list[Element]:
    """Return the whole page of an actor."""
    text = site.interface.text
    return [
        h("h1", None, dossier.name),
        _standfirst(site, dossier),
        *_roles(site, dossier),
        *_boxes(site, "quotes", text("dossier.quotes"), dossier.quotes),
        *_boxes(site, "claims", text("dossier.claims"), dossier.claims),
        *_boxes(site, "relayed", text("dossier.relayed"), dossier.relayed),
        *_timeline(site, dossier),
        *_mentions(site, dossier),
        *_companions(site, dossier),
    ]


def _standfirst(site: Site, dossier: Dossier) -> Element:
    interface = site.interface
    others = [name for name in dossier.names if name != dossier.name]
    entry = site.index.register.entries.get(dossier.id)
    address = web_address(entry.url) if entry else None
    about = site.about(dossier.id)
    return h(
        "header",
        {"class": "bf-standfirst"},
        h("p", {"class": "bf-kind"}, interface.text(f"kind.{dossier.kind}")),
        h("p", {"class": "bf-description"}, about) if about else None,
        h("p", {"class": "bf-aliases"}, interface.text("actor.also"), " ", ", ".join(others))
        if others
        else None,
        h("p", None, h("a", {"href": address, "rel": "external"}, address)) if address else None,
        h("p", {"class": "bf-counts"}, interface.count("count.briefings", len(dossier.briefings))),
    )


def _roles(site: Site, dossier: Dossier) -> list[Element]:
    entry = site.index.register.entries.get(dossier.id)
    registered = [_registered_role(site, role) for role in entry.roles] if entry else []
    known = {words for role in entry.roles for words in role.role.values()} if entry else set()
    told = [role for role in dossier.roles if role.role not in known]
    # In the articles the same words come again and again: one line for each run of them.
    in_articles = [
        _article_roles(site, list(run)) for _, run in groupby(told, lambda role: role.role)
    ]
    items = registered + in_articles
    if not items:
        return []
    rows = h("dl", {"class": "bf-roles"}, items)
    return [section("roles", site.interface.text("dossier.roles"), rows)]


def _registered_role(site: Site, role: DatedRole) -> Element:
    words = role.role.get(site.interface.code) or next(iter(role.role.values()), "")
    ends = [time_element(end, site.interface) if end else "…" for end in (role.since, role.until)]
    when = joined(ends, " – ") if role.since or role.until else None
    return h("div", None, h("dt", None, when), h("dd", None, words))


def _article_roles(site: Site, run: Sequence[ArticleRole]) -> Element:
    newest = run[0]
    words = site.interface.day(newest.date) if newest.date else site.interface.text("date.none")
    href = link(briefing_path(newest.briefing))
    when = h("dt", None, h("a", {"href": href}, words))
    return h("div", None, when, h("dd", None, newest.role))


def _boxes(
    site: Site, identifier: str, title: str, statements: Iterable[Statement]
) -> list[Element]:
    boxes = [statement_box(site, statement) for statement in statements]
    return [section(identifier, title, h("div", {"class": "bf-boxes"}, boxes))] if boxes else []


def _timeline(site: Site, dossier: Dossier) -> list[Element]:
    if not dossier.events:
        return []
    title = site.interface.text("dossier.events")
    return [section("timeline", title, event_list(site, dossier.events))]


def _mentions(site: Site, dossier: Dossier) -> list[Element]:
    if not dossier.mentions:
        return []
    groups: list[Child] = []
    for slug, mentions in groupby(dossier.mentions, lambda mention: mention.passage.briefing):
        title = site.index.briefings[slug].title
        groups.append(h("h3", None, h("a", {"href": link(briefing_path(slug))}, title)))
        groups.append(h("ul", {"class": "bf-passages"}, _sentences(site, list(mentions))))
    return [section("mentions", site.interface.text("dossier.mentions"), groups)]


def _sentences(site: Site, mentions: Sequence[Mention]) -> list[Child]:
    """Return one line for each sentence, however often it names the actor."""
    items: list[Child] = []
    withheld = 0
    seen = set()
    for mention in mentions:
        passage = mention.passage
        if passage.text is None:
            withheld += 1
        elif (passage.source.id, passage.text) not in seen:
            seen.add((passage.source.id, passage.text))
            line = sentence(site, passage)
            items.append(h("li", None, line, doubt_note(site, mention.doubt)))
    if withheld:
        note = site.interface.count("count.withheld", withheld)
        items.append(h("li", {"class": "bf-withheld"}, note))
    return items


def _companions(site: Site, dossier: Dossier) -> list[Element]:
    if not dossier.companions:
        return []
    items = [
        h("li", None, actor_link(site, other), " ", h("span", {"class": "bf-count"}, str(number)))
        for other, number in dossier.companions[:_SHOWN_COMPANIONS]
    ]
    title = site.interface.text("dossier.companions")
    return [section("companions", title, inline_list(items, "", title))]


_SHOWN_COMPANIONS = 24
"""Beyond the most frequent, company is chance."""
