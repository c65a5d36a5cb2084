"""Seeds, briefings and the machine's versions that move, go, come back or part from each other."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pipeline.projects import TEXT, make_project, read_folder, write_seed

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import is_changed, read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline import (
    Action,
    Outcome,
    Project,
    check,
    find_origins,
    inspect,
    renaming,
    sign_briefing,
    update,
)

DECIDED = "[Paul Sorel]{actor=anne-dupre .doubt}"
OTHER = "Le maire Luc Morel a dit « oui » mardi."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a project of two briefings, where `pont` has a decision of each kind."""
    project = make_project(tmp_path_factory.mktemp("made"))
    write_seed(project, "gare", OTHER)
    list(update(project))
    edit(project, "pont", "[Paul Sorel]{actor=paul-sorel}", DECIDED)
    edit(project, "pont", "[le pont serait fermé]{claim=anne-dupre}.\n", "le pont serait fermé. ")
    edit(project, "pont", "actors:\n", "actors:\n  # vue au conseil\n")
    return project.root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Project:
    root = tmp_path / "project"
    shutil.copytree(made, root)
    return Project(root, root / "seeds", root / "briefings", root / "docs")


def text_of(project: Project, slug: str) -> str:
    return (project.briefings / f"{slug}.md").read_bytes().decode()


def edit(project: Project, slug: str, old: str, new: str) -> None:
    content = text_of(project, slug)
    assert old in content
    (project.briefings / f"{slug}.md").write_bytes(content.replace(old, new).encode())


def load(project: Project, slug: str) -> Briefing:
    briefing, faults = read(text_of(project, slug), f"{slug}.md", known=lambda _: True)
    assert not [fault for fault in faults if not fault.warning]
    return briefing


def block_of(project: Project, slug: str) -> str:
    return text_of(project, slug).split("/// source")[1].split("\n", 1)[1]


def run(project: Project) -> dict[str, Outcome]:
    outcomes = {outcome.slug: outcome for outcome in update(project)}
    assert run_again(project) == {}
    return outcomes


def run_again(project: Project) -> dict[str, Action]:
    return {outcome.slug: outcome.action for outcome in update(project)}


def is_well(project: Project) -> bool:
    """Whether `check` finds nothing that has to do with what belongs where."""
    return not [fault for fault in check(project) if not fault.warning]


def stale(project: Project) -> tuple[Fault, ...]:
    """What fails a strict build, warnings aside."""
    return tuple(fault for fault in inspect(project).faults if not fault.warning)


