"""All briefings at once: who, what was said, what happened, where, each with its evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind, Briefing, Rights, Source, SourceBlock
from mkdocs_briefings.pipeline import Verdict
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.dossiers import Dossier, build_dossiers
from mkdocs_briefings.site.index.earning import with_earned
from mkdocs_briefings.site.index.entries import Entries, Event, Statement, read_entries
from mkdocs_briefings.site.index.gate import is_sure, sure
from mkdocs_briefings.site.index.labels import (
    NOBODY_KNOWS,
    Proposed,
    Shown,
    without_hidden_labels,
)
from mkdocs_briefings.site.index.merging import by_briefing, merge_entries
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.index.proved import withhold_unproved
from mkdocs_briefings.site.index.rights import shown_sentences, strictest
from mkdocs_briefings.site.index.volumes import (
    Volume,
    bind_volume,
    newest_events,
    place_of_day,
    place_of_event,
    place_of_statement,
)

Neighbours = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Index:
    """What the pages are made of. Briefings and statements newest first, events oldest first.

    `entries` are what each briefing gives; `quotes`, `claims` and `events` hold each thing once,
    whoever tells it, and `quotes_in` and `events_in` those of a briefing, by its slug.
    `timeline` holds all events, `kinds` those in which a kind of actor takes part, `calendar` all
    quotes of whose speaker the site is sure and `unsigned` all others (see `gate`), each in
    volumes, the newest first. `shelf` holds the slugs of all briefings and `library` all sources,
    each with the slug of its briefing, in volumes too.
    `dossiers` are of all actors; those that are not earned have no page (see `earning`).
    `shown` maps a slug and the number of a block in it to the sentences that may be shown.
    `unproved` are the sources, by slug and id, of whose words nothing is made, each with why.
    `neighbours` are of each briefing the one before it in time and the one after, if there is one.
    """

    briefings: Mapping[str, Briefing]
    entries: Mapping[str, Entries]
    dossiers: Mapping[str, Dossier]
    quotes: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    events: tuple[Event, ...]
    quotes_in: Mapping[str, Sequence[Statement]]
    events_in: Mapping[str, Sequence[Event]]
    timeline: Volume[Event]
    kinds: Mapping[ActorKind, Volume[Event]]
    calendar: Volume[Statement]
    unsigned: Volume[Statement]
    shelf: Volume[str]
    library: Volume[tuple[Source, str]]
    sources: tuple[tuple[Source, str], ...]
    tags: Mapping[str, tuple[str, ...]]
    shown: Shown
    register: Register
    unproved: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    neighbours: Mapping[str, Neighbours] = field(default_factory=dict)

    def kinds_of(self, event: Event) -> set[ActorKind]:
        """Return the kinds of actors that take part in an event."""
        return _kinds_of(event, self.dossiers)


def build_index(
    briefings: Iterable[Briefing],
    register: Register,
    *,
    language: str,
    excerpt_words: int,
    whole: bool = False,
    proposed: Mapping[str, Proposed] = NOBODY_KNOWS,
    unproved: Mapping[tuple[str, str], Verdict] = MappingProxyType({}),
) -> Index:
    """Return the index of the briefings; `language` decides which of an actor's names is used.

    `proposed` are the labels that the machine gave each briefing, by slug, where they are known.
    `unproved` are the sources, by slug and id, whose words are not proved to be theirs.
    """
    listed = sorted(withhold_unproved(briefings, unproved), key=_place_in_list)
    shown = choose_shown(listed, excerpt_words, whole=whole)
    ordered = [without_hidden_labels(one, shown, proposed.get(one.slug)) for one in listed]
    entries = {
        briefing.slug: read_entries(briefing, shown, register, proposed.get(briefing.slug))
        for briefing in ordered
    }
    by_slug = {briefing.slug: briefing for briefing in ordered}
    told = merge_entries(entries.values())
    found = build_dossiers(by_slug, entries, told, register, language)
    dossiers = with_earned(found, register)
    newest = newest_events(told.events)
    unsigned = (quote for quote in told.quotes if not is_sure(quote))
    sources = _sources(ordered)
    return Index(
        by_slug,
        entries,
        dossiers,
        told.quotes,
        told.claims,
        told.events,
        by_briefing(told.quotes),
        by_briefing(told.events),
        bind_volume(newest, place_of_event),
        _events_by_kind(newest, dossiers),
        bind_volume(sure(told.quotes), place_of_statement),
        bind_volume(unsigned, place_of_statement),
        bind_volume(by_slug, lambda slug: place_of_day(publication_of(by_slug[slug]))),
        bind_volume(sources, lambda item: place_of_day(item[0].published)),
        sources,
        _list_tags(ordered),
        shown,
        register,
        unproved,
        _neighbours(tuple(by_slug)),
    )


def _list_tags(briefings: Iterable[Briefing]) -> dict[str, tuple[str, ...]]:
    """Return the slugs under each tag, the tags in alphabetical order."""
    tags: dict[str, list[str]] = defaultdict(list)
    for briefing in briefings:
        for tag in briefing.tags:
            tags[tag].append(briefing.slug)
    return {tag: tuple(tags[tag]) for tag in sorted(tags, key=fold)}


def choose_shown(
    briefings: Iterable[Briefing], excerpt_words: int, *, whole: bool = False
) -> dict[tuple[str, int], frozenset[int]]:
    """Return which sentences of each block (slug, number) the site shows, over all its pages.

    `whole` shows all: to authors, on their own machine.
    """
    blocks: dict[str, list[tuple[tuple[str, int], Source, SourceBlock]]] = defaultdict(list)
    for briefing in briefings:
        sources = {source.id: source for source in briefing.sources}
        for number, block in enumerate(briefing.blocks):
            key = briefing.slug, number
            blocks[block.source].append((key, sources[block.source], block))
    shown = {}
    for group in blocks.values():
        # Where briefings disagree on the rights of one source, the strictest holds.
        least = strictest(source.rights for _, source, _ in group)
        rights = Rights.FULL if whole else least
        chosen = shown_sentences([block for _, _, block in group], rights, excerpt_words)
        shown.update({key: numbers for (key, _, _), numbers in zip(group, chosen, strict=True)})
    return shown


def _events_by_kind(
    events: Iterable[Event], dossiers: Mapping[str, Dossier]
) -> dict[ActorKind, Volume[Event]]:
    found: dict[ActorKind, list[Event]] = {kind: [] for kind in ActorKind}
    for event in events:
        for kind in _kinds_of(event, dossiers):
            found[kind].append(event)
    return {kind: bind_volume(some, place_of_event) for kind, some in found.items() if some}


def _kinds_of(event: Event, dossiers: Mapping[str, Dossier]) -> set[ActorKind]:
    return {dossiers[actor].kind for actor in event.participants}


def _neighbours(slugs: Sequence[str]) -> dict[str, Neighbours]:
    """Return the neighbours of each briefing, given the newest first."""
    around = zip(slugs, (*slugs[1:], None), (None, *slugs), strict=False)
    return {slug: (before, after) for slug, before, after in around}


def _sources(briefings: Iterable[Briefing]) -> tuple[tuple[Source, str], ...]:
    found = [(source, briefing.slug) for briefing in briefings for source in briefing.sources]
    found.sort(key=lambda item: -item[0].published.toordinal() if item[0].published else 0)
    return tuple(found)


def _place_in_list(briefing: Briefing) -> tuple[int, str]:
    published = publication_of(briefing)
    return (-published.toordinal() if published else 0, briefing.slug)
