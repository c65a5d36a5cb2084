"""Which witness tells whose words a block has, and what `check` and `review` make of it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from tests.pipeline.projects import TEXT, make_project, write_seed

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read, write
from mkdocs_briefings.model import Briefing, Document, SourceBlock
from mkdocs_briefings.pipeline import (
    Cause,
    Project,
    Verdict,
    Witnesses,
    inspect,
    list_doubts,
    sign_briefing,
)
from mkdocs_briefings.sources import normalise, read_corpus

FALSE = TEXT.replace("fermé", "ouvert")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose briefings `gare` and `pont` hold the words of their seeds."""
    project = make_project(tmp_path)
    project.machine.mkdir(parents=True)
    for document in read_corpus(project.seeds).documents:
        content = write(make_briefing(document))
        for folder in (project.briefings, project.machine):
            (folder / f"{document.source.id}.md").write_text(content, encoding="utf-8")
    return project


def make_briefing(document: Document) -> Briefing:
    block = SourceBlock(document.source.id, document.text, ())
    return Briefing(document.source.id, "Le pont", "fr", sources=(document.source,), parts=(block,))


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "pont.md"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def leave_seeds_out(project: Project) -> None:
    """Make of the project what a clone without seeds is; one alone would have been taken out."""
    for seed in project.seeds.iterdir():
        seed.unlink()


def drop_words(folder: Path) -> None:
    path = folder / "pont.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "words:" not in line), encoding="utf-8")


def state(project: Project) -> tuple[Verdict | None, list[Fault]]:
    """Return the verdict on the source `pont`, `None` if it is proved, and all that is wrong."""
    found = inspect(project)
    assert found.unproved.keys() <= {("pont", "pont")}
    return found.unproved.get(("pont", "pont")), list(found.faults)


def test_words_of_the_seed_are_proved_without_any_other_witness(project: Project) -> None:
    (project.machine / "pont.md").unlink()
    drop_words(project.briefings)
    assert state(project) == (None, [])


def test_marks_and_line_breaks_change_no_words(project: Project) -> None:
    edit(project.briefings, "fermé. Paul", "fermé.\nPaul")
    edit(project.briefings, "lundi", "[lundi]{date=2024-10-21}")
    assert state(project) == (None, [])


def test_false_words_are_told_with_line_both_wordings_and_the_way_out(project: Project) -> None:
    edit(project.briefings, "fermé", "ouvert")
    verdict, (fault,) = state(project)
    assert verdict is Verdict.CHANGED
    assert str(fault) == (
        "briefings/pont.md:14: other words than the source 'pont' has: \"le pont serait ouvert. "
        'Paul Sorel" instead of "le pont serait fermé. Paul Sorel"; undo it, or change '
        "seeds/pont.md and run 'mkdocs-briefings annotate'"
    )
    assert not fault.warning


def test_more_than_one_place_is_counted(project: Project) -> None:
    edit(project.briefings, "fermé", "ouvert")
    edit(project.briefings, "non", "oui")
    edit(project.briefings, "lundi", "mardi")
    assert "(and in 2 more places)" in str(state(project)[1][0])


def test_nobody_can_sign_false_words(project: Project) -> None:
    edit(project.briefings, "fermé", "ouvert")
    before = (project.briefings / "pont.md").read_bytes()
    with pytest.raises(InvalidInput, match="other words than the source 'pont' has"):
        sign_briefing(project, "pont", "Ana", dt.date(2024, 10, 23))
    assert (project.briefings / "pont.md").read_bytes() == before
    sign_briefing(project, "gare", "Ana", dt.date(2024, 10, 23))


def test_false_words_are_the_first_thing_to_look_at(project: Project) -> None:
    edit(project.briefings, "fermé", "ouvert")
    first = list_doubts(project)[0]
    assert (first.cause, first.fault.line) == (Cause.BROKEN, 14)


def test_without_the_seed_the_machine_s_version_tells(project: Project) -> None:
    leave_seeds_out(project)
    assert state(project) == (None, [])
    drop_words(project.briefings)
    assert state(project) == (None, [])
    edit(project.briefings, "fermé", "ouvert")
    verdict, (fault,) = state(project)
    assert verdict is Verdict.CHANGED
    assert 'instead of "le pont serait fermé. Paul Sorel"' in fault.what
    assert fault.cure.startswith("undo it, or change the seed where it is kept")


