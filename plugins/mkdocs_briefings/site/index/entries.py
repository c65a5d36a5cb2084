"""What one briefing holds for the index: its mentions, quotes, claims and events."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from mkdocs_briefings.markup import block_anchors
from mkdocs_briefings.model import (
    UNKNOWN,
    Actor,
    Annotation,
    AnnotationKind,
    Briefing,
    Source,
    SourceBlock,
    Span,
)
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.labels import Proposed, Shown, gives_away, wording_of_block
from mkdocs_briefings.site.index.rights import sentences_of
from mkdocs_briefings.timex import find_period, is_deduced


@dataclass(frozen=True, slots=True)
class Passage:
    """The place of an entry: the sentence or sentences that hold it, and the page they are on.

    `text` is `None` where the rights of the source keep it from being shown; `span` is the marked
    stretch in it. `anchor` is the fragment of the marked words on the page of the briefing.
    `digest` stands for the words of the sentence, shown or not, so that the same are known again.
    """

    briefing: str
    source: Source
    anchor: str
    text: str | None
    span: Span
    digest: bytes = b""

    @property
    def words(self) -> str | None:
        """The marked words, `None` where they may not be shown."""
        return None if self.text is None else self.span.of(self.text)

    @property
    def target(self) -> str:
        """The fragment to go to: the marked words, else the source they are not shown of."""
        return f"source-{self.source.id}" if self.text is None else self.anchor


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an actor."""

    actor: str
    passage: Passage
    doubt: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote or a claim, with the parts of a split quote joined.

    `on` is the date on which it was said, if the annotation gives one. `about` are the actors whom
    its words name for sure, else those whom its sentence names beside the speaker. `told` are all
    places where the speaker is quoted with these words, this one among them; empty where there is
    no other. `untold` says how many more there are, where they have been left out.
    """

    kind: AnnotationKind
    passages: tuple[Passage, ...]
    speaker: str | None
    via: str | None
    on: str | None
    doubt: bool
    about: tuple[str, ...] = ()
    told: tuple["Statement", ...] = ()
    untold: int = 0

    @property
    def passage(self) -> Passage:
        """The first part."""
        return self.passages[0]

    @property
    def tellings(self) -> tuple["Statement", ...]:
        """All places, this one alone where there is no other."""
        return self.told or (self,)

    @property
    def date(self) -> str | None:
        """When it was said, else when its source was published."""
        published = self.passage.source.published
        return self.on or (published.isoformat() if published else None)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a date that has a place in the calendar.

    `label` is `None` where showing it would show words that the rights of the source hold back.
    `told` are all places that tell of the event, each with its own participants, this one among
    them; empty where there is no other. `untold` says how many more have been left out.
    `elsewhen` are places in other sources that give the title to a date nearby.
    """

    value: str
    label: str | None
    participants: tuple[str, ...]
    passage: Passage
    deduced: bool
    doubt: bool
    told: tuple["Event", ...] = ()
    untold: int = 0
    elsewhen: tuple["Event", ...] = ()

    @property
    def tellings(self) -> tuple["Event", ...]:
        """All places, this one alone where there is no other."""
        return self.told or (self,)


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything that one briefing gives to the index, each list in the order of the page.

    `actors` are those that take part in anything, in the order in which they first do. `records`
    are what its front matter says of each actor, by the id that stands for it now.
    """

    actors: tuple[str, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    events: tuple[Event, ...]
    records: Mapping[str, Sequence[Actor]]


def read_entries(
    briefing: Briefing, shown: Shown, register: Register, proposed: Proposed = None
) -> Entries:
    """Return the entries of a briefing; `proposed` are the labels that the machine gave it."""
    sources = {source.id: source for source in briefing.sources}
    mentions: list[Mention] = []
    statements: list[Statement] = []
    events: list[Event] = []
    for number, block in enumerate(briefing.blocks):
        key = briefing.slug, number
        found = _find_passages(briefing.slug, sources[block.source], block, shown[key])
        mentions += [
            Mention(register.resolve(note.value), passage, note.doubt)
            for note, passage in found
            if note.kind is AnnotationKind.ACTOR
        ]
        statements += _read_statements(block, found, register)
        events += _read_events(block, found, register, proposed)
    taking_part = [mention.actor for mention in mentions]
    taking_part += [
        actor for entry in statements for actor in (entry.speaker, entry.via) if actor is not None
    ]
    taking_part += [actor for event in events for actor in event.participants]
    return Entries(
        tuple(dict.fromkeys(taking_part)),
        tuple(mentions),
        tuple(entry for entry in statements if entry.kind is AnnotationKind.QUOTE),
        tuple(entry for entry in statements if entry.kind is AnnotationKind.CLAIM),
        tuple(events),
        _group_records(briefing, register),
    )


def _group_records(briefing: Briefing, register: Register) -> dict[str, list[Actor]]:
    grouped: dict[str, list[Actor]] = {}
    for record in briefing.actors:
        grouped.setdefault(register.resolve(record.id), []).append(record)
    return grouped


_Found = tuple[Annotation, Passage]


def _find_passages(
    briefing: str, source: Source, block: SourceBlock, shown: frozenset[int]
) -> list[_Found]:
    found = []
    for annotation, anchor in zip(block.annotations, block_anchors(block), strict=True):
        first, last = sentences_of(block, annotation.span)
        whole = Span(block.sentences[first].start, block.sentences[last].end)
        may_show = shown.issuperset(range(first, last + 1))
        text = whole.of(block.text) if may_show else None
        span = annotation.span.shift(-whole.start)
        digest = _digest_of(whole.of(block.text))
        found.append((annotation, Passage(briefing, source, anchor, text, span, digest)))
    return found


@lru_cache(maxsize=64)
def _digest_of(sentence: str) -> bytes:
    # Its marks follow one another, so that a few sentences are all that is asked for again.
    words = " ".join(sentence.casefold().split())
    return blake2b(words.encode(), digest_size=8).digest()


def _read_statements(
    block: SourceBlock, found: list[_Found], register: Register
) -> list[Statement]:
    parts: dict[object, list[_Found]] = {}
    for annotation, passage in found:
        if annotation.kind in (AnnotationKind.QUOTE, AnnotationKind.CLAIM):
            key = annotation.kind, annotation.part or annotation.span
            parts.setdefault(key, []).append((annotation, passage))
    return [_statement(block, group, register) for group in parts.values()]


def _read_events(
    block: SourceBlock, found: list[_Found], register: Register, proposed: Proposed
) -> list[Event]:
    events = []
    hidden = any(note.event and passage.text is None for note, passage in found)
    wording = wording_of_block(block) if hidden else None
    for annotation, passage in found:
        dated = annotation.kind is AnnotationKind.DATE and find_period(annotation.value) is not None
        label = annotation.event
        if not dated or label is None:
            continue
        if passage.text is None and wording is not None:
            first, last = sentences_of(block, annotation.span)
            sentence = block.text[block.sentences[first].start : block.sentences[last].end]
            label = None if gives_away(label, sentence, wording, proposed) else label
        near = (note.value for note in _actors_near(block, annotation.span))
        participants = annotation.participants or tuple(near)
        if passage.text is None:
            # The order in which a sentence names them is its wording.
            participants = tuple(sorted(participants))
        event = Event(
            annotation.value,
            label,
            tuple(dict.fromkeys(map(register.resolve, participants))),
            passage,
            is_deduced(annotation.value, annotation.span.of(block.text)),
            annotation.doubt,
        )
        events.append(event)
    return events


def _actors_near(block: SourceBlock, span: Span) -> list[Annotation]:
    """Return the marks of actors in the sentences of a span."""
    first, last = sentences_of(block, span)
    whole = Span(block.sentences[first].start, block.sentences[last].end)
    # Annotations are in the order in which they open.
    start = bisect_left(block.annotations, whole.start, key=lambda note: note.span.start)
    end = bisect_left(block.annotations, whole.end, key=lambda note: note.span.start)
    near = block.annotations[start:end]
    return [note for note in near if note.kind is AnnotationKind.ACTOR]


def _about(block: SourceBlock, parts: list[_Found], register: Register) -> tuple[str, ...]:
    """Return the actors that a statement speaks of, by id: their order would tell its wording."""
    first = parts[0][0]
    near = [
        (register.resolve(note.value), said.span.contains(note.span))
        for said, _ in parts
        for note in _actors_near(block, said.span)
        if not note.doubt
    ]
    inside = {actor for actor, is_inside in near if is_inside}
    found = inside or {actor for actor, _ in near}
    return tuple(sorted(found - {register.resolve(first.value), register.resolve(first.via or "")}))


def _statement(block: SourceBlock, parts: list[_Found], register: Register) -> Statement:
    first = parts[0][0]
    known = first.value != UNKNOWN
    return Statement(
        first.kind,
        tuple(passage for _, passage in parts),
        register.resolve(first.value) if known else None,
        register.resolve(first.via) if first.via else None,
        first.on,
        any(annotation.doubt for annotation, _ in parts),
        _about(block, parts, register),
    )
