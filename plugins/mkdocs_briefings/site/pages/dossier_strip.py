"""When an actor was in view: a bar for each month or year, and a table that says the same."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import dossier_path, link
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.density import Bin, density_of
from mkdocs_briefings.site.index.dossier_years import YearPart
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Mention
from mkdocs_briefings.site.index.gate import Standing, standing_of
from mkdocs_briefings.site.pages.mentions import mentions_anchor
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.strip import bin_words, strip

_LEAST = 3
"""Two bars tell no more than the first and the last day do."""


def mentions_strip(site: Site, dossier: Dossier, parts: Sequence[YearPart]) -> list[Element]:
    """Return the strip of the mentions that are sure, by the dates of their sources, and its table.

    `parts` are the pages of a long dossier, which hold what its own page does not.
    """
    shown = [m for m in dossier.mentions if standing_of(m) is Standing.SURE and _day(m)]
    places = [_day(mention) for mention in shown]
    bins = [one for one in density_of(places) if one.count]
    if len(bins) < _LEAST:
        return []

    def address(one: Bin) -> str:
        newest = next(
            mention for mention in shown if _day(mention)[: len(one.period)] == one.period
        )
        part = next((p for p in parts if newest.passage.briefing in p.dossier.briefings), None)
        path = part.path if part else dossier_path(dossier.id)
        return link(path, mentions_anchor(newest.passage.briefing))

    interface = site.interface
    label = interface.text("strip.mentions")
    drawn = strip(interface, places, address, label, "count.mentions")
    if drawn is None:
        return []
    # Blue is an actor, as green is a date.
    drawn.set("style", "--bf-date:var(--bf-actor)")
    return [drawn, _table(site, dossier, bins)]


def _day(mention: Mention) -> str:
    published = mention.passage.source.published
    return published.isoformat() if published else ""


def _table(site: Site, dossier: Dossier, bins: Sequence[Bin]) -> Element:
    text = site.interface.text
    rows = [
        h(
            "tr",
            None,
            h("th", {"scope": "row"}, bin_words(site.interface, one)),
            h("td", None, site.interface.number(one.count)),
        )
        for one in bins
    ]
    head = h(
        "tr",
        None,
        [h("th", {"scope": "col"}, text(f"strip.{key}")) for key in ("period", "number")],
    )
    table = h(
        "table",
        None,
        h("caption", None, text("strip.table", name=dossier.name)),
        h("thead", None, head),
        h("tbody", None, rows),
    )
    return h("details", {"class": "bf-table"}, h("summary", None, text("company.table")), table)
