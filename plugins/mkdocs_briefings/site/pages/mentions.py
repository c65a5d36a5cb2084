"""The ways from one mention of an actor to the next, and to its sentences in the dossier."""

from collections.abc import Sequence
from posixpath import dirname, relpath
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import briefing_path, dossier_path
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.dossier_years import is_long
from mkdocs_briefings.site.pages.site import Site


def mentions_anchor(slug: str) -> str:
    """Return the fragment of the mentions in one briefing on the page of a dossier."""
    return f"in-{slug}"


def mention_steps(site: Site, slug: str, actor: str, anchors: Sequence[str], here: str) -> Element:
    """Return the ways from a mention to the one before, to the dossier, and to the one after.

    `anchors` are those of all mentions on the page. The style sheet shows the ways beside the
    mention to which a link has led, and writes their words: the page of a source shows its own.
    """
    number = anchors.index(here)
    dossier = site.index.dossiers[actor]
    # What one page of a long dossier holds is another page's tomorrow.
    fragment = "mentions" if is_long(dossier) else mentions_anchor(slug)
    numbers = {"number": str(number + 1), "count": str(len(anchors))}
    text = site.interface.text
    middle = {
        "href": f"{relpath(dossier_path(actor), dirname(briefing_path(slug)))}#{fragment}",
        "data-step": text("mention.step", **numbers),
        "aria-label": text("mention.place", name=dossier.name, **numbers),
    }
    before = anchors[number - 1] if number else None
    after = anchors[number + 1] if number + 1 < len(anchors) else None
    return h(
        "span",
        {"class": "bf-steps"},
        _step(before, "prev", text("mention.previous", name=dossier.name)),
        h("a", middle),
        _step(after, "next", text("mention.next", name=dossier.name)),
    )


def _step(anchor: str | None, rel: str, label: str) -> Element | None:
    if anchor is None:
        return None
    return h("a", {"href": f"#{anchor}", "rel": rel, "aria-label": label})
