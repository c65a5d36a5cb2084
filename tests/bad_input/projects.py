"""Projects with something wrong in them, and what their site then looks like."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path


def build(root: Path, *options: str, annotate: bool = False) -> subprocess.CompletedProcess[str]:
    """Build the site of a project; without `annotate` as continuous integration does."""
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=root,
        env=environment if annotate else {**environment, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )


class Page(HTMLParser):
    """A page of the built site: its words, its programs, its elements, the targets of its links."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.words = ""
        self.scripts = ""
        self.links: list[str] = []
        self.elements: list[str] = []
        self._silent = self._script = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._silent = tag in {"script", "style"}
        self._script = tag == "script" and not (dict(attrs).get("type") or "").endswith("json")
        self.links += [value or "" for key, value in attrs if key in {"href", "src", "cite"}]
        self.elements += [key for key, _ in attrs if key.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._script = False

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts += data
        elif not self._silent:
            self.words += data
