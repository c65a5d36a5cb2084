"""The parts of a briefing that are results of their own: who is in it, what it says and tells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_briefings.markup import block_anchors, sentence_anchors
from mkdocs_briefings.model import AnnotationKind, Briefing, Source
from mkdocs_briefings.site.addresses import glossary_anchor
from mkdocs_briefings.site.finding.naming import Naming, once, start_of, years_of
from mkdocs_briefings.site.finding.record import Kind, Result
from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.index.boxes import count_boxes
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Event, Passage, Statement
from mkdocs_briefings.site.index.gate import Standing, is_sure, speaker_of, standing_of, sure
from mkdocs_briefings.site.index.rights import sentences_of
from mkdocs_briefings.site.pages.statements import unnamed_speaker
from mkdocs_briefings.site.words import without_marks

_SAID_WORDS = 12
"""So many words tell a statement from others; its sentence stands below."""
_FACTS = 3
"""More sources than this tell a reader of results nothing; the page has them all."""


def parts_of(
    briefing: Briefing, naming: Naming, at_home: Iterable[Dossier] = ()
) -> tuple[Result, ...]:
    """Return the quotes, claims and events of a briefing that the site may show.

    `at_home` are the actors without a page, whose place is the glossary of this briefing.
    """
    index, slug = naming.site.index, briefing.slug
    maker = _Maker(naming, slug, _places(briefing))
    return (
        *maker.statements(index.quotes_in.get(slug, ())),
        *maker.statements(index.entries[slug].claims),
        *maker.events(index.events_in.get(slug, ())),
        *map(maker.entry, at_home),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the results of a briefing; `places` are the sentences of each annotation by anchor."""

    naming: Naming
    slug: str
    places: Mapping[str, tuple[str, ...]]

    def statements(self, statements: Iterable[Statement]) -> Iterator[Result]:
        """Yield quotes or claims, those of which a sentence may be shown."""
        for statement in statements:
            own = [telling for telling in statement.tellings if self._is_here(telling)]
            passages = [passage for telling in own for passage in telling.passages]
            shown = [passage for passage in passages if passage.text is not None]
            if shown:
                yield self._statement(statement, own, shown)

    def _statement(
        self, statement: Statement, own: list[Statement], shown: list[Passage]
    ) -> Result:
        site, interface = self.naming.site, self.naming.site.interface
        speaker = speaker_of(statement)
        role = site.role(speaker, self.slug) if speaker else None
        when = date_words(statement.date, interface) if statement.date else None
        told = (telling.passage.source for telling in statement.tellings[:_FACTS])
        return Result(
            f"#{shown[0].target}",
            Kind.QUOTE if statement.kind is AnnotationKind.QUOTE else Kind.CLAIM,
            site.name(speaker) if speaker else interface.text(unnamed_speaker(statement)),
            shown[0].source.language,
            self.naming.facts(role, when, *told),
            self._said(statement),
            (site.name(speaker),) if speaker else (),
            sentences=self._sentences(shown),
            facets={
                **self.naming.origin(telling.passage.source for telling in own),
                "year": years_of(statement.date),
                "actor": self.naming.named([speaker, statement.via]),
                "speaker": self.naming.named([speaker]),
            },
            date=start_of(statement.date),
            shared=len(own) < len(statement.tellings),
            doubt=not is_sure(statement),
        )

    def events(self, events: Iterable[Event]) -> Iterator[Result]:
        """Yield events, those whose name may be shown."""
        for event in events:
            if event.label is None:
                continue
            own = [telling for telling in event.tellings if self._is_here(telling)]
            shown = [told.passage for told in own if told.passage.text is not None]
            told = (telling.passage.source for telling in event.tellings[:_FACTS])
            when = date_words(event.value, self.naming.site.interface) or event.value
            yield Result(
                f"#{event.passage.target}",
                Kind.EVENT,
                event.label,
                event.passage.source.language,
                self.naming.facts(when, *told),
                # Who asks for a day wants what happened on it, before all who speak of it.
                names=(event.label, when),
                sentences=self._sentences(shown),
                facets={
                    **self.naming.origin(telling.passage.source for telling in own),
                    "year": years_of(event.value),
                    "actor": self.naming.named(event.participants),
                },
                date=start_of(event.value),
                shared=len(own) < len(event.tellings),
                doubt=standing_of(event) is Standing.DOUBT,
                when=event.value,
            )

    def entry(self, dossier: Dossier) -> Result:
        """Return an actor that has but an entry in the glossary."""
        result = actor_result(f"#{glossary_anchor(dossier.id)}", dossier, self.naming)
        role = self.naming.site.role(dossier.id, self.slug) or ""
        return replace(result, role=role, facts=self.naming.facts(role, result.facts))

    def _is_here(self, telling: Statement | Event) -> bool:
        return telling.passage.briefing == self.slug

    def _sentences(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        return once(place for passage in passages for place in self.places[passage.anchor])

    def _said(self, statement: Statement) -> str:
        """Return the words that tell a statement from others of its speaker, marks included."""
        parts = [without_marks(part.words) for part in statement.passages if part.words is not None]
        words = " […] ".join(parts).split()
        said = " ".join(words[:_SAID_WORDS]) + (" …" if len(words) > _SAID_WORDS else "")
        is_quote = statement.kind is AnnotationKind.QUOTE
        return self.naming.site.interface.quoted(said) if is_quote else said


def actor_result(url: str, dossier: Dossier, naming: Naming) -> Result:
    """Return an actor, to be found by any of its names."""
    interface = naming.site.interface
    sources: list[Source] = [mention.passage.source for mention in dossier.mentions]
    dates = [source.published for source in sources if source.published]
    said = count_boxes(sure(dossier.quotes))
    counts = [
        interface.count("count.briefings", len(dossier.briefings)),
        interface.count("count.quotes", said) if said else None,
    ]
    return Result(
        url,
        Kind.ACTOR,
        naming.labels[dossier.id],
        interface.code,
        naming.facts(interface.text(f"kind.{dossier.kind}"), *counts),
        names=dossier.names,
        facets={**naming.origin(sources), "actor": naming.named([dossier.id])},
        date=max(dates).isoformat() if dates else "",
    )


def _places(briefing: Briefing) -> dict[str, tuple[str, ...]]:
    """Return the anchors of the sentences that hold each annotation, by its anchor."""
    places = {}
    for block in briefing.blocks:
        sentences = sentence_anchors(block)
        for annotation, anchor in zip(block.annotations, block_anchors(block), strict=True):
            first, last = sentences_of(block, annotation.span)
            places[anchor] = sentences[first : last + 1]
    return places
