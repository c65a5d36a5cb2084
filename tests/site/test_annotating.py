"""Annotation before a build: locally and while serving, never elsewhere."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from mkdocs.config import load_config
from tests.pipeline.projects import make_project
from tests.site.builds import run_build

# In English, whose model is loaded in a few seconds less.
SEED = """---
title: The fish market is open again
language: en
published: 2024-06-21
rights: full
---

The mayor, Paula Dormoy, spoke on Thursday. "The market is open again," Paula Dormoy said.
"""
WITHOUT_MODEL = """
import sys
sys.modules["spacy"] = None
from mkdocs.__main__ import cli
cli(prog_name="mkdocs")
"""


def test_a_local_build_annotates_first_and_is_then_up_to_date(
    project: Path, tmp_path: Path
) -> None:
    (project / "seeds" / "criee.md").write_text(SEED, encoding="utf-8")
    result = run_build(project, tmp_path / "site", "--strict", ci=False)
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site" / "briefings" / "criee" / "index.html").read_text(encoding="utf-8")
    assert "Annotations proposées par la machine" in page
    assert 'class="quote"' in page


def test_annotate_never_leaves_the_work_to_the_command(project: Path, tmp_path: Path) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    chosen = text.replace("  - briefings\n", "  - briefings:\n      annotate: never\n")
    config.write_text(chosen, encoding="utf-8")
    (project / "seeds" / "criee.md").write_text(SEED, encoding="utf-8")
    result = run_build(project, tmp_path / "site", "--strict", ci=False)
    assert result.returncode == 1
    assert "no briefings/criee.md yet" in result.stderr


def test_without_a_model_the_site_is_built_and_says_what_to_install(
    project: Path, tmp_path: Path
) -> None:
    (project / "seeds" / "criee.md").write_text(SEED, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    options = ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_MODEL, "build", *options],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    missing = "seeds/criee.md: no language model for 'en' is installed, so that it is not analysed"
    assert f"{missing}; run: pip install" in result.stderr
    assert "no briefings/criee.md yet" in result.stderr
    assert (tmp_path / "site" / "briefings" / "greve-du-port" / "index.html").is_file()


def test_spacy_that_cannot_be_imported_is_a_warning_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    project = make_project(tmp_path)
    config = load_config(str(project.root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    assert "nothing is annotated: annotating needs spaCy (" in caplog.text
    assert "; run: pip install 'mkdocs-briefings[annotate]'" in caplog.text


def test_serve_follows_a_new_source_with_one_further_build(served: "Server") -> None:
    served.wait_for("Serving on")
    (served.project / "seeds" / "criee.md").write_text(SEED, encoding="utf-8")
    lines = served.wait_for("criee: written")
    lines += served.wait_for("The whole site is as its files are")
    lines += served.read_until_quiet(6)
    assert sum("The whole site is as its files are" in line for line in lines) == 1
    assert sum("criee: written" in line for line in lines) == 1


class Server:
    """A running `mkdocs serve` and what it says, line by line."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {key: value for key, value in os.environ.items() if key != "CI"}
        options = ["--config-file", str(project / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", *options],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stderr or ():
            self.lines.put(line)

    def wait_for(self, words: str) -> list[str]:
        """Return the lines up to the one that says so; queue.Empty after two silent minutes."""
        read = [self.lines.get(timeout=120)]
        while words not in read[-1]:
            read.append(self.lines.get(timeout=120))
        return read

    def read_until_quiet(self, seconds: float) -> list[str]:
        """Return the lines until nothing has come for so long."""
        read = []
        while True:
            try:
                read.append(self.lines.get(timeout=seconds))
            except Empty:
                return read

    def stop(self) -> None:
        """End the server and read the rest of what it says."""
        self.process.terminate()
        self.process.wait()
        self.reader.join()
        if self.process.stderr:
            self.process.stderr.close()


@pytest.fixture
def served(project: Path) -> Iterator[Server]:
    server = Server(project)
    yield server
    server.stop()
