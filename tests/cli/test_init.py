"""`init`: a project of one's own, whose strict build passes."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.cli.commands import run


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a site strictly, as its workflow does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_new_project_builds_strictly(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "mon site"
    done = run("init", folder, "--language", language, "--name", 'Le « pont » : "été" #1')
    assert done.exit_code == 0
    built = build(folder)
    assert built.returncode == 0, built.stderr
    page = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page
    assert "été&quot; #1" in page
    assert "$" not in (folder / "docs" / "index.md").read_text(encoding="utf-8")


def test_folder_gets_all_that_a_project_needs(tmp_path: Path) -> None:
    run("init", tmp_path / "new")
    assert {path.relative_to(tmp_path / "new").as_posix() for path in tmp_path.rglob("*.*")} >= {
        ".github/workflows/pages.yml",
        ".gitignore",
        "briefings/actors.yml",
        "docs/index.md",
        "mkdocs.yml",
        "requirements.lock",
        "requirements.txt",
        "seeds/.gitkeep",
    }


def test_workflow_is_yaml_and_keeps_the_words_of_its_own_language(tmp_path: Path) -> None:
    run("init", tmp_path)
    workflow = (tmp_path / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    assert list(yaml.safe_load(workflow)["jobs"]) == ["build", "deploy"]
    assert "${{ github.ref }}" in workflow


def test_nothing_is_overwritten_and_then_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.exit_code == 2
    assert "mkdocs.yml exists" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Mine\n"
