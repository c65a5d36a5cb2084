"""Every command of CONTRIBUTING.md is run, or asked what it would do; its recipes do what they say.

What costs minutes is asked only: `make` which recipe it would follow, pytest which tests it would
run, the measuring of rules whether it knows the options and the rule.
"""

import re
import shlex
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from tests.cli.commands import run
from tests.languages.changed import change_language

from mkdocs_briefings import languages
from mkdocs_briefings.annotate.stages import bind_stages
from mkdocs_briefings.annotate.time.find import find_times
from mkdocs_briefings.annotate.time.rules import load_time_rules
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.site.interface import load_interface

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHOWN = [line.partition("  #")[0].strip() for line in re.findall(r"^\$ (.+)$", TEXT, re.MULTILINE)]
INLINE = re.findall(r"`((?:make|git) [^`]+)`", TEXT)
COMMANDS = [part for line in dict.fromkeys([*SHOWN, *INLINE]) for part in line.split(" && ")]
TOOLS = {"mypy", "lint-imports"}  # `make test` runs them


class Collected:
    """A plugin of pytest that counts what would be run."""

    def __init__(self) -> None:
        self.tests = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.tests = len(session.items)


def would_run(*words: str) -> bool:
    """Say whether pytest takes the words and finds a test by them."""
    found = Collected()
    paths = [str(ROOT / word) if (ROOT / word).exists() else word for word in words]
    only = ("--collect-only", "-qq", "-p", "no:cacheprovider", "--rootdir", str(ROOT))
    code = pytest.main([*only, *paths], plugins=[found])
    return code == 0 and found.tests > 0


def would_make(*words: str) -> bool:
    """Say whether there is such a target, and each variable means something to it."""
    names = [word.partition("=")[0] for word in words if "=" in word]
    recipe = subprocess.run(["make", "-n", *words], cwd=ROOT, capture_output=True, check=False)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return recipe.returncode == 0 and all(f"$({name})" in makefile for name in names)


def would_measure(module: str, *words: str) -> bool:
    """Say whether a module that measures takes its options, and every rule in them is one."""
    measuring = import_module(module)
    given = measuring.main.make_context(module, list(words))
    return set(given.params["named"]) <= set(measuring.list_known_rules())


def works(command: str, folder: Path) -> bool:
    """Say whether a command does what it is documented for, as far as that is cheap."""
    name, *words = shlex.split(command)
    match name.removeprefix(".venv/bin/"), words:
        case "make", _:
            return would_make(*words)
        case "pytest", _:
            return would_run(*words)
        case "python", ["-m", module, *options]:
            return would_measure(module, *options)
        case "git", ["diff", path]:
            return (ROOT / path).is_dir()
        case "git", ["tag", _] | ["push", "origin", _]:
            return True
        case "mkdocs-briefings", ["extract", path, *options]:
            (folder / path).write_text("Le maire est là.\n", encoding="utf-8")
            return run("extract", folder / path, *options).exit_code == 0
        case "mkdocs-briefings", _:
            done = run(*words, project=ROOT)
            return done.exit_code == 0 and done.stdout != ""
        case tool, []:
            return tool in TOOLS and shutil.which(tool, path=ROOT / ".venv" / "bin") is not None
    return False


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works(command: str, tmp_path: Path) -> None:
    assert works(command, tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        "make tset",
        "make quality SILVER=DIR",
        ".venv/bin/pytest tests/nowhere",
        ".venv/bin/pytest tests/markup/test_proof.py -k nothing_of_that_name",
        ".venv/bin/python -m tests.quality.ablation --rule quote:nobody-s",
        ".venv/bin/mkdocs-briefings explain nothing-of-that-name",
        "git diff tests/nowhere",
        ".venv/bin/black",
    ],
)
def test_a_command_that_is_wrong_would_be_noticed(command: str, tmp_path: Path) -> None:
    assert not works(command, tmp_path)


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:plugins|tests|docs)/[\w./-]+)`", TEXT)
    linked = [path for path in re.findall(r"\]\(([^)#]+)\)", TEXT) if "://" not in path]
    assert named
    assert linked
    assert [path for path in [*named, *linked] if not (ROOT / path).exists()] == []


def test_the_rule_of_dates_is_one_and_finds_its_example(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    (rule,) = yaml.load(block, Loader=yaml.BaseLoader)
    changed = change_language(tmp_path, "fr", "dates", "rules:\n", f"rules:\n{block}")
    rules = load_time_rules(changed)
    for example in rule["examples"]:
        words = re.sub(r"\[(.+?)\]\{.+?\}", r"\1", example)
        (found,) = find_times(words, rules)
        assert f"[{found.span.of(words)}]{{{found.fields['value']}}}" in example
        assert found.rule == rule["name"]
    assert [text for text in rule["not"] if find_times(text, rules)] == []


def test_a_folder_is_all_that_a_language_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(Path(languages.__file__).parent, tmp_path / "languages"))
    shutil.copytree(folder / "fr", folder / "oc")
    monkeypatch.setattr(languages, "_FOLDER", folder)
    languages.available_languages.cache_clear()
    try:
        assert "oc" in languages.available_languages()
        assert bind_stages(load_language("oc")).keys() == bind_stages(load_language("fr")).keys()
        assert load_interface("oc").text("timeline.title")
    finally:
        languages.available_languages.cache_clear()
