"""Nothing is made of words that are not proved to be their source's: the one gate of the index."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from mkdocs_briefings.model import Briefing, Prose, SourceBlock


def withhold_unproved(
    briefings: Iterable[Briefing], unproved: Collection[tuple[str, str]]
) -> tuple[Briefing, ...]:
    """Return the briefings with no marks in the blocks of these sources, given by slug and id.

    Quotes, claims, events, cards, dossiers, records of search and what machines are told are made
    of marks, and of nothing else; the words stay, for the page to show with its warning.
    """
    slugs = {slug for slug, _ in unproved}
    return tuple(
        replace(
            briefing, parts=tuple(_strip(part, briefing.slug, unproved) for part in briefing.parts)
        )
        if briefing.slug in slugs
        else briefing
        for briefing in briefings
    )


def _strip(
    part: Prose | SourceBlock, slug: str, unproved: Collection[tuple[str, str]]
) -> Prose | SourceBlock:
    if isinstance(part, SourceBlock) and (slug, part.source) in unproved:
        return replace(part, annotations=())
    return part
