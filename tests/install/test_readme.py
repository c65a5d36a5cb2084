"""The README as a newcomer follows it: the wheel, a fresh virtual environment, Python's own pip.

Nothing is fetched: `.ci/setup test` keeps the wheels of what is locked.
"""

import ensurepip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.models import Models

ROOT = Path(__file__).parents[2]
WHEELS = ROOT / ".venv" / "wheels"
PLACEHOLDER = "git+https://REPOSITORY"
ARTICLES = {
    "article.html": """<html lang="fr"><head><title>Le pont ferme</title></head><body><article>
<p>La maire, Anne Dupré, a déclaré lundi : « Le grand pont sera fermé jusqu’à l’été. »</p>
<p>Les travaux de la rive gauche commenceront dès mardi, selon les services de la ville.</p>
</article></body></html>""",
    "article.md": "# La gare\n\nLe maire **Paul Sorel** a dit mardi : « La *gare* rouvrira. »\n",
    "article.txt": "The mayor, Anna Smith, said on Monday: “We will close the bridge.”\n",
}


@pytest.fixture(scope="module")
def wheel() -> Iterator[Path]:
    """The wheel, built and checked as for a release."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ROOT / ".ci" / "dist", folder], check=True, capture_output=True)
        (path,) = Path(folder).glob("*.whl")
        yield path


def read_commands() -> list[str]:
    """Return the commands of the README's part on a site of one's own, but `mkdocs serve`."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.partition("## A site of your own\n")[2].partition("\n## ")[0]
    commands = re.findall(r"^\$ (.+)$", part, re.MULTILINE)
    return [command for command in commands if command != "mkdocs serve"]


def write_script(wheel: Path) -> str:
    """Return what a newcomer types: the README's commands, with articles of three kinds."""
    lines = ["set -eu"]
    for command in read_commands():
        command = command.replace(PLACEHOLDER, wheel.as_uri())
        lines.append(command)
        if " init " in command:
            lines.append('cp "$ARTICLES"/article.* .')
        if " add " in command:
            lines.append(command.replace(".html", ".md"))
            lines.append(command.replace(".html", ".txt").replace(" fr", " en"))
    return "\n".join([*lines, "pip --version"])


def make_environment(articles: Path) -> dict[str, str]:
    """Return the environment of somebody who set nothing up, but for where pip finds wheels."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    return {
        **kept,
        "PATH": f"{Path(sys.executable).parent}:{kept['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(WHEELS),
        "PIP_COMPILE": "0",  # most of what is installed is never imported
        "ARTICLES": str(articles),
    }


def test_models_that_are_named_are_those_that_messages_name() -> None:
    (install,) = (command for command in read_commands() if "pip install" in command)
    tables = (load_language(code).read(Models) for code in available_languages())
    assert {table.install for table in tables} == set(re.findall(r"\S+==\S+", install))


def test_guide_installs_as_the_readme_does() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    assert [command for command in read_commands()[:3] if f"$ {command}\n" not in guide] == []


def test_readme_works_as_written(wheel: Path) -> None:
    assert WHEELS.is_dir(), "run .ci/setup test"
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles")
        articles.mkdir()
        for name, text in ARTICLES.items():
            (articles / name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["sh", "-c", write_script(wheel)],
            cwd=folder,
            env=make_environment(articles),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        site = Path(folder, "my-site")
        assert f"pip {ensurepip.version()} " in done.stdout
        seeds = sorted(path.name for path in (site / "seeds").glob("*.md"))
        assert seeds == [
            f"2024-10-21-{name}.md" for name in ("article", "la-gare", "le-pont-ferme")
        ]
        for path, words in {
            "2024-10-21-le-pont-ferme": "Le grand pont sera fermé",
            "2024-10-21-la-gare": "rouvrira",
            "2024-10-21-article": "We will close the bridge",
        }.items():
            assert "quote=" in (site / "briefings" / f"{path}.md").read_text(encoding="utf-8")
            page = site / "site" / "briefings" / path / "index.html"
            assert words in page.read_text(encoding="utf-8")
        assert (site / "site" / "pagefind" / "pagefind.js").is_file()
        line = (site / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1]
        assert line.startswith(f"./vendor/{wheel.name} --hash=sha256:")
        assert (site / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
