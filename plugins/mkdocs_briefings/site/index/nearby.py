"""What was written before and after a briefing on the same matter."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind, Briefing
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Entries
from mkdocs_briefings.site.index.order import publication_of

_EVERYWHERE = 50
"""Whoever is in more briefings than this joins none of them, and looking would cost n²."""

_SHARED = 2
"""One name in common is chance as often as not."""

_LISTED = 3
_REACH = dt.timedelta(days=366)
_FADING = 60
"""After so many days what is shared counts half."""

_JOINING = frozenset(ActorKind) - {ActorKind.COUNTRY, ActorKind.PLACE}
"""A country or a place is the scene of much that has nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Near:
    """Another briefing on the same matter, and the actors that both name, the rarest first."""

    slug: str
    day: dt.date
    shared: tuple[str, ...]


def nearby(
    slug: str,
    briefings: Mapping[str, Briefing],
    entries: Mapping[str, Entries],
    dossiers: Mapping[str, Dossier],
) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
    """Return the briefings on the same matter from before and from after, each oldest first.

    They name two actors at least that this one names without doubt; the rarer these are, and the
    nearer the days, the closer they are.
    """
    here = publication_of(briefings[slug])
    if here is None:
        return (), ()
    publishers = {fold(s.publisher) for s in briefings[slug].sources if s.publisher}
    shared: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, float] = defaultdict(float)
    for dossier in _joining(entries[slug], dossiers):
        if fold(dossier.name) not in publishers:
            for other in dossier.briefings:
                shared[other].append(dossier.id)
                weights[other] += 1 / len(dossier.briefings)
    found: list[tuple[float, Near]] = []
    for other, actors in shared.items():
        day = publication_of(briefings[other])
        if other == slug or day is None or len(actors) < _SHARED or abs(day - here) > _REACH:
            continue
        close = weights[other] / (1 + abs((day - here).days) / _FADING)
        rarest = sorted(actors, key=lambda actor: len(dossiers[actor].briefings))
        found.append((close, Near(other, day, tuple(rarest))))
    found.sort(key=lambda item: (-item[0], item[1].slug))
    before = [near for _, near in found if (near.day, near.slug) < (here, slug)][:_LISTED]
    after = [near for _, near in found if (near.day, near.slug) > (here, slug)][:_LISTED]
    return _oldest_first(before), _oldest_first(after)


def _oldest_first(found: list[Near]) -> tuple[Near, ...]:
    return tuple(sorted(found, key=lambda near: (near.day, near.slug)))


def _joining(page: Entries, dossiers: Mapping[str, Dossier]) -> list[Dossier]:
    sure = dict.fromkeys(mention.actor for mention in page.mentions if not mention.doubt)
    named = (dossiers[actor] for actor in sure)
    return [
        dossier
        for dossier in named
        if dossier.kind in _JOINING and 1 < len(dossier.briefings) <= _EVERYWHERE
    ]
