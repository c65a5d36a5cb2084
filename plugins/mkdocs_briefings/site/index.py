"""All briefings at once: who, what was said, what happened, where, each with its evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Briefing, Rights, Source, SourceBlock
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.dossiers import Dossier, build_dossiers
from mkdocs_briefings.site.entries import Entries, Event, Statement, read_entries
from mkdocs_briefings.site.order import chronological, newest_first, publication_of
from mkdocs_briefings.site.rights import shown_sentences

_STRICTNESS = (Rights.FULL, Rights.EXCERPT, Rights.LINK, Rights.PRIVATE)


@dataclass(frozen=True, slots=True)
class Index:
    """What the pages are made of. Briefings and statements newest first, events oldest first.

    `shown` maps a slug and the number of a block in it to the sentences that may be shown.
    """

    briefings: Mapping[str, Briefing]
    entries: Mapping[str, Entries]
    dossiers: Mapping[str, Dossier]
    quotes: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    events: tuple[Event, ...]
    sources: tuple[tuple[Source, str], ...]
    tags: Mapping[str, tuple[str, ...]]
    shown: Mapping[tuple[str, int], frozenset[int]]
    register: Register


def build_index(
    briefings: Iterable[Briefing], register: Register, *, language: str, excerpt_words: int
) -> Index:
    """Return the index of the briefings; `language` decides which of an actor's names is used."""
    ordered = sorted(briefings, key=_place_in_list)
    shown = choose_shown(ordered, excerpt_words)
    entries = {briefing.slug: read_entries(briefing, shown, register) for briefing in ordered}
    by_slug = {briefing.slug: briefing for briefing in ordered}
    tags = defaultdict(list)
    for briefing in ordered:
        for tag in briefing.tags:
            tags[tag].append(briefing.slug)
    every = entries.values()
    return Index(
        by_slug,
        entries,
        build_dossiers(by_slug, entries, register, language),
        newest_first(entry for page in every for entry in page.quotes),
        newest_first(entry for page in every for entry in page.claims),
        chronological(event for page in every for event in page.events),
        _sources(ordered),
        {tag: tuple(tags[tag]) for tag in sorted(tags, key=fold)},
        shown,
        register,
    )


def choose_shown(
    briefings: Iterable[Briefing], excerpt_words: int
) -> dict[tuple[str, int], frozenset[int]]:
    """Return which sentences of each block (slug, number) the site shows, over all its pages."""
    blocks: dict[str, list[tuple[tuple[str, int], Source, SourceBlock]]] = defaultdict(list)
    for briefing in briefings:
        sources = {source.id: source for source in briefing.sources}
        for number, block in enumerate(briefing.blocks):
            key = briefing.slug, number
            blocks[block.source].append((key, sources[block.source], block))
    shown = {}
    for group in blocks.values():
        # Where briefings disagree on the rights of one source, the strictest holds.
        rights = max((source.rights for _, source, _ in group), key=_STRICTNESS.index)
        chosen = shown_sentences([block for _, _, block in group], rights, excerpt_words)
        shown.update({key: numbers for (key, _, _), numbers in zip(group, chosen, strict=True)})
    return shown


def _sources(briefings: Iterable[Briefing]) -> tuple[tuple[Source, str], ...]:
    found = [(source, briefing.slug) for briefing in briefings for source in briefing.sources]
    found.sort(key=lambda item: -item[0].published.toordinal() if item[0].published else 0)
    return tuple(found)


def _place_in_list(briefing: Briefing) -> tuple[int, str]:
    published = publication_of(briefing)
    return (-published.toordinal() if published else 0, briefing.slug)
