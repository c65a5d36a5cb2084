"""What a briefing is about: who, what and when, from marks that are sure, and what is in doubt."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefings.folding import fold
from mkdocs_briefings.markup import block_anchors
from mkdocs_briefings.model import ActorKind, AnnotationKind, Briefing, SourceBlock
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Entries, Event
from mkdocs_briefings.site.index.gate import speaker_of
from mkdocs_briefings.site.index.order import period_of, publication_of
from mkdocs_briefings.site.index.rights import sentences_of

_NAMED, _HAPPENED = 4, 3
"""So many names, and so many events, still fit into a line or two each."""

_WEIGHT = {
    ActorKind.PERSON: 3,
    ActorKind.ORGANISATION: 2,
    ActorKind.GROUP: 1,
    ActorKind.COUNTRY: 1,
}
"""What one place counts by the kind of its actor: news is about people and what they belong to.

Countries and nameless groups are there at every turn and tell a reader least; places, agreements
and named events are no answer to « who ».
"""

_NEWS = dt.timedelta(days=31)
"""What lies further back came before the news; of what lasts longer nobody can say if it is."""

_ACTING = 2
"""Who speaks, or takes part in what happened, counts as if named so many times more."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mark of which the machine is unsure.

    `words` is `None` where they may not be shown: `anchor` leads nowhere then.
    """

    kind: AnnotationKind
    anchor: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Gist:
    """Who and what a briefing is about, and how sure it is.

    `who` are actor ids, those most in view first; `what` are the events nearest before its sources
    were published, the latest first; both are made of marks that nobody doubts. `marks` is the
    number of all marks, `doubts` those among them that are in doubt, in the order of the page.
    """

    who: tuple[str, ...]
    what: tuple[Event, ...]
    marks: int
    doubts: tuple[Doubt, ...]


def gist_of(
    briefing: Briefing,
    page: Entries,
    dossiers: Mapping[str, Dossier],
    shown: Mapping[tuple[str, int], frozenset[int]],
) -> Gist:
    """Return the gist of a briefing; `shown` are the sentences of its blocks that may be shown."""
    what = _latest(briefing, page.events)
    doubts = [
        doubt
        for number, block in enumerate(briefing.blocks)
        for doubt in _doubts_of(block, shown[briefing.slug, number])
    ]
    marks = sum(len(block.annotations) for block in briefing.blocks)
    return Gist(_most_in_view(briefing, page, dossiers, what), what, marks, tuple(doubts))


def _most_in_view(
    briefing: Briefing, page: Entries, dossiers: Mapping[str, Dossier], what: Sequence[Event]
) -> tuple[str, ...]:
    seen = Counter(mention.actor for mention in page.mentions if not mention.doubt)
    said = map(speaker_of, (*page.quotes, *page.claims))
    took_part = (actor for event in what for actor in event.participants)
    for actor in (*said, *took_part):
        # Who takes part in an event that is sure may be in doubt, and who speaks unknown.
        if actor is not None and actor in seen:
            seen[actor] += _ACTING
    publishers = {fold(source.publisher) for source in briefing.sources if source.publisher}
    weighed = {
        actor: number * _WEIGHT.get(dossiers[actor].kind, 0)
        for actor, number in seen.items()
        if publishers.isdisjoint(map(fold, dossiers[actor].names))
    }
    ranked = sorted(filter(weighed.__getitem__, weighed), key=lambda actor: -weighed[actor])
    return tuple(ranked[:_NAMED])


def _latest(briefing: Briefing, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return what the news is: sure events, from the day of the newest source backwards."""
    published = publication_of(briefing)
    told: dict[str, tuple[dt.date, Event]] = {}
    for event in events:
        period = period_of(event)
        if event.label is None or event.doubt or period.end - period.start > _NEWS:
            continue
        if published is None or period.start <= published <= period.end + _NEWS:
            told.setdefault(fold(event.label), (period.start, event))
    # Those of one day keep the order of the page.
    ordered = sorted(told.values(), key=lambda item: item[0], reverse=True)
    return tuple(event for _, event in ordered[:_HAPPENED])


def _doubts_of(block: SourceBlock, shown: frozenset[int]) -> Iterator[Doubt]:
    for note, anchor in zip(block.annotations, block_anchors(block), strict=True):
        if note.doubt:
            first, last = sentences_of(block, note.span)
            visible = shown.issuperset(range(first, last + 1))
            yield Doubt(note.kind, anchor, note.span.of(block.text) if visible else None)
