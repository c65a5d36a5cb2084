"""Decisions in a project: written at once, over no file but the one that was seen, and undone."""

import datetime as dt
import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pipeline.desk.projects import SLUG, copy_demo

from mkdocs_briefings.markup import merge
from mkdocs_briefings.markup.changes import Refusal
from mkdocs_briefings.model import Annotation, AnnotationKind, Briefing, SourceBlock
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.pipeline.desk import Conflict, Decision, Desk, DeskMark, Sheet, find_changes
from mkdocs_briefings.pipeline.desk.marks import SPEECH

DAY = dt.date(2026, 1, 2)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_demo(tmp_path)


def read_all(project: Project) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted(project.briefings.iterdir())
        if path.is_file()
    }


def first(sheet: Sheet, **wanted: object) -> DeskMark:
    return next(
        mark
        for mark in sheet.marks
        if all(
            getattr(mark.note, key, getattr(mark, key, None)) == one for key, one in wanted.items()
        )
    )


def decide(desk: Desk, decision: Decision, slug: str = SLUG, **more: object) -> Sheet:
    desk.decide(slug, desk.sheets.read(slug).digest, decision, **more)  # type: ignore[arg-type]
    return desk.sheets.read(slug)


def test_what_waits_for_a_person_has_its_reasons(project: Project) -> None:
    sheet = Desk(project).sheets.read(SLUG)
    waiting = [mark for mark in sheet.marks if mark.is_open]
    assert waiting
    for mark in waiting:
        assert mark.sentence[mark.start : mark.end] == mark.words
        assert mark.rules
        assert mark.weight > 0


def test_what_is_accepted_waits_no_more(project: Project) -> None:
    desk = Desk(project)
    mark = first(desk.sheets.read(SLUG), doubt=True)
    sheet = decide(desk, Decision("accept", mark.anchor))
    decided = sheet.find(mark.anchor)
    assert decided is not None
    assert not decided.is_open
    assert decided.note.value == mark.note.value


def test_to_leave_a_speaker_unknown_is_a_decision_too(project: Project) -> None:
    desk = Desk(project)
    quote = first(desk.sheets.read(SLUG), kind=AnnotationKind.QUOTE)
    sheet = decide(desk, Decision("unknown", quote.anchor))
    decided = sheet.find(quote.anchor)
    assert decided is not None
    assert decided.note.value == "?"
    assert not decided.is_open
    assert '"?" .sure}' in sheet.text


@pytest.mark.parametrize("do", ["accept", "value", "back"])
def test_what_the_machine_says_too_stays_decided(project: Project, do: str) -> None:
    desk = Desk(project)
    marks = desk.sheets.read(SLUG).marks
    mark = next(one for one in marks if not one.is_open and one.note.kind in SPEECH)
    place = (mark.note.span, mark.note.kind)
    if do == "back":
        decide(desk, Decision("unknown", mark.anchor))
    decide(desk, Decision("accept" if do == "accept" else "value", mark.anchor, mark.note.value))
    again = Desk(project).sheets.read(SLUG)
    assert again.base is not None
    changed = {place: replace(mark.note, value="yoon-suk-yeol")}
    new = map_annotations(again.base, lambda note: changed.get((note.span, note.kind), note))
    merged = merge(again.base, again.briefing, new)
    for _ in range(2):
        [stands] = [
            note
            for note in merged.briefing.blocks[0].annotations
            if (note.span, note.kind) == place
        ]
        assert stands == replace(mark.note, sure=True)
        merged = merge(merged.base, merged.briefing, again.base)


def map_annotations(briefing: Briefing, change: Callable[[Annotation], Annotation]) -> Briefing:
    parts = (
        replace(part, annotations=tuple(map(change, part.annotations)))
        if isinstance(part, SourceBlock)
        else part
        for part in briefing.parts
    )
    return replace(briefing, parts=tuple(parts))


