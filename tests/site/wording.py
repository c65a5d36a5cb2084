"""How much of a text can be read in the files of a built site, compressed indexes included."""

import gzip
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import AnnotationKind, SourceBlock

RUN = 5
"""So many words in a row are wording; fewer can be anybody's."""

GAP = "[…]"
_WORD = re.compile(r"[^\W_]+|\[…\]")
_TAG = re.compile(r"<[^>]*>")
_LINE = re.compile(r"</?(?:p|li|[uo]l|div|h[1-6]|d[dlt]|t[dhr]|section|figure|blockquote)\b[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_GZIP = b"\x1f\x8b"


def count_found(site: Path, blocks: Iterable[SourceBlock]) -> dict[str, int]:
    """Return for each source how many of its words stand in runs of five in any file of a site.

    Words are compared without case, accents and what is between them, and are looked for in the
    files as they are, without tags, and with escapes of HTML and JSON resolved. No run
    goes over the sign of an omission or the end of a line. What somebody is called is a fact: long
    names are left out.
    """
    found: dict[str, set[int]] = {}
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for block in blocks:
        found[block.source] = set()
        for start, run in _runs(_words(_without_names(block))):
            places[run].append((block.source, start))
    for content in _contents(site):
        for _, run in _runs(_words(content)):
            for name, start in places.get(run, ()):
                found[name].update(range(start, start + RUN))
    return {name: len(numbers) for name, numbers in found.items()}


def _without_names(block: SourceBlock) -> str:
    """Return the text of a block with a gap in the place of names that are nearly a run."""
    text = block.text
    for note in reversed(block.annotations):
        name = _words(note.span.of(block.text))
        if note.kind is AnnotationKind.ACTOR and len(name) >= RUN - 1:
            text = f"{text[: note.span.start]}{GAP}{text[note.span.end :]}"
    return text


def _contents(site: Path) -> Iterator[str]:
    """Yield every way in which the words of a file may be read."""
    theme = site / "assets" / "javascripts"  # the same whatever the articles
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        if path.is_relative_to(theme):
            continue
        data = path.read_bytes()
        plain = gzip.decompress(data) if data.startswith(_GZIP) else data
        text = html.unescape(plain.decode("utf-8", errors="replace"))
        text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
        yield text
        if path.suffix == ".html":
            lines = _LINE.sub(GAP, text)
            yield _TAG.sub("", lines)
            yield _TAG.sub(" ", lines)


def _runs(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if GAP not in run:
            yield start, run


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
