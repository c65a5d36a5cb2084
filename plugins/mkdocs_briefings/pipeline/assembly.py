"""The briefing that the proposals for its sources make."""

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_briefings.model import Actor, Briefing, Proposal, Rights, Source


def make_briefing(slug: str, proposals: Sequence[Proposal]) -> Briefing:
    """Return the briefing that the proposals for its sources make, in their order.

    Language and title are those of the first source, the title that of the first that is not
    private; the slug stands for a title that none has.
    """
    sources = tuple(proposal.source for proposal in proposals)
    named = sorted(sources, key=lambda source: source.rights is Rights.PRIVATE)
    return Briefing(
        slug,
        title=title_of(named[0]) or slug,
        language=sources[0].language,
        sources=sources,
        actors=_join_actors(proposals),
        parts=tuple(proposal.block for proposal in proposals),
    )


def title_of(source: Source) -> str | None:
    """Return the title of a source, else publisher and date; `None` without a publisher."""
    known = [
        str(part) for part in (source.publisher, source.published) if part and source.publisher
    ]
    return source.title or ", ".join(known) or None


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
