"""Which actors have a page of their own: those of whom there is more than one article to tell."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Passage
from mkdocs_briefings.site.index.gate import is_sure, telling_mentions

_BRIEFINGS = 2
_BRIEFINGS_OF_A_PLACE = 3
"""Source: of 1,660 actors of 98 real articles 77 % are in one; a place is where things happen."""

_SPEAKERS = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.GROUP})


def is_earned(
    dossier: Dossier, register: Register, counts: Callable[[Passage], bool] = lambda _: True
) -> bool:
    """Say whether an actor has a page: named often enough, quoted for sure, or in the register.

    What is in doubt counts for nothing (see `gate`). `counts` says of each place whether it may.
    """
    entry = register.entries.get(dossier.id)
    # One that only corrects something (`never:`) is not told of.
    told = entry is not None and (entry.name is not None or bool(entry.names))
    if told and any(counts(place) for place in _places(dossier)):
        return True
    named = {
        mention.passage.briefing
        for mention in telling_mentions(dossier.mentions, dossier.names)
        if counts(mention.passage)
    }
    if len(named) >= (_BRIEFINGS_OF_A_PLACE if dossier.kind is ActorKind.PLACE else _BRIEFINGS):
        return True
    return dossier.kind in _SPEAKERS and any(
        is_sure(telling) and telling.speaker == dossier.id and counts(telling.passage)
        for quote in dossier.quotes
        for telling in quote.tellings
    )


def with_earned(dossiers: Mapping[str, Dossier], register: Register) -> dict[str, Dossier]:
    """Return the dossiers in their order, the earned ones with their neighbours in it."""
    earned = [dossier for dossier in dossiers.values() if is_earned(dossier, register)]
    before: dict[str, str] = {}
    for kind in ActorKind:
        ids = [dossier.id for dossier in earned if dossier.kind is kind]
        before.update(zip(ids[1:], ids, strict=False))
    after = {id: other for other, id in before.items()}
    paged = {
        dossier.id: replace(
            dossier, earned=True, before=before.get(dossier.id), after=after.get(dossier.id)
        )
        for dossier in earned
    }
    return {**dossiers, **paged}


def _places(dossier: Dossier) -> list[Passage]:
    entries = (dossier.mentions, dossier.quotes, dossier.claims, dossier.relayed, dossier.events)
    return [entry.passage for listed in entries for entry in listed]
