"""How far a briefing may be trusted, said in words."""

from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.site.elements import h
from mkdocs_briefings.site.pages.parts import Site


def trust_state(site: Site, briefing: Briefing) -> Element:
    """Return who stands behind the annotations, and whether the source has changed since."""
    text = site.interface.text
    if review := briefing.review:
        state = "reviewed"
        words = text("trust.reviewed", by=review.by, on=site.interface.day(review.on))
    else:
        state = "edited" if briefing.slug in site.edited else "machine"
        words = text(f"trust.{state}")
    outdated = briefing.slug in site.outdated
    return h(
        "p",
        {"class": "bf-trust", "data-state": "outdated" if outdated else state},
        words,
        h("strong", None, " ", text("trust.outdated")) if outdated else None,
        h("strong", None, " ", text("trust.draft")) if briefing.draft else None,
    )
