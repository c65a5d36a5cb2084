"""An index in which one briefing is as it stands now, without looking at all others again.

It serves the page of that briefing, until the index is built anew: what other pages tell of the
briefing stays as it was.
"""

from collections.abc import Mapping
from dataclasses import replace

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline import Verdict
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, choose_shown
from mkdocs_briefings.site.index.dossiers import Dossier, build_dossiers
from mkdocs_briefings.site.index.earning import with_earned
from mkdocs_briefings.site.index.entries import read_entries
from mkdocs_briefings.site.index.labels import Proposed, without_hidden_labels
from mkdocs_briefings.site.index.merging import by_briefing, merge_entries
from mkdocs_briefings.site.index.proved import withhold_unproved


def lay_over(
    index: Index,
    briefing: Briefing,
    register: Register,
    *,
    language: str,
    proposed: Proposed,
    unproved: Mapping[tuple[str, str], Verdict],
) -> Index:
    """Return an index with a briefing in place of the one of its slug, every sentence shown.

    That is for authors, on their own machine: elsewhere the rights of a source hold over all pages.
    """
    slug = briefing.slug
    [held] = withhold_unproved([briefing], unproved)
    shown = choose_shown([held], 0, whole=True)
    one = without_hidden_labels(held, shown, proposed)
    page = read_entries(one, shown, register, proposed)
    told = merge_entries([page, *(index.entries[other] for other in _who_tells_too(index, slug))])
    own = build_dossiers({slug: one}, {slug: page}, merge_entries([page]), register, language)
    fresh = with_earned(own, register)
    known = index.dossiers
    seen = {actor: _renew(known.get(actor), fresh[actor], slug, register) for actor in own}
    quotes, events = by_briefing(told.quotes), by_briefing(told.events)
    return replace(
        index,
        briefings={**index.briefings, slug: one},
        entries={**index.entries, slug: page},
        dossiers={**known, **seen},
        quotes_in={**index.quotes_in, slug: quotes.get(slug, ())},
        events_in={**index.events_in, slug: events.get(slug, ())},
        shown={**{key: some for key, some in index.shown.items() if key[0] != slug}, **shown},
        register=register,
        unproved=unproved,
    )


def _who_tells_too(index: Index, slug: str) -> list[str]:
    """Return the slugs of the briefings that told the same as one of them, in their order."""
    quotes, events = index.quotes_in.get(slug, ()), index.events_in.get(slug, ())
    places = [telling.passage for quote in quotes for telling in quote.tellings]
    for event in events:
        places += [telling.passage for telling in (*event.tellings, *event.elsewhen)]
    found = {place.briefing for place in places} - {slug}
    return [other for other in index.entries if other in found]


def _renew(known: Dossier | None, fresh: Dossier, slug: str, register: Register) -> Dossier:
    """Return what is known of an actor now; `fresh` is what the briefing alone tells."""
    if known is None or set(known.briefings) <= {slug}:
        return fresh
    return replace(
        known,
        name=fresh.name if known.id in register.entries else known.name,
        kind=register.kind_of(known.id) or known.kind,
        briefings=known.briefings if slug in known.briefings else (*known.briefings, slug),
        earned=known.earned or fresh.earned,
    )
