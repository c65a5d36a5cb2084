"""What a person decided in a block: what differs from what the machine had proposed in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_briefings.markup.merge.alignment import Alignment, align
from mkdocs_briefings.markup.merge.matching import NOWHERE
from mkdocs_briefings.markup.syntax import nesting_order
from mkdocs_briefings.model import Annotation, AnnotationKind, SourceBlock, Span

Key = tuple[Span, AnnotationKind, int]
"""An annotation in one text: span, kind, and a number for the further ones of that extent."""

BY_HAND = "by-hand"
"""The rule, under `.machine/`, of a mark that no rule proposed: a person's own, of which it must be
known that it stood in the briefing, so that taking it out again shows as a decision too."""

_SPEECH = frozenset({AnnotationKind.QUOTE, AnnotationKind.CLAIM})


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided in one text: `written` was added or changed, `removed` is gone."""

    written: dict[Key, Annotation]
    removed: dict[Key, Annotation]
    untouched: frozenset[Key]


def find_decisions(base: SourceBlock, mine: SourceBlock, to_mine: Alignment) -> Decisions:
    """Return what a person decided in a block, by what the machine had proposed in it."""
    proposed = map_notes(key_notes(base.annotations), to_mine)
    written = {key: drop_rule(note) for key, note in key_notes(mine.annotations).items()}
    untouched = frozenset(
        key
        for key, note in written.items()
        if key in proposed and proposed[key].rule != BY_HAND and drop_rule(proposed[key]) == note
    )
    overwritten = _find_overwritten(base, to_mine, written.keys() - untouched, written)
    return Decisions(
        {key: note for key, note in written.items() if key not in untouched | overwritten},
        {key: note for key, note in proposed.items() if key not in written},
        untouched,
    )


def _find_overwritten(
    base: SourceBlock, to_mine: Alignment, keys: Collection[Key], written: Mapping[Key, Annotation]
) -> frozenset[Key]:
    """Return those marks, of these, that nobody decided: the machine's, on words changed since."""
    if not keys or to_mine.old.text == to_mine.new.text:
        return frozenset()
    lost = [
        note for note in base.annotations if note.rule != BY_HAND and not to_mine.map(note.span)
    ]
    return frozenset(
        key
        for key in keys
        for note in lost
        if written[key] == drop_rule(replace(note, span=key[0]))
        and to_mine.is_between(note.span, key[0])
    )


def find_hidden(
    base: SourceBlock, mine: SourceBlock, to_mine: Alignment, new: SourceBlock
) -> Iterator[tuple[Key, Annotation]]:
    """Yield the marks, in the new text, that a person removed from words that they also changed."""
    changed = {} if base.text == mine.text else key_notes(base.annotations)
    from_base = align(base.text, new.text) if changed else to_mine
    for key, note in changed.items():
        numbers = to_mine.old.find(note.span)
        there = [at for at in to_mine.to[numbers.start : numbers.end] if at != NOWHERE]
        place = map_key(key, from_base)
        if not there or place is None or to_mine.map(note.span) is not None:
            continue
        around = to_mine.new.extent(Span(min(there), max(there) + 1))
        marks = (one for one in mine.annotations if one.span.overlaps(around))
        if not any(is_akin(one.kind, note.kind) for one in marks):
            yield place, replace(note, span=place[0])


def key_notes(annotations: Iterable[Annotation]) -> dict[Key, Annotation]:
    """Return annotations by their keys, in the order in which they nest."""
    counts: Counter[tuple[Span, AnnotationKind]] = Counter()
    keyed: dict[Key, Annotation] = {}
    for note in nesting_order(annotations):
        keyed[note.span, note.kind, counts[note.span, note.kind]] = note
        counts[note.span, note.kind] += 1
    return keyed


def drop_rule(note: Annotation) -> Annotation:
    """Return an annotation as a briefing has it: the rule that proposed it is no part of it."""
    return note if note.rule is None else replace(note, rule=None)


def map_key(key: Key, alignment: Alignment) -> Key | None:
    """Return the key in the new version, `None` where its words do not stand there together."""
    span = alignment.map(key[0])
    return None if span is None else (span, key[1], key[2])


def map_notes(notes: Mapping[Key, Annotation], alignment: Alignment) -> dict[Key, Annotation]:
    """Return those annotations whose words stand in the new version, where they do."""
    return {
        place: note if note.span == place[0] else replace(note, span=place[0])
        for key, note in notes.items()
        if (place := map_key(key, alignment)) is not None
    }


def is_akin(kind: AnnotationKind, other: AnnotationKind) -> bool:
    """Say whether two kinds are about the same: quotes and claims are one."""
    return kind is other or {kind, other} <= _SPEECH


def cross(span: Span, other: Span) -> bool:
    """Say whether two spans overlap and neither holds the other."""
    return span.overlaps(other) and not (span.contains(other) or other.contains(span))
