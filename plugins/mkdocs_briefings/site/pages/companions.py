"""Who an actor appears with: a picture, and a table that says the same."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.elements import h, joined
from mkdocs_briefings.site.index.companions import Companion, drawn_among
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.pages.companions_picture import company_picture
from mkdocs_briefings.site.pages.parts import RELATIONS, actor_link, inline_list, section
from mkdocs_briefings.site.pages.site import Site

_LISTED = 12


def company_section(site: Site, dossier: Dossier) -> list[Element]:
    """Return the section; nothing for an actor who is always alone.

    Where a picture would tell nothing, the company of one or two sentences is a line of names, if
    the head of the dossier has not told them all.
    """
    if not dossier.companions:
        return []
    title = site.interface.text("dossier.companions")
    drawn = drawn_among(dossier.companions)
    near = [companion for companion in dossier.companions if companion.sentences]
    if near and not drawn and len(near) <= RELATIONS:
        return []
    if not drawn:
        return [section("companions", title, _line(site, dossier))]
    label = site.interface.text("company.picture", name=dossier.name)
    picture = company_picture(site, dossier.name, drawn, dossier.ties, label)
    told = h(
        "figcaption", {"class": "bf-counts"}, site.interface.text("company.told", name=dossier.name)
    )
    # The words of a picture are names and numbers; as results of a search they would mislead.
    figure = h("figure", {"class": "bf-picture", "data-search-exclude": ""}, picture, told)
    return [section("companions", title, figure, _table(site, dossier, drawn))]


def _line(site: Site, dossier: Dossier) -> list[Element]:
    near = [companion for companion in dossier.companions if companion.sentences]
    key = "company.same-sentence" if near else "company.same-briefing"
    listed = (near or dossier.companions)[:_LISTED]
    items = [h("li", None, actor_link(site, companion.actor)) for companion in listed]
    lead = site.interface.text(key)
    return [h("p", {"class": "bf-counts"}, lead), inline_list(items, "", lead)]


def _table(site: Site, dossier: Dossier, drawn: Sequence[Companion]) -> Element:
    text = site.interface.text
    columns = ("company.actor", "company.sentences", "company.briefings")
    linked = {companion.actor for companion in drawn}
    rows = [
        _row(site, companion, linked=companion.actor in linked) for companion in dossier.companions
    ]
    head = h("tr", None, [h("th", {"scope": "col"}, text(key)) for key in columns])
    return h(
        "details",
        {"class": "bf-table"},
        h("summary", None, text("company.table")),
        h(
            "table",
            None,
            h("caption", None, text("company.caption", name=dossier.name)),
            h("thead", None, head),
            h("tbody", None, rows),
        ),
        _ties(site, dossier),
    )


def _row(site: Site, companion: Companion, *, linked: bool) -> Element:
    """Return the row of a companion; a name that the picture has `linked` needs no second link."""
    name = site.name(companion.actor) if linked else actor_link(site, companion.actor)
    return h(
        "tr",
        None,
        h("th", {"scope": "row"}, name),
        h("td", None, site.interface.number(companion.sentences)),
        h("td", None, site.interface.number(companion.briefings)),
    )


def _ties(site: Site, dossier: Dossier) -> Element | None:
    """Return in words the lines of the picture that do not lead to its middle."""
    if not dossier.ties:
        return None
    told = [
        f"{site.name(tie.one)} – {site.name(tie.other)} ({tie.sentences})" for tie in dossier.ties
    ]
    return h("p", None, site.interface.text("company.ties"), " ", joined(told, " ; "))
