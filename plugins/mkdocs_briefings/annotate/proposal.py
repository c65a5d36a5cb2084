"""What an analysis proposes for a briefing: spans that lie in one paragraph and never cross."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise

from mkdocs_briefings.model import (
    UNKNOWN,
    Actor,
    ActorKind,
    Analysis,
    Annotation,
    AnnotationKind,
    Form,
    Proposal,
    QuoteKind,
    SourceBlock,
    Span,
)

# Where two spans cross, the first of these stays: a quotation has its marks to prove it, a date
# its words; a claim is what the machine reads into a sentence.
_STRENGTH = (
    AnnotationKind.QUOTE,
    AnnotationKind.DATE,
    AnnotationKind.ACTOR,
    AnnotationKind.CLAIM,
    AnnotationKind.FLAW,
)
_CLIPPED = (AnnotationKind.CLAIM, AnnotationKind.FLAW)
_SPLIT = (AnnotationKind.QUOTE, *_CLIPPED)
_NESTING = tuple(AnnotationKind)
_MARK = re.compile(r"## |- ")


def propose(analysis: Analysis) -> Proposal:
    """Return the source's actors and its block for the briefing.

    Pronouns are left out, since they name nobody, and so are dates without a value. A quotation
    over several paragraphs becomes parts that `id=` joins. Of two spans that cross the weaker one
    gives way: a claim or a flaw is cut short, another is dropped. Countries are known without
    being listed.
    """
    text = analysis.document.text
    paragraphs = _find_paragraphs(text)
    parts: dict[Span, list[Annotation]] = {paragraph: [] for paragraph in paragraphs}
    for paragraph, part in _part(_list_found(analysis), paragraphs, text):
        parts[paragraph].append(part)
    annotations = tuple(one for found in parts.values() for one in _settle(found, text))
    source = analysis.document.source
    sentences = tuple(_cover(analysis.sentences, paragraphs, text))
    block = SourceBlock(source.id, text, sentences, annotations)
    return Proposal(source, _list_actors(analysis.actors, annotations), block)


def _list_found(analysis: Analysis) -> Iterator[Annotation]:
    """Yield what was found as annotations, unordered and still free to cross."""
    kind = AnnotationKind
    for mention in analysis.mentions:
        if mention.form is not Form.PRONOUN:
            yield Annotation(
                mention.span,
                kind.ACTOR,
                mention.actor,
                doubt=mention.doubt,
                rule=mention.rule,
                score=mention.score,
                rivals=mention.rivals,
            )
    for quote in analysis.quotes:
        yield Annotation(
            quote.span,
            kind.CLAIM if quote.kind is QuoteKind.INDIRECT else kind.QUOTE,
            quote.speaker or UNKNOWN,
            via=quote.via,
            on=quote.on,
            part=quote.part,
            doubt=quote.doubt,
            rule=quote.rule,
            score=quote.score,
            rivals=quote.rivals,
        )
    for date in [*analysis.dates, *([analysis.lead] if analysis.lead else ())]:
        if date.value is not None:
            yield Annotation(
                date.span,
                kind.DATE,
                # The hour is no part of a value: a part of the day counts as its day.
                date.value.partition("T")[0] if date.value[0].isdigit() else date.value,
                event=date.event,
                participants=date.participants,
                doubt=date.doubt,
                rule=date.rule,
                score=date.score,
                rivals=date.rivals,
            )
    for flaw in analysis.flaws:
        yield Annotation(flaw.span, kind.FLAW, flaw.kind.value, rule=flaw.rule)


def _find_paragraphs(text: str) -> list[Span]:
    start = 0
    spans = []
    for paragraph in text.split("\n\n"):
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return spans


def _part(
    found: Iterable[Annotation], paragraphs: Sequence[Span], text: str
) -> Iterator[tuple[Span, Annotation]]:
    """Yield each annotation with its paragraph; those over several paragraphs in parts."""
    found = list(found)
    starts = [paragraph.start for paragraph in paragraphs]
    taken = {annotation.part for annotation in found}
    names = (name for number in count(1) if (name := f"q{number}") not in taken)
    for annotation in found:
        first = max(bisect_right(starts, annotation.span.start) - 1, 0)
        last = bisect_right(starts, annotation.span.end - 1)
        pieces = [
            (paragraph, piece)
            for paragraph in paragraphs[first:last]
            if (piece := _trim(_meet(annotation.span, _skip_mark(paragraph, text)), text))
        ]
        if len(pieces) > 1 and annotation.kind not in _SPLIT:
            continue
        if len(pieces) > 1 and annotation.kind is not AnnotationKind.FLAW:
            annotation = replace(annotation, part=annotation.part or next(names))
        for paragraph, piece in pieces:
            yield paragraph, replace(annotation, span=piece)


def _settle(found: list[Annotation], text: str) -> list[Annotation]:
    """Return the annotations of one paragraph so that none cross, in the order they open."""
    settled: list[Annotation] = []
    bounds: list[tuple[int, int]] = []  # where one of them starts or ends, and its place
    taken: set[tuple[AnnotationKind, Span]] = set()
    for annotation in sorted(found, key=_rank):
        span: Span | None = annotation.span
        # What crosses a span starts or ends inside it.
        inside = bounds[
            bisect_left(bounds, (annotation.span.start,)) : bisect_left(
                bounds, (annotation.span.end + 1,)
            )
        ]
        for place in sorted({place for _, place in inside}):
            other = settled[place].span
            if span is not None and _cross(span, other):
                clipped = annotation.kind in _CLIPPED
                span = _trim(_cut(span, other), text) if clipped else None
        if span is not None and (annotation.kind, span) not in taken:
            taken.add((annotation.kind, span))
            insort(bounds, (span.start, len(settled)))
            insort(bounds, (span.end, len(settled)))
            settled.append(replace(annotation, span=span))
    return sorted(
        settled, key=lambda one: (one.span.start, -one.span.end, _NESTING.index(one.kind))
    )


def _rank(annotation: Annotation) -> tuple[int, bool, int, int]:
    """Return the sort key by which one annotation stays where another gives way."""
    span = annotation.span
    return (_STRENGTH.index(annotation.kind), annotation.doubt, -len(span), span.start)


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)


def _cut(span: Span, other: Span) -> Span:
    """Return the part of a span that lies outside another which it crosses."""
    return Span(span.start, other.start) if span.start < other.start else Span(other.end, span.end)


def _meet(one: Span, other: Span) -> Span:
    start = max(one.start, other.start)
    return Span(start, max(start, min(one.end, other.end)))


def _trim(span: Span, text: str) -> Span | None:
    """Return the span without white space at its ends; `None` if nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.start + len(words.rstrip())) if words.strip() else None


def _skip_mark(paragraph: Span, text: str) -> Span:
    mark = _MARK.match(text, paragraph.start, paragraph.end)
    return Span(mark.end(), paragraph.end) if mark else paragraph


def _cover(sentences: Sequence[Span], paragraphs: Sequence[Span], text: str) -> Iterator[Span]:
    """Yield sentences that leave out nothing but white space; a paragraph has at least one."""
    starts = sorted({sentence.start for sentence in sentences})
    for paragraph in paragraphs:
        inside = starts[
            bisect_right(starts, _skip_mark(paragraph, text).start) : bisect_right(
                starts, paragraph.end - 1
            )
        ]
        bounds = [paragraph.start, *inside, paragraph.end]
        for start, end in pairwise(bounds):
            if sentence := _trim(Span(start, end), text):
                yield sentence


def _list_actors(actors: Sequence[Actor], annotations: Sequence[Annotation]) -> tuple[Actor, ...]:
    """Return the actors that the annotations name, without the countries."""
    named = {one.value for one in annotations} | {one.via for one in annotations}
    named.update(actor for one in annotations for actor in one.participants)
    return tuple(
        actor
        for actor in actors
        if actor.id in named and not (actor.kind is ActorKind.COUNTRY and len(actor.id) == 2)
    )
