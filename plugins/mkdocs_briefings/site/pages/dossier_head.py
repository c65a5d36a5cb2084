"""The beginning of a dossier: who this is, by which names, in which roles, and what is there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_briefings.register import DatedRole
from mkdocs_briefings.site.addresses import briefing_path, link, web_address
from mkdocs_briefings.site.html.dates import time_element
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import Prose, choose_prose, prose_element
from mkdocs_briefings.site.index.boxes import count_boxes
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.gate import Entry, Standing, standing_of, sure
from mkdocs_briefings.site.index.roles import RoleSpan, merge_roles
from mkdocs_briefings.site.pages.parts import (
    RELATIONS,
    actor_link,
    briefing_link,
    inline_list,
    section,
)
from mkdocs_briefings.site.pages.site import Site

_SHOWN_ROLES = 24
"""Whoever is called by more names of a role than this is no longer told apart by them."""


def dossier_head(site: Site, dossier: Dossier) -> Element:
    """Return the lines under the name; the counts lead to the sections."""
    interface = site.interface
    entry = site.index.register.entries.get(dossier.id)
    address = web_address(entry.url) if entry else None
    role = site.current_role(dossier)
    about = site.told_about(dossier.id)
    return h(
        "header",
        {"class": "bf-profile"},
        h("p", {"class": "bf-kind"}, interface.text(f"kind.{dossier.kind}")),
        prose_element("p", {"class": "bf-description"}, _capital(role), interface)
        if role
        else None,
        _role_source(site, dossier) if role else None,
        prose_element("p", None, about, interface) if about else None,
        _other_roles(site, dossier),
        _names(site, dossier),
        h("p", None, h("a", {"href": address, "rel": "external"}, address)) if address else None,
        _relations(site, dossier),
        _counts(site, dossier),
    )


def _role_source(site: Site, dossier: Dossier) -> Element | None:
    """Return which article the role at the head is from; the register has a section of its own."""
    span = None if _registered(site, dossier) else site.role_in_articles(dossier)
    if span is None:
        return None
    days = dict.fromkeys(day for day in (span.since, span.newest.date) if day)
    when = site.interface.text("dates.between").join(map(site.interface.day, days))
    label = site.interface.text("dossier.role-in", when=when or site.interface.text("date.none"))
    way = briefing_link(site, span.newest.briefing)
    return h("p", {"class": "bf-facts"}, label, " ", way)


def roles_section(site: Site, dossier: Dossier) -> list[Element]:
    """Return the roles in the register with their time; nothing if there is but an undated one."""
    registered = _registered(site, dossier)
    rows = [_registered_role(site, role) for role in registered]
    if not rows or (len(rows) == 1 and not _is_dated(registered[0])):
        return []
    return [
        section("roles", site.interface.text("dossier.roles"), h("dl", {"class": "bf-roles"}, rows))
    ]


def _registered(site: Site, dossier: Dossier) -> Sequence[DatedRole]:
    entry = site.index.register.entries.get(dossier.id)
    return entry.roles if entry else ()


def _other_roles(site: Site, dossier: Dossier) -> Element | None:
    """Return what else articles call the actor, by date; `None` if that is nothing."""
    registered = {w for role in _registered(site, dossier) for w in role.role.values()}
    spans = merge_roles(role for role in dossier.roles if role.role not in registered)
    # Without a register the newest stands above.
    rows = [_role_in_articles(site, span) for span in spans[not registered : _SHOWN_ROLES]]
    if not rows:
        return None
    summary = h("summary", None, site.interface.text("dossier.other-roles", count=str(len(rows))))
    return h("details", {"class": "bf-table"}, summary, h("dl", {"class": "bf-roles"}, rows))


def _relations(site: Site, dossier: Dossier) -> Element | None:
    """Return those whom the same sentences name most often, `None` if there is nobody."""
    near = [companion for companion in dossier.companions if companion.sentences][:RELATIONS]
    if not near:
        return None
    label = site.interface.text("dossier.relations")
    items = [h("li", None, actor_link(site, companion.actor)) for companion in near]
    return h("div", {"class": "bf-counts"}, label, " ", inline_list(items, "", label))


def _seen(site: Site, dossier: Dossier) -> Child:
    """Return between which days articles name the actor for sure."""
    days = [mention.passage.source.published for mention in sure(dossier.mentions)]
    known = [day for day in days if day is not None]
    if not known:
        return None
    first, last = (
        h("time", {"datetime": day.isoformat()}, site.interface.day(day))
        for day in (min(known), max(known))
    )
    if min(known) == max(known):
        return [site.interface.text("dossier.seen-once"), " ", first]
    words = site.interface.text("dossier.seen", first="\0", last="\0").split("\0")
    return [words[0], first, words[1], last, words[2]]


def _capital(prose: Prose) -> Prose:
    return replace(prose, words=prose.words[:1].upper() + prose.words[1:])


def _names(site: Site, dossier: Dossier) -> Element | None:
    """Return the name in each other language and the aliases, `None` if there is but one name."""
    interface = site.interface
    translations = dict(dossier.translations)
    foreign = {code: name for code, name in translations.items() if code != interface.code}
    told = {dossier.name, *foreign.values()}
    aliases = [name for name in dossier.names if name not in told]
    rows = [
        h("div", None, h("dt", None, interface.language_name(code)), h("dd", {"lang": code}, name))
        for code, name in foreign.items()
    ]
    if aliases:
        label = interface.text("dossier.aliases")
        rows.append(h("div", None, h("dt", None, label), h("dd", None, ", ".join(aliases))))
    return h("dl", {"class": "bf-roles bf-names"}, rows) if rows else None


def _counts(site: Site, dossier: Dossier) -> Element:
    told: list[Child] = [
        _seen(site, dossier),
        site.interface.count("count.briefings", len(dossier.briefings)),
    ]
    for name, number, fragment in (
        ("quotes", count_boxes(_led(dossier.quotes)), "quotes"),
        ("claims", count_boxes(_led(dossier.claims)), "claims"),
        ("events", len(_led(dossier.events)), "timeline"),
        ("mentions", len(_led(dossier.mentions)), "mentions"),
    ):
        if number:
            words = site.interface.count(f"count.{name}", number)
            told.append(h("a", {"href": f"#{fragment}"}, words))
    items = [h("li", None, item) for item in told if item is not None]
    return inline_list(items, "bf-counts", site.interface.text("dossier.contents"))


def _led(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if standing_of(entry) is Standing.SURE]


def _registered_role(site: Site, role: DatedRole) -> Element:
    words = choose_prose(role.role, site.interface.code) or Prose("", site.interface.code)
    ends = [time_element(end, site.interface) if end else "…" for end in (role.since, role.until)]
    when = joined(ends, " – ") if _is_dated(role) else site.interface.text("date.none")
    return h("div", None, h("dt", None, when), prose_element("dd", None, words, site.interface))


def _is_dated(role: DatedRole) -> bool:
    return role.since is not None or role.until is not None


def _role_in_articles(site: Site, span: RoleSpan) -> Element:
    """Return the row of a role, with the newest briefing that has it."""
    role = span.newest
    days = dict.fromkeys(day for day in (span.since, role.date) if day)
    words = " – ".join(map(site.interface.day, days)) or site.interface.text("date.none")
    when = h("dt", None, h("a", {"href": link(briefing_path(role.briefing))}, words))
    said = Prose(role.role, site.index.briefings[role.briefing].language)
    return h("div", None, when, prose_element("dd", None, said, site.interface))
