"""Sources that are in another briefing than their seed says by now, or have another id."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_briefings.model import Briefing, Document


@dataclass(frozen=True, slots=True)
class Move:
    """A source on its way: its id and the slug of its briefing, before and now."""

    old_source: str
    source: str
    old_slug: str
    slug: str


def find_moves(
    standing: Mapping[str, Briefing], documents: Iterable[Document], known: Collection[str]
) -> Iterator[Move]:
    """Yield the sources that stand in another briefing, or under another id.

    `standing` are the briefings as they were made last, by slug; `known` are the ids of all seeds,
    broken ones included. A seed under another name is known by its words.
    """
    homes = {source.id: slug for slug, one in standing.items() for source in one.sources}
    free = {
        block.text: (block.source, slug)
        for slug, one in standing.items()
        for block in one.blocks
        if block.source not in known
    }
    for document in documents:
        id_, slug = document.source.id, document.source.briefing
        if slug in standing and any(source.id == id_ for source in standing[slug].sources):
            continue
        if id_ in homes:
            yield Move(id_, id_, homes[id_], slug)
        elif document.text in free:
            old, home = free.pop(document.text)
            yield Move(old, id_, home, slug)
