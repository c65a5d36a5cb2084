"""The three versions of one source block, merged span by span."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mkdocs_briefings.markup.merge.alignment import Alignment, align
from mkdocs_briefings.markup.merge.decisions import (
    BY_HAND,
    Decisions,
    Key,
    cross,
    drop_rule,
    find_decisions,
    find_hidden,
    is_akin,
    key_notes,
    map_key,
    map_notes,
)
from mkdocs_briefings.markup.merge.lost import (
    LostLine,
    count_known,
    find_again,
    find_occurrences,
    is_at_home,
    make_orphan,
)
from mkdocs_briefings.markup.merge.reclaiming import reclaim
from mkdocs_briefings.markup.merge.sentences import merge_sentences
from mkdocs_briefings.markup.merge.tokens import Tokens
from mkdocs_briefings.markup.syntax import nesting_order
from mkdocs_briefings.model import Annotation, Orphan, SourceBlock, Span


@dataclass(frozen=True, slots=True)
class Waiting:
    """Decisions of one source whose words have gone; where these come back, so do they.

    `orphans` are told in the briefing. `removals`, of marks for which nothing was proposed in their
    place, and `lines` are kept under `.machine/` only. `agreed` are the line breaks, by the offset
    of their space in the machine's text, that are there the other way round, since the machine has
    come to agree with a person.
    """

    orphans: tuple[Orphan, ...] = ()
    removals: tuple[Orphan, ...] = ()
    lines: tuple[LostLine, ...] = ()
    agreed: frozenset[int] = frozenset()

    def find(self, new: Tokens) -> Iterator[Span]:
        """Yield where words that wait stand in a text, with what is around them as it was."""
        lost: list[Orphan | LostLine] = [*self.orphans, *self.removals, *self.lines]
        for one in lost:
            for _, around in find_occurrences(new, one):
                yield around


@dataclass(frozen=True, slots=True)
class MergedBlock:
    """A merged block and what came of merging it.

    `base` is what to merge against the next time: the machine's block, less what would hide a
    decision, plus what a person removed. `decided` are the annotations that a person added or
    changed; `orphans` are the decisions whose words this merge found gone, and `waiting` is what
    waits from now on, these among it.
    """

    block: SourceBlock
    base: SourceBlock
    decided: tuple[Annotation, ...]
    orphans: tuple[Orphan, ...]
    waiting: Waiting


@dataclass(slots=True)
class _Placing:
    """The decisions in the new text, as far as their words are there; `lost` are the others.

    `strayed` are removals that lie on equal words with nothing of their sentence around these: they
    hold there, and must hold too where that sentence comes back.
    """

    alignment: Alignment
    here: Decisions
    strayed: list[Orphan] = field(default_factory=list)
    lost: dict[bool, list[Annotation]] = field(default_factory=lambda: {False: [], True: []})

    def put(self, lost: Orphan, *, fresh: bool = False) -> bool:
        """Put a decision where its words stand by now; say whether there is such a place."""
        note = lost.annotation

        def fits(place: Span) -> bool:
            is_free = (place, note.kind, 0) not in self.here.written | self.here.removed
            return is_free and not any(cross(place, other[0]) for other in self.here.written)

        place = find_again(self.alignment, lost, fits, fresh=fresh)
        if place is None:
            return False
        if lost.removed and not is_at_home(self.alignment.new, lost, place):
            self.strayed.append(replace(lost, at=place.start + 1))
        decided = self.here.removed if lost.removed else self.here.written
        decided[place, note.kind, 0] = replace(note, span=place)
        return True

    def put_all(self, lost: Iterable[Orphan]) -> list[Orphan]:
        """Put decisions where their words stand by now; return those of which there are none.

        Of two that want the same words, that with more of its sentence around them has them.
        """
        new, waiting = self.alignment.new, list(lost)
        known = [count_known(new, one) for one in waiting]
        order = sorted(range(len(waiting)), key=lambda number: -known[number])
        still = {number for number in order if not self.put(waiting[number])}
        return [one for number, one in enumerate(waiting) if number in still]


def merge_blocks(
    base: SourceBlock, mine: SourceBlock, new: SourceBlock, waiting: Waiting = Waiting()
) -> MergedBlock:
    """Return the merge of a source block: what a person did to `base` wins over what `new` does.

    The text is that of `new`, always: words that a person changed are none of their decisions.
    """
    to_mine = align(base.text, mine.text, (base.sentences, mine.sentences))
    decisions = find_decisions(base, mine, to_mine)
    cut = base if base.text == mine.text else mine
    to_new = _find_way(cut, new, decisions, waiting)
    placing = _place(decisions, mine, to_new)
    placing.here.removed.update(find_hidden(base, mine, to_mine, new))
    orphans = placing.put_all(waiting.orphans)
    removals = placing.put_all(_follow(waiting.removals, mine, to_mine, to_new))
    here = placing.here
    proposed = key_notes(new.annotations)
    decided = here.written.keys() | here.removed.keys()
    kept = {
        key: drop_rule(note)
        for key, note in proposed.items()
        if key not in decided and (key in here.untouched or not _clashes(key, decided))
    }
    told, untold, doubted = _find_orphans(placing, mine, kept)
    merged = here.written | kept
    merged |= {key: replace(kept[key], doubt=True, sure=False) for key in doubted}
    lines = merge_sentences(base, mine, new, (to_mine, to_new), waiting.lines, waiting.agreed)
    notes = nesting_order(merged[key] for key in sorted(merged, key=lambda key: key[2]))
    remembered = replace(_remember(new, here, kept), sentences=lines.base)
    return MergedBlock(
        SourceBlock(mine.source, new.text, lines.merged, notes),
        remembered,
        tuple(here.written.values()),
        told,
        Waiting(
            (*orphans, *told),
            tuple(dict.fromkeys((*removals, *placing.strayed, *untold))),
            lines.lost,
            lines.agreed,
        ),
    )


def _find_way(
    mine: SourceBlock, new: SourceBlock, decisions: Decisions, waiting: Waiting
) -> Alignment:
    """Return which words of the new block are which of a person's, those decided on above all."""
    to_new = align(mine.text, new.text, (mine.sentences, new.sentences))
    # Where words have come back, that tells more than what is left happens to share with them.
    to_new = to_new.release(waiting.find(to_new.new))
    written = [note.span for note in decisions.written.values()]
    return reclaim(to_new, written, [*written, *(key[0] for key in decisions.removed)])


