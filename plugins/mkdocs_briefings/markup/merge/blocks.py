"""The three versions of one source block, merged span by span."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from mkdocs_briefings.markup.merge.alignment import Alignment, align, merge_texts
from mkdocs_briefings.markup.syntax import nesting_order, settle_sentences
from mkdocs_briefings.model import Annotation, AnnotationKind, Orphan, SourceBlock, Span

Key = tuple[Span, AnnotationKind, int]
"""An annotation in one text: span, kind, and a number for the further ones of that extent."""

_SPEECH = frozenset({AnnotationKind.QUOTE, AnnotationKind.CLAIM})


@dataclass(frozen=True, slots=True)
class MergedBlock:
    """A merged block and what came of merging it.

    `base` is what to merge against the next time: the machine's block, less what would hide a
    decision, plus what a person removed. `decided` are the annotations that a person added or
    changed; `orphans` are the decisions whose words have gone.
    """

    block: SourceBlock
    base: SourceBlock
    decided: tuple[Annotation, ...]
    orphans: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class _Decisions:
    """What a person decided in one text: `written` was added or changed, `removed` is gone.

    `before` is what the machine had proposed in place of what is written, if it had.
    """

    written: dict[Key, Annotation]
    removed: dict[Key, Annotation]
    before: dict[Key, Annotation]
    untouched: frozenset[Key]

    def map(self, alignment: Alignment) -> "_Decisions":
        """Return the decisions whose words are in the new version, where they are there."""
        return _Decisions(
            _map_notes(self.written, alignment),
            _map_notes(self.removed, alignment),
            _map_notes(self.before, alignment),
            frozenset(filter(None, (_map_key(key, alignment) for key in self.untouched))),
        )


def merge_blocks(base: SourceBlock, mine: SourceBlock, new: SourceBlock) -> MergedBlock:
    """Return the merge of a source block: what a person did to `base` wins over what `new` does.

    A person's change of the text itself wins too.
    """
    text = merge_texts(base.text, mine.text, new.text)
    to_text, from_new = align(mine.text, text), align(new.text, text)
    decisions = _find_decisions(base, mine)
    here = decisions.map(to_text)
    proposed = _map_notes(_key(new.annotations), from_new)
    decided = here.written.keys() | here.removed.keys()
    kept = {
        key: replace(note, rule=None)
        for key, note in proposed.items()
        if key not in decided and (key in here.untouched or not _clashes(key, decided))
    }
    orphans, doubted = _find_orphans(decisions, mine, to_text, text, kept)
    merged = here.written | kept
    merged |= {key: replace(kept[key], doubt=True) for key in doubted}
    block = SourceBlock(
        mine.source,
        text,
        _merge_sentences(base, mine, new, text),
        nesting_order(merged[key] for key in sorted(merged, key=lambda key: key[2])),
    )
    return MergedBlock(
        block, _remember(new, here, kept, from_new), tuple(here.written.values()), orphans
    )


def _find_decisions(base: SourceBlock, mine: SourceBlock) -> _Decisions:
    proposed = _map_notes(_key(base.annotations), align(base.text, mine.text))
    written = {key: replace(note, rule=None) for key, note in _key(mine.annotations).items()}
    untouched = frozenset(
        key
        for key, note in written.items()
        if key in proposed and replace(proposed[key], rule=None) == note
    )
    return _Decisions(
        {key: note for key, note in written.items() if key not in untouched},
        {key: note for key, note in proposed.items() if key not in written},
        {key: proposed[key] for key in written if key in proposed and key not in untouched},
        untouched,
    )


def _find_orphans(
    decisions: _Decisions,
    mine: SourceBlock,
    to_text: Alignment,
    text: str,
    kept: Mapping[Key, Annotation],
) -> tuple[tuple[Orphan, ...], frozenset[Key]]:
    """Return the decisions whose words have gone, and the proposals that took their place.

    A removal is fulfilled, and no orphan, where nothing of its kind is proposed in the place.
    """
    orphans: list[Orphan] = []
    doubted: set[Key] = set()
    for notes, removed in ((decisions.written, False), (decisions.removed, True)):
        for key, note in notes.items():
            if _map_key(key, to_text) is not None:
                continue
            place = to_text.find_place(note.span, len(text))
            rivals = {other for other in kept if other[0].overlaps(place)}
            if removed:
                rivals = {other for other in rivals if _is_akin(other[1], note.kind)}
            if rivals or not removed:
                orphans.append(_make_orphan(mine, note, removed=removed))
            doubted |= rivals
    return tuple(orphans), frozenset(doubted)


def _make_orphan(block: SourceBlock, note: Annotation, *, removed: bool) -> Orphan:
    words = note.span.of(block.text)
    around = [sentence for sentence in block.sentences if sentence.overlaps(note.span)]
    whole = Span(around[0].start, around[-1].end) if around else note.span
    alone = replace(note, span=Span(0, len(words)), rule=None)
    return Orphan(block.source, alone, words, whole.of(block.text), removed)


def _remember(
    new: SourceBlock, here: _Decisions, kept: Mapping[Key, Annotation], from_new: Alignment
) -> SourceBlock:
    """Return the block against which the decisions will still be seen as such the next time.

    Where the machine has come to agree with a person, it stays what it was before, or absent; what
    a person removed stays in it even if the machine no longer proposes it.
    """
    known = {*kept, *here.removed, *here.before}
    remembered: dict[Key, Annotation] = {}
    for key, note in _key(new.annotations).items():
        place = _map_key(key, from_new)
        if place in here.before and here.written[place] == replace(note, rule=None):
            remembered[key] = replace(here.before[place], span=note.span)
        elif place is None or place in known or not _clashes(place, here.written):
            remembered[key] = note
    # Where a person kept one of two marks on the same words, that one keeps others of its kind out;
    # the removed one, alone in the memory, would pass for the one that they kept.
    held = {key[:2] for key in here.written}
    gone = {key: note for key, note in here.removed.items() if key[:2] not in held}
    for key, note in _map_notes(gone, from_new.invert()).items():
        if not any(_cross(note.span, other[0]) for other in remembered):
            remembered.setdefault(key, note)
    notes = (remembered[key] for key in sorted(remembered, key=lambda key: key[2]))
    return replace(new, annotations=nesting_order(notes))


def _merge_sentences(
    base: SourceBlock, mine: SourceBlock, new: SourceBlock, text: str
) -> tuple[Span, ...]:
    """Return the sentences of the new block, but for the line breaks that a person changed."""
    before = _map_breaks(_find_breaks(base), align(base.text, mine.text))
    after = _find_breaks(mine)
    to_text = align(mine.text, text)
    breaks = _map_breaks(_find_breaks(new), align(new.text, text))
    breaks -= _map_breaks(before - after, to_text)
    breaks |= _map_breaks(after - before, to_text)
    bounds = [-1, *sorted(breaks), len(text)]
    return settle_sentences(text, (Span(start + 1, end) for start, end in pairwise(bounds)))


def _find_breaks(block: SourceBlock) -> set[int]:
    sentences = settle_sentences(block.text, block.sentences)
    return {
        left.end
        for left, right in pairwise(sentences)
        if Span(left.end, right.start).of(block.text) == " "
    }


def _map_breaks(breaks: Iterable[int], alignment: Alignment) -> set[int]:
    mapped = (alignment.map(Span(gap, gap + 1)) for gap in breaks)
    return {span.start for span in mapped if span is not None}


def _key(annotations: Iterable[Annotation]) -> dict[Key, Annotation]:
    counts: Counter[tuple[Span, AnnotationKind]] = Counter()
    keyed: dict[Key, Annotation] = {}
    for note in nesting_order(annotations):
        keyed[note.span, note.kind, counts[note.span, note.kind]] = note
        counts[note.span, note.kind] += 1
    return keyed


def _map_key(key: Key, alignment: Alignment) -> Key | None:
    span = alignment.map(key[0])
    return None if span is None else (span, key[1], key[2])


def _map_notes(notes: Mapping[Key, Annotation], alignment: Alignment) -> dict[Key, Annotation]:
    return {
        place: replace(note, span=place[0])
        for key, note in notes.items()
        if (place := _map_key(key, alignment)) is not None
    }


def _clashes(key: Key, decided: Iterable[Key]) -> bool:
    """Say whether a proposal must give way: it crosses a decision, or is about the same.

    Two are about the same if they overlap and are of one kind, quotes and claims being one. What
    was removed counts like what was written: where it cannot be remembered, it would come back.
    """
    span, kind, _ = key
    return any(
        _cross(span, other[0]) or (span.overlaps(other[0]) and _is_akin(kind, other[1]))
        for other in decided
    )


def _is_akin(kind: AnnotationKind, other: AnnotationKind) -> bool:
    return kind is other or {kind, other} <= _SPEECH


def _cross(span: Span, other: Span) -> bool:
    return span.overlaps(other) and not (span.contains(other) or other.contains(span))
