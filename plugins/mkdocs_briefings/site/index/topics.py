"""Of whom somebody spoke, and what was said of each over time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.site.index.entries import Statement
from mkdocs_briefings.site.index.gate import Standing, standing_of

KEPT_TOPICS = 12
"""Whoever speaks of more than these has a say on everything."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An actor that was spoken of on several days, and what was said, the oldest first."""

    actor: str
    statements: tuple[Statement, ...]


def topics_of(statements: Iterable[Statement]) -> tuple[Topic, ...]:
    """Return of whom one speaker spoke on several days, most often first; only what is sure."""
    said = by_topic(statements)
    topics = [Topic(actor, tuple(some)) for actor, some in said.items() if _goes_on(some)]
    topics.sort(key=lambda topic: (-len(topic.statements), topic.actor))
    return tuple(topics[:KEPT_TOPICS])


def by_topic(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return statements that may lead by the actors they speak of, the oldest first."""
    found = defaultdict[str, list[Statement]](list)
    for statement in statements:
        if standing_of(statement) is Standing.SURE:
            for actor in statement.about:
                found[actor].append(statement)
    for said in found.values():
        said.sort(key=lambda statement: statement.date or "9999")
    return found


def _goes_on(statements: Iterable[Statement]) -> bool:
    return len({statement.date for statement in statements}) > 1