def _place(decisions: Decisions, mine: SourceBlock, to_new: Alignment) -> _Placing:
    """Return the decisions where their words are in the new text."""
    here = Decisions(
        map_notes(decisions.written, to_new),
        map_notes(decisions.removed, to_new),
        frozenset(filter(None, (map_key(key, to_new) for key in decisions.untouched))),
    )
    placing = _Placing(to_new, here)
    for key, note in decisions.removed.items() if mine.text != to_new.new.text else ():
        place, orphan = to_new.map(key[0]), make_orphan(mine, note, removed=True)
        if place is not None and not is_at_home(to_new.new, orphan, place):
            placing.strayed.append(replace(orphan, at=place.start + 1))
    for notes, removed in ((decisions.written, False), (decisions.removed, True)):
        gone = [note for key, note in notes.items() if map_key(key, to_new) is None]
        for note in sorted(gone, key=lambda note: len(note.span), reverse=True):
            if not placing.put(make_orphan(mine, note, removed=removed), fresh=True):
                placing.lost[removed].append(note)
    return placing


def _follow(
    removals: Iterable[Orphan], mine: SourceBlock, to_mine: Alignment, to_new: Alignment
) -> Iterator[Orphan]:
    """Yield the removals that wait, but for those that their author has taken back.

    It is taken back where the equal words that have it by now bear a mark like it again.
    """
    for orphan in removals:
        here = orphan.at and to_mine.map(Span(orphan.at - 1, orphan.at - 1 + len(orphan.words)))
        if here and any(
            note.span == here and is_akin(note.kind, orphan.annotation.kind)
            for note in mine.annotations
        ):
            continue
        there = to_new.map(here) if here else None
        yield replace(orphan, at=None if there is None else there.start + 1)


def _find_orphans(
    placing: _Placing, mine: SourceBlock, kept: Mapping[Key, Annotation]
) -> tuple[tuple[Orphan, ...], tuple[Orphan, ...], frozenset[Key]]:
    """Return the decisions whose words have gone, and the proposals that took their place.

    The first are to be told. A removal is fulfilled where nothing of its kind is proposed in the
    place: it is only remembered, among the second.
    """
    told: list[Orphan] = []
    untold: list[Orphan] = []
    doubted: set[Key] = set()
    for removed, notes in placing.lost.items():
        for note in notes:
            places = placing.alignment.find_places(note.span)
            rivals = {key for key in kept if any(key[0].overlaps(place) for place in places)}
            if removed:
                rivals = {key for key in rivals if is_akin(key[1], note.kind)}
            orphan = make_orphan(mine, note, removed=removed)
            (told if rivals or not removed else untold).append(orphan)
            doubted |= rivals
    return tuple(told), tuple(untold), frozenset(doubted)


def _remember(new: SourceBlock, here: Decisions, kept: Mapping[Key, Annotation]) -> SourceBlock:
    """Return the block against which the decisions will still be seen as such the next time.

    Where the machine has come to agree with a person, the mark stays theirs; what a person wrote or
    removed stays in it even if the machine proposes nothing there.
    """
    known = {*kept, *here.removed, *here.written}
    remembered: dict[Key, Annotation] = {}
    for key, note in key_notes(new.annotations).items():
        if key in here.written and here.written[key] == drop_rule(note):
            remembered[key] = replace(note, rule=BY_HAND)
        elif key in known or not _clashes(key, here.written):
            remembered[key] = note
    for key, note in here.written.items():
        if not any(cross(note.span, other[0]) for other in remembered):
            remembered.setdefault(key, replace(note, rule=BY_HAND))
    # Where a person kept one of two marks on the same words, that one keeps others of its kind out;
    # the removed one, alone in the memory, would pass for the one that they kept.
    held = {key[:2] for key in here.written}
    gone = {key: note for key, note in here.removed.items() if key[:2] not in held}
    for key, note in gone.items():
        if not any(cross(note.span, other[0]) for other in remembered):
            remembered.setdefault(key, note)
    notes = (remembered[key] for key in sorted(remembered, key=lambda key: key[2]))
    return replace(new, annotations=nesting_order(notes))


def _clashes(key: Key, decided: Iterable[Key]) -> bool:
    """Say whether a proposal must give way: it crosses a decision, or is about the same.

    Two are about the same if they overlap and are of one kind, quotes and claims being one. What
    was removed counts like what was written: where it cannot be remembered, it would come back.
    """
    span, kind, _ = key
    return any(
        cross(span, other[0]) or (span.overlaps(other[0]) and is_akin(kind, other[1]))
        for other in decided
    )
