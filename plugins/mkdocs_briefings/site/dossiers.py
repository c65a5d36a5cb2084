"""One dossier for every actor that takes part in a briefing."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import available_languages
from mkdocs_briefings.model import Actor, ActorKind, Briefing
from mkdocs_briefings.register import Register, known_actors
from mkdocs_briefings.site.entries import Entries, Event, Mention, Statement
from mkdocs_briefings.site.order import chronological, newest_first, publication_of


@dataclass(frozen=True, slots=True)
class ArticleRole:
    """What an actor is called in one briefing, and when its newest source appeared."""

    role: str
    date: dt.date | None
    briefing: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one actor. Statements are newest first, events and mentions in order.

    `names` are all names and aliases, the one in use first. `companions` are the actors that share
    briefings with this one and in how many, the most frequent first.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    roles: tuple[ArticleRole, ...]
    briefings: tuple[str, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    relayed: tuple[Statement, ...]
    events: tuple[Event, ...]
    companions: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Gathering:
    """What has been found about an actor so far."""

    records: list[Actor] = field(default_factory=list)
    roles: list[ArticleRole] = field(default_factory=list)
    briefings: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Statement] = field(default_factory=list)
    claims: list[Statement] = field(default_factory=list)
    relayed: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    companions: Counter[str] = field(default_factory=Counter)


def build_dossiers(
    briefings: Mapping[str, Briefing],
    entries: Mapping[str, Entries],
    register: Register,
    language: str,
) -> dict[str, Dossier]:
    """Return the dossiers by actor id, in the alphabetical order of the names."""
    gathered: dict[str, _Gathering] = {}
    for slug, page in entries.items():
        for actor in page.actors:
            gathered.setdefault(actor, _Gathering())
        _gather_records(briefings[slug], page, gathered, register)
        _gather_entries(page, gathered)
        for actor in page.actors:
            gathered[actor].companions.update(other for other in page.actors if other != actor)
    dossiers = [_dossier(id, found, register, language) for id, found in gathered.items()]
    dossiers.sort(key=alphabetical)
    return {dossier.id: dossier for dossier in dossiers}


def alphabetical(dossier: Dossier) -> tuple[str, str]:
    """Return the sort key of a dossier among others: its name, whatever its accents."""
    return (fold(dossier.name), dossier.id)


def _gather_records(
    briefing: Briefing, page: Entries, gathered: dict[str, _Gathering], register: Register
) -> None:
    date = publication_of(briefing)
    for actor in page.actors:
        gathered[actor].briefings.append(briefing.slug)
    for record in briefing.actors:
        found = gathered.get(register.resolve(record.id))
        if found is None:
            continue
        found.records.append(record)
        if record.role:
            found.roles.append(ArticleRole(record.role, date, briefing.slug))


def _gather_entries(page: Entries, gathered: dict[str, _Gathering]) -> None:
    for mention in page.mentions:
        gathered[mention.actor].mentions.append(mention)
    for quote in page.quotes:
        if quote.speaker:
            gathered[quote.speaker].quotes.append(quote)
    for claim in page.claims:
        if claim.speaker:
            gathered[claim.speaker].claims.append(claim)
    for statement in page.quotes + page.claims:
        if statement.via:
            gathered[statement.via].relayed.append(statement)
    for event in page.events:
        for actor in event.participants:
            gathered[actor].events.append(event)


def _dossier(id: str, found: _Gathering, register: Register, language: str) -> Dossier:
    record = found.records[0] if found.records else None
    name = _typeset(register.name_of(id, language) or (record.name if record else id))
    kind = register.kind_of(id) or (record.kind if record else None)
    companions = sorted(found.companions.items(), key=lambda item: (-item[1], item[0]))
    return Dossier(
        id,
        name,
        kind or ActorKind.ORGANISATION,
        _names(id, name, found.records, register),
        tuple(found.roles),
        tuple(found.briefings),
        tuple(found.mentions),
        newest_first(found.quotes),
        newest_first(found.claims),
        newest_first(found.relayed),
        chronological(found.events),
        tuple(companions),
    )


def _names(id: str, name: str, records: list[Actor], register: Register) -> tuple[str, ...]:
    names = [name]
    entry = register.entries.get(id)
    if entry is not None:
        names += [entry.name, *entry.names.values(), *entry.aliases]
    for code in available_languages():
        if known := known_actors(code).get(id):
            names += [*known.names, *known.capitals]
    for record in records:
        names += [record.name, *record.aliases]
    return tuple(dict.fromkeys(map(_typeset, names)))


def _typeset(name: str) -> str:
    """Return a name with the apostrophe of print: tables of countries have the other one."""
    return name.replace("'", "’")
