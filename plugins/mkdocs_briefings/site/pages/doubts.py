"""Why the machine is unsure of a mark, and between whom or what: in words."""

from mkdocs_briefings.model import AnnotationKind, Reason
from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.pages.site import Site

_NAMED = 3
"""So many candidates are a choice; the likeliest come first."""


def doubt_words(site: Site, slug: str, anchor: str) -> str:
    """Return the words for a mark in doubt, with the reason where the machine told one."""
    why = doubt_reason(site, slug, anchor)
    label = site.interface.text("doubt.label")
    return label if why is None else site.interface.text("doubt.told", label=label, why=why)


def doubt_reason(site: Site, slug: str, anchor: str) -> str | None:
    """Return between whom or what the machine wavers at a mark, and why; `None` if nobody knows.

    `anchor` is the fragment of the mark on the page of the briefing.
    """
    origin = site.origins.get(slug)
    reasons = origin.reasons if origin else ()
    reason = next((one for one in reasons if one.anchor == anchor), None)
    if reason is None:
        return None
    told = [_between(site, reason), *(_rule(site, name) for name in reason.rules)]
    return site.interface.text("doubt.and").join(filter(None, told)) or None


def _between(site: Site, reason: Reason) -> str | None:
    """Return the values between which it wavers, in words; `None` where there is but one."""
    told = (_name(site, reason, value) for value in reason.values)
    names = list(dict.fromkeys(name for name in told if name is not None))[:_NAMED]
    return site.interface.text("doubt.or").join(names) if len(names) > 1 else None


def _name(site: Site, reason: Reason, value: str) -> str | None:
    if reason.kind is AnnotationKind.DATE:
        return date_words(value, site.interface)
    actor = site.index.register.resolve(value)
    return site.name(actor) if actor in site.index.dossiers else None


def _rule(site: Site, rule: str) -> str | None:
    """Return what a rule of doubt says, in the language of the interface."""
    return site.interface.texts.get(f"doubt.why.{rule.partition(':')[2]}")
