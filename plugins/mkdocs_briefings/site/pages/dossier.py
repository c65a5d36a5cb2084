"""The dossier of an actor, and the pages of a long one by year."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import dossier_path, link
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.dossier_years import (
    NEWEST,
    YearPart,
    Years,
    divide_by_year,
    entries_of,
    newest_of,
)
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.pages.companions import company_section
from mkdocs_briefings.site.pages.dossier_entries import (
    dates_section,
    held_by,
    lower_sections,
    mentions_section,
    said_sections,
)
from mkdocs_briefings.site.pages.dossier_head import dossier_head, roles_section
from mkdocs_briefings.site.pages.dossier_strip import mentions_strip
from mkdocs_briefings.site.pages.parts import actor_link, section
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.topics import topics_section


def compose_dossier(site: Site, dossier: Dossier, parts: Sequence[YearPart] = ()) -> list[Element]:
    """Return the page of an actor: all of it, or the newest entries and the way to all `parts`."""
    shown = newest_of(dossier)
    held = held_by(shown)
    return [
        h("h1", None, dossier.name),
        dossier_head(site, dossier),
        *mentions_strip(site, dossier, parts),
        *_years(site, parts),
        *roles_section(site, dossier),
        *said_sections(site, held),
        *topics_section(site, dossier),
        *dates_section(site, held),
        *company_section(site, dossier),
        *mentions_section(site, shown, held),
        *lower_sections(site, shown, held),
        *_neighbours(site, dossier),
    ]


def compose_year(
    site: Site, part: YearPart, newer: YearPart | None, older: YearPart | None
) -> list[Element]:
    """Return the page of a part of a dossier, between the parts next to it."""
    held = held_by(part.dossier)
    return [
        h("h1", None, year_title(site, part)),
        h(
            "header",
            {"class": "bf-profile"},
            h(
                "p",
                None,
                site.interface.text("dossier.whole"),
                " ",
                actor_link(site, part.dossier.id),
            ),
        ),
        *said_sections(site, held),
        *dates_section(site, held),
        *mentions_section(site, part.dossier, held),
        *lower_sections(site, part.dossier, held),
        _steps(
            site.interface.text("dossier.years"),
            (older.path, year_title(site, older)) if older else None,
            (newer.path, year_title(site, newer)) if newer else None,
        ),
    ]


def year_parts(site: Site, dossier: Dossier) -> tuple[YearPart, ...]:
    """Return the parts of a long dossier, the newest first; none of one that is not long."""
    return divide_by_year(dossier, site.index.briefings)


def year_title(site: Site, part: YearPart) -> str:
    """Return the title of the page of a part."""
    years = part.years
    if years.first is None:
        key = "dossier.undated"
    else:
        key = "dossier.year" if years.first == years.last else "dossier.years-between"
    told = {"year": str(years.first), "last": str(years.last)}
    title = site.interface.text(key, name=part.dossier.name, **told)
    if years.count == 1:
        return title
    numbers = {"number": str(years.number), "count": str(years.count)}
    return site.interface.text("dossier.part", title=title, **numbers)


def _years(site: Site, parts: Sequence[YearPart]) -> list[Element]:
    """Return the way to all that a long dossier holds, year by year."""
    if not parts:
        return []
    text = site.interface.text
    items = []
    for part in parts:
        attributes = {"href": link(part.path), "aria-label": year_title(site, part)}
        number = h(
            "span", {"class": "bf-count"}, " ", site.interface.number(entries_of(part.dossier))
        )
        items.append(h("li", None, h("a", attributes, _label(site, part.years), number)))
    lead = h("p", None, text("dossier.newest", number=str(NEWEST)))
    return [
        section("years", text("dossier.years"), lead, h("ul", {"class": "bf-bare bf-years"}, items))
    ]


def _label(site: Site, years: Years) -> str:
    if years.first is None:
        return site.interface.text("date.none")
    label = str(years.first) if years.first == years.last else f"{years.first}–{years.last}"
    return label if years.count == 1 else f"{label} ({years.number})"


def _neighbours(site: Site, dossier: Dossier) -> list[Element]:
    """Return the ways to the actors of the same kind that stand next in the alphabet."""
    before, after = (
        (dossier_path(other), site.name(other)) if other else None
        for other in (dossier.before, dossier.after)
    )
    if before is None and after is None:
        return []
    return [_steps(site.interface.text(f"kinds.{dossier.kind}"), before, after)]


def _steps(label: str, before: tuple[str, str] | None, after: tuple[str, str] | None) -> Element:
    """Return the ways to a page before and one after, given as path and title."""
    links = [
        h("a", {"href": link(way[0]), "rel": rel}, way[1])
        for rel, way in (("prev", before), ("next", after))
        if way is not None
    ]
    return h("nav", {"class": "bf-neighbours", "aria-label": label}, links)
