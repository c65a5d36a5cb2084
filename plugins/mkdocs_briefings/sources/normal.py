"""The normal form of a text, with the way back to the text as it was given."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BREAKS = frozenset("\n\r\v\f\x85") | {"\r\n"}
_CONTROL = re.compile(r"\r\n|[\x00-\x1f\x7f-\x9f]")
# Below U+0300 nothing changes under NFC, unless something from U+0300 on follows it.
_COMPOSABLE = re.compile(r"[\x00-\u02ff]?[\u0300-\U0010ffff]+")
_MARKS = ("## ", "- ")
_HEADING = "## "


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form.

    Code point `i` of `text` came from the half-open range `starts[i]`, `ends[i]` of the given
    text; both rise with `i`. The two breaks between paragraphs share the whole gap.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(slots=True)
class _Tape:
    """A text under way, with the origin of each code point."""

    text: str
    starts: list[int]
    ends: list[int]


def normalise(text: str) -> Normal:
    """Return the text in normal form: NFC, no controls, paragraphs with a blank line between them.

    A tab becomes a space; CR LF, CR, NEL, form feed and vertical tab are line breaks like LF; other
    controls vanish. White space goes from both ends of a paragraph, and a line break inside one
    becomes one space. A line that starts with `## ` or `- ` starts a paragraph, and a heading ends
    with its line. Every other character is kept. Idempotent.
    """
    tape = _compose(_clear_controls(text))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _find_paragraphs(tape.text):
        if pieces:
            gap = (ends[-1], tape.starts[start])
            starts += [gap[0]] * 2
            ends += [gap[1]] * 2
        pieces.append(tape.text[start:end].replace("\n", " "))
        starts += tape.starts[start:end]
        ends += tape.ends[start:end]
    return Normal("\n\n".join(pieces), tuple(starts), tuple(ends))


def _clear_controls(text: str) -> _Tape:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0

    def keep(end: int) -> None:
        pieces.append(text[done:end])
        starts.extend(range(done, end))
        ends.extend(range(done + 1, end + 1))

    for found in _CONTROL.finditer(text):
        keep(found.start())
        done = found.end()
        control = found.group()
        if control == "\t" or control in _BREAKS:
            pieces.append(" " if control == "\t" else "\n")
            starts.append(found.start())
            ends.append(found.end())
    keep(len(text))
    return _Tape("".join(pieces), starts, ends)


def _compose(tape: _Tape) -> _Tape:
    if unicodedata.is_normalized("NFC", tape.text):
        return tape
    result = _Tape("", [], [])
    pieces: list[str] = []
    done = 0
    for start, end in _find_clusters(tape.text):
        composed = unicodedata.normalize("NFC", tape.text[start:end])
        if composed == tape.text[start:end]:
            continue
        pieces += [tape.text[done:start], composed]
        result.starts += tape.starts[done:start] + [tape.starts[start]] * len(composed)
        result.ends += tape.ends[done:start] + [tape.ends[end - 1]] * len(composed)
        done = end
    result.text = "".join([*pieces, tape.text[done:]])
    result.starts += tape.starts[done:]
    result.ends += tape.ends[done:]
    return result


def _find_clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the shortest ranges that NFC treats each for itself, of those it may change."""
    for run in _COMPOSABLE.finditer(text):
        start = run.start()
        for at in range(start + 1, run.end()):
            if unicodedata.combining(text[at]) == 0 and not _joins(text[start:at], text[at]):
                yield start, at
                start = at
        yield start, run.end()


def _joins(before: str, starter: str) -> bool:
    """Say whether a starter composes with what stands before it, as Hangul vowels do."""
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", starter)
    return unicodedata.normalize("NFC", before + starter) != apart


def _find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each paragraph, without the white space at its ends."""
    start: int | None = None
    end = position = 0
    for line in text.split("\n"):
        words = line.strip()
        marked = line.lstrip().startswith(_MARKS)
        if start is not None and (marked or not words):
            yield start, end
            start = None
        if words:
            indent = len(line) - len(line.lstrip())
            start = position + indent if start is None else start
            end = position + len(line.rstrip())
        if start is not None and marked and line.lstrip().startswith(_HEADING):
            yield start, end
            start = None
        position += len(line) + 1
    if start is not None:
        yield start, end
