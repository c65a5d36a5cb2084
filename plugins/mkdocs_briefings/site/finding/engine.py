"""Pagefind itself: whether it is there, and the index that it writes."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.site.finding.canonical import put_in_order
from mkdocs_briefings.site.finding.forms import add_forms
from mkdocs_briefings.site.finding.record import Record
from mkdocs_briefings.site.finding.record_html import record_page

FOLDER = "pagefind"
"""The folder of the index below the site."""

# What the page of a briefing says again or about itself, beside its words.
_LEFT_OUT = (
    "[data-search-exclude]",
    ".bf-section",
    ".bf-standfirst",
    ".bf-source-head",
    ".bf-withheld",
    ".bf-back",
    "h2#text",
    "sup[id^='fnref']",
    ".headerlink",
    ".footnote-backref",
)
# Interfaces of Pagefind's own that the search page does not use.
_UNUSED = ("*ui.js", "*ui.css", "pagefind-highlight.js", "wasm.unknown.pagefind")


def is_installed() -> bool:
    """Say whether Pagefind, its program and the stemmers are there."""
    if find_spec("pagefind") is None or find_spec("snowballstemmer") is None:
        return False
    from pagefind.service import get_executable

    return get_executable() is not None


def write_index(records: Iterable[Record], site: Path, language: str) -> None:
    """Write the index of the records into a built site, one index for all languages.

    `language` decides how words are reduced to their stems.

    Raises:
        InvalidInput: Pagefind could not make the index.
    """
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder)
        # All at once by files: Pagefind's own Python interface takes ten records a second.
        for number, record in enumerate(add_forms(records, language)):
            (pages / f"{number:06}.html").write_text(record_page(record), encoding="utf-8")
        options = ["--site", folder, "--output-path", str(site / FOLDER), "--silent"]
        options += ["--force-language", language, "--exclude-selectors", ", ".join(_LEFT_OUT)]
        command = [sys.executable, "-m", "pagefind", *options]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        said = (result.stderr or result.stdout).strip().rpartition("\n")[2]
        cure = "set the option `search: theme`, or install mkdocs-briefings[search] again"
        raise InvalidInput.at(site / FOLDER, None, f"Pagefind failed: {said}", cure)
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
    put_in_order(site / FOLDER)