@pytest.mark.parametrize("damage", [None, "<<<<<<< ours\n", "no front matter"])
def test_without_both_the_digest_tells_which_source_and_what_stands(
    project: Project, damage: str | None
) -> None:
    leave_seeds_out(project)
    (project.machine / "pont.md").unlink()
    if damage is not None:
        (project.machine / "pont.md").write_text(damage, encoding="utf-8")
    assert state(project) == (None, [])
    edit(project.briefings, "fermé", "ouvert")
    verdict, (fault,) = state(project)
    assert verdict is Verdict.CHANGED
    assert fault.line == 13
    assert fault.what == "other words than the source 'pont' has, as the key 'words:' tells"


def test_a_change_made_in_the_briefing_and_the_machine_s_version_alike_shows(
    project: Project,
) -> None:
    leave_seeds_out(project)
    edit(project.briefings, "fermé", "ouvert")
    edit(project.machine, "fermé", "ouvert")
    verdict, (fault,) = state(project)
    assert verdict is Verdict.CHANGED
    assert "'words:'" in fault.what


def test_without_any_witness_a_source_is_unproved(project: Project) -> None:
    leave_seeds_out(project)
    (project.machine / "pont.md").unlink()
    drop_words(project.briefings)
    verdict, (fault,) = state(project)
    assert verdict is Verdict.UNPROVED
    assert "nothing proves the words of the source 'pont'" in fault.what
    assert not fault.warning


def test_a_seed_that_changed_takes_the_proof_away_and_is_told_once(project: Project) -> None:
    write_seed(project, "pont", FALSE)
    verdict, (fault,) = state(project)
    assert verdict is Verdict.OUTDATED
    assert str(fault).startswith("seeds/pont.md:1: briefings/pont.md was made of an older version")


def test_what_a_person_changed_meanwhile_shows_against_what_they_changed(project: Project) -> None:
    write_seed(project, "pont", FALSE)
    edit(project.briefings, "lundi", "mardi")
    verdict, faults = state(project)
    assert verdict is Verdict.CHANGED
    assert '"Dupré a déclaré mardi que le pont" instead of "Dupré a déclaré lundi' in faults[0].what
    assert "(and" not in faults[0].what


def test_a_seed_and_its_block_that_were_corrected_alike_agree(project: Project) -> None:
    write_seed(project, "pont", FALSE)
    edit(project.briefings, "fermé", "ouvert")
    verdict, faults = state(project)
    assert verdict is None
    assert [fault.line for fault in faults if not fault.warning] == [1]  # it is still out of date


def test_other_front_matter_of_the_seed_takes_no_proof_away(project: Project) -> None:
    write_seed(project, "pont", more="publisher: La Gazette\n")
    assert state(project)[0] is None


def test_a_digest_that_is_not_the_seed_s_is_told_but_decides_nothing(project: Project) -> None:
    edit(project.briefings, "words: sha256-", "words: sha256-0")
    verdict, (fault,) = state(project)
    assert (verdict, fault.warning) == (None, True)
    assert "the key 'words:' of the source 'pont'" in fault.what


def test_a_block_of_a_source_without_an_entry_is_an_error(project: Project) -> None:
    content = (project.briefings / "pont.md").read_text(encoding="utf-8")
    stranger = content + "\n/// source | gare\nRien.\n///\n"
    (project.briefings / "pont.md").write_text(stranger, encoding="utf-8")
    (fault,) = state(project)[1]
    assert (fault.line, fault.what, fault.warning) == (17, "unknown source 'gare'", False)


def test_a_review_made_before_the_key_came_in_still_holds(project: Project) -> None:
    drop_words(project.briefings)
    sign_briefing(project, "pont", "Ana", dt.date(2024, 10, 23))
    path = project.briefings / "pont.md"
    briefing, _ = read(path.read_text(encoding="utf-8"), "pont.md")
    (document,) = read_corpus(project.seeds, only={"pont"}).documents
    proved = replace(briefing, sources=(replace(briefing.sources[0], words=document.source.words),))
    path.write_text(write(proved), encoding="utf-8")
    assert "words:" in path.read_text(encoding="utf-8")
    assert state(project) == (None, [])


def test_each_seed_is_read_once_and_the_machine_s_version_only_where_it_is_needed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    normal = Mock(wraps=normalise)
    monkeypatch.setattr("mkdocs_briefings.sources.seed.normalise", normal)
    machine = Mock(return_value={})
    monkeypatch.setattr(Witnesses, "read_machine", machine)
    inspect(project)
    assert (normal.call_count, machine.call_count) == (2, 0)
    (project.seeds / "pont.md").unlink()
    inspect(project)
    assert (normal.call_count, machine.call_count) == (3, 1)
