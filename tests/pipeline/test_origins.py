"""Where briefings come from, told by their text alone where that is enough."""

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_briefings.markup import read, write
from mkdocs_briefings.model import Origin
from mkdocs_briefings.pipeline import Project, bases, find_origins

MACHINE = """\
---
title: Le pont
language: fr
sources:
  s: {language: fr, rights: full}
actors:
  lea: {name: Léa, kind: person}
rules: sha256-0123
made-by: mkdocs-briefings 0.1.0 (fr_core_news_md 3.8.0, spaCy 3.8.18)
---

/// source | s
[Léa]{actor=lea rule="name:two words"} \\[rule=x\\] dit : [« Non »]{quote=lea .doubt rule=verb}.
///
"""
MADE_BY = "mkdocs-briefings 0.1.0 (fr_core_news_md 3.8.0, spaCy 3.8.18)"


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
    assert find_origins(project) == {"pont": Origin(MADE_BY, edited=False)}


@pytest.mark.parametrize(("old", "new"), [("Non", "Oui"), (" .doubt", ""), ("Le pont", "Un pont")])
def test_a_change_of_one_word_is_an_edit(project: Project, old: str, new: str) -> None:
    path = project.briefings / "pont.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert find_origins(project) == {"pont": Origin(MADE_BY, edited=True, labels=frozenset())}


def test_a_briefing_without_the_version_of_the_machine_is_a_persons(project: Project) -> None:
    (project.machine / "pont.md").unlink()
    assert find_origins(project) == {"pont": Origin(None, edited=True)}
