"""The marks of a briefing as somebody who decides about them needs to see them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.markup import block_anchors, sentence_anchors
from mkdocs_briefings.markup.merge.decisions import BY_HAND
from mkdocs_briefings.model import UNKNOWN, Annotation, AnnotationKind, Briefing, SourceBlock, Span
from mkdocs_briefings.model.rules import list_rules
from mkdocs_briefings.pipeline.doubts import is_open
from mkdocs_briefings.pipeline.explanations import explain_briefing
from mkdocs_briefings.pipeline.rule_words import tell_rule

SPEECH = frozenset({AnnotationKind.QUOTE, AnnotationKind.CLAIM})

_WEIGHTS = {
    AnnotationKind.QUOTE: 3.0,
    AnnotationKind.CLAIM: 2.0,
    AnnotationKind.DATE: 2.0,
    AnnotationKind.ACTOR: 1.0,
    AnnotationKind.FLAW: 0.5,
}
"""How much of a page hangs on a mark. Source: quotes stand in boxes and on dossiers, claims and
dates in lists, a mention in its sentence only; an actor weighs more by each further mention."""

_UNDECIDED = 0.5
"""How doubtful a mark is whose rule does not say how sure it is."""


@dataclass(frozen=True, slots=True)
class DeskMark:
    """One mark with its sentence, why the machine put it, and whether it waits for a person.

    `start` and `end` are its place in `sentence`. `rules` are names with what they say, none where
    a person put the mark there. `proposed` is the mark that the machine would have there.
    `weight` is how much its being wrong would be noticed.
    """

    anchor: str
    source: str
    line: int
    note: Annotation
    words: str
    sentence_anchor: str
    sentence: str
    start: int
    end: int
    rules: tuple[tuple[str, str], ...]
    score: float | None
    rivals: tuple[str, ...]
    is_open: bool
    proposed: Annotation | None
    weight: float

    @property
    def is_decided(self) -> bool:
        """Say whether it is a person's: it is none of the machine's, or not as it was proposed."""
        return self.note != self.proposed


def list_marks(briefing: Briefing, base: Briefing | None) -> tuple[tuple[DeskMark, ...], int]:
    """Return the marks of a briefing in the order of its text, and how many were taken away.

    `base` is the machine's version of it, `None` where there is none.
    """
    proposed, removed = _find_proposals(briefing, base) if base else ({}, 0)
    named = Counter(
        note.value
        for block in briefing.blocks
        for note in block.annotations
        if note.kind is AnnotationKind.ACTOR
    )
    languages = {source.id: source.language for source in briefing.sources}
    marks = tuple(
        _look_at(block, places, anchor, note, proposed.get((block.source, note)), named, language)
        for block in briefing.blocks
        for language in [languages.get(block.source, briefing.language)]
        for places in [sentence_anchors(block)]
        for anchor, note in zip(block_anchors(block), block.annotations, strict=True)
    )
    return marks, removed


def _find_proposals(
    briefing: Briefing, base: Briefing
) -> tuple[Mapping[tuple[str, Annotation], Annotation], int]:
    """Return what the machine proposed for each mark, by its source and itself.

    Beside it, of how many proposals nothing stands there any more.
    """
    removed = 0
    sources = iter(
        (block.source, sentence) for block in briefing.blocks for sentence in block.sentences
    )
    found: dict[tuple[str, Annotation], Annotation] = {}
    for (source, _), told in zip(sources, explain_briefing(briefing, base), strict=True):
        for mark in told.marks:
            if mark.standing is not None and mark.proposed is not None:
                found.setdefault((source, mark.standing), mark.proposed)
            removed += mark.standing is None
    return found, removed


def _look_at(
    block: SourceBlock,
    places: Sequence[str],
    anchor: str,
    note: Annotation,
    proposed: Annotation | None,
    named: Counter[str],
    language: str,
) -> DeskMark:
    number = max(0, bisect_right(block.sentences, note.span.start, key=lambda one: one.start) - 1)
    sentence = _sentences_of(block, note.span, number)
    made = None if proposed is None or proposed.rule == BY_HAND else proposed
    rules = list_rules(made.rule, made.kind.value) if made else []
    return DeskMark(
        anchor,
        block.source,
        block.lines[number] if block.lines else 1,
        note,
        note.span.of(block.text),
        places[number],
        sentence.of(block.text),
        note.span.start - sentence.start,
        note.span.end - sentence.start,
        tuple((name, tell_rule(name, language)) for name in rules),
        proposed.score if proposed else None,
        proposed.rivals if proposed else (),
        is_open(note),
        replace(made, rule=None) if made else None,
        _weigh(note, proposed, number, named),
    )


def _sentences_of(block: SourceBlock, span: Span, number: int) -> Span:
    """Return the sentence of a number, with those after it that a mark runs on into."""
    first = block.sentences[number]
    return Span(min(first.start, span.start), max(first.end, span.end))


def settle(note: Annotation) -> Annotation:
    """Return a mark as a person leaves it who has decided about it.

    It is in no doubt, and that nobody has established who speaks is said for good.
    """
    return replace(note, doubt=False, sure=note.kind in SPEECH and note.value == UNKNOWN)


def _weigh(
    note: Annotation, proposed: Annotation | None, number: int, named: Counter[str]
) -> float:
    score = proposed.score if proposed and proposed.score is not None else _UNDECIDED
    doubt = 1.0 - score if note.doubt else 0.25
    weight = _WEIGHTS[note.kind]
    if note.kind is AnnotationKind.ACTOR:
        weight += min(named[note.value], 20) / 10
    if note.event:
        weight += 1.0
    # What opens an article is read by everybody.
    return round(doubt * weight * (1.5 if number < 3 else 1.0), 3)
