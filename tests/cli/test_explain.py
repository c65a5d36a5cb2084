"""`explain`: how the machine came to the marks of a sentence, from what it remembers."""

import sys
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.pipeline.projects import make_project

from mkdocs_briefings.pipeline import Project

HEAD = """\
---
title: The bridge
language: en
sources:
  ap: {language: en, published: 2024-10-21}
actors:
  ada: {name: Ada Vale, kind: person}
  bob: {name: Bob Ford, kind: person}
---

"""
BASE = """\
/// source | ap
[Ada]{actor=ada rule=given-name or=kind:place} and \
[Bob]{actor=bob rule="model identity:given-name"} met on \
[Monday]{date=2024-10-21 rule="weekday value:tense" or=2024-10-28}.
[“Yes”]{quote=ada .doubt \
rule="incise speaker:antecedent doubt:unsure-speaker" score=0.65 or=bob}, she said.
[“Yes”]{quote=bob rule="run speaker:name" score=0.9}.
///
"""
MINE = """\
/// source | ap
[Ada]{actor=ada} and Bob met on [Monday]{date=2024-10-21 event="They meet"}.
[“Yes”]{quote=ada .doubt}, she [said]{flaw=no-verb}.
[“Yes”]{quote=bob}.
///
"""
ADA = [
    "  [Ada]{actor=ada}",
    "    actor by given-name: a given name begins the name",
    "    beat: kind:place",
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one briefing, `bridge`, that a person has changed."""
    project = make_project(tmp_path / "project")
    project.machine.mkdir(parents=True)
    write(project, MINE)
    (project.machine / "bridge.md").write_text(HEAD + BASE, encoding="utf-8")
    return project


def write(project: Project, block: str) -> None:
    (project.briefings / "bridge.md").write_text(HEAD + block, encoding="utf-8")


def told(project: Project, place: str) -> list[str]:
    done = run("explain", place, project=project.root)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_each_mark_tells_its_rules_what_it_beat_and_what_a_person_made_of_it(
    project: Project,
) -> None:
    assert told(project, "bridge:12") == [
        "briefings/bridge.md:12: Ada and Bob met on Monday.",
        *ADA,
        "  [Bob]{actor=bob}",
        "    actor by model: the language model sees a name, and nothing else does",
        "    identity by given-name: the given name of somebody whose full name the text tells",
        "    it does not stand there: a person took it away, or put something in its place",
        "  [Monday]{date=2024-10-21}",
        "    date by weekday: as in « Monday »",
        "    value by tense: the tense of the sentence chose the nearest in the past or the future",
        "    beat: 2024-10-28",
        '    a person made it {date=2024-10-21 event="They meet"}',
        "",
    ]


def test_it_says_how_sure_the_rules_were_and_what_a_person_put_there(project: Project) -> None:
    assert told(project, "briefings/bridge.md:13") == [
        "briefings/bridge.md:13: “Yes”, she said.",
        "  [“Yes”]{quote=ada .doubt}",
        "    quote by incise: « … », a déclaré X",
        "    speaker by antecedent: a pronoun, for the likeliest of those told of before",
        "    doubt by unsure-speaker: others may be meant",
        "    sure: 0.65",
        "    beat: bob",
        "  [said]{flaw=no-verb}",
        "    a person put it there",
        "",
    ]


def test_the_example_of_a_rule_of_dates_shows_what_the_date_hangs_on(project: Project) -> None:
    rule = "moved value:tense"
    base = (HEAD + BASE).replace('rule="weekday value:tense" or=2024-10-28', f'rule="{rule}"')
    (project.machine / "bridge.md").write_text(base, encoding="utf-8")
    example = "The bridge failed on 4 May 2015. Three days later, the mayor left."
    assert f"    date by moved: as in « {example} »" in told(project, "bridge:12")


def test_what_the_machine_s_version_remembers_of_a_person_is_told_as_theirs(
    project: Project,
) -> None:
    base = (HEAD + BASE).replace("rule=given-name or=kind:place", "rule=by-hand")
    (project.machine / "bridge.md").write_text(base, encoding="utf-8")
    assert told(project, "bridge:12")[1:3] == [ADA[0], "    a person put it there"]


def test_without_a_line_all_sentences_with_marks_are_told(project: Project) -> None:
    places = [line for line in told(project, "bridge") if line.startswith("briefings/")]
    assert [line.split(": ")[0] for line in places] == [
        f"briefings/bridge.md:{n}" for n in (12, 13, 14)
    ]


def test_words_are_found_again_where_a_person_changed_others(project: Project) -> None:
    write(project, MINE.replace("[Ada]{actor=ada}", "\n[Ada]{actor=ada}\n").replace("Bob", "Rob"))
    assert told(project, "bridge:13")[1:] == [*ADA, ""]
    assert "rule" not in "".join(told(project, "bridge:14"))
    assert told(project, "bridge:14")[1] == "  the machine has not read these words"
    # The second of two sentences with the same words, by whom the second says them.
    assert "    speaker by name: a person named in the phrase" in told(project, "bridge:16")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("quay", "briefings/quay.md: there is no such file"),
        ("bridge:2", "briefings/bridge.md:2: no sentence of a source starts on this line"),
    ],
)
def test_what_is_not_there_is_said_with_its_place(
    project: Project, place: str, message: str
) -> None:
    done = run("explain", place, project=project.root)
    assert done.exit_code == 1
    assert message in done.stderr


def test_without_the_machine_s_version_it_says_what_writes_it(project: Project) -> None:
    (project.machine / "bridge.md").unlink()
    done = run("explain", "bridge", project=project.root)
    assert done.exit_code == 1
    assert (
        "briefings/.machine/bridge.md: there is no such file; run 'mkdocs-briefings annotate'"
        in (done.stderr)
    )


def test_no_language_model_is_needed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert told(project, "bridge:12")[1:4] == ADA
