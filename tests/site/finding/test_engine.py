"""The index that Pagefind writes, and what happens without Pagefind."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.builds import build_strictly
from tests.site.finding.projects import make_project

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.site.finding import prepare
from mkdocs_briefings.site.finding.engine import FOLDER, write_index
from mkdocs_briefings.site.finding.kept import Kept


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def words(folder: Path) -> str:
    """Return everything that the fragments of an index say."""
    fragments = (folder / FOLDER / "fragment").iterdir()
    return " ".join(gzip.decompress(path.read_bytes()).decode() for path in fragments)


def test_the_same_briefings_give_the_same_index(
    searched_project: Path, searched_folder: Path, tmp_path: Path
) -> None:
    again = build_strictly(searched_project, tmp_path / "site")
    assert contents(again / FOLDER) == contents(searched_folder / FOLDER)


def test_the_index_holds_only_what_the_site_may_show(searched_folder: Path) -> None:
    said = words(searched_folder)
    assert "Les vieilles grues tiendront" in said
    for word in ("bouée", "inventaire", "sans réserve", "rouvert", "tordues", "palimpseste"):
        assert word not in said


def test_the_index_keeps_the_spaces_of_the_text(searched_folder: Path) -> None:
    said = words(searched_folder)
    assert "eau (ADE) estime" in said
    assert "( ADE)" not in said


def test_one_index_serves_all_languages(searched_folder: Path) -> None:
    entry = json.loads((searched_folder / FOLDER / "pagefind-entry.json").read_text())
    assert list(entry["languages"]) == ["fr"]


def test_the_index_of_the_theme_is_not_published_beside_it(searched_folder: Path) -> None:
    assert not (searched_folder / "search" / "search_index.json").exists()
    assert not list(searched_folder.glob(f"{FOLDER}/*ui*"))


def build_here(project: Path, target: Path, *, serving: bool = False) -> Path:
    """Build a project in this process, as `serve` does or as `build` does."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(target))
    config.plugins.run_event("startup", command="serve" if serving else "build", dirty=False)
    build(config)
    return target


@pytest.mark.parametrize("serving", [True, False])
def test_the_theme_searches_on_serve_and_without_pagefind(
    serving: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(prepare, "is_installed", lambda: serving)
    site = build_here(make_project(tmp_path / "project"), tmp_path / "site", serving=serving)
    assert not (site / FOLDER).exists()
    assert not (site / "search" / "index.html").exists()
    index = json.loads((site / "search" / "search_index.json").read_text())
    assert "La Carvalho" in str(index["docs"])
    assert 'data-md-component="search"' in (site / "index.html").read_text()


def test_a_pagefind_that_fails_is_reported_and_harms_nothing_else(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml")]
    environment = {**os.environ, "CI": "true", "PAGEFIND_BINARY_PATH": "/bin/false"}
    result = subprocess.run(
        [*command, "-d", str(tmp_path / "site")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0
    assert "Pagefind failed" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "site" / "index.html").exists()


def test_an_index_in_another_layout_is_told_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text('#!/bin/sh\nmkdir -p "$4"\nprintf "{}" > "$4/pagefind-entry.json"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(InvalidInput, match=r"in a way that we do not know.*search: theme"):
        write_index([], tmp_path / "site", "fr", Kept(tmp_path / "kept"))