def test_what_was_read_is_kept_for_the_next_start(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache" / "desk.sqlite"
    desk = Desk(project)
    sheet = desk.sheets.read(SLUG)
    own = {actor.id for actor in sheet.briefing.actors}
    known = next(id_ for id_ in desk.sheets.register().entries if id_ not in own and len(id_) > 2)
    decide(desk, Decision("value", first(sheet, kind=AnnotationKind.QUOTE).anchor, known))
    told = list(Desk(project, cache).sheets.all())

    def read_again(*_: object) -> None:
        pytest.fail("it was read again")

    monkeypatch.setattr("mkdocs_briefings.pipeline.desk.sheets._read", read_again)
    again = Desk(project, cache)
    assert list(again.sheets.all()) == told
    monkeypatch.undo()
    project.register.write_text("", "utf-8")
    assert [sheet.faults for sheet in again.sheets.all()] != [sheet.faults for sheet in told]


def test_a_file_that_changed_meanwhile_is_not_written(project: Project) -> None:
    desk = Desk(project)
    sheet = desk.sheets.read(SLUG)
    mark = first(sheet, doubt=True)
    sheet.path.write_bytes(sheet.raw + b"\nMine.\n")
    before = read_all(project)
    with pytest.raises(Conflict, match=SLUG):
        desk.decide(SLUG, sheet.digest, Decision("accept", mark.anchor))
    assert read_all(project) == before
    assert desk.can_undo == 0


def test_what_somebody_changed_since_is_not_undone(project: Project) -> None:
    desk = Desk(project)
    mark = first(desk.sheets.read(SLUG), doubt=True)
    sheet = decide(desk, Decision("accept", mark.anchor))
    sheet.path.write_bytes(sheet.raw + b"\nMine.\n")
    with pytest.raises(Conflict):
        desk.undo()
    assert sheet.path.read_bytes().endswith(b"Mine.\n")


def test_a_file_with_a_fault_says_so_and_stays(project: Project) -> None:
    desk = Desk(project)
    path = desk.sheets.read(SLUG).path
    path.write_text(path.read_text("utf-8").replace("]{actor=", "]{aktor=", 1), "utf-8")
    sheet = desk.sheets.read(SLUG)
    with pytest.raises(Refusal, match="aktor"):
        desk.decide(SLUG, sheet.digest, Decision("accept", sheet.marks[0].anchor))


def test_a_new_actor_comes_with_the_mark(project: Project) -> None:
    desk = Desk(project)
    mark = first(desk.sheets.read(SLUG), kind=AnnotationKind.QUOTE)
    new = Decision("value", mark.anchor, name="Odile Brun", kind="person")
    sheet = decide(desk, new)
    decided = sheet.find(mark.anchor)
    assert decided is not None
    assert decided.note.value == "odile-brun"
    assert sheet.briefing.actors[-1].name == "Odile Brun"
    assert (
        decide(desk, Decision("role", actor="odile-brun", value="maire")).briefing.actors[-1].role
    )


@pytest.mark.parametrize(
    "decision",
    [
        Decision("accept", "nowhere"),
        Decision("value", "QUOTE", value="nobody-at-all"),
        Decision("value", "QUOTE", value='x"]{quote=y'),
        Decision("value", "QUOTE", value="a\nb"),
        Decision("value", "QUOTE", name="x" * 301, kind="person"),
        Decision("value", "QUOTE", name="Odile", kind="wizard"),
        Decision("value", "QUOTE", name="日本", kind="person"),
        Decision("title", "QUOTE", value="A title"),
        Decision("erase", "QUOTE"),
        Decision("kind", actor="nobody-at-all", value="person"),
        Decision("mark", source="nowhere", mark="date", value="2024", words="a"),
    ],
)
def test_what_cannot_be_decided_is_refused(project: Project, decision: Decision) -> None:
    desk = Desk(project)
    before = read_all(project)
    quote = first(desk.sheets.read(SLUG), kind=AnnotationKind.QUOTE)
    anchor = quote.anchor if decision.anchor == "QUOTE" else decision.anchor
    with pytest.raises(Refusal):
        decide(desk, replace(decision, anchor=anchor))
    assert read_all(project) == before


def test_words_are_marked_where_they_stand(project: Project) -> None:
    desk = Desk(project)
    sheet = desk.sheets.read(SLUG)
    block = sheet.briefing.blocks[0]
    mark = sheet.marks[0]
    words = mark.sentence.rstrip(".")
    new = Decision(
        "mark",
        mark="claim",
        source=block.source,
        sentence=mark.sentence_anchor,
        words=f" {words.replace(' ', '  ', 1)}\n",
        value="",
    )
    after = decide(desk, new)
    assert first(after, kind=AnnotationKind.CLAIM, words=words).note.value == "?"


def test_the_like_of_a_mark_are_decided_with_it(project: Project) -> None:
    desk = Desk(project)
    sheet = desk.sheets.read(SLUG)
    anchor, likes = max(
        (
            (mark.anchor, list(desk.list_likes(SLUG, mark.anchor)))
            for mark in sheet.marks
            if mark.is_open
        ),
        key=lambda pair: len(pair[1]),
    )
    mark = sheet.find(anchor)
    assert mark is not None
    path = project.briefings / "copy.md"
    path.write_bytes(sheet.raw)
    (project.machine / "copy.md").write_bytes((project.machine / f"{SLUG}.md").read_bytes())
    found = list(desk.list_likes(SLUG, anchor))
    own = sum(one.slug == SLUG for one, _ in likes)
    assert len(found) == len(likes) + own + 1
    before = read_all(project)
    decide(desk, Decision("delete", anchor), likes={one.slug: one.digest for one, _ in found})
    for slug in (SLUG, "copy"):
        assert not [
            one
            for one in desk.sheets.read(slug).marks
            if one.is_open and (one.words, one.note.kind) == (mark.words, mark.note.kind)
        ]
    assert desk.can_undo == 1
    desk.undo()
    assert read_all(project) == before


def test_the_kind_of_a_registered_actor_is_the_registers(project: Project) -> None:
    desk = Desk(project)
    before = project.register.read_text("utf-8")
    decide(desk, Decision("kind", actor="kim-hong-kyun", value="group"))
    after = project.register.read_text("utf-8")
    start = before.index("kim-hong-kyun:")
    assert after == before[:start] + before[start:].replace("kind: person", "kind: group", 1)
    desk.undo()
    assert project.register.read_text("utf-8") == before


def test_words_become_a_name_in_the_register(project: Project) -> None:
    desk = Desk(project)
    mark = first(desk.sheets.read(SLUG), kind=AnnotationKind.ACTOR, doubt=True)
    decision = Decision("value", mark.anchor, value="yoon-suk-yeol")
    decide(desk, decision, register=True)
    assert mark.words in desk.sheets.register().entries["yoon-suk-yeol"].aliases
    assert f"aliases: [Yoon, {mark.words}]" in project.register.read_text("utf-8")


def test_a_hundred_decisions_are_undone_to_the_byte(project: Project) -> None:
    desk = Desk(project)
    before, rng = read_all(project), random.Random(15)
    for _ in range(40):
        slug = rng.choice(desk.sheets.slugs())
        sheet = desk.sheets.read(slug)
        mark = rng.choice(sheet.marks)
        values = [*mark.rivals, mark.note.value]
        decision = rng.choice(
            [
                Decision("accept", mark.anchor),
                Decision("delete", mark.anchor),
                Decision("value", mark.anchor, rng.choice(values)),
                Decision("role", actor=rng.choice(sheet.briefing.actors).id, value="témoin"),
                Decision("kind", actor=rng.choice(sheet.briefing.actors).id, value="group"),
                Decision("value", mark.anchor, name="Odile Brun", kind="person"),
                Decision("title", mark.anchor, "Le pont fermé"),
            ]
        )
        try:
            after = decide(desk, decision, slug)
        except Refusal:
            continue
        assert [block.text for block in after.briefing.blocks] == [
            block.text for block in sheet.briefing.blocks
        ]
        assert not after.faults
    assert read_all(project) != before
    while desk.undo():
        pass
    assert read_all(project) == before


def test_a_signature_tells_what_changed_since_mark_by_mark(project: Project) -> None:
    desk = Desk(project)
    sheet = desk.sheets.read(SLUG)
    desk.sign(SLUG, sheet.digest, "Odile Brun", DAY)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "signed"]):
        subprocess.run([*git, *command], cwd=project.root, check=True)
    signed = desk.sheets.read(SLUG)
    assert find_changes(project, signed.briefing) == ()
    mark = first(signed, doubt=True)
    changed = decide(desk, Decision("delete", mark.anchor))
    told = find_changes(project, changed.briefing)
    assert told is not None
    assert [(one.words, one.now) for one in told] == [(mark.words, None)]
    desk.undo()
    desk.undo()
    assert desk.sheets.read(SLUG).raw == sheet.raw
