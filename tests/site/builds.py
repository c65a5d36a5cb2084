"""Builds of projects as their authors run them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Build = Callable[..., subprocess.CompletedProcess[str]]
PROJECT = Path(__file__).parent / "project"


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