def git(project: Project, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(
        ["git", *identity, *arguments], cwd=project.root, check=True, capture_output=True
    )


def commit(project: Project) -> None:
    if not (project.root / ".git").exists():
        git(project, "init", "-b", "main")
        (project.root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-m", "So far")


# --- a source that moves ------------------------------------------------------------------------


def test_source_that_moves_takes_all_along_and_nothing_stays_behind(project: Project) -> None:
    block = block_of(project, "pont")
    write_seed(project, "pont", more="briefing: gare\n")
    outcomes = run(project)
    assert {slug: one.action for slug, one in outcomes.items()} == {
        "gare": Action.MERGED,
        "pont": Action.REMOVED,
    }
    moved = load(project, "gare")
    assert [source.id for source in moved.sources] == ["gare", "pont"]
    assert block in text_of(project, "gare")
    assert {"anne-dupre", "luc-morel"} <= {actor.id for actor in moved.actors}
    assert not moved.orphans
    assert moved.formerly == ("pont",)
    assert sorted(read_folder(project.briefings)) == [".machine/gare.md", "gare.md"]
    assert is_well(project)
    assert {one.action for one in run(project).values()} <= {Action.UNCHANGED}


def test_pages_that_become_one_new_page_both_lead_to_it(project: Project) -> None:
    write_seed(project, "pont", more="briefing: ville\n")
    write_seed(project, "gare", OTHER, more="briefing: ville\n")
    run(project)
    assert set(load(project, "ville").formerly) == {"pont", "gare"}
    assert is_well(project)


def test_briefing_made_anew_takes_the_decisions_that_come_from_elsewhere(project: Project) -> None:
    block = block_of(project, "pont")
    edit(project, "gare", "[Luc Morel]{actor=luc-morel}", "[Luc Morel]{actor=luc-morel .doubt}")
    write_seed(project, "pont", more="briefing: gare\n")
    outcomes = {one.slug: one.action for one in update(project, replaced=["gare"])}
    assert outcomes == {"gare": Action.MERGED, "pont": Action.REMOVED}
    assert block in text_of(project, "gare")
    assert "[Luc Morel]{actor=luc-morel}" in text_of(project, "gare")
    assert "luc-morel .doubt" in (project.briefings / "gare.md.bak").read_text(encoding="utf-8")
    assert run_again(project) == {}


def test_source_that_leaves_a_page_of_several_leaves_the_author_s_words(project: Project) -> None:
    write_seed(project, "gare", OTHER, more="briefing: pont\n")
    run(project)
    edit(project, "pont", "/// source | gare", "Mes mots.\n\n/// source | gare")
    edit(project, "pont", "[Luc Morel]{actor=luc-morel}", "[Luc Morel]{actor=anne-dupre}")
    write_seed(project, "gare", OTHER)
    run(project)
    assert "[Luc Morel]{actor=anne-dupre}" in text_of(project, "gare")
    assert "Mes mots." in text_of(project, "pont")
    assert not load(project, "gare").formerly
    assert "luc-morel" not in text_of(project, "pont")
    assert DECIDED in text_of(project, "pont")
    assert is_well(project)


def test_seed_under_another_name_is_the_same_source(project: Project) -> None:
    edit(project, "pont", "title: pont", "title: Le pont ferme")
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    run(project)
    block = block_of(project, "pont")
    sign_briefing(project, "pont", "Ana Sorel", dt.date(2024, 10, 23))
    (project.seeds / "pont.md").rename(project.seeds / "pont-ferme.md")
    outcomes = run(project)
    assert {slug: one.action for slug, one in outcomes.items()} == {
        "pont": Action.MOVED,
        "pont-ferme": Action.MERGED,
    }
    briefing = load(project, "pont-ferme")
    assert block_of(project, "pont-ferme") == block
    assert briefing.formerly == ("pont",)
    assert briefing.review is not None
    assert not is_changed(briefing)
    assert "  # vue au conseil\n" in text_of(project, "pont-ferme")
    assert ".machine/pont.md" not in read_folder(project.briefings)
    assert is_well(project)


def test_page_under_another_slug_keeps_everything(project: Project) -> None:
    edit(project, "pont", "/// source", "Mes mots.\n\n/// source")
    before = text_of(project, "pont").split("\n---\n", 1)[1]
    write_seed(project, "pont", more="briefing: ville\n")
    run(project)
    assert text_of(project, "ville").split("\n---\n", 1)[1] == before
    assert load(project, "ville").formerly == ("pont",)
    write_seed(project, "pont", more="briefing: cite\n")
    run(project)
    assert load(project, "cite").formerly == ("pont", "ville")
    assert not (project.briefings / "ville.md").exists()


def test_file_that_its_author_renamed_is_told_until_the_seed_says_so_too(project: Project) -> None:
    (project.briefings / "pont.md").rename(project.briefings / "ville.md")
    before = read_folder(project.briefings)
    assert run_again(project) == {}
    assert read_folder(project.briefings) == before
    (fault,) = (fault for fault in check(project) if "ville.md" in fault.path)
    assert "write 'briefing: ville' into their seeds" in str(fault)
    write_seed(project, "pont", more="briefing: ville\n")
    run(project)
    assert DECIDED in text_of(project, "ville")
    assert not (project.briefings / "pont.md").exists()
    assert not (project.machine / "pont.md").exists()
    assert is_well(project)


# --- a seed that goes ---------------------------------------------------------------------------


def test_deleted_seed_takes_its_page_along_where_nobody_decided_anything(project: Project) -> None:
    (project.seeds / "gare.md").unlink()
    (fault,) = (fault for fault in stale(project) if "gare" in fault.path)
    assert "the seed of the source 'gare' is gone" in fault.what
    assert {slug: one.action for slug, one in run(project).items()} == {"gare": Action.REMOVED}
    assert not (project.briefings / "gare.md").exists()
    assert not (project.machine / "gare.md").exists()
    assert is_well(project)


def test_decisions_of_a_deleted_seed_wait_and_return_with_it(project: Project) -> None:
    block = block_of(project, "pont")
    seed = (project.seeds / "pont.md").read_bytes()
    (project.seeds / "pont.md").unlink()
    run(project)
    waiting = load(project, "pont")
    assert not waiting.parts
    assert waiting.draft
    assert [orphan.words for orphan in waiting.orphans] == ["Paul Sorel"]
    assert [fault for fault in check(project) if "Paul Sorel" in fault.what]
    (project.seeds / "pont.md").write_bytes(seed)
    run(project)
    assert block_of(project, "pont") == block
    assert not load(project, "pont").draft
    assert not load(project, "pont").orphans


def test_deleted_seed_leaves_the_rest_of_its_page(project: Project) -> None:
    write_seed(project, "gare", OTHER, more="briefing: pont\n")
    run(project)
    edit(project, "pont", "/// source | gare", "Mes mots.\n\n/// source | gare")
    (project.seeds / "gare.md").unlink()
    run(project)
    assert "Luc Morel" not in text_of(project, "pont")
    assert "Mes mots." in text_of(project, "pont")
    assert not load(project, "pont").orphans


def test_project_without_its_seeds_loses_nothing(project: Project) -> None:
    before = read_folder(project.briefings)
    for path in project.seeds.iterdir():
        path.unlink()
    assert run_again(project) == {}
    assert stale(project) == ()
    assert read_folder(project.briefings) == before


def test_clone_without_the_seeds_that_git_does_not_know_loses_nothing(
    project: Project, tmp_path: Path
) -> None:
    commit(project)
    git(project, "rm", "--cached", "-q", "seeds/pont.md")
    (project.root / ".gitignore").write_text(".cache/\nseeds/pont.md\n", encoding="utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-q", "--amend", "-m", "Without the seed")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(project.root), str(clone)], check=True)
    other = Project(clone, clone / "seeds", clone / "briefings", clone / "docs")
    before = read_folder(other.briefings)
    assert not (other.seeds / "pont.md").exists()
    assert run_again(other) == {}
    assert stale(other) == ()
    assert read_folder(other.briefings) == before
    write_seed(other, "neuf", OTHER, more="briefing: pont\n")
    run_again(other)
    assert DECIDED in text_of(other, "pont")
    assert [block.source for block in load(other, "pont").blocks] == ["neuf", "pont"]
    (project.seeds / "pont.md").unlink()  # here it was read before, and so was taken out
    assert [fault for fault in stale(project) if "is gone" in fault.what]


