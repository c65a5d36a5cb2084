"""`annotate` and `check`: what they print, and with what code they end."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.annotate.broken import break_dates, hide_model
from tests.cli.commands import run
from tests.pipeline.projects import make_project, write_seed
from tests.terminals import read_terminal

from mkdocs_briefings import __version__
from mkdocs_briefings.pipeline import Project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project").root


def test_one_line_for_each_briefing_that_was_due(root: Path) -> None:
    done = run("annotate", project=root)
    assert done.exit_code == 0
    lines = ["briefings/gare.md: written", "briefings/pont.md: written", "2 written"]
    assert done.stdout.splitlines() == lines
    assert run("annotate", project=root).stdout == "2 unchanged\n"


def test_what_would_be_done_is_told_mark_by_mark_and_not_done(root: Path) -> None:
    assert (
        "gare.md: would be written: 0 marks kept"
        in run("annotate", "--dry-run", project=root).stdout
    )
    assert not (root / "briefings" / "gare.md").exists()
    run("annotate", project=root)
    project = Project(root, root / "seeds", root / "briefings", root / "docs")
    write_seed(project, "pont", "Anne Dupré a déclaré mardi que le pont serait fermé.")
    before = (root / "briefings" / "pont.md").read_bytes()
    done = run("annotate", "--dry-run", project=root)
    lines = done.stdout.splitlines()
    assert (done.exit_code, lines[-1]) == (0, "nothing was written")
    assert "    lundi: {date=2024-10-21" in done.stdout
    assert (root / "briefings" / "pont.md").read_bytes() == before
    assert "briefings/gare.md" not in done.stdout
    assert run("annotate", project=root).stdout.startswith("briefings/pont.md: written")


@pytest.mark.parametrize("source", ["pont", "seeds/pont.md"])
def test_one_source_by_its_id_or_its_path(root: Path, source: str) -> None:
    assert run("annotate", source, project=root).stdout.startswith("briefings/pont.md: written\n1")


def test_source_that_a_stage_fails_on_has_a_briefing_with_the_rest(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_dates(monkeypatch, "crash")
    seed = root / "seeds" / "pont.md"
    seed.write_text(seed.read_text(encoding="utf-8") + "\nUn crash.\n", encoding="utf-8")
    done = run("annotate", project=root)
    assert done.exit_code == 1
    assert done.stdout.endswith("2 written\n")
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: seeds/pont.md: paragraph 2 (\"Un crash.\"): the stage 'dates'")
    bad, good = (
        (root / "briefings" / f"{name}.md").read_text(encoding="utf-8") for name in ("pont", "gare")
    )
    assert "{actor=anne-dupre}" in bad
    assert ("{date=" in bad, "{date=" in good) == (False, True)


def test_missing_model_of_one_language_is_told_once_and_stops_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(root, root / "seeds", root / "briefings", root / "docs")
    for name in ("boat", "fair"):
        write_seed(project, name, "Mary Stone left London.", language="en")
    hide_model(monkeypatch, "en")
    done = run("annotate", project=root)
    assert done.exit_code == 1
    assert done.stdout.endswith("2 written\n")
    (line,) = done.stderr.splitlines()
    lack = (
        "no language model for 'en' is installed, so that this and 1 more sources are not analysed"
    )
    assert line.startswith(f"error: seeds/boat.md: {lack}; run: pip install")


def test_missing_model_matters_only_where_there_is_work(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("annotate", project=root)
    hide_model(monkeypatch, "fr")
    done = run("annotate", project=root)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "2 unchanged\n", "")


@pytest.mark.parametrize("words", [("annotate", "rue"), ("annotate", "--replace", "rue")])
def test_unknown_source_or_briefing_is_wrong_use(root: Path, words: tuple[str, ...]) -> None:
    done = run(*words, project=root)
    assert done.exit_code == 2
    assert "rue" in done.stderr
    assert not (root / "briefings").exists()


def test_replacing_keeps_the_old_file(root: Path) -> None:
    run("annotate", project=root)
    path = root / "briefings" / "pont.md"
    written = path.read_text(encoding="utf-8")
    path.write_text(written + "\nÀ moi.\n", encoding="utf-8")
    assert run("annotate", project=root).stdout == "2 unchanged\n"
    done = run("annotate", "--replace", "pont", project=root)
    assert done.stdout.splitlines() == ["briefings/pont.md: written", "1 written"]
    assert path.read_text(encoding="utf-8") == written
    assert (root / "briefings" / "pont.md.bak").read_text(encoding="utf-8").endswith("À moi.\n")


def test_bar_stands_for_the_lines_on_a_terminal(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    for name in ("gare", "pont"):  # in English: another process loads its model much sooner
        write_seed(project, name, "Mary Stone left London.", language="en")
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "mkdocs_briefings.cli",
        "--project",
        str(project.root),
        "annotate",
    ]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        shown = read_terminal(ours)
    assert child.returncode == 0
    assert "2/2" in shown
    assert "2 written" in shown
    assert "briefings/pont.md: written" not in shown


def test_project_is_the_nearest_one_upwards(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "seeds")
    assert run("annotate", "pont").exit_code == 0


def test_outside_a_project_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("annotate", "check"):
        done = run(command)
        assert (done.exit_code, "no mkdocs.yml here or above" in done.stderr) == (2, True)
    assert run("check", project=tmp_path).exit_code == 2


def test_version_and_help_are_told() -> None:
    assert __version__ in run("--version").stdout
    assert "Exit codes: 0" in run("--help").stdout
    assert run("nonsense").exit_code == 2


def test_check_finds_nothing_in_a_project_that_is_up_to_date(root: Path) -> None:
    run("annotate", project=root)
    done = run("check", project=root)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "all is well\n", "")


def test_check_tells_what_is_out_of_date_or_missing(root: Path) -> None:
    run("annotate", "pont", project=root)
    project = make_project(root / "other")
    write_seed(project, "pont", "Autre texte.")
    (root / "seeds" / "pont.md").write_bytes((project.seeds / "pont.md").read_bytes())
    done = run("check", project=root)
    assert done.exit_code == 1
    assert "seeds/gare.md:1: no briefings/gare.md yet" in done.stderr
    assert "seeds/pont.md:1: briefings/pont.md was made of an older version" in done.stderr


def test_check_tells_unknown_actors_with_their_line(root: Path) -> None:
    run("annotate", project=root)
    path = root / "briefings" / "pont.md"
    text = path.read_text(encoding="utf-8").replace("{actor=paul-sorel}", "{actor=pol-sorel}")
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("{actor=pol-sorel}")].count("\n") + 1
    done = run("check", project=root)
    assert done.exit_code == 1
    assert f'briefings/pont.md:{line}: unknown actor "pol-sorel"' in done.stderr


def test_check_warns_of_a_missing_date_and_passes(root: Path) -> None:
    seed = root / "seeds" / "pont.md"
    seed.write_text("---\nlanguage: fr\n---\n\nTexte.\n", encoding="utf-8")
    run("annotate", project=root)
    done = run("check", project=root)
    assert done.exit_code == 0
    assert "warning: seeds/pont.md:1: no 'published'" in done.stderr


def test_check_warns_where_git_tracks_what_is_not_free(root: Path) -> None:
    write_seed(make_project(root / "other"), "gare", more="rights: full\n")
    (root / "seeds" / "gare.md").write_bytes((root / "other" / "seeds" / "gare.md").read_bytes())
    run("annotate", project=root)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    assert run("check", project=root).stderr == ""
    subprocess.run(["git", "add", "seeds"], cwd=root, check=True)
    done = run("check", project=root)
    assert done.exit_code == 0
    assert "warning: seeds/pont.md:1: tracked by git though its rights are 'excerpt'" in done.stderr
    assert "gare.md" not in done.stderr


def test_check_tells_a_source_that_moved_to_another_briefing(root: Path) -> None:
    run("annotate", project=root)
    other = make_project(root / "other")
    write_seed(other, "pont", more="briefing: ville\n")
    (root / "seeds" / "pont.md").write_bytes((other.seeds / "pont.md").read_bytes())
    done = run("check", project=root)
    assert done.exit_code == 1
    assert "error: briefings/pont.md:5: the source 'pont' is now part of the briefing 'ville'" in (
        done.stderr
    )
    assert "briefings/pont.md: moved\n" in run("annotate", project=root).stdout
    assert run("check", project=root).exit_code == 0


def test_check_needs_no_language_model(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("annotate", project=root)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert run("check", project=root).exit_code == 0
