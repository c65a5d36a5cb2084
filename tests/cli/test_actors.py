"""`actors`: told first, done with `--write`, in as few lines as say it."""

import difflib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.pipeline.desk.projects import SLUG, copy_demo

from mkdocs_briefings.cli import main
from mkdocs_briefings.pipeline import Project, check
from mkdocs_briefings.pipeline.desk.sheets import Sheets


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_demo(tmp_path)


def run(project: Project, *words: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), "actors", *words])


def read_all(project: Project) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in project.briefings.glob("[!.]*")}


def differ(project: Project, before: dict[str, str]) -> list[str]:
    """Return the lines of all files that have changed, each with its sign."""
    after = read_all(project)
    return [
        line
        for name in sorted(after)
        for line in difflib.ndiff(before[name].splitlines(), after[name].splitlines())
        if line[:2] in ("- ", "+ ")
    ]


def write(project: Project, *words: str) -> list[str]:
    """Do it, having looked first, which changes nothing; return the lines that have changed."""
    before = read_all(project)
    told = run(project, *words)
    assert told.exit_code == 0, told.output
    assert "nothing is written yet" in told.output
    assert read_all(project) == before
    assert run(project, *words, "--write").exit_code == 0
    changed = differ(project, before)
    assert {line[0] + line[2:] for line in changed} <= set(told.output.splitlines())
    return changed


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("kind", "kim-hong-kyun", "group"), ["-   kind: person", "+   kind: group"]),
        (
            ("alias", "mark-rutte", "le Néerlandais"),
            ["-   aliases: [Rutte]", "+   aliases: [Rutte, le Néerlandais]"],
        ),
        (("never", "nis", "NIS du Nord"), ["+   never:", "+     - NIS du Nord"]),
        (("kind", "seoul", "organisation"), ["+ ", "+ seoul:", "+   kind: organisation"]),
        (("merge", "seoul", "kr"), ["+ ", "+ seoul:", "+   same-as: kr"]),
        (("link", "mark-rutte", "Q57792"), ["+   wikidata: Q57792"]),
        (
            ("role", "mark-rutte", "hôte", "--since", "2024-10-28", "--language", "fr"),
            ["+     - role:", "+         fr: hôte", "+       since: '2024-10-28'"],
        ),
    ],
)
def test_a_change_is_told_and_then_made_in_its_own_lines(
    project: Project, words: tuple[str, ...], lines: list[str]
) -> None:
    assert write(project, *words) == lines


def test_a_new_name_keeps_the_old_one_as_an_alias(project: Project) -> None:
    lines = write(project, "rename", "kim-hong-kyun", "Kim Hong-kyun")
    assert "+   name: Kim Hong-kyun" in lines
    assert "+   aliases:" in lines
    assert "+     - Kim Hong Kyun" in lines


def test_what_a_briefing_says_is_promoted(project: Project) -> None:
    write(project, "promote", "seoul")
    assert "seoul:\n  kind: place\n  name: S" in project.register.read_text("utf-8")
    assert run(project, "promote", "seoul").exit_code == 1


def test_an_actor_is_split_where_a_condition_holds(project: Project) -> None:
    slug = SLUG
    told = ("split", "mark-rutte", "--into", "Odile Brun", "--when", "words contains rutte")
    write(project, *told, "--briefing", slug)
    text = (project.briefings / f"{slug}.md").read_text("utf-8")
    assert "  odile-brun:\n    name: Odile Brun\n    kind: person\n" in text
    assert "[Mark Rutte]{actor=odile-brun}" in text
    assert "quote=mark-rutte" in text
    assert not [fault for fault in check(project) if not fault.warning]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("kind", "mark-rutte", "wizard"), 2),
        (("merge", "mark-rutte", "nobody-at-all"), 2),
        (("merge", "mark-rutte", "mark-rutte"), 1),
        (("link", "mark-rutte", "https://example.org"), 1),
        (("role", "mark-rutte", "hôte", "--since", "hier"), 1),
        (("never", "mark-rutte", "Mark Rutte"), 1),
        (("split", "mark-rutte", "--into", "Odile Brun"), 2),
        (("split", "mark-rutte", "--into", "Odile Brun", "--when", "role is mayor"), 2),
        (("alias", "nobody-at-all", "Personne"), 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    project: Project, words: tuple[str, ...], code: int
) -> None:
    before = read_all(project)
    assert run(project, *words, "--write").exit_code == code
    assert read_all(project) == before


def test_all_that_names_an_actor_is_shown(project: Project) -> None:
    listed = run(project, "list", "rutte").output
    assert listed.startswith("mark-rutte\tMark Rutte\tperson\t")
    shown = run(project, "show", "mark-rutte").output
    assert f"briefings/{SLUG}.md:" in shown
    assert "[Mark Rutte]" in shown


def test_an_entry_that_only_rules_out_words_can_be_given_a_name(project: Project) -> None:
    sheets = Sheets(project)
    register = sheets.register()
    record = next(one for one in sheets.read(SLUG).briefing.actors if not register.known(one.id))
    write(project, "never", record.id, "Midi")
    lines = write(project, "rename", record.id, "Odile Brun")
    assert {f"+   kind: {record.kind}", "+   name: Odile Brun"} <= set(lines)
    assert all(fault.warning for fault in check(project))
