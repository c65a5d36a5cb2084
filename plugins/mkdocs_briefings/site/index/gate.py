"""What a reader may be led by: the one gate of doubt, as `rights` is that of words.

Lists, cards, pages of somebody's words, records of search, what machines are told and what a reader
copies ask here, and nowhere else. What does not pass is not lost: it has its place below, named so.
"""

from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby
from typing import TypeVar

from mkdocs_briefings.folding import fold
from mkdocs_briefings.site.index.entries import Entries, Event, Mention, Statement
from mkdocs_briefings.timex import find_period


class Standing(IntEnum):
    """How far an entry is to be trusted, in the order in which lists have it."""

    SURE = 0
    WITHHELD = 1
    """It is sure, but the rights of its source keep its words from being shown."""
    DOUBT = 2
    """The machine is unsure, or nobody has established who speaks."""
    AHEAD = 3
    """Sure as it is, it is dated after all sources that tell of it: announced, or misread."""

    def __str__(self) -> str:
        return self.name.lower()


Entry = TypeVar("Entry", bound=Event | Mention | Statement)


def standing_of(entry: Event | Mention | Statement) -> Standing:
    """Return the standing of an entry: that of the best of the places which tell of it."""
    if isinstance(entry, Mention):
        shown = Standing.SURE if entry.passage.text is not None else Standing.WITHHELD
        return Standing.DOUBT if entry.doubt else shown
    return min(map(_standing_of_place, entry.tellings))


def is_sure(entry: Event | Mention | Statement) -> bool:
    """Say whether an entry may lead, and whether a speaker may be named for it."""
    return standing_of(entry) <= Standing.WITHHELD


def sure(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that may lead, in their order."""
    return tuple(entry for entry in entries if is_sure(entry))


def sure_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by their standing; those of one standing keep their order."""
    return tuple(sorted(entries, key=standing_of))


def by_standing(entries: Iterable[Entry]) -> dict[Standing, list[Entry]]:
    """Return the entries by their standing, in the order of `sure_first`; none that is empty."""
    groups = groupby(sure_first(entries), standing_of)
    return {standing: list(group) for standing, group in groups}


def is_withheld(entry: Event | Statement) -> bool:
    """Say whether no word of an entry may be shown."""
    if isinstance(entry, Event):
        return entry.label is None
    return all(passage.text is None for passage in entry.passages)


def speaker_of(statement: Statement) -> str | None:
    """Return the actor whom readers are told to have said it; `None` where that is not sure."""
    return statement.speaker if is_sure(statement) else None


def sure_actors(page: Entries) -> tuple[str, ...]:
    """Return the actors of a briefing that are in it for sure, in its order of them."""
    found = {mention.actor for mention in sure(page.mentions)}
    for statement in sure((*page.quotes, *page.claims)):
        found |= {actor for actor in (statement.speaker, statement.via) if actor}
    for event in page.events:
        if standing_of(event) is not Standing.DOUBT:
            found.update(event.participants)
    return tuple(actor for actor in page.actors if actor in found)


def telling_mentions(mentions: Iterable[Mention], names: Iterable[str]) -> list[Mention]:
    """Return the mentions that say how much an actor is in view; `names` are all of its names.

    Neither do those that are in doubt, nor those in an article that it has published itself, and a
    sentence that several articles have word for word counts in the oldest alone: what is printed
    below every article, or comes from one agency, tells no more the second time. `mentions` are
    newest first.
    """
    own = {fold(name) for name in names}
    told: dict[bytes, Mention] = {}
    for mention in mentions:
        publisher = mention.passage.source.publisher
        if is_sure(mention) and not (publisher and fold(publisher) in own):
            told[mention.passage.digest] = mention
    return list(told.values())


def _standing_of_place(entry: Event | Statement) -> Standing:
    published = entry.passage.source.published
    value = entry.value if isinstance(entry, Event) else entry.on
    period = find_period(value) if value else None
    ahead = period is not None and published is not None and period.start > published
    # Nobody has said yet what an article dates after itself.
    unsaid = isinstance(entry, Statement) and (entry.speaker is None or ahead)
    if entry.doubt or unsaid:
        return Standing.DOUBT
    if ahead:
        return Standing.AHEAD
    return Standing.WITHHELD if is_withheld(entry) else Standing.SURE
