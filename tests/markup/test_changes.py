"""Decisions written into the text of a file: what they say is read back, and nothing else moves."""

import difflib
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.markup.texts import annotations, blocks, briefings

from mkdocs_briefings.markup import read, write
from mkdocs_briefings.markup.changes import Change, Put, Record, Refusal, Take, Turn, apply
from mkdocs_briefings.markup.changes.places import place_blocks
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Annotation,
    AnnotationKind,
    Briefing,
    Prose,
    Source,
    SourceBlock,
    Span,
)

PAGE = """\
---
# The title is the author's.
title: 'A page'   # kept
language: en
sources:
  ap: {language: en}
actors:
  # Our mayor.
  ada:
    name: Ada Vale
    kind: person
  bo:   {name: Bo, kind: group}
---
Some *prose* of the author's.{blanks}

/// source | ap
[Ada Vale]{actor=ada .doubt} said [“so [Bo]{actor=bo} be it”]{ quote=?   via=bo  .doubt } on
[Monday]{date=2024-10-21 .doubt}.

- A [point]{actor=bo} of order: \\[sic\\].
///

After it.
""".replace("{blanks}", "  ")


def known(id_: str) -> bool:
    return True


def change(text: str, *changes: Change) -> str:
    return apply(text, "page.md", changes)


def find(text: str, words: str, source: str = "ap") -> tuple[str, Annotation]:
    briefing, _ = read(text, "page.md", known=known)
    placed = next(one for one in place_blocks(text, briefing) if one.block.source == source)
    for anchor, place in zip(placed.anchors, placed.places, strict=True):
        if place.annotation.span.of(placed.block.text) == words:
            return anchor, place.annotation
    raise LookupError(words)


def differ(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[:2] in ("- ", "+ ")]


def turn(text: str, words: str, **values: object) -> str:
    anchor, note = find(text, words)
    return change(text, Turn(anchor, replace(note, **values)))  # type: ignore[arg-type]


def test_a_doubt_is_taken_away_and_nothing_else() -> None:
    accepted = turn(PAGE, "Ada Vale", doubt=False)
    assert accepted == PAGE.replace("{actor=ada .doubt}", "{actor=ada}")


def test_attributes_stay_as_their_author_wrote_them() -> None:
    named = turn(PAGE, "“so Bo be it”", value="ada")
    assert named == PAGE.replace("{ quote=?   via=bo  .doubt }", "{ quote=ada   via=bo  .doubt }")
    dated = turn(PAGE, "“so Bo be it”", on="2024-10", doubt=False)
    assert dated == PAGE.replace("{ quote=?   via=bo  .doubt }", "{ quote=?   via=bo on=2024-10 }")


def test_an_event_gets_a_title() -> None:
    titled = turn(PAGE, "Monday", event='So be "it"', doubt=False)
    assert "[Monday]{date=2024-10-21 event=" + '"So be \\"it\\""}.' in titled


def test_a_mark_is_taken_away_and_its_words_stay() -> None:
    anchor, _ = find(PAGE, "“so Bo be it”")
    taken = change(PAGE, Take(anchor))
    assert taken == PAGE.replace("[“so", "“so").replace("”]{ quote=?   via=bo  .doubt }", "”")


def test_a_mark_is_put_on_words_around_and_inside_of_others() -> None:
    text = read(PAGE, "page.md")[0].blocks[0].text
    start = text.index("Ada Vale said")
    note = Annotation(Span(start, start + 13), AnnotationKind.CLAIM, "ada")
    put = change(PAGE, Put("ap", note))
    assert put == PAGE.replace("[Ada Vale]", "[[Ada Vale]").replace(
        " said [", " said]{claim=ada} ["
    )
    same = Annotation(Span(start, start + 8), AnnotationKind.QUOTE, "bo")
    assert "[[Ada Vale]{actor=ada .doubt}]{quote=bo} said" in change(PAGE, Put("ap", same))


def test_a_mark_that_crosses_another_is_refused() -> None:
    text = read(PAGE, "page.md")[0].blocks[0].text
    span = Span(text.index("Vale"), text.index("said") + 4)
    with pytest.raises(Refusal, match="inside one paragraph"):
        change(PAGE, Put("ap", Annotation(span, AnnotationKind.CLAIM, "ada")))


def test_a_new_actor_is_a_new_record_and_the_others_stay() -> None:
    anchor, note = find(PAGE, "Ada Vale")
    new = Actor("cy", "Cy", ActorKind.PERSON, "clerk")
    written = change(PAGE, Record(new), Turn(anchor, replace(note, value="cy", doubt=False)))
    assert differ(PAGE, written) == [
        "+   cy:",
        "+     name: Cy",
        "+     kind: person",
        "+     role: clerk",
        differ(PAGE, turn(PAGE, "Ada Vale", value="ada", doubt=False))[0],
        next(line for line in differ(PAGE, written) if "actor=cy" in line),
    ]


def test_the_kind_of_an_actor_is_one_line() -> None:
    ada = Actor("ada", "Ada Vale", ActorKind.GROUP)
    written = change(PAGE, Record(ada))
    assert differ(PAGE, written) == ["-     kind: person", "+     kind: group"]


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + PAGE.replace("\n", "\r\n")
    ada = Actor("ada", "Ada Vale", ActorKind.GROUP)
    anchor, note = find(text, "Ada Vale")
    written = change(text, Record(ada), Turn(anchor, replace(note, doubt=False)))
    assert written == text.replace("kind: person", "kind: group").replace("ada .doubt", "ada")


