"""The briefing that the proposals for its sources make."""

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_briefings.model import Actor, Briefing, Proposal


def make_briefing(slug: str, proposals: Sequence[Proposal]) -> Briefing:
    """Return the briefing that the proposals for its sources make, in their order.

    Title and language are those of the first source; where it has no title, publisher and date
    stand for one, without a publisher the slug.
    """
    first = proposals[0].source
    known = [str(part) for part in (first.publisher, first.published) if part and first.publisher]
    return Briefing(
        slug,
        title=first.title or ", ".join(known) or slug,
        language=first.language,
        sources=tuple(proposal.source for proposal in proposals),
        actors=_join_actors(proposals),
        parts=tuple(proposal.block for proposal in proposals),
    )


def _join_actors(proposals: Sequence[Proposal]) -> tuple[Actor, ...]:
    """Return the actors of all sources, each once: the first to name one decides."""
    joined: dict[str, Actor] = {}
    for actor in (actor for proposal in proposals for actor in proposal.actors):
        known = joined.get(actor.id, actor)
        aliases = dict.fromkeys((*known.aliases, *actor.aliases))
        joined[actor.id] = replace(
            known,
            role=known.role or actor.role,
            aliases=tuple(alias for alias in aliases if alias != known.name),
        )
    return tuple(joined.values())
