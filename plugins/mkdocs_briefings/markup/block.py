"""One source block: from its lines to text, sentences and annotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_briefings.errors import Fault, quote
from mkdocs_briefings.markup.attributes import Known, match_attributes, read_attributes
from mkdocs_briefings.markup.syntax import (
    BLANK,
    ESCAPABLE,
    HEADING,
    find_mark,
    nesting_order,
    settle_sentences,
)
from mkdocs_briefings.model import Annotation, SourceBlock, Span

TOKEN = re.compile(rf"\\(?P<escaped>{ESCAPABLE})|(?P<mark>[\[\]{{}}])|[^\\\[\]{{}}]+|\\")
"""A piece of a line: an escape, a mark, a run of text."""

# C0 and C1 controls but the tab: none of them is text, and some would forge the placeholders of
# Python-Markdown.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_STRAY_CURE = r"write `\[`, `\]`, `\{` or `\}` if it is text"
_OPEN_CURE = r"close it with `]{kind=value}` in the same paragraph, or write `\[` if it is text"
_BARE_CURE = r"add attributes such as `{actor=id}`, or write `\[` and `\]` if they are text"
_LINK_CURE = r"a source has no links: keep the words alone, or write `\[` and `\]` if they are text"
# What somebody who forgot a brace, or put something before it, has left of attributes.
_REMAINS = re.compile(
    r"(?:actor|quote|claim|date|flaw)=[^{}\[\]\n]*\}|[ \t]+(?=\{)|\{[^{}\[\]\n]*\}"
)
_AROUND = 30


def read_block(
    lines: Sequence[str],
    source: str,
    known: Known,
    *,
    path: str = "",
    line: int = 1,
    machine: bool = False,
) -> tuple[SourceBlock, tuple[Fault, ...]]:
    """Return the block that the lines between `/// source` and `///` hold, and what is wrong.

    `line` is the number of the first of the lines; `machine` allows the keys that only
    `.machine/` has. A wrong mark is left out, while its words stay in the text.
    """
    reader = _Reader(path, known, machine)
    for number, raw in enumerate(lines, start=line):
        reader.read_line(raw.strip(BLANK), number)
    reader.end_paragraph()
    text = "".join(reader.text)
    sentences = settle_sentences(text, reader.lines)
    ends = {span.end: number for span, number in reader.lines.items()}
    block = SourceBlock(
        source,
        text,
        sentences,
        # Of two with the same words the outer one closes last, and is to come first.
        nesting_order(reversed(reader.annotations)),
        tuple(ends[sentence.end] for sentence in sentences),
        line - 1,
    )
    return block, tuple(sorted(reader.faults, key=lambda fault: fault.line or 0))


def read_words(lines: Sequence[str]) -> str | None:
    """Return the words alone of the lines of a block; `None` where brackets or braces are wrong.

    What stands in the braces is not looked at, which most of the time of reading goes into.
    """
    reader = _WordReader("", lambda _: True, machine=True)
    for number, raw in enumerate(lines):
        reader.read_line(raw.strip(BLANK), number)
    reader.end_paragraph()
    return None if reader.faults else "".join(reader.text)


@dataclass(frozen=True, slots=True)
class _Open:
    """A `[` that waits for its `]`: where it stands in the text, and what follows it."""

    piece: int
    offset: int
    line: int
    after: str


@dataclass(slots=True)
class _Reader:
    """What has been read of a block so far; `text` is in pieces, `lines` by their extent."""

    path: str
    known: Known
    machine: bool
    text: list[str] = field(default_factory=list)
    length: int = 0
    in_paragraph: bool = False
    lines: dict[Span, int] = field(default_factory=dict)
    annotations: list[Annotation] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def read_line(self, raw: str, number: int) -> None:
        if _CONTROL.search(raw):
            self._report(number, f"control character in {quote(ascii(raw)[1:-1])}", "remove it")
            raw = _CONTROL.sub("", raw)
        if not raw or find_mark(raw):
            self.end_paragraph()
        if not raw:
            return
        if self.text:
            self._add(" " if self.in_paragraph else "\n\n")
        self.in_paragraph = True
        start = self.length
        self._read_marks(raw, number)
        self.lines[Span(start, self.length)] = number
        if find_mark(raw) == HEADING:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        self.in_paragraph = False
        for unclosed in self.opened:
            what = f"unclosed mark in {quote('[' + unclosed.after)}"
            self._report(unclosed.line, what, _OPEN_CURE)
        self.opened.clear()

    def _read_marks(self, raw: str, number: int) -> None:
        position = 0
        while match := TOKEN.match(raw, position):
            position = match.end()
            mark = match["mark"]
            if mark is None:
                self._add(match["escaped"] or match.group())
            elif mark == "[":
                after = raw[position:]
                self.opened.append(_Open(len(self.text), self.length, number, after))
            else:
                position = self._read_end(raw, match.start(), number)

    def _read_end(self, raw: str, start: int, number: int) -> int:
        """Read `]`, `{` or `}` with the attributes that follow; return where to go on."""
        marked = raw[start] == "]"
        attributes = match_attributes(raw, start + marked)
        end = attributes.end() if attributes else start + 1
        if marked and self.opened:
            if attributes is None:
                return self._close_bare(raw, end, number)
            self._close(attributes, number)
            return end
        around = quote(raw[max(0, start - _AROUND) : end + _AROUND])
        if attributes is not None and self.opened:
            self.opened.pop()
            what = f"no `]` before `{attributes.group()}` in {around}"
            self._report(number, what, "write `]` where the words of the mark end")
        elif attributes is not None and marked:
            what = f"no `[` for `{raw[start:end]}` in {around}"
            self._report(number, what, "write `[` where the words of the mark begin")
        else:
            self._report(number, f"stray `{raw[start:end]}` in {around}", _STRAY_CURE)
        return end

    def _close_bare(self, raw: str, end: int, number: int) -> int:
        """Close a mark whose attributes are not right; return where to go on."""
        words = self._take_words(self.opened.pop())
        remains = _REMAINS.match(raw, end)
        rest = remains.group() if remains else ""
        here = quote(words + rest)
        if not rest.strip():
            attributes = match_attributes(raw, end + len(rest)) if rest else None
            if attributes is not None:
                what = f"a space between `]` and `{attributes.group()}` after {quote(words)}"
                self._report(number, what, "write them together")
                return attributes.end()
            unclosed = raw.startswith("{", end)
            what = "unclosed attributes" if unclosed else "no attributes"
            cure = "close them with `}` on the same line" if unclosed else _BARE_CURE
            cure = _LINK_CURE if raw.startswith("(", end) else cure
            self._report(number, f"{what} after {quote(words)}", cure)
            return end + unclosed
        if rest.startswith("{"):
            cure = "give each value an opening and a closing straight double quote"
            self._report(number, f'a `"` is missing in {here}', cure)
        else:
            self._report(number, f"no `{{` in {here}", "write `{` right after `]`")
        return end + len(rest)

    def _close(self, attributes: re.Match[str], number: int) -> None:
        opened = self.opened.pop()
        words = self._take_words(opened)
        written = quote(words + attributes.group())
        span = Span(opened.offset, self.length)
        if not span:
            self._report(number, f"no words in {written}", "put the marks around words")
            return
        annotation, problems = read_attributes(
            attributes[1], span, self.known, machine=self.machine
        )
        for problem in problems:
            self._report(number, f"{problem.what} in {written}", problem.cure)
        if annotation is not None:
            self.annotations.append(annotation)

    def _take_words(self, opened: _Open) -> str:
        return f"[{''.join(self.text[opened.piece :])}]"

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def _report(self, line: int, what: str, cure: str) -> None:
        self.faults.append(Fault(self.path, line, what, cure))


class _WordReader(_Reader):
    """Reads the words and passes the marks by."""

    __slots__ = ()

    def _close(self, attributes: re.Match[str], number: int) -> None:
        self.opened.pop()
