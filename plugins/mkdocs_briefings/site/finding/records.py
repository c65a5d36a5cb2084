"""Everything that a search of the site may find, out of the index: one record a result.

The words are those that the site shows, so the rights of every source hold here too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import AnnotationKind, Source, SourceBlock
from mkdocs_briefings.site.addresses import briefing_path
from mkdocs_briefings.site.finding.record import Kind, Record
from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Event, Passage, Statement
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.pages.parts import source_name
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.words import without_marks
from mkdocs_briefings.timex import find_period

_NAME_WORDS = 3
"""Beyond this a name describes: « traité » is not asked for the Organisation du traité […]."""
_SAID_WORDS = 12
"""So many words tell a statement from others; its sentence stands below."""

_FACTS = 3
"""More sources than this tell a reader of results nothing; the page has them all."""

_TAG = re.compile(r"<[^>]*>")

Facets = dict[str, tuple[str, ...]]


def list_records(
    site: Site, address: Callable[[str], str], contents: Mapping[str, str]
) -> Iterator[Record]:
    """Yield the records of briefings, actors, quotes, claims and events.

    `address` returns the address of a page, from the root of the site; `contents` are the HTML of
    the briefings as they are shown, by slug.
    """
    index = site.index
    maker = _Maker(site, address, _labels(index.dossiers.values()))
    for slug in index.briefings:
        if slug in contents:
            yield maker.briefing(slug, contents[slug])
    yield from map(maker.actor, index.dossiers.values())
    for kind, statements in ((Kind.QUOTE, index.quotes), (Kind.CLAIM, index.claims)):
        for statement in statements:
            if _texts(statement):
                yield maker.statement(statement, kind)
    yield from (maker.event(event) for event in index.events if event.label is not None)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the records of a site; `labels` are what facets call the actors, by id."""

    site: Site
    address: Callable[[str], str]
    labels: Mapping[str, str]

    def briefing(self, slug: str, content: str) -> Record:
        """Return a briefing with its whole text, sentence by sentence."""
        briefing, entries = self.site.index.briefings[slug], self.site.index.entries[slug]
        published = publication_of(briefing)
        speakers = (said.speaker for said in (*entries.quotes, *entries.claims))
        return Record(
            self.address(briefing_path(slug)),
            Kind.BRIEFING,
            briefing.title,
            content,
            briefing.language,
            self._facts(
                self.site.interface.day(published) if published else None, *briefing.sources
            ),
            heading=" ".join((briefing.title, briefing.description or "", *briefing.tags)),
            texts=self._texts_of(slug, content),
            facets={
                **self._origin(briefing.sources),
                "actor": self._named(entries.actors),
                "speaker": self._named(speakers),
            },
            date=published.isoformat() if published else "",
        )

    def actor(self, dossier: Dossier) -> Record:
        """Return a dossier, to be found by any name of its actor."""
        interface = self.site.interface
        slugs = dossier.briefings
        role = self.site.role(dossier.id, slugs[0])
        sources = [mention.passage.source for mention in dossier.mentions]
        dates = [source.published for source in sources if source.published]
        others = ", ".join(dossier.names[1:]) or dossier.name
        said = [role, self.site.about(dossier.id), others]
        counts = [
            interface.count("count.briefings", len(slugs)),
            interface.count("count.quotes", len(dossier.quotes)) if dossier.quotes else None,
        ]
        return Record(
            self._actor_address(dossier.id),
            Kind.ACTOR,
            self.labels[dossier.id],
            "".join(f"<p>{escape(text, quote=False)}</p>" for text in said if text),
            interface.code,
            " · ".join((interface.text(f"kind.{dossier.kind}"), *filter(None, counts))),
            # The short before the long: « comité d’éthique (CE) » is how a text would have it.
            heading=" ".join(sorted(dossier.names, key=len)),
            names=tuple(name for name in dossier.names if len(name.split()) <= _NAME_WORDS),
            facets={**self._origin(sources), "actor": self._named([dossier.id])},
            date=max(dates).isoformat() if dates else "",
        )

    def statement(self, statement: Statement, kind: Kind) -> Record:
        """Return a quote or a claim within its sentences, of which one may be shown."""
        interface = self.site.interface
        passage = next(shown for shown in _passages(statement) if shown.text is not None)
        sources = [telling.passage.source for telling in statement.tellings]
        speaker = statement.speaker
        unknown = interface.text("quote.unknown-speaker")
        role = self.site.role(speaker, passage.briefing) if speaker else None
        when = date_words(statement.date, interface) if statement.date else None
        return Record(
            self._passage_address(passage),
            kind,
            self.site.name(speaker) if speaker else unknown,
            "".join(f"<p>{escape(text, quote=False)}</p>" for text in _texts(statement)),
            passage.source.language,
            self._facts(role, when, *sources[:_FACTS]),
            said=self._said(statement),
            texts={passage.source.language: " ".join(_texts(statement))},
            facets={
                **self._origin(sources),
                "year": _years(statement.date),
                "actor": self._named([speaker, statement.via]),
                "speaker": self._named([speaker]),
            },
            date=_start(statement.date),
        )

    def event(self, event: Event) -> Record:
        """Return an event with the sentences that tell of it, where they may be shown."""
        passage = event.passage
        label = event.label or ""
        sources = [telling.passage.source for telling in event.tellings]
        texts = _once(told.passage.text for told in event.tellings if told.passage.text is not None)
        when = date_words(event.value, self.site.interface)
        return Record(
            self._passage_address(passage),
            Kind.EVENT,
            label,
            "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts or (label,)),
            passage.source.language,
            self._facts(when, *sources[:_FACTS]),
            # Who asks for a day wants what happened on it, before all who speak of it.
            heading=" ".join(filter(None, (label, when))),
            texts={passage.source.language: " ".join(texts)},
            facets={
                **self._origin(sources),
                "year": _years(event.value),
                "actor": self._named(event.participants),
            },
            date=_start(event.value),
        )

    def _said(self, statement: Statement) -> str:
        """Return the words that tell a statement from others of its speaker, marks included."""
        parts = [without_marks(part.words) for part in statement.passages if part.words is not None]
        words = " […] ".join(parts).split()
        said = " ".join(words[:_SAID_WORDS]) + (" …" if len(words) > _SAID_WORDS else "")
        is_quote = statement.kind is AnnotationKind.QUOTE
        return self.site.interface.quoted(said) if is_quote else said

    def _texts_of(self, slug: str, content: str) -> dict[str, str]:
        """Return the words of a briefing that the site shows and proves, by language."""
        briefing, languages = self.site.index.briefings[slug], defaultdict[str, list[str]](list)
        sources = {source.id: source.language for source in briefing.sources}
        for number, block in enumerate(briefing.blocks):
            if (slug, block.source) in self.site.index.unproved:
                continue
            shown = sorted(self.site.index.shown[slug, number])
            languages[sources[block.source]] += [block.sentences[n].of(block.text) for n in shown]
        prose = (part.text for part in briefing.parts if not isinstance(part, SourceBlock))
        visible = _TAG.sub(" ", content)
        own = [word for text in prose for word in text.split() if word in visible]
        languages[briefing.language] += [briefing.title, briefing.description or "", *own]
        return {language: " ".join(texts) for language, texts in languages.items()}

    def _actor_address(self, actor: str) -> str:
        path, fragment = self.site.home(actor)
        return f"{self.address(path)}#{fragment}" if fragment else self.address(path)

    def _passage_address(self, passage: Passage) -> str:
        return f"{self.address(briefing_path(passage.briefing))}#{passage.target}"

    def _facts(self, *facts: str | Source | None) -> str:
        told = (source_name(fact) if isinstance(fact, Source) else fact for fact in facts)
        return " · ".join(dict.fromkeys(filter(None, told)))

    def _origin(self, sources: Iterable[Source]) -> Facets:
        found = tuple(sources)
        name = self.site.interface.language_name
        return {
            "source": _once(source_name(source) for source in found),
            "language": _once(name(source.language) for source in found),
            "year": _once(str(source.published.year) for source in found if source.published),
        }

    def _named(self, actors: Iterable[str | None]) -> tuple[str, ...]:
        named = {self.labels[actor] for actor in actors if actor is not None}
        return tuple(sorted(named, key=fold))


