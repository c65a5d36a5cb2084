"""`annotate` over many articles: several processes, and what a stop leaves behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.pipeline.projects import make_project, read_folder, write_seed

SEEDS = 9
SENTENCES = (
    "Mary Stone, the mayor of Harlow, said on Monday that the bridge would be closed in May.",
    'The ferry has sailed since 1998. "We are ready", Paul Reed told the Harlow Gazette.',
    "According to the council, the works will cost four million pounds and last until autumn.",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of articles that are worth a process of their own, in the smaller model."""
    project = make_project(tmp_path_factory.mktemp("archive") / "project")
    for name in ("gare", "pont"):
        (project.seeds / f"{name}.md").unlink()
    for number in range(SEEDS):
        first = SENTENCES[number % len(SENTENCES)]
        text = "\n\n".join([f"Article {number}. {first}", *SENTENCES * 14])
        write_seed(project, f"a{number:02}", text, language="en")
    return project.root


def start(root: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "mkdocs_briefings.cli", "--project", str(root)]
    return subprocess.Popen(
        [*command, "annotate", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def list_children(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in told.split()]


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_what_is_done_stays_done_whoever_is_killed(root: Path, tmp_path: Path) -> None:
    with start(root) as first:
        assert first.stdout and first.stderr
        done = [first.stdout.readline()]
        workers = list_children(first.pid)
        assert len(workers) == 2
        os.kill(workers[0], signal.SIGKILL)
        said = first.stderr.readline()
        while not said.startswith("warning:"):
            said = first.stderr.readline()
        assert "the system ended one of the processes" in said
        first.kill()
        done += first.stdout.readlines()
    deadline = time.monotonic() + 30
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, workers))
    written = {path.name for path in (root / "briefings").glob("*.md")}
    assert {line.split(":")[0].removeprefix("briefings/") for line in done} <= written
    assert 0 < len(written) < SEEDS

    with start(root) as second:
        told, said = second.communicate()
    assert second.returncode == 0, said
    again = {Path(line.split(":")[0]).name for line in told.splitlines()[:-1]}
    # A briefing is done with its second file: the last one of those that were written may not be.
    assert len(again & written) <= 1
    assert again | written == {f"a{number:02}.md" for number in range(SEEDS)}
    assert run("check", project=root).exit_code == 0

    alone = make_project(tmp_path / "alone").root
    for path in (alone / "seeds").glob("*.md"):
        path.unlink()
    for path in (root / "seeds").glob("*.md"):
        (alone / "seeds" / path.name).write_bytes(path.read_bytes())
    assert run("annotate", "--jobs", "1", project=alone).exit_code == 0
    assert read_folder(alone / "briefings") == read_folder(root / "briefings")
