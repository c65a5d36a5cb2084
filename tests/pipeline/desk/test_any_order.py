"""Whatever a person does at the desk, by hand and by commands, while seeds and proposals change.

Every sentence has a number in each of its words that can be marked, so that what must become of a
decision is known without any matching of texts.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mkdocs_briefings.cli.actor_changes import Corpus
from mkdocs_briefings.markup import (
    merge,
    nesting_order,
    read,
    sentence_anchors,
    settle_sentences,
    write,
)
from mkdocs_briefings.markup.changes import Take, Turn, apply, place_blocks
from mkdocs_briefings.markup.merge.decisions import drop_rule
from mkdocs_briefings.model import (
    UNKNOWN,
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
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.pipeline.deeds import carry_out
from mkdocs_briefings.pipeline.desk import Conflict, Decision, Desk, DeskMark, Sheet
from mkdocs_briefings.pipeline.register_changes import change_kind, rename, rule_out
from mkdocs_briefings.pipeline.splits import split_actor
from mkdocs_briefings.site.interface import load_interface
from mkdocs_briefings.site.serving.desk.operations import Operations

SLUG = "borne"
BEFORE, AFTER = "Mon *avis*, à  moi.\n\n[b]: <x>", "    - Et la {suite}.\n\n<!-- rien -->"
SENTENCES = 4
FORM = "Sorel{n} dit « rien [{n}] \\ ne presse » au jour{n} ; - fin # {n}."
WORDS = {
    AnnotationKind.ACTOR: "Sorel{n}",
    AnnotationKind.QUOTE: "« rien [{n}] \\ ne presse »",
    AnnotationKind.DATE: "jour{n}",
}
PEOPLE = ("ada", "bo", "cyr")
DAYS = ("2024-10-21", "2024-10", "2024-W42")
ACTORS = tuple(Actor(id_, id_.title(), ActorKind.PERSON) for id_ in (*PEOPLE, "double", "main"))

Slot = tuple[int, AnnotationKind]
"""The number of a sentence, and which of its words."""

Said = tuple[str, bool] | None
"""The value that a person has given, and whether it is left in doubt; `None` for no mark."""

slots = st.tuples(st.integers(0, SENTENCES - 1), st.sampled_from(list(WORDS)))
texts = st.permutations(range(SENTENCES)).flatmap(
    lambda order: st.integers(1, SENTENCES).map(lambda count: tuple(order[:count]))
)


@st.composite
def proposals(draw: st.DrawFn) -> dict[Slot, tuple[str, bool]]:
    """Draw what the machine would mark: the value, and whether it is in doubt."""
    chosen = draw(st.sets(slots))
    return {slot: (draw(values(slot[1])), draw(st.booleans())) for slot in sorted(chosen)}


def values(kind: AnnotationKind) -> st.SearchStrategy[str]:
    if kind is AnnotationKind.DATE:
        return st.sampled_from(DAYS)
    return st.sampled_from([*PEOPLE, UNKNOWN] if kind is AnnotationKind.QUOTE else PEOPLE)


def words_of(slot: Slot) -> str:
    return WORDS[slot[1]].format(n=slot[0])


def make_briefing(order: tuple[int, ...], told: Mapping[Slot, tuple[str, bool]]) -> Briefing:
    """Return what the machine proposes for a text of these sentences."""
    text = "\n\n".join(FORM.format(n=number) for number in order)
    notes = []
    for (number, kind), (value, doubt) in told.items():
        start = text.find(words_of((number, kind)))
        if start >= 0:
            span = Span(start, start + len(words_of((number, kind))))
            notes.append(Annotation(span, kind, value, doubt=doubt, rule="try"))
    block = SourceBlock("ap", text, settle_sentences(text, ()), nesting_order(notes))
    return Briefing(SLUG, "Borne", "fr", (Source("ap", "fr", SLUG),), ACTORS, (block,))


class Author(RuleBasedStateMachine):
    """A person at work; `decided` is what they last said of each slot, `None` for no mark."""

    @initialize(order=texts, told=proposals())
    def begin(self, order: tuple[int, ...], told: dict[Slot, tuple[str, bool]]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.project = Project(root, root / "seeds", root / "briefings", root / "docs")
        self.project.machine.mkdir(parents=True)
        self.path = self.project.briefings / f"{SLUG}.md"
        self.machine = self.project.machine / f"{SLUG}.md"
        self.order = order
        made = make_briefing(order, told)
        block = made.blocks[0]
        bare = replace(block, annotations=tuple(map(drop_rule, block.annotations)))
        mine = replace(made, parts=(Prose(BEFORE), bare, Prose(AFTER)))
        self.path.write_text(write(mine), "utf-8")
        self.machine.write_text(write(made, rules=True), "utf-8")
        self.project.register.write_text("# À moi.\nada:\n  kind: person  # sûr\n", "utf-8")
        self.decided: dict[Slot, Said] = {}
        self.start()

    def start(self) -> None:
        self.desk = Desk(self.project)
        self.steps: list[tuple[dict[Path, bytes], dict[Slot, Said]]] = []

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # --- what stands there ---

    def files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (self.path, self.project.register)}

    def sheet(self) -> Sheet:
        return self.desk.sheets.read(SLUG)

    def find(self, slot: Slot) -> DeskMark | None:
        wanted = words_of(slot), slot[1]
        return next(
            (one for one in self.sheet().marks if (one.words, one.note.kind) == wanted), None
        )

    def is_there(self, slot: Slot) -> bool:
        return slot[0] in self.order

    def proposed(self, slot: Slot) -> Annotation | None:
        """Return what the machine's version has on a slot."""
        base = read(self.machine.read_text("utf-8"), "a.md", known=lambda _: True, machine=True)[0]
        return next(
            (
                one
                for one in base.blocks[0].annotations
                if (one.span.of(base.blocks[0].text), one.kind) == (words_of(slot), slot[1])
            ),
            None,
        )

    def note_taken(self, slot: Slot) -> None:
        """Note that a mark is gone; of one that nobody else would put there nothing is left."""
        if self.proposed(slot) is None:
            self.decided.pop(slot, None)
        else:
            self.decided[slot] = None

    # --- at the desk ---

    def decide(self, decision: Decision) -> bool:
        before, decided = self.files(), dict(self.decided)
        count = self.desk.can_undo
        self.desk.decide(SLUG, self.sheet().digest, decision)
        if self.desk.can_undo > count:
            self.steps.append((before, decided))
            return True
        assert self.files() == before
        return False

    @rule(slot=slots, data=st.data(), do=st.sampled_from(["accept", "value", "unknown", "delete"]))
    def decide_at_the_desk(self, slot: Slot, data: st.DataObject, do: str) -> None:
        if not self.is_there(slot) or (do == "unknown" and slot[1] is not AnnotationKind.QUOTE):
            return
        mark = self.find(slot)
        value = data.draw(values(slot[1]))
        if mark is None:
            self.put(slot, value)
            return
        self.decide(Decision(do, mark.anchor, value if do == "value" else ""))
        stands = self.find(slot)
        if do == "delete":
            assert stands is None
            self.note_taken(slot)
            return
        wanted = {"accept": mark.note.value, "value": value, "unknown": UNKNOWN}[do]
        assert stands is not None
        assert (stands.note.value, stands.is_open) == (wanted, False)
        self.decided[slot] = wanted, False

    def put(self, slot: Slot, value: str) -> None:
        block = self.sheet().briefing.blocks[0]
        starts = [one.start for one in block.sentences]
        where = block.text.index(words_of(slot))
        place = max(at for at, start in enumerate(starts) if start <= where)
        self.decide(
            Decision(
                "mark",
                mark=slot[1].value,
                source="ap",
                sentence=sentence_anchor(block, place),
                words=words_of(slot),
                value=value,
            )
        )
        self.decided[slot] = value, False

    @rule(id_=st.sampled_from(PEOPLE), role=st.sampled_from(["maire", "juge"]))
    def give_a_role(self, id_: str, role: str) -> None:
        self.decide(Decision("role", actor=id_, value=role))
        assert next(one for one in self.sheet().briefing.actors if one.id == id_).role == role

    @precondition(lambda self: self.steps)
    @rule()
    def undo(self) -> None:
        before, decided = self.steps.pop()
        assert self.desk.undo() == SLUG
        assert self.files() == before
        self.decided = decided

    @rule()
    def undo_everything(self) -> None:
        first = self.steps[0] if self.steps else (self.files(), self.decided)
        while self.desk.undo():
            pass
        assert self.files() == first[0]
        self.decided, self.steps = first[1], []

    @rule()
    def start_again(self) -> None:
        self.start()

    # --- elsewhere ---

    @rule(slot=slots, take=st.booleans())
    def edit_by_hand(self, slot: Slot, take: bool) -> None:
        mark = self.find(slot) if self.is_there(slot) else None
        if mark is None:
            return
        stale = self.sheet()
        text = stale.text
        place = place_blocks(text, stale.briefing)[0].find(mark.anchor)
        assert place is not None
        value = "2023" if slot[1] is AnnotationKind.DATE else "main"
        change = (
            Take(mark.anchor)
            if take
            else Turn(mark.anchor, Annotation(mark.note.span, slot[1], value))
        )
        self.path.write_text(apply(text, "a.md", [change], lambda _: True), "utf-8")
        if take:
            self.note_taken(slot)
        else:
            self.decided[slot] = value, False
        self.steps_are_others()
        saved = self.files()
        with pytest.raises(Conflict):
            self.desk.decide(SLUG, stale.digest, Decision("accept", mark.anchor))
        assert self.files() == saved or stale.raw == saved[self.path]

    def steps_are_others(self) -> None:
        """What somebody else has written since cannot be undone at the desk."""
        if self.steps:
            saved = self.files()
            with pytest.raises(Conflict):
                self.desk.undo()
            assert self.files() == saved
        self.start()

    @rule(
        what=st.sampled_from(["kind", "never", "rename"]),
        id_=st.sampled_from(PEOPLE),
    )
    def change_the_register(self, what: str, id_: str) -> None:
        before = self.project.register.read_text("utf-8")
        record = next(one for one in ACTORS if one.id == id_)
        after = {
            "kind": lambda: change_kind(before, id_, "group"),
            "never": lambda: rule_out(before, id_, "Midi"),
            "rename": lambda: rename(before, id_, "Autre", None, record),
        }[what]()
        carry_out(self.project, {self.project.register: (before, after)} if before != after else {})
        assert "# À moi.\n" in after
        assert "# sûr" in after
        self.start()

    @rule(id_=st.sampled_from(PEOPLE))
    def split(self, id_: str) -> None:
        corpus = Corpus(self.project)
        if id_ not in corpus.counted:
            return
        actor = corpus.counted[id_]
        marks = {slot: one for slot in all_slots() if (one := self.find(slot))}
        texts = split_actor(actor, ACTORS[3], actor.places, corpus.register)
        before = self.path.read_text("utf-8")
        carry_out(self.project, {self.path: (before, texts[SLUG])} if texts else {})
        # Who says of many marks that they mean somebody else has not looked at each of them.
        told = {slot: one.note for slot, one in marks.items() if one.note.value == id_}
        self.decided |= {slot: ("double", note.doubt) for slot, note in told.items()}
        self.start()

    @rule(order=texts, told=proposals())
    def annotate(self, order: tuple[int, ...], told: dict[Slot, tuple[str, bool]]) -> None:
        base = read(self.machine.read_text("utf-8"), "a.md", known=lambda _: True, machine=True)[0]
        mine = read(self.path.read_text("utf-8"), self.path.name)[0]
        done = merge(base, mine, make_briefing(order, told))
        self.path.write_text(write(done.briefing), "utf-8")
        self.machine.write_text(write(done.base, rules=True), "utf-8")
        self.order = order
        self.start()

    # --- what always holds ---

    @invariant()
    def nothing_is_lost(self) -> None:
        sheet = self.sheet()
        assert not sheet.faults
        assert [block.text for block in sheet.briefing.blocks] == [
            make_briefing(self.order, {}).blocks[0].text
        ]
        body = sheet.text.partition("---\n")[2].partition("\n---\n")[2]
        assert body.startswith(f"\n{BEFORE}\n\n/// source")
        assert body.endswith(f"///\n\n{AFTER}\n")
        lost = {orphan.words: orphan.annotation.value for orphan in sheet.briefing.orphans}
        for slot, said in self.decided.items():
            stands = self.find(slot)
            if self.is_there(slot):
                assert (stands and (stands.note.value, stands.is_open)) == said, slot
            elif said is not None:
                assert lost.get(words_of(slot)) == said[0], slot

    @invariant()
    def the_panel_shows_what_the_file_says(self) -> None:
        shown = Operations(self.desk, load_interface("fr")).open({"briefing": SLUG})
        told = [
            (one["words"], one["kind"], one["value"], one["doubt"], one["sure"])
            for one in shown["marks"]
        ]
        briefing, _ = read(self.path.read_text("utf-8"), self.path.name)
        block = briefing.blocks[0]
        assert told == [
            (one.span.of(block.text), one.kind.value, one.value, one.doubt, one.sure)
            for one in block.annotations
        ]
        roles = {one["id"]: one["role"] for one in shown["actors"]}
        assert roles == {one.id: one.role for one in briefing.actors}


def all_slots() -> list[Slot]:
    return [(number, kind) for number in range(SENTENCES) for kind in WORDS]


def sentence_anchor(block: SourceBlock, number: int) -> str:
    return sentence_anchors(block)[number]


TestAuthor = Author.TestCase
TestAuthor.settings = settings(max_examples=settings().max_examples // 10, stateful_step_count=12)