def owner_page(url: str, title: str, content: str, language: str) -> Record:
    """Return the record of a page that the owner of the site wrote, as it is shown."""
    texts = {language: _TAG.sub(" ", content)}
    return Record(url, Kind.PAGE, title, content, language, heading=title, texts=texts)


def _labels(dossiers: Collection[Dossier]) -> dict[str, str]:
    """Return the name of each actor by id, with that id where two actors have one name."""
    shared = Counter(dossier.name for dossier in dossiers)
    return {
        dossier.id: f"{dossier.name} ({dossier.id})" if shared[dossier.name] > 1 else dossier.name
        for dossier in dossiers
    }


def _texts(statement: Statement) -> tuple[str, ...]:
    """Return the sentences of a statement that may be shown, each once."""
    return _once(passage.text for passage in _passages(statement) if passage.text is not None)


def _passages(statement: Statement) -> list[Passage]:
    """Return all places of a statement, the parts of each telling in order."""
    return [passage for telling in statement.tellings for passage in telling.passages]


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _years(value: str | None) -> tuple[str, ...]:
    period = find_period(value) if value else None
    return _once((str(period.start.year), str(period.end.year))) if period else ()


def _start(value: str | None) -> str:
    period = find_period(value) if value else None
    return period.start.isoformat() if period else ""
