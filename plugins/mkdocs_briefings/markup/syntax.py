r"""The grammar of the annotated Markdown, once: marks, escapes, paragraphs, lines and nesting.

Inside a source block nothing is markup but our spans, and `## ` and `- ` at the start of a
paragraph. Only `\n` ends a line: sources hold U+2028, and whatever else `str.splitlines` knows.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mkdocs_briefings.model import Annotation, AnnotationKind, Span

OPENING = re.compile(r"///[ \t]*source(?![\w-])(?P<rest>.*)")
"""A line that opens a source block; what follows the word `source` may still be wrong."""

SOURCE_ID = re.compile(r"""[ \t]*\|[ \t]*(?P<id>[^\s|\\/"'<>&]+)[ \t]*""")
CLOSING = "///"
BLANK = " \t"
"""The white space that a line may have at its ends without its being part of the text."""

ESCAPABLE = r"[!-/:-@\[-`{-~]"
_MARKS = re.compile(r"[\[\]{}\\]")
# What would be read as markup at the start of a line of a source block, or, where a code fence or a
# conflict was left open above the block, as its end.
_LINE_MARKS = re.compile(r"///|`{3}|~{3}|<{7}|\|{7}|={7}|>{7}")
_PARAGRAPH_MARKS = re.compile(r"## |- ")
HEADING = "## "
ITEM = "- "
_RANK = {kind: rank for rank, kind in enumerate(AnnotationKind)}


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a file, whatever its line ends, without a byte order mark."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def escape(text: str, *, at_line_start: bool = False, in_paragraph: bool = False) -> str:
    """Return the text of a source as it is written in a block.

    `at_line_start` is for text that begins a line, `in_paragraph` for such a line that is not the
    first of its paragraph, where `## ` and `- ` would begin a new one.
    """
    escaped = _MARKS.sub(r"\\\g<0>", text)
    if at_line_start and begins_as_markup(text, in_paragraph=in_paragraph):
        return "\\" + escaped
    return escaped


def begins_as_markup(line: str, *, in_paragraph: bool) -> bool:
    """Say whether a line of text, as it is, would be read as markup; see `escape`."""
    return bool(_LINE_MARKS.match(line) or (in_paragraph and find_mark(line)))


def find_mark(paragraph: str) -> str:
    """Return the mark `## ` or `- ` with which a paragraph or a line begins, or nothing."""
    match = _PARAGRAPH_MARKS.match(paragraph)
    return match.group() if match else ""


def find_paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text in normal form, in order, their marks included."""
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, end)
        start = end + 2


def settle_sentences(text: str, sentences: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences as they can be written: one a line, and every paragraph covered.

    A line can break only where the gap between two sentences is exactly one U+0020, and a heading
    is one line; elsewhere the two become one. The mark of a paragraph belongs to none. Idempotent.
    """
    ordered = sorted(sentences)
    gaps = {
        left.end
        for left, right in pairwise(ordered)
        if right.start == left.end + 1 and _is_break(text, left.end)
    }
    breaks = sorted(gaps, reverse=True)
    settled: list[Span] = []
    for paragraph in find_paragraphs(text):
        mark = find_mark(paragraph.of(text))
        start = paragraph.start + len(mark)
        while breaks and breaks[-1] < paragraph.end:
            gap = breaks.pop()
            if gap > start and mark != HEADING:
                settled.append(Span(start, gap))
                start = gap + 1
        settled.append(Span(start, paragraph.end))
    return tuple(settled)


def nesting_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations in the order in which they open, the outermost first.

    Of equal extent: date, quote, claim, actor, flaw; of one kind, as they were given.
    """
    return tuple(sorted(annotations, key=nesting_key))


def nesting_key(annotation: Annotation) -> tuple[int, int, int]:
    """Return what annotations are sorted by for the order in which they open."""
    return annotation.span.start, -annotation.span.end, _RANK[annotation.kind]


def check_nesting(text: str, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations in nesting order.

    Raises:
        ValueError: a span is empty, leaves its paragraph or the text, or crosses another.
    """
    ordered = nesting_order(annotations)
    open_ends: list[int] = []
    for annotation in ordered:
        span = annotation.span
        if not 0 <= span.start < span.end <= len(text) or "\n\n" in span.of(text):
            raise ValueError(f"a span must lie inside one paragraph: {annotation}")
        while open_ends and open_ends[-1] <= span.start:
            open_ends.pop()
        if open_ends and open_ends[-1] < span.end:
            raise ValueError(f"a span crosses another: {annotation}")
        open_ends.append(span.end)
    return ordered


def _is_break(text: str, gap: int) -> bool:
    around = text[gap - 1 : gap + 2] if gap else ""
    return len(around) == 3 and around[1] == " " and not {around[0], around[2]} & {*BLANK, "\n"}