def test_an_actor_nobody_knows_is_refused() -> None:
    with pytest.raises(Refusal, match="unknown actor"):
        turn(PAGE, "Ada Vale", value="nobody")


def test_a_file_with_faults_is_left_alone() -> None:
    with pytest.raises(Refusal, match="stray"):
        change(PAGE.replace("After it", "[After").replace("of order", "of ] order"), Take("x"))


def test_words_that_would_be_read_as_markup_are_guarded() -> None:
    text = PAGE.replace("on\n[Monday]", "on\n[-]{actor=bo} [Monday]")
    anchor, _ = find(text, "-")
    assert "on\n\\- [Monday]" in change(text, Take(anchor))


def test_a_mark_within_what_would_be_read_as_markup_leaves_it_guarded() -> None:
    text = PAGE.replace("on\n[Monday]", "on\n<[<<]{actor=bo}[<]{actor=ada}<<< [Monday]")
    anchors = [find(text, words)[0] for words in ("<<", "<")]
    assert "on\n\\<<<<<<< [Monday]" in change(text, *(Take(one) for one in anchors))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Files with a source block; some end their lines in CRLF, or with white space."""
    briefing = draw(briefings())
    block = draw(blocks("q"))
    source = Source("q", "en", "page")
    sources = (*(one for one in briefing.sources if one.id != "q"), source)
    parts = [one for one in briefing.parts if isinstance(one, Prose) or one.source != "q"]
    written = write(replace(briefing, sources=sources, parts=(*parts, block)))
    if draw(st.booleans()):
        written = written.replace("\n", "  \n" if draw(st.booleans()) else "\n")
    return written.replace("\n", "\r\n") if draw(st.booleans()) else written


@st.composite
def decisions(draw: st.DrawFn, text: str) -> tuple[Change, ...]:
    """One decision on a file: what a key in the panel does."""
    briefing, _ = read(text, "page.md", known=known)
    placed = place_blocks(text, briefing)
    marks = [pair for one in placed for pair in zip(one.anchors, one.places, strict=True)]
    kinds = ["record", "put"] + ["turn", "take"] * bool(marks)
    match draw(st.sampled_from(kinds)):
        case "record":
            name = draw(st.sampled_from(["Zed", "O’Neil: « x »", "# no"]))
            actors = [*(one.id for one in briefing.actors), "zed"]
            return (Record(Actor(draw(st.sampled_from(actors)), name, ActorKind.PLACE, name)),)
        case "turn":
            anchor, place = draw(st.sampled_from(marks))
            note = draw(annotations(place.annotation.span))
            return (Turn(anchor, note),)
        case "take":
            return (Take(draw(st.sampled_from(marks))[0]),)
    block = draw(st.sampled_from(placed)).block
    sentences = [span for span in block.sentences if span]
    if not sentences:
        return ()
    sentence = draw(st.sampled_from(sentences))
    start = draw(st.integers(sentence.start, sentence.end - 1))
    end = draw(st.integers(start + 1, sentence.end))
    return (Put(block.source, draw(annotations(Span(start, end)))),)


def _texts(briefing: Briefing) -> list[object]:
    return [
        (part.source, part.text, part.sentences) if isinstance(part, SourceBlock) else part
        for part in briefing.parts
    ]


@given(st.data())
def test_a_decision_is_read_back_and_nothing_else_has_changed(data: st.DataObject) -> None:
    text = data.draw(pages())
    for _ in range(2):
        drawn = data.draw(decisions(text))
        assume(drawn)
        before, faults = read(text, "page.md", known=known)
        assert not [fault for fault in faults if not fault.warning]
        try:
            written = apply(text, "page.md", drawn, known)
        except Refusal as refusal:
            # Only what cannot be written is: a mark across others, or out of its paragraph.
            assert isinstance(drawn[0], Put), (drawn, refusal)
            continue
        after, faults = read(written, "page.md", known=known)
        assert not [fault for fault in faults if not fault.warning]
        assert _texts(after) == _texts(before)
        _check(drawn, before, after)
        if not isinstance(drawn[0], Record):
            _check_lines(text, written)
        text = written


def _check_lines(old: str, new: str) -> None:
    """A mark changes the lines that it begins and ends on, of source blocks alone."""
    pairs = list(zip(old.split("\n"), new.split("\n"), strict=True))
    changed = [number for number, (one, other) in enumerate(pairs) if one != other]
    first = next(number for number, (one, _) in enumerate(pairs) if one.startswith("/// source"))
    assert len(changed) <= 2
    assert all(number > first for number in changed)


def _check(drawn: tuple[Change, ...], before: Briefing, after: Briefing) -> None:
    notes = [(block.source, note) for block in after.blocks for note in block.annotations]
    were = sum(len(block.annotations) for block in before.blocks)
    for one in drawn:
        match one:
            case Record():
                assert one.actor in after.actors
            case Turn():
                assert any(note == one.note for _, note in notes)
            case Take():
                assert len(notes) == were - 1
            case Put():
                assert (one.source, one.note) in notes
                assert len(notes) == were + 1
