"""How far a briefing may be trusted, said in words."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.pages.site import Site


def trust_state(site: Site, briefing: Briefing) -> Element:
    """Return who stands behind the annotations, and what has changed since."""
    text = site.interface.text
    state = _find_state(site, briefing)
    outdated = briefing.slug in site.outdated
    return h(
        "p",
        {"class": "bf-trust", "data-state": "outdated" if outdated else state},
        _tell(site, briefing, f"trust.{state}"),
        h("strong", None, " ", text("trust.outdated")) if outdated else None,
        h("strong", None, " ", text("trust.draft")) if briefing.draft else None,
        h("span", {"class": "bf-counts"}, " ", text("trust.not-indexed"))
        if site.local and not may_be_indexed(site, [briefing.slug])
        else None,
    )


def may_be_indexed(site: Site, slugs: Iterable[str]) -> bool:
    """Say whether search engines may keep a page made of these briefings: somebody read one."""
    briefings = site.index.briefings
    return site.index_unreviewed or any(briefings[slug].review is not None for slug in slugs)


def trust_method(site: Site, briefing: Briefing) -> str:
    """Return what a person has done on the page after the machine, and what nobody has read."""
    state = _find_state(site, briefing)
    if state == "reviewed" and briefing.review and briefing.review.digest is None:
        state = "unsealed"
    return _tell(site, briefing, f"method.{state}")


def _find_state(site: Site, briefing: Briefing) -> str:
    """Return `machine`, `edited`, `reviewed`, or `changed` since it was reviewed."""
    if briefing.review:
        return "changed" if briefing.slug in site.changed else "reviewed"
    origin = site.origins.get(briefing.slug)
    return "edited" if origin and origin.edited else "machine"


def _tell(site: Site, briefing: Briefing, key: str) -> str:
    review = briefing.review
    if review is None:
        return site.interface.text(key)
    return site.interface.text(key, by=review.by, on=site.interface.day(review.on))
