"""Writes that nothing can break: killed half-way, two runs at once, a disk that is full."""

import errno
import multiprocessing
import os
import signal
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.pipeline.projects import make_project, read_folder, write_seed

from mkdocs_briefings.pipeline import Action, Project, check, renaming, update

_PROCESSES = multiprocessing.get_context("fork")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with briefings, one of whose sources has changed since."""
    project = make_project(tmp_path / "project")
    assert len(list(update(project))) == 2
    write_seed(project, "pont", "Paul Sorel a quitté la ville.")
    return project


def run_in_child(work: Callable[[], None]) -> int | None:
    """Do the work in a process of its own, which has the model loaded; return its exit code."""
    child = _PROCESSES.Process(target=work)
    child.start()
    child.join(60)
    return child.exitcode


def update_until(project: Project, step: int) -> None:
    """Update, and be killed at a step of the writing, the last bytes not yet on the disk."""
    left = step
    sync, rename, swap = os.fsync, os.replace, renaming.exchange

    def pass_on() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def fsync(descriptor: int) -> None:
        if left == 0 and stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.ftruncate(descriptor, 100)
        pass_on()
        sync(descriptor)

    def replace(source: str, target: str) -> None:
        pass_on()
        rename(source, target)

    def exchange(one: Path, other: Path) -> bool:
        pass_on()
        done = swap(one, other)
        pass_on()
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renaming, "exchange", exchange)
        patch.setattr(os, "fsync", fsync)
        patch.setattr(os, "replace", replace)
        list(update(project))


def test_killed_at_any_step_nothing_is_lost_and_the_next_run_finishes(
    project: Project, tmp_path: Path
) -> None:
    before = read_folder(project.briefings)
    whole = make_project(tmp_path / "whole")
    list(update(whole))
    write_seed(whole, "pont", "Paul Sorel a quitté la ville.")
    list(update(whole))
    after = read_folder(whole.briefings)
    killed = 0
    for step in range(20):
        for name, content in before.items():
            (project.briefings / name).write_bytes(content)
        code = run_in_child(partial(update_until, project, step))
        for name in before:
            assert (project.briefings / name).read_bytes() in {before[name], after[name]}
        list(update(project))
        assert read_folder(project.briefings) == after
        assert check(project) == ()
        if code == 0:
            break
        assert code == -signal.SIGKILL
        killed += 1
    # Both files and both renamings, each brought down to the disk, and what is right behind the
    # exchange of the old briefing for the new.
    assert killed == 7


def test_two_runs_at_once_give_what_one_gives(project: Project, tmp_path: Path) -> None:
    for number in range(5):
        write_seed(project, f"rue-{number}")
    whole = make_project(tmp_path / "whole")
    for path in project.seeds.iterdir():
        (whole.seeds / path.name).write_bytes(path.read_bytes())
    list(update(whole))
    runs = [_PROCESSES.Process(target=lambda: list(update(project))) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(120)
    assert [run.exitcode for run in runs] == [0, 0]
    assert read_folder(project.briefings) == read_folder(whole.briefings)


def test_full_disk_leaves_the_old_files(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_folder(project.briefings)

    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    (outcome,) = update(project)
    assert outcome.action is Action.FAILED
    assert "No space left on device" in str(outcome.faults[0])
    assert read_folder(project.briefings) == before


def test_run_that_dies_leaves_no_lock_behind(project: Project) -> None:
    assert run_in_child(lambda: update_until(project, 0)) == -signal.SIGKILL
    assert run_in_child(lambda: update_until(project, 999)) == 0


def test_briefing_that_its_author_made_read_only_is_left_and_told(project: Project) -> None:
    path = project.briefings / "pont.md"
    before = read_folder(project.briefings)
    path.chmod(0o444)
    (outcome,) = update(project)
    assert outcome.action is Action.FAILED
    assert "cannot be written (Permission denied)" in str(outcome.faults[0])
    assert read_folder(project.briefings) == before
    path.chmod(0o644)
    assert [outcome.action for outcome in update(project)] == [Action.WRITTEN]
