"""Seeds to briefings: what is made, what is redone, and what is left alone."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from tests.pipeline.projects import TEXT, make_project, read_folder, write_seed

from mkdocs_briefings.annotate import propose
from mkdocs_briefings.digests import digest_words
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.markup import is_changed, read
from mkdocs_briefings.model import Analysis, Briefing, Proposal
from mkdocs_briefings.pipeline import (
    Action,
    Outcome,
    Project,
    check,
    find_origins,
    sign_briefing,
    update,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def run(project: Project, *sources: str, replaced: tuple[str, ...] = ()) -> dict[str, Action]:
    return {
        outcome.slug: outcome.action
        for outcome in update(project, sources=sources, replaced=replaced)
    }


def load(project: Project, slug: str) -> Briefing:
    path = project.briefings / f"{slug}.md"
    briefing, faults = read(path.read_text(encoding="utf-8"), str(path))
    assert faults == ()
    return briefing


def edit(project: Project, slug: str, old: str, new: str) -> bytes:
    path = project.briefings / f"{slug}.md"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
    return path.read_bytes()


def test_every_source_gets_a_briefing_that_holds_its_text(project: Project) -> None:
    assert run(project) == {"gare": Action.WRITTEN, "pont": Action.WRITTEN}
    briefing = load(project, "pont")
    assert [block.text for block in briefing.blocks] == [TEXT]
    assert [source.id for source in briefing.sources] == ["pont"]
    assert briefing.sources[0].published == dt.date(2024, 10, 21)
    assert {"anne-dupre", "paul-sorel"} <= {actor.id for actor in briefing.actors}


def test_second_run_writes_nothing(project: Project) -> None:
    run(project)
    before = {path: path.stat().st_mtime_ns for path in project.briefings.rglob("*")}
    assert run(project) == {}
    assert {path: path.stat().st_mtime_ns for path in project.briefings.rglob("*")} == before


def test_only_what_changed_is_redone(project: Project) -> None:
    run(project)
    write_seed(project, "pont", TEXT + " La ville attend.")
    assert run(project) == {"pont": Action.WRITTEN}
    assert load(project, "pont").blocks[0].text.endswith("La ville attend.")


def test_other_front_matter_is_a_change(project: Project) -> None:
    run(project)
    write_seed(project, "pont", more="publisher: La Gazette\n")
    assert run(project) == {"pont": Action.WRITTEN}
    assert load(project, "pont").sources[0].publisher == "La Gazette"


def test_sources_limit_the_work(project: Project) -> None:
    assert run(project, "gare") == {"gare": Action.WRITTEN}


def test_error_of_ours_in_one_briefing_harms_no_other(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(found: Analysis) -> Proposal:
        if found.document.source.id == "gare":
            raise IndexError("no such place")
        return propose(found)

    monkeypatch.setattr("mkdocs_briefings.pipeline.revision.propose", fail)
    bad, good = update(project)
    assert (bad.slug, bad.action) == ("gare", Action.FAILED)
    assert (good.slug, good.action, good.faults) == ("pont", Action.WRITTEN, ())
    (fault,) = bad.faults
    assert fault.path == "briefings/gare.md"
    assert 'failed (IndexError: "no such place"' in fault.what
    assert not (project.briefings / "gare.md").exists()


def test_new_rules_redo_everything_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    run(project)
    edited = edit(project, "pont", "\n/// source", "\nMes mots.\n\n/// source")
    monkeypatch.setattr("mkdocs_briefings.pipeline.plan.fingerprint", lambda language: "other")
    assert run(project) == {"gare": Action.UNCHANGED, "pont": Action.UNCHANGED}
    assert (project.briefings / "pont.md").read_bytes() == edited
    assert run(project) == {}


def test_the_digest_of_the_words_is_written_and_put_right_again(project: Project) -> None:
    run(project)
    words = load(project, "pont").sources[0].words
    assert words == digest_words(TEXT)
    for wrong in ("", "    words: sha256-0\n"):
        edit(project, "pont", f"    words: {words}\n", wrong)
        edit(project, "pont", "[Paul Sorel]{actor=paul-sorel}", "Paul Sorel")
        assert run(project) == {"pont": Action.MERGED}
        assert load(project, "pont").sources[0].words == words
        assert run(project) == {}
        edit(project, "pont", "Paul Sorel a", "[Paul Sorel]{actor=paul-sorel} a")


def test_a_signed_briefing_of_before_gets_the_digest_and_stays_signed(project: Project) -> None:
    run(project)
    words = f"    words: {digest_words(TEXT)}\n"
    for folder in (project.briefings, project.machine):
        path = folder / "pont.md"
        path.write_text(path.read_text("utf-8").replace(words, ""), encoding="utf-8")
    sign_briefing(project, "pont", "Ana", dt.date(2024, 10, 23))
    assert run(project) == {"pont": Action.MERGED}
    merged = load(project, "pont")
    assert merged.sources[0].words == digest_words(TEXT)
    assert merged.review is not None
    assert not is_changed(merged)
    assert check(project) == ()


def test_what_a_person_changed_is_merged_with_the_new_source(project: Project) -> None:
    run(project)
    edit(project, "pont", "[Paul Sorel]{actor=paul-sorel}", "Paul Sorel")
    edit(project, "pont", "\n/// source", "\nMes mots.\n\n/// source")
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    assert run(project) == {"pont": Action.MERGED}
    merged = (project.briefings / "pont.md").read_text(encoding="utf-8")
    assert "Mes mots." in merged
    assert "[Marie Leroy]{actor=marie-leroy}" in merged
    assert "actor=paul-sorel" not in merged
    assert check(project) == ()
    assert run(project) == {}


def test_decision_whose_words_have_gone_is_kept_and_told(project: Project) -> None:
    run(project)
    edit(project, "pont", "le pont serait", "[le pont]{actor=anne-dupre .doubt} serait")
    write_seed(project, "pont", TEXT.replace("le pont", "la route"))
    (outcome,) = update(project)
    assert outcome.action is Action.MERGED
    (orphan,) = load(project, "pont").orphans
    assert orphan.words == "le pont"
    told = f'briefings/pont.md:{orphan.line}: your decision on "le pont" has lost its words: '
    assert str(outcome.faults[0]).startswith(told)


def test_edited_briefing_with_faults_is_left_alone_until_they_are_mended(project: Project) -> None:
    run(project)
    broken = edit(project, "pont", "{actor=paul-sorel}", "{actor=paul-sorel")
    write_seed(project, "pont", "Autre texte.")
    (outcome,) = update(project)
    assert outcome.action is Action.LEFT
    assert "it has faults" in outcome.faults[0].what
    assert outcome.faults[0].line is not None
    assert (project.briefings / "pont.md").read_bytes() == broken


def test_register_that_says_more_is_a_change(project: Project) -> None:
    run(project)
    project.register.write_text(
        "anne-d:\n  name: Anne Dupré\n  kind: person\n  aliases: [Dupré]\n", encoding="utf-8"
    )
    run(project)
    assert "{actor=anne-d}" in (project.briefings / "pont.md").read_text(encoding="utf-8")


def test_register_redoes_only_the_articles_that_can_mean_its_entries(project: Project) -> None:
    write_seed(project, "gare", "La gare a fermé lundi. Luc Morel a dit « oui ».")
    run(project)
    entry = "paul-s:\n  name: Paul Sorel\n  kind: person\n"
    project.register.write_text(entry, encoding="utf-8")
    assert run(project) == {"pont": Action.WRITTEN}
    assert "{actor=paul-s}" in (project.briefings / "pont.md").read_text(encoding="utf-8")
    # Its id is what the name in the other article would be given.
    other = "luc-morel:\n  name: Jean Ravel\n  kind: person\n"
    project.register.write_text(entry + other, encoding="utf-8")
    assert run(project) == {"gare": Action.WRITTEN}
    assert "{actor=luc-morel-2}" in (project.briefings / "gare.md").read_text(encoding="utf-8")
    role = "  roles: [{role: sculpteur}]\n"
    project.register.write_text(entry + role + other, encoding="utf-8")
    assert run(project) == {}
    project.register.write_text(entry + role, encoding="utf-8")
    assert run(project) == {"gare": Action.WRITTEN}
    assert "{actor=luc-morel}" in (project.briefings / "gare.md").read_text(encoding="utf-8")


def test_sources_of_one_briefing_stand_in_it_by_date(project: Project) -> None:
    write_seed(project, "gare", more="briefing: ville\n")
    write_seed(project, "pont", more="briefing: ville\ntitle: Le pont\n")
    seed = project.seeds / "pont.md"
    seed.write_text(seed.read_text("utf-8").replace("2024-10-21", "2024-10-20"), "utf-8")
    assert run(project) == {"ville": Action.WRITTEN}
    briefing = load(project, "ville")
    assert [block.source for block in briefing.blocks] == ["pont", "gare"]
    assert briefing.title == "Le pont"
    assert len(briefing.actors) == len({actor.id for actor in briefing.actors})


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ("title: Le pont ferme\npublisher: La Gazette\n", "Le pont ferme"),
        ("publisher: La Gazette\n", "La Gazette, 2024-10-21"),
    ],
)
def test_title_is_the_source_s_or_made_of_what_is_known(
    project: Project, more: str, title: str
) -> None:
    write_seed(project, "pont", more=more)
    run(project)
    assert load(project, "pont").title == title


def test_replacing_redoes_an_edited_briefing_and_keeps_every_old_file(project: Project) -> None:
    run(project)
    machine = (project.briefings / "pont.md").read_bytes()
    first = edit(project, "pont", "Anne Dupré", "Anne  Dupré")
    assert run(project, replaced=("pont",)) == {"pont": Action.WRITTEN}
    assert (project.briefings / "pont.md").read_bytes() == machine
    second = edit(project, "pont", "Paul Sorel", "Paul  Sorel")
    run(project, replaced=("pont",))
    kept = [path.read_bytes() for path in sorted(project.briefings.glob("*.bak"))]
    assert sorted(kept) == sorted([first, second])


def test_briefing_that_the_machine_did_not_write_is_left_alone(project: Project) -> None:
    project.briefings.mkdir()
    (project.briefings / "pont.md").write_text("# Le mien\n", encoding="utf-8")
    assert run(project)["pont"] is Action.LEFT
    assert (project.briefings / "pont.md").read_text(encoding="utf-8") == "# Le mien\n"
    assert find_origins(project)["pont"].edited


def test_machine_s_version_that_is_missing_is_made_anew(project: Project) -> None:
    run(project)
    before = read_folder(project.briefings)
    shutil.rmtree(project.machine)
    assert run(project) == {"gare": Action.UNCHANGED, "pont": Action.UNCHANGED}
    assert read_folder(project.briefings) == before
    assert run(project) == {}


@pytest.mark.parametrize("damage", ["", "<<<<<<< HEAD\n", "---\ntitle: [\n---\n"])
def test_edits_outlive_the_machine_s_version(project: Project, damage: str) -> None:
    run(project)
    edit(project, "pont", "{actor=paul-sorel}", "{actor=paul-sorel .doubt}")
    edited = edit(project, "pont", "title: pont", "title: 'Mon pont'  # le mien")
    machine = project.machine / "pont.md"
    machine.write_text(damage, encoding="utf-8") if damage else machine.unlink()
    assert run(project) == {"pont": Action.UNCHANGED}
    assert (project.briefings / "pont.md").read_bytes() == edited
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    assert run(project) == {"pont": Action.MERGED}
    merged = (project.briefings / "pont.md").read_text(encoding="utf-8")
    assert "title: 'Mon pont'  # le mien" in merged
    assert "[Marie Leroy]{actor=marie-leroy}" in merged
    assert "{actor=paul-sorel .doubt}" in merged


def test_without_the_machine_s_version_a_changed_source_is_merged_against_its_seed(
    project: Project,
) -> None:
    run(project)
    edit(project, "pont", "[Paul Sorel]{actor=paul-sorel}", "[Paul Sorel]{actor=anne-dupre}")
    (project.machine / "pont.md").unlink()
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    assert run(project) == {"pont": Action.MERGED}
    merged = (project.briefings / "pont.md").read_text(encoding="utf-8")
    assert "[Paul Sorel]{actor=anne-dupre}" in merged
    assert "[Marie Leroy]{actor=marie-leroy}" in merged
    assert not [fault for fault in check(project) if "older" in fault.what]
    assert run(project) == {}


def test_actor_of_a_mark_that_a_person_deleted_goes_and_does_not_return(project: Project) -> None:
    text = TEXT + " Marie Leroy attend."
    write_seed(project, "pont", text)
    run(project)
    edit(project, "pont", "[Marie Leroy]{actor=marie-leroy}", "Marie Leroy")
    for more in (" Il pleut.", " Il neige."):
        write_seed(project, "pont", text + more)
        assert run(project) == {"pont": Action.MERGED}
        for folder in (project.briefings, project.machine):
            assert "marie-leroy:" not in (folder / "pont.md").read_text(encoding="utf-8")
    write_seed(project, "pont", text + "\n\nMarie Leroy est revenue.")
    run(project)
    assert "[Marie Leroy]{actor=marie-leroy} est revenue" in (
        project.briefings / "pont.md"
    ).read_text(encoding="utf-8")
    assert "marie-leroy" in {actor.id for actor in load(project, "pont").actors}


def test_line_ends_of_another_system_are_no_edit(project: Project) -> None:
    run(project)
    path = project.briefings / "pont.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not any(origin.edited for origin in find_origins(project).values())
    write_seed(project, "pont", "Autre texte.")
    assert run(project) == {"pont": Action.WRITTEN}


def test_briefing_whose_seed_is_broken_or_gone_stays(project: Project) -> None:
    write_seed(project, "gare", more="briefing: ville\n")
    write_seed(project, "pont", more="briefing: ville\n")
    run(project)
    before = read_folder(project.briefings)
    (project.seeds / "pont.md").write_bytes(b"\xff")
    write_seed(project, "gare", "Autre texte.", more="briefing: ville\n")
    assert run(project) == {}
    assert read_folder(project.briefings) == before


def test_missing_date_is_told_with_the_outcome(project: Project) -> None:
    seed = project.seeds / "pont.md"
    seed.write_text("---\nlanguage: fr\n---\n\nLe pont a fermé lundi.\n", encoding="utf-8")
    outcomes = {outcome.slug: outcome for outcome in update(project)}
    assert "published" in str(outcomes["pont"].faults[0])
    assert outcomes["gare"].faults == ()


def test_file_saved_by_its_author_during_the_work_is_left_alone(project: Project) -> None:
    run(project)
    write_seed(project, "gare", "Autre texte.")
    write_seed(project, "pont", "Autre texte.")
    outcomes: list[Outcome] = []
    for outcome in update(project):
        outcomes.append(outcome)
        if outcome.slug == "gare":
            edited = edit(project, "pont", "Paul Sorel", "Paul  Sorel")
    assert [outcome.action for outcome in outcomes] == [Action.WRITTEN, Action.LEFT]
    assert (project.briefings / "pont.md").read_bytes() == edited


def test_check_tells_of_every_source_without_its_briefing(project: Project) -> None:
    assert [fault.path for fault in check(project)] == ["seeds/gare.md", "seeds/pont.md"]
    run(project)
    assert check(project) == ()
    write_seed(project, "pont", "Autre texte.")
    (fault,) = check(project)
    assert str(fault).startswith("seeds/pont.md:1: briefings/pont.md was made of an older version")
    run(project)
    assert check(project) == ()


def test_an_edit_is_no_reason_to_be_out_of_date(project: Project) -> None:
    run(project)
    edit(project, "pont", "{actor=paul-sorel}", "{actor=anne-dupre}")
    assert not [fault for fault in check(project) if not fault.warning]
    assert find_origins(project)["pont"].edited


def test_rights_of_the_project_are_those_of_a_source_that_says_nothing(tmp_path: Path) -> None:
    from dataclasses import replace

    from mkdocs_briefings.model import Rights

    project = replace(make_project(tmp_path), rights=Rights.LINK)
    write_seed(project, "pont", more="rights: full\n")
    run(project)
    assert load(project, "gare").sources[0].rights is Rights.LINK
    assert load(project, "pont").sources[0].rights is Rights.FULL


def test_project_without_seeds_has_nothing_to_do(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "seeds", tmp_path / "briefings", tmp_path / "docs")
    assert run(project) == {}
    assert list(tmp_path.iterdir()) == []


def test_root_that_cannot_hold_the_lock_is_a_fault(project: Project) -> None:
    (project.root / ".cache").write_text("in the way", encoding="utf-8")
    with pytest.raises(InvalidInput, match="cannot be written to"):
        run(project)
    assert not project.briefings.exists()
    assert (project.seeds / "pont.md").exists()
