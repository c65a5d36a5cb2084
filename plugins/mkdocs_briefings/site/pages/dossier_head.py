"""The beginning of a dossier: who this is, by which names, in which roles, and what is there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_briefings.register import DatedRole
from mkdocs_briefings.site.addresses import briefing_path, link, web_address
from mkdocs_briefings.site.html.dates import time_element
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import Prose, choose_prose, prose_element
from mkdocs_briefings.site.index.dossiers import ArticleRole, Dossier
from mkdocs_briefings.site.index.gate import Standing, standing_of
from mkdocs_briefings.site.pages.parts import inline_list, section
from mkdocs_briefings.site.pages.site import Site

_SHOWN_ROLES = 24
"""Whoever is called by more names of a role than this is no longer told apart by them."""


def dossier_head(site: Site, dossier: Dossier) -> Element:
    """Return the lines under the name; the counts lead to the sections."""
    interface = site.interface
    entry = site.index.register.entries.get(dossier.id)
    address = web_address(entry.url) if entry else None
    role = site.told_role(dossier.id, dossier.briefings[0])
    about = site.told_about(dossier.id)
    return h(
        "header",
        {"class": "bf-standfirst"},
        h("p", {"class": "bf-kind"}, interface.text(f"kind.{dossier.kind}")),
        prose_element("p", {"class": "bf-description"}, _capital(role), interface)
        if role
        else None,
        prose_element("p", None, about, interface) if about else None,
        _names(site, dossier),
        h("p", None, h("a", {"href": address, "rel": "external"}, address)) if address else None,
        _counts(site, dossier),
    )


def roles_section(site: Site, dossier: Dossier) -> list[Element]:
    """Return the roles with their time; nothing if there is no more than the undated one above."""
    entry = site.index.register.entries.get(dossier.id)
    registered = entry.roles if entry else ()
    known = {words for role in registered for words in role.role.values()}
    rows = [_registered_role(site, role) for role in registered]
    rows += _roles_in_articles(site, (role for role in dossier.roles if role.role not in known))
    if not rows or (len(rows) == 1 and registered and not _is_dated(registered[0])):
        return []
    return [
        section("roles", site.interface.text("dossier.roles"), h("dl", {"class": "bf-roles"}, rows))
    ]


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
    told: list[Child] = [site.interface.count("count.briefings", len(dossier.briefings))]
    for name, entries, fragment in (
        ("quotes", dossier.quotes, "quotes"),
        ("claims", dossier.claims, "claims"),
        ("events", dossier.events, "timeline"),
        ("mentions", dossier.mentions, "mentions"),
    ):
        if number := sum(standing_of(entry) is Standing.SURE for entry in entries):
            words = site.interface.count(f"count.{name}", number)
            told.append(h("a", {"href": f"#{fragment}"}, words))
    items = [h("li", None, item) for item in told]
    return inline_list(items, "bf-counts", site.interface.text("dossier.contents"))


def _registered_role(site: Site, role: DatedRole) -> Element:
    words = choose_prose(role.role, site.interface.code) or Prose("", site.interface.code)
    ends = [time_element(end, site.interface) if end else "…" for end in (role.since, role.until)]
    when = joined(ends, " – ") if _is_dated(role) else site.interface.text("date.none")
    return h("div", None, h("dt", None, when), prose_element("dd", None, words, site.interface))


def _is_dated(role: DatedRole) -> bool:
    return role.since is not None or role.until is not None


def _roles_in_articles(site: Site, roles: Iterable[ArticleRole]) -> Iterator[Element]:
    """Yield one row for each wording, with the newest briefing that has it."""
    newest: dict[str, ArticleRole] = {}
    for role in roles:
        newest.setdefault(role.role, role)
    for role in list(newest.values())[:_SHOWN_ROLES]:
        words = site.interface.day(role.date) if role.date else site.interface.text("date.none")
        when = h("dt", None, h("a", {"href": link(briefing_path(role.briefing))}, words))
        said = Prose(role.role, site.index.briefings[role.briefing].language)
        yield h("div", None, when, prose_element("dd", None, said, site.interface))