def test_shallow_clone_says_that_it_cannot_tell_whether_a_seed_was_deleted(
    project: Project, tmp_path: Path
) -> None:
    commit(project)
    git(project, "rm", "-q", "seeds/gare.md")
    commit(project)
    (project.root / "docs" / "index.md").write_text("# Essai, encore\n", encoding="utf-8")
    commit(project)
    clone = tmp_path / "clone"
    address = project.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth=1", address, str(clone)], check=True)
    other = Project(clone, clone / "seeds", clone / "briefings", clone / "docs")
    (fault,) = (fault for fault in stale(other) if "gare" in fault.path)
    assert "a shallow clone cannot tell why" in fault.what
    assert "fetch-depth: 0" in fault.cure
    (clone / ".gitignore").write_text(".cache/\nseeds/gare.md\n", encoding="utf-8")
    assert not [fault for fault in stale(other) if "gare" in fault.path]
    (clone / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(other, "fetch", "-q", "--unshallow")
    (fault,) = (fault for fault in stale(other) if "gare" in fault.path)
    assert "is gone" in fault.what


# --- base and file apart ------------------------------------------------------------------------


def restore(project: Project) -> None:
    git(project, "checkout", "--", "briefings/pont.md")


def break_the_machine_s(project: Project) -> None:
    path = project.machine / "pont.md"
    path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes() + b"=======\n>>>>>>> theirs\n")


@pytest.mark.parametrize("break_up", [restore, break_the_machine_s])
def test_base_and_file_that_do_not_belong_together_are_told_and_merged(
    project: Project, break_up: Callable[[Project], None]
) -> None:
    commit(project)
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    run(project)
    break_up(project)
    assert [fault for fault in check(project) if ".machine/pont.md" in fault.what]
    run(project)
    assert DECIDED in text_of(project, "pont")
    assert "[Marie Leroy]{actor=marie-leroy}" in text_of(project, "pont")
    assert "fermé. " in text_of(project, "pont")
    assert is_well(project)


def test_without_git_a_file_that_was_put_back_is_merged_against_its_seed(project: Project) -> None:
    before = (project.briefings / "pont.md").read_bytes()
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    run(project)
    (project.briefings / "pont.md").write_bytes(before)
    run(project)
    assert DECIDED in text_of(project, "pont")
    assert "[Marie Leroy]{actor=marie-leroy}" in text_of(project, "pont")
    assert is_well(project)


