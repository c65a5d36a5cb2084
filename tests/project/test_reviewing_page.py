"""The page on reviewing: its commands run, and its keys are those of the panel."""

import re
import shlex
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.pipeline.desk.projects import copy_demo

from mkdocs_briefings.pipeline import Project

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reviewing.md").read_text("utf-8")
PANEL = ROOT / "plugins/mkdocs_briefings/site/serving/desk/assets/panel.js"
COMMANDS = re.findall(r"^\$ mkdocs-briefings (.+)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_demo(tmp_path_factory.mktemp("demo"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(project: Project, command: str) -> None:
    done = run(*shlex.split(command), project=project.root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout


def test_the_keys_are_those_of_the_panel() -> None:
    rows = re.findall(r"^\| (`.+?) \| .+ \|$", PAGE, re.MULTILINE)
    told = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    table = PANEL.read_text("utf-8").partition("const KEYS = {")[2].partition("\n};")[0]
    known = re.findall(r'(?:^|[{,])\s*"?([A-Za-z]+|\?)"?: (?=[\w(])', table, re.MULTILINE)
    assert told - {"1", "9"} == {key for key in known if key != "kind"}
