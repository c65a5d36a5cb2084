"""What is known of every actor that takes part in a briefing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import available_languages
from mkdocs_briefings.model import Actor, ActorKind, Briefing
from mkdocs_briefings.register import Register, known_actors
from mkdocs_briefings.site.index.companions import (
    Companion,
    Company,
    Tie,
    companions_of,
    gather_company,
    ties_among,
)
from mkdocs_briefings.site.index.entries import Entries, Event, Mention, Statement
from mkdocs_briefings.site.index.gate import sure_first, telling_mentions
from mkdocs_briefings.site.index.merging import Told, views_of
from mkdocs_briefings.site.index.order import newest_first, publication_of
from mkdocs_briefings.site.index.volumes import newest_events


@dataclass(frozen=True, slots=True)
class ArticleRole:
    """What an actor is called in one briefing, and when its newest source appeared."""

    role: str
    date: dt.date | None
    briefing: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one actor: what is sure first (see `gate`), the newest of it first.

    Mentions are by briefing, in the order of its page.

    `names` are all names and aliases, the one in use first; `translations` are pairs of a language
    code and the name in that language, where one is known. `companions` are the actors that appear
    with this one most often, `ties` those among them. `told_in` are the briefings by which it is in
    view, the newest first: see `telling_mentions`. `earned` says that the actor has a page of
    its own (see `earning`); `before` and `after` are the ids of its neighbours in the alphabet
    among the actors of its kind that have one, `None` at the ends.
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
    companions: tuple[Companion, ...]
    ties: tuple[Tie, ...]
    told_in: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    earned: bool = False
    before: str | None = None
    after: str | None = None


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


def build_dossiers(
    briefings: Mapping[str, Briefing],
    entries: Mapping[str, Entries],
    told: Told,
    register: Register,
    language: str,
) -> dict[str, Dossier]:
    """Return the dossiers by actor id, in the alphabetical order of the names; none is earned."""
    gathered: dict[str, _Gathering] = {}
    company: dict[str, Company] = {}
    seen: set[str] = set()
    for slug, page in entries.items():
        for actor in page.actors:
            if actor not in gathered:
                gathered[actor], company[actor] = _Gathering(), Company()
        _gather_records(briefings[slug], page, gathered, register)
        for mention in page.mentions:
            gathered[mention.actor].mentions.append(mention)
        gather_company(briefings[slug], page.actors, company, register, seen)
    _gather_told(told, entries, gathered)
    kinds = {id: _kind(id, found, register) for id, found in gathered.items()}
    dossiers = [
        _dossier(id, found, kinds, company, register, language) for id, found in gathered.items()
    ]
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


def _gather_told(
    told: Told, entries: Mapping[str, Entries], gathered: Mapping[str, _Gathering]
) -> None:
    for quote in told.quotes:
        if quote.speaker:
            gathered[quote.speaker].quotes.append(quote)
    for claim in told.claims:
        if claim.speaker:
            gathered[claim.speaker].claims.append(claim)
    for statement in told.quotes + told.claims:
        relayed = {t.via: t.passage.briefing for t in reversed(statement.tellings)}
        views = views_of(statement) if len(relayed) > 1 else {}
        for via, slug in relayed.items():
            if via:
                gathered[via].relayed.append(views.get(slug, statement))
    for event in told.events:
        views_by_slug = views_of(event)
        # What a dossier shows comes from a briefing that knows its actor.
        knowing = {a: t.passage.briefing for t in reversed(event.tellings) for a in t.participants}
        for actor, slug in knowing.items():
            gathered[actor].events.append(views_by_slug[slug])


def _dossier(
    id: str,
    found: _Gathering,
    kinds: Mapping[str, ActorKind],
    company: Mapping[str, Company],
    register: Register,
    language: str,
) -> Dossier:
    record = found.records[0] if found.records else None
    name = _typeset(register.name_of(id, language) or (record.name if record else id))
    companions = companions_of(id, company[id], kinds)
    names = _names(id, name, found.records, register)
    telling = telling_mentions(found.mentions, names)
    return Dossier(
        id,
        name,
        kinds[id],
        names,
        tuple(found.roles),
        tuple(found.briefings),
        tuple(found.mentions),
        sure_first(found.quotes),
        sure_first(found.claims),
        sure_first(newest_first(found.relayed)),
        sure_first(newest_events(found.events)),
        companions,
        ties_among(companions, company),
        tuple(dict.fromkeys(mention.passage.briefing for mention in telling)),
        _translations(id, register),
    )


def _kind(id: str, found: _Gathering, register: Register) -> ActorKind:
    record = found.records[0] if found.records else None
    return register.kind_of(id) or (record.kind if record else ActorKind.ORGANISATION)


def _translations(id: str, register: Register) -> tuple[tuple[str, str], ...]:
    known = ((code, known_actors(code).get(id)) for code in available_languages())
    names = {code: actor.names[0] for code, actor in known if actor is not None}
    entry = register.entries.get(id)
    names |= entry.names if entry is not None else {}
    return tuple((code, _typeset(names[code])) for code in sorted(names))


def _names(id: str, name: str, records: list[Actor], register: Register) -> tuple[str, ...]:
    names = [name]
    entry = register.entries.get(id)
    if entry is not None:
        named = [entry.name] if entry.name is not None else []
        names += [*named, *entry.names.values(), *entry.aliases]
    for code in available_languages():
        if known := known_actors(code).get(id):
            names += [*known.names, *known.capitals]
    for record in records:
        names += [record.name, *record.aliases]
    return tuple(dict.fromkeys(map(_typeset, names)))


def _typeset(name: str) -> str:
    """Return a name with the apostrophe of print: tables of countries have the other one."""
    return name.replace("'", "’")
