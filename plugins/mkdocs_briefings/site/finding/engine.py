"""Pagefind itself: whether it is there, and the index that it writes."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.site.finding.forms import add_forms
from mkdocs_briefings.site.finding.joining import Files, join_indexes
from mkdocs_briefings.site.finding.kept import Kept, digest_texts
from mkdocs_briefings.site.finding.record import Record
from mkdocs_briefings.site.finding.record_html import orders_of, record_page

FOLDER = "pagefind"
"""The folder of the index below the site."""

_PART = 300
"""So many records Pagefind is given at a time, about: a change is then a matter of a second.

Source: measured; it takes 60 MB for them, and as long for all parts as for all records at once.
"""

_CURE = "set the option `search: theme`, or install mkdocs-briefings[search] again"

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
    return _program() is not None


def try_index(
    records: Iterable[Record], site: Path, language: str, kept: Kept
) -> tuple[Fault, ...]:
    """Write the index as `write_index` does; return what is wrong where it cannot be made."""
    try:
        write_index(records, site, language, kept)
    except InvalidInput as error:
        return error.faults
    return ()


def write_index(records: Iterable[Record], site: Path, language: str, kept: Kept) -> None:
    """Write the index of the records into a built site, one index for all languages.

    `language` decides how words are reduced to their stems. What Pagefind makes of a part of the
    records is kept, and not made again of the same ones: the index is the same either way.

    Raises:
        InvalidInput: Pagefind could not make the index.
    """
    parts = _in_parts(list(add_forms(records, language)))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = list(pool.map(lambda part: _index_of(part, language, kept), parts))
    orders = [[orders_of(record) for record in part] for part in parts]
    found = [(files, sorting) for (_, files), sorting in zip(made, orders, strict=True)]
    try:
        files = kept.get(digest_texts(digest for digest, _ in made), lambda: join_indexes(found))
    except (ValueError, LookupError) as error:
        what = f"Pagefind {version('pagefind')} writes its index in a way that we do not know"
        raise InvalidInput.at(Path(FOLDER), None, f"{what} ({error})", _CURE) from error
    kept.forget_others()
    for path, data in files.items():
        target = site / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _in_parts(records: Sequence[Record]) -> list[list[Record]]:
    """Return the records in parts, in which each has its place whatever other records there are."""
    count = 1
    while count * _PART < len(records):
        count *= 2
    parts: list[list[Record]] = [[] for _ in range(count)]
    for record in records:
        parts[crc32(record.page.url.encode()) % count].append(record)
    return [part for part in parts if part] or [[]]


def _index_of(records: Sequence[Record], language: str, kept: Kept) -> tuple[str, Files]:
    """Return the index of some records, and what stands for all that it is made of."""
    pages = [record_page(record) for record in records]
    digest = digest_texts((version("pagefind"), language, *_LEFT_OUT, *pages))
    return digest, kept.get(digest, lambda: _make_index(pages, language))


def _make_index(pages: Sequence[str], language: str) -> Files:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "pages"), Path(folder, "index")
        source.mkdir()
        # All at once by files: Pagefind's own Python interface takes ten records a second.
        for number, page in enumerate(pages):
            (source / f"{number:06}.html").write_text(page, encoding="utf-8")
        options = ["--site", str(source), "--output-path", str(target), "--silent"]
        options += ["--force-language", language, "--exclude-selectors", ", ".join(_LEFT_OUT)]
        command = [str(_program()), *options]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            said = (result.stderr or result.stdout).strip().rpartition("\n")[2]
            raise InvalidInput.at(Path(FOLDER), None, f"Pagefind failed: {said}", _CURE)
        return {
            path.relative_to(target).as_posix(): path.read_bytes()
            for path in sorted(target.rglob("*"))
            if path.is_file() and not any(map(path.match, _UNUSED))
        }


def _program() -> Path | None:
    from pagefind.service import get_executable

    found: Path | None = get_executable()
    return found