def test_two_authors_on_two_branches_never_solve_the_machine_s_conflicts(project: Project) -> None:
    commit(project)
    git(project, "checkout", "-q", "-b", "other")
    write_seed(project, "pont", TEXT + "\n\nMarie Leroy attend.")
    run(project)
    commit(project)
    git(project, "checkout", "-q", "main")
    write_seed(project, "pont", "Luc Morel arrive.\n\n" + TEXT)
    run(project)
    commit(project)
    with pytest.raises(subprocess.CalledProcessError):
        git(project, "merge", "other")
    write_seed(project, "pont", "Luc Morel arrive.\n\n" + TEXT + "\n\nMarie Leroy attend.")
    git(project, "checkout", "--ours", "briefings/pont.md")
    assert "<<<<<<<" in (project.machine / "pont.md").read_text(encoding="utf-8")
    run(project)
    assert DECIDED in text_of(project, "pont")
    assert "[Marie Leroy]{actor=marie-leroy}" in text_of(project, "pont")
    assert is_well(project)


def test_file_of_before_the_key_is_not_taken_for_edited(project: Project) -> None:
    path = project.briefings / "gare.md"
    lines = text_of(project, "gare").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("base:")), "utf-8")
    assert not find_origins(project)["gare"].edited
    assert run_again(project) == {}
    write_seed(project, "gare", "Autre texte.")
    assert run(project)["gare"].action is Action.WRITTEN


# --- the words, the file ------------------------------------------------------------------------


def test_words_that_somebody_changed_are_told_and_put_back(project: Project) -> None:
    block = block_of(project, "pont")
    edit(project, "pont", "Anne Dupré]", "Anne Durand]")
    edit(project, "pont", "} que le pont serait", "} que le pont neuf serait")
    edited = text_of(project, "pont")
    assert not list(update(project, restoring=False))
    outcome = run(project)["pont"]
    line = edited.splitlines().index(next(x for x in edited.splitlines() if "neuf" in x)) + 1
    assert [fault.line for fault in outcome.faults] == [line, line]
    durand, new = (fault.what for fault in outcome.faults)
    assert "Durand" in durand and "Dupré" in durand
    assert "neuf" in new
    assert load(project, "pont").orphans == (), "a mark that nobody decided is no orphan"
    assert block_of(project, "pont") == block
    assert (project.briefings / "pont.md.bak").read_text(encoding="utf-8") == edited


def test_line_ends_of_another_system_survive_a_merge(project: Project) -> None:
    path = project.briefings / "pont.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    run(project)
    written = path.read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n")
    assert b"  # vue au conseil\r\n" in written
    assert DECIDED.encode() in written


def save(path: Path) -> None:
    path.write_text("ce que je viens d’écrire", encoding="utf-8")


def save_by_renaming(path: Path) -> None:
    """Save as many editors do: into a file beside it, which then takes its name."""
    beside = path.with_name("4913")
    save(beside)
    beside.rename(path)


@pytest.mark.parametrize("save_now", [save, save_by_renaming])
def test_what_is_saved_in_the_instant_of_the_renaming_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch, save_now: Callable[[Path], None]
) -> None:
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    path = project.briefings / "pont.md"
    exchange = renaming.exchange

    def save_first(one: Path, other: Path) -> bool:
        save_now(path)
        return exchange(one, other)

    monkeypatch.setattr(renaming, "exchange", save_first)
    (outcome,) = update(project)
    assert outcome.action is Action.MERGED
    check_kept(project, outcome)


def test_what_is_saved_into_the_file_is_kept_where_files_cannot_change_names(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_seed(project, "pont", TEXT + " Marie Leroy attend.")
    path = project.briefings / "pont.md"
    rename = Path.replace

    def save_first(staged: Path, target: Path) -> Path:
        if target == path:
            save(path)
        return rename(staged, target)

    monkeypatch.setattr(renaming, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "replace", save_first)
    (outcome,) = update(project)
    check_kept(project, outcome)


def check_kept(project: Project, outcome: Outcome) -> None:
    assert "Marie Leroy" in text_of(project, "pont")
    kept = project.briefings / "pont.md.bak"
    assert kept.read_text(encoding="utf-8") == "ce que je viens d’écrire"
    assert [fault for fault in outcome.faults if "pont.md.bak" in str(fault)]
    assert not list(project.briefings.glob(".pont*"))
