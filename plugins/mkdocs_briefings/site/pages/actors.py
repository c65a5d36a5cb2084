"""Actors from A to Z, by kind."""

from xml.etree.ElementTree import Element

from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import dossier_path, link
from mkdocs_briefings.site.dossiers import Dossier
from mkdocs_briefings.site.elements import h, joined
from mkdocs_briefings.site.pages.parts import Site, nothing


def actors(site: Site) -> list[Element]:
    """Return all actors by kind, each kind in alphabetical order."""
    by_kind: dict[ActorKind, list[Dossier]] = {kind: [] for kind in ActorKind}
    for dossier in site.index.dossiers.values():
        by_kind[dossier.kind].append(dossier)
    result: list[Element] = []
    for kind, dossiers in by_kind.items():
        if dossiers:
            result.append(h("h2", {"id": f"kind-{kind}"}, site.interface.text(f"kinds.{kind}")))
            items = [_item(site, dossier) for dossier in dossiers]
            result.append(h("ul", {"class": "bf-actors"}, items))
    return result or [nothing(site)]


def most_seen(site: Site, number: int) -> Element:
    """Return the actors who are in the most briefings."""
    dossiers = site.index.dossiers.values()
    seen = sorted(dossiers, key=lambda d: (-len(d.briefings), -len(d.mentions), d.id))
    return h("ul", {"class": "bf-actors"}, [_item(site, dossier) for dossier in seen[:number]])


def _item(site: Site, dossier: Dossier) -> Element:
    role = site.role(dossier.id, dossier.briefings[0])
    counts = joined(
        [
            site.interface.count("count.briefings", len(dossier.briefings)),
            site.interface.count("count.quotes", len(dossier.quotes)) if dossier.quotes else None,
        ],
        ", ",
    )
    return h(
        "li",
        None,
        h("a", {"href": link(dossier_path(dossier.id))}, dossier.name),
        h("span", {"class": "bf-role"}, " ", role) if role else None,
        h("span", {"class": "bf-counts"}, " ", counts),
    )
