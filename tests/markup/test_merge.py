"""What a person decided survives whatever the machine proposes next."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.markup.histories import find_losses
from tests.markup.revisions import block_revisions, revisions

from mkdocs_briefings.markup import merge, read, write
from mkdocs_briefings.markup.merge.blocks import merge_blocks
from mkdocs_briefings.model import Annotation, AnnotationKind, Briefing, Source, SourceBlock, Span

Blocks = tuple[SourceBlock, SourceBlock, SourceBlock]
Versions = tuple[Briefing, Briefing, Briefing]
NAMING = (AnnotationKind.ACTOR, AnnotationKind.QUOTE, AnnotationKind.CLAIM)


def told(note: Annotation, text: str) -> tuple[str, Annotation]:
    """An annotation by its words, wherever they are."""
    return note.span.of(text), replace(note, span=note.span.shift(-note.span.start))


def name_actors(briefing: Briefing) -> set[str]:
    """The actors whom the marks of a briefing name."""
    notes = [note for block in briefing.blocks for note in block.annotations]
    notes += [orphan.annotation for orphan in briefing.orphans if not orphan.removed]
    said = {note.value for note in notes if note.kind in NAMING}
    return said | {id_ for note in notes for id_ in (*note.participants, note.via) if id_}


def without_idle(mine: Briefing, base: Briefing, new: Briefing) -> Briefing:
    """A briefing without the actors, as they were proposed, whose marks a person has deleted."""
    gone = name_actors(new) - name_actors(mine)
    kept = [actor for actor in mine.actors if actor not in base.actors or actor.id not in gone]
    return replace(mine, actors=tuple(kept))


def list_written(base: SourceBlock, mine: SourceBlock) -> list[tuple[str, Annotation]]:
    """What a person added or changed, by the words alone.

    A mark of the machine's whose words alone were written over, between its neighbours, is neither.
    """
    proposed = [told(note, base.text) for note in base.annotations]
    places = [place(note, base.text) for note in base.annotations]
    return [
        told(note, mine.text)
        for note in mine.annotations
        if told(note, mine.text) not in proposed and place(note, mine.text) not in places
    ]


def place(note: Annotation, text: str) -> tuple[str, str, Annotation]:
    """The words right before and right behind a mark, and all that it says."""
    before, behind = text[: note.span.start].split(), text[note.span.end :].split()
    alone = replace(note, span=Span(0, 1), rule=None)
    return (" ".join(before[-1:]), " ".join(behind[:1]), alone)


def list_removed(base: SourceBlock, mine: SourceBlock) -> list[Annotation]:
    """What a person removed from a text that they left alone."""
    kept = {(note.span, note.kind) for note in mine.annotations}
    return [note for note in base.annotations if (note.span, note.kind) not in kept]


@given(revisions())
def test_a_briefing_that_nobody_touched_becomes_the_new_proposal(versions: Versions) -> None:
    base, _, new = versions
    result = merge(base, base, new)
    assert result.briefing == new
    assert not result.orphans


@given(revisions(edited=False))
def test_a_proposal_that_did_not_change_leaves_the_briefing_alone(versions: Versions) -> None:
    base, mine, _ = versions
    result = merge(base, mine, base)
    assert result.briefing == without_idle(mine, base, base)
    assert not result.orphans


@given(revisions())
def test_an_actor_whom_only_deleted_marks_named_is_gone_until_a_source_names_them(
    versions: Versions,
) -> None:
    base, mine, new = versions
    first = merge(base, mine, new)
    again = merge(first.base, first.briefing, new)
    written = {actor.id for actor in mine.actors if actor not in base.actors}
    for result in (first, again):
        kept = {actor.id for actor in result.briefing.actors} - written
        assert kept & name_actors(new) <= name_actors(result.briefing)
    newcomers = {actor.id for actor in new.actors} - {actor.id for actor in base.actors}
    names = sorted(newcomers - name_actors(mine))
    notes = [Annotation(Span(0, 3), AnnotationKind.ACTOR, name) for name in names]
    fresh = [SourceBlock(f"of-{note.value}", "Who", (Span(0, 3),), (note,)) for note in notes]
    told = [Source(block.source, "en", "page") for block in fresh]
    later = replace(new, sources=(*new.sources, *told), parts=(*new.parts, *fresh))
    back = merge(first.base, first.briefing, later).briefing
    assert set(names) <= {actor.id for actor in back.actors}


@given(block_revisions())
def test_the_words_are_the_source_s(blocks: Blocks) -> None:
    assert merge_blocks(*blocks).block.text == blocks[2].text


@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.3]))
def test_decisions_follow_their_words_through_histories(seed: int, repeated: float) -> None:
    assert not find_losses(seed, repeated)


@given(block_revisions())
def test_what_a_person_wrote_is_in_the_block_or_an_orphan(blocks: Blocks) -> None:
    base, mine, new = blocks
    result = merge_blocks(base, mine, new)
    kept = [told(note, result.block.text) for note in result.block.annotations]
    kept += [(orphan.words, orphan.annotation) for orphan in result.orphans if not orphan.removed]
    assert all(note in kept for note in list_written(base, mine))


@given(block_revisions(one_text=True))
def test_decisions_last_whatever_the_machine_proposes_in_between(blocks: Blocks) -> None:
    base, mine, new = blocks
    before, written = base, mine
    # The machine comes to agree with the person, turns silent, and then goes back to the start.
    for proposal in (new, mine, replace(base, annotations=()), base):
        result = merge_blocks(before, written, proposal)
        before, written = result.base, result.block
        assert not result.orphans
    kept = [told(note, written.text) for note in written.annotations]
    assert all(note in kept for note in list_written(base, mine))
    places = {(note.span, note.kind) for note in written.annotations}
    assert not [note for note in list_removed(base, mine) if (note.span, note.kind) in places]


@given(revisions())
def test_merging_once_more_changes_nothing(versions: Versions) -> None:
    base, mine, new = versions
    first = merge(base, mine, new)
    for before in (first.base, new):
        again = merge(before, first.briefing, new)
        assert again.briefing == without_idle(first.briefing, before, new)
        assert not again.orphans


@given(revisions())
def test_a_merge_can_be_written_and_read(versions: Versions) -> None:
    result = merge(*versions)
    for briefing, machine in ((result.briefing, False), (result.base, True)):
        written = write(briefing, rules=machine)
        again, faults = read(written, "page.md", known=lambda id_: True, machine=machine)
        assert again == briefing
        assert not [fault for fault in faults if not fault.warning]
