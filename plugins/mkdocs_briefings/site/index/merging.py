"""What several sources tell, told once: the same event, and the same words of one speaker.

Everything is matched on tokens, exactly: what is merely alike stands side by side.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TypeVar

from mkdocs_briefings.site.index.entries import Entries, Event, Statement
from mkdocs_briefings.site.index.gate import standing_of
from mkdocs_briefings.site.index.order import chronological, newest_first, period_of
from mkdocs_briefings.site.words import is_fragment, without_marks

_TOKEN = re.compile(r"[-+−]?\w+|[%€$£]")

_TELLING_TOKENS = 3
"""A shorter title (« Vote au Sénat ») is given to too many events to be alike in part only."""

_NEARBY = dt.timedelta(days=7)
"""Beyond a week the same title is more likely another meeting than another date."""

LISTED = 10
"""So many other places are told of; beyond that the list would hide what it is about."""

_Entry = TypeVar("_Entry", Event, Statement)
_Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What all briefings tell, each thing once: statements newest first, events oldest first."""

    quotes: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    events: tuple[Event, ...]


def merge_entries(pages: Collection[Entries]) -> Told:
    """Return what the entries of all briefings tell, each thing once."""
    return Told(
        _merge_statements(entry for page in pages for entry in page.quotes),
        _merge_statements(entry for page in pages for entry in page.claims),
        _merge_events(event for page in pages for event in page.events),
    )


def _merge_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in the order of the calendar, each once with all who tell of it.

    Two are one when they have the same value, and the same title, or the same participants and one
    title begins with the other. What may not be told of one date and source is one as well.
    """
    merged: list[Event] = []
    for _, together in groupby(chronological(events), lambda event: event.value):
        same_date = list(together)
        merged += same_date if len(same_date) == 1 else _merge_date(same_date)
    return tuple(_compare_dates(merged))


def _merge_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return quotes or claims, the newest first, those of one speaker with the same words as one.

    A few words (« prématuré ») are the same only when they were said on the same date.
    """
    groups: dict[object, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(_sameness(statement), []).append(statement)
    return newest_first(_join_statements(group) for group in groups.values())


def by_briefing(entries: Iterable[_Entry]) -> Mapping[str, Sequence[_Entry]]:
    """Return the entries by the slug of each briefing that tells of them, in their order."""
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for slug, seen in views_of(entry).items():
            found[slug].append(seen)
    return found


def views_of(entry: _Entry) -> dict[str, _Entry]:
    """Return an entry as each briefing that tells of it shows it, by slug: its own places first."""
    if not entry.told:
        return {entry.passage.briefing: entry}
    own: dict[str, list[_Entry]] = defaultdict(list)
    for telling in entry.tellings:
        own[telling.passage.briefing].append(telling)
    return {slug: _seen(entry, slug, first) for slug, first in own.items()}


def _seen(entry: _Entry, slug: str, own: Sequence[_Entry]) -> _Entry:
    told = list(own)
    for telling in entry.tellings:
        if telling.passage.briefing != slug:
            told.append(telling)
            if len(told) == len(own) + LISTED:
                break
    untold = len(entry.tellings) - len(told)
    seen = replace(own[0], told=tuple(told), untold=untold)
    if isinstance(seen, Event) and isinstance(entry, Event):
        return replace(seen, participants=entry.participants, elsewhen=entry.elsewhen)
    return seen


def tokens_of(words: str) -> _Tokens:
    """Return the words without case, marks, apostrophes and spaces."""
    return tuple(_TOKEN.findall(words.casefold()))


def _merge_date(events: Sequence[Event]) -> Iterator[Event]:
    titled: dict[_Tokens, list[Event]] = {}
    for event in events:
        key = tokens_of(event.label) if event.label else ("", event.passage.source.id)
        titled.setdefault(key, []).append(event)
    alike: dict[frozenset[str], list[_Tokens]] = defaultdict(list)
    for title, group in titled.items():
        for participants in {frozenset(event.participants) for event in group}:
            if participants and len(title) >= _TELLING_TOKENS:
                alike[participants].append(title)
    for titles in alike.values():
        for short, long in _extensions(sorted(titles)):
            if short in titled and long in titled:
                titled[long] += titled.pop(short)
    return map(_join_events, titled.values())


def _extensions(titles: Sequence[_Tokens]) -> Iterator[tuple[_Tokens, _Tokens]]:
    """Yield each title with the next longer one that begins with it, if there is but one way."""
    for number, title in enumerate(titles):
        longer = [other for other in titles[number + 1 :] if other[: len(title)] == title]
        if all(after[: len(one)] == one for one, after in pairwise(longer)):
            yield from ((title, other) for other in longer[:1])


def _join_events(events: Sequence[Event]) -> Event:
    if len(events) == 1:
        return events[0]
    by_date = sorted(events, key=_published)
    # What is said of the event is what a place says that is sure.
    best = min(map(standing_of, events))
    told = [event for event in by_date if standing_of(event) is best]
    first = max(told, key=lambda event: len(tokens_of(event.label or "")))
    participants = dict.fromkeys(
        actor for event in (first, *by_date) for actor in event.participants
    )
    return replace(first, participants=tuple(participants), told=tuple(by_date))


def _compare_dates(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events, each with those of other sources that have its title at a date nearby."""
    titled: dict[object, list[Event]] = defaultdict(list)
    for event in events:
        title = tokens_of(event.label or "")
        if len(title) >= _TELLING_TOKENS and event.participants:
            titled[title, frozenset(event.participants)].append(event)
    found: dict[int, list[Event]] = defaultdict(list)
    for group in titled.values():
        for one, other in _nearby(group):
            found[id(one)] += other.tellings
            found[id(other)] += one.tellings
    for event in events:
        others = found.get(id(event))
        yield replace(event, elsewhen=tuple(others)) if others else event


def _nearby(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    for number, one in enumerate(events[:-1]):
        end = period_of(one).end
        for other in events[number + 1 :]:
            start = period_of(other).start
            if start > end and start - end > _NEARBY:
                break
            if _sources(one).isdisjoint(_sources(other)):
                yield one, other


def _sameness(quote: Statement) -> object:
    words = [passage.words for passage in quote.passages]
    if quote.speaker is None or None in words:
        return id(quote)
    said = " ".join(without_marks(part or "") for part in words)
    return quote.speaker, tokens_of(said), quote.date if is_fragment(said) else None


def _join_statements(statements: Sequence[Statement]) -> Statement:
    if len(statements) == 1:
        return statements[0]
    told = sorted(statements, key=lambda q: (standing_of(q), q.date or "9999", _published(q)))
    about = sorted({actor for telling in told for actor in telling.about})
    return replace(told[0], told=tuple(told), about=tuple(about))


def _published(told: Event | Statement) -> dt.date:
    return told.passage.source.published or dt.date.max


def _sources(event: Event) -> set[str]:
    return {telling.passage.source.id for telling in event.tellings}
