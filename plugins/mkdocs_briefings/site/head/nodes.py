"""Actors, sources, statements and events in the words of schema.org.

Only what the site shows: the rights of a source have been applied to the index already. What is
in doubt is left out (see `gate`), for the vocabulary has no word for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.model import ActorKind, AnnotationKind, Source
from mkdocs_briefings.register import Entry
from mkdocs_briefings.site.addresses import briefing_path, sources_path, web_address
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Event, Passage, Statement
from mkdocs_briefings.site.index.gate import Standing, is_sure, standing_of, sure
from mkdocs_briefings.site.index.volumes import place_of_day
from mkdocs_briefings.site.pages.method import source_anchor
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.words import without_marks
from mkdocs_briefings.timex import Precision, find_period

Node = dict[str, Any]
"""A node of JSON-LD."""

Address = Callable[[str, str], str]
"""Returns the address of a page below the docs folder and of a fragment of it, `""` for none."""

_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.COUNTRY: "Country",
    ActorKind.PLACE: "Place",
    ActorKind.GROUP: "Organization",
    ActorKind.AGREEMENT: "CreativeWork",
    ActorKind.EVENT: "Event",
}
# Source: schema.org, the ranges of `creator`.
_CREATORS = ("Person", "Organization")
_SEPARATOR = " […] "


@dataclass(frozen=True, slots=True)
class Nodes:
    """Makes the nodes of a site; `address` says where its pages are."""

    site: Site
    address: Address

    def actor(self, id: str) -> Node:
        """Return an actor by name and kind; a country that speaks is an organisation as well."""
        dossier = self.site.index.dossiers[id]
        kind = _TYPES[dossier.kind]
        speaks = kind not in _CREATORS and sure((*dossier.quotes, *dossier.claims))
        return {
            "@type": [kind, "Organization"] if speaks else kind,
            "@id": self.actor_address(id),
            "name": dossier.name,
            "url": self.actor_address(id),
        }

    def profile(self, dossier: Dossier) -> Node:
        """Return an actor with all that the site knows of it."""
        entry = self.site.index.register.entries.get(dossier.id)
        role = self.site.current_role(dossier)
        is_person = dossier.kind is ActorKind.PERSON
        return without_gaps(
            {
                **self.actor(dossier.id),
                "alternateName": [name for name in dossier.names if name != dossier.name],
                "description": self.site.about(dossier.id),
                "sameAs": _same_as(entry) if entry else None,
                "jobTitle": role.words if role and is_person else None,
                "subjectOf": [
                    {"@type": "AnalysisNewsArticle", "@id": self.address(briefing_path(slug), "")}
                    for slug in dossier.briefings
                ],
            }
        )

    def source(self, source: Source) -> Node:
        """Return an article by somebody else. Who its author is, a person or not, nobody said."""
        licence = web_address(source.licence)
        named = {"@type": "CreativeWork", "name": source.licence} if source.licence else None
        publisher = source.publisher
        return without_gaps(
            {
                "@type": "NewsArticle",
                "@id": self._source_address(source),
                "headline": source.title,
                "url": web_address(source.url),
                "datePublished": source.published.isoformat() if source.published else None,
                "inLanguage": source.language,
                "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
                "creditText": source.author,
                "license": licence or named,
            }
        )

    def statement(self, statement: Statement) -> Node | None:
        """Return a quote or a claim, `None` where its words may not be shown or are doubtful."""
        shown = [passage for passage in statement.passages if passage.words is not None]
        if not shown or not is_sure(statement):
            return None
        is_quote = statement.kind is AnnotationKind.QUOTE
        source = {"@id": self._source_address(statement.passage.source)}
        return without_gaps(
            {
                "@type": "Quotation" if is_quote else "Claim",
                "@id": self.passage_address(statement.passage),
                "url": self.passage_address(statement.passage),
                "text": _SEPARATOR.join(without_marks(passage.words or "") for passage in shown),
                "inLanguage": statement.passage.source.language,
                "creator": {"@id": self.actor_address(statement.speaker)}
                if statement.speaker
                else None,
                "isBasedOn" if is_quote else "appearance": source,
                "dateCreated": statement.on if statement.on and _is_date(statement.on) else None,
            }
        )

    def event(self, event: Event) -> Node | None:
        """Return what happened, `None` where that may not be said or is doubtful."""
        if event.label is None or standing_of(event) is Standing.DOUBT:
            return None
        start, end = bounds(event.value)
        return without_gaps(
            {
                "@type": "Event",
                # What is withheld has no place of its own on the page.
                "@id": self.passage_address(event.passage) if event.passage.text else None,
                "url": self.passage_address(event.passage),
                "name": event.label,
                "startDate": start,
                "endDate": end,
                "about": [{"@id": self.actor_address(actor)} for actor in event.participants],
                "subjectOf": {"@id": self._source_address(event.passage.source)},
            }
        )

    def passage_address(self, passage: Passage) -> str:
        """Return the address of the marked words."""
        return self.address(briefing_path(passage.briefing), passage.target)

    def actor_address(self, actor: str) -> str:
        """Return the address of a dossier, else that of the actor's entry in a glossary."""
        return self.address(*self.site.home(actor))

    def _source_address(self, source: Source) -> str:
        place = place_of_day(source.published)
        page = sources_path(self.site.index.library.find(place).name)
        return web_address(source.url) or self.address(page, source_anchor(source))


def bounds(value: str) -> tuple[str, str | None]:
    """Return the first and the last date of a value in ISO 8601, at its own precision.

    The last is `None` where one date says it all: a day, a week, a month or a year.
    """
    first, slash, last = value.partition("/")
    if slash:
        begin, finish = bounds(first), bounds(last)
        return begin[0], finish[1] or finish[0]
    period = find_period(value)
    if period is None:
        raise ValueError(f"a value without a place in the calendar: {value!r}")
    length = _LENGTHS.get(period.precision)
    if length is None:
        return value, None
    return period.start.isoformat()[:length], period.end.isoformat()[:length]


# How many characters of an ISO date say no more than the value does.
_LENGTHS = {
    Precision.WEEKEND: len("2024-10-21"),
    Precision.SEASON: len("2024-10"),
    Precision.QUARTER: len("2024-10"),
    Precision.DECADE: len("2024"),
    Precision.CENTURY: len("2024"),
}


def without_gaps(node: Node) -> Node:
    """Return the node without what nobody knows."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _is_date(value: str) -> bool:
    period = find_period(value)
    return period is not None and period.precision in (
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
    )


def _same_as(entry: Entry) -> str | list[str]:
    """Return what else on the web is about the actor of an entry, as its author gave it."""
    item = f"https://www.wikidata.org/entity/{entry.wikidata}" if entry.wikidata else None
    found = [address for address in (web_address(entry.url), item) if address is not None]
    return found[0] if len(found) == 1 else found
