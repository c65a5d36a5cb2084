"""The ways from one mention of an actor to the next, and to where the site tells of it."""

from collections.abc import Sequence
from posixpath import dirname, relpath
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import briefing_path, dossier_path, glossary_anchor
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.dossier_years import is_long
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.pages.site import Site


def mentions_anchor(slug: str) -> str:
    """Return the fragment of the mentions in one briefing on the page of a dossier."""
    return f"in-{slug}"


def mention_steps(site: Site, slug: str, actor: str, anchors: Sequence[str], here: str) -> Element:
    """Return the ways from a mention to the one before, to its actor, and to the one after.

    `anchors` are those of all mentions on the page. The style sheet shows the ways beside the
    mention to which a link has led, and writes their words: the page of a source shows its own.
    """
    number = anchors.index(here)
    dossier = site.index.dossiers[actor]
    numbers = {"number": str(number + 1), "count": str(len(anchors))}
    text = site.interface.text
    kind = "dossier" if dossier.earned else "glossary"
    middle = {
        "href": _place(dossier, slug),
        "data-step": text(f"mention.step.{kind}", **numbers),
        "aria-label": text(f"mention.place.{kind}", name=dossier.name, **numbers),
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


def _place(dossier: Dossier, slug: str) -> str:
    """Return the address of the mentions of one briefing: in the dossier, else in its glossary."""
    if not dossier.earned:
        return f"#{glossary_anchor(dossier.id)}"
    # What one page of a long dossier holds is another page's tomorrow.
    fragment = "mentions" if is_long(dossier) else mentions_anchor(slug)
    return f"{relpath(dossier_path(dossier.id), dirname(briefing_path(slug)))}#{fragment}"


def _step(anchor: str | None, rel: str, label: str) -> Element | None:
    if anchor is None:
        return None
    return h("a", {"href": f"#{anchor}", "rel": rel, "aria-label": label})
