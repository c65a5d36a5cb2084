"""The analysis on a Dask cluster: byte for byte what this machine finds, or a reason why not."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import Client
from tests.cli.commands import run
from tests.pipeline.projects import make_project, read_folder, write_seed

from mkdocs_briefings.annotate import batches, cluster
from mkdocs_briefings.errors import ClusterFailure
from mkdocs_briefings.model import Document, Source
from mkdocs_briefings.pipeline import Project, update
from mkdocs_briefings.register import Register

SEEDS = 8
SENTENCE = 'Mary Stone, the mayor of Harlow, said on Monday: "The bridge {} is closed."'


def make_english_project(root: Path) -> Project:
    project = make_project(root)
    for path in project.seeds.glob("*.md"):
        path.unlink()
    for number in range(SEEDS):
        write_seed(project, f"a{number}", SENTENCE.format(number), language="en")
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_english_project(tmp_path_factory.mktemp("cluster") / "project")


@dataclass(frozen=True, slots=True)
class Running:
    """A scheduler that can be reached at an address, and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A cluster of two workers, started as the guide says."""
    folder = tmp_path_factory.mktemp("dask")
    file = str(folder / "scheduler.json")
    shared = ["--scheduler-file", file, "--no-dashboard"]
    one = ["worker", *shared, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
    commands = [["scheduler", *shared, "--port", "0", "--host", "127.0.0.1"], one, one]
    with ExitStack() as stack:
        started = []
        for words in commands:
            command = [sys.executable, "-m", "dask", *words]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            child = stack.enter_context(subprocess.Popen(command, **quiet))  # type: ignore[call-overload]
            stack.callback(child.kill)
            started.append(child)
        with Client(scheduler_file=file, set_as_default=False, timeout=120) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2, timeout=120)
            address = str(client.scheduler.address)
        yield Running(address, tuple(started[1:]))


@pytest.fixture
def one_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_BATCH", 1)


def test_workers_that_would_find_something_else_are_refused(
    project: Project, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "9.9")
    done = run("annotate", "--scheduler", running.address, project=project.root)
    assert done.exit_code == 2
    assert "this worker would find something else: it has mkdocs-briefings" in done.stderr
    assert "instead of 9.9; install there what is installed here" in done.stderr
    assert not list(project.briefings.glob("*.md"))


def test_worker_that_joins_late_is_refused_as_well() -> None:
    document = Document(Source("a", "en", "a"), SENTENCE)
    parts = {**cluster.tell_parts(["en"]), "model for en": "other 1.0"}
    with pytest.raises(ClusterFailure, match=r"instead of other 1\.0"):
        cluster.analyse_alike([document], Register(), parts)


@pytest.mark.usefixtures("one_a_batch")
def test_cluster_makes_the_same_briefings_though_a_worker_is_killed(
    project: Project, running: Running, tmp_path: Path
) -> None:
    alone = make_english_project(tmp_path / "alone")
    assert run("annotate", "--jobs", "1", project=alone.root).exit_code == 0
    outcomes = update(project, engine=cluster.Cluster(running.address))
    first = next(outcomes)
    running.workers[0].kill()
    assert len({first.slug, *(one.slug for one in outcomes)}) == SEEDS
    names = {f"a{number}.md" for number in range(SEEDS)}
    found, wanted = read_folder(project.briefings), read_folder(alone.briefings)
    assert names <= found.keys()
    assert found == {name: wanted[name] for name in found}


def test_scheduler_that_does_not_answer_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    write_seed(project, "new", "Mary Stone left.", language="en")
    done = run("annotate", "--scheduler", "tcp://127.0.0.1:9", project=project.root)
    assert done.exit_code == 2
    assert "tcp://127.0.0.1:9: no scheduler answers there; start one with" in done.stderr


def test_missing_extra_is_named(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    write_seed(project, "new", "Mary Stone left.", language="en")
    done = run("annotate", "--scheduler", "tcp://127.0.0.1:9", project=project.root)
    assert done.exit_code == 2
    assert "pip install 'mkdocs-briefings[cluster]'" in done.stderr


def test_one_way_of_working_is_to_be_given(project: Project) -> None:
    done = run("annotate", "--jobs", "2", "--scheduler", "tcp://a:1", project=project.root)
    assert (done.exit_code, "not both" in done.stderr) == (2, True)
