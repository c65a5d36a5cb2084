"""Builds of projects as their authors run them."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Build = Callable[..., subprocess.CompletedProcess[str]]
PROJECT = Path(__file__).parent / "project"


def copy_project(target: Path) -> Path:
    """Return a copy of the project, to be changed at will."""
    return Path(shutil.copytree(PROJECT, target))


def run_build(
    project: Path, target: Path, *options: str, tool: str = "mkdocs", ci: bool = True
) -> subprocess.CompletedProcess[str]:
    """Build a project into a folder; `ci` sets the variable that keeps the plugin from annotating.

    Never with `--quiet` or `--verbose`: they hide warnings from `--strict`.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CI": "true"}
    if not ci:
        del environment["CI"]
    config = ["--config-file", str(project / "mkdocs.yml")]
    command = [sys.executable, "-m", tool, "build", *config, "--site-dir", str(target), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def build_strictly(project: Path, target: Path) -> Path:
    """Build a project with `--strict` and return the folder of the site."""
    result = run_build(project, target, "--strict")
    assert result.returncode == 0, result.stderr
    return target


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this run of the tests, made by the first process of it that asks.

    All others get what it made, and only read it. `make` is given a folder that is empty.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each process has its own folder in that of the run
    folder, made = run / f"{name}-once", run / f"{name}-once.made"
    with (run / f"{name}-once.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system lets go of it when the file is closed
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def share_build(factory: pytest.TempPathFactory, name: str, project: Path) -> Path:
    """Return the folder in which `carnet/` is a project's site, built strictly, once in a run."""
    return make_once(factory, name, lambda folder: build_strictly(project, folder / "carnet"))
