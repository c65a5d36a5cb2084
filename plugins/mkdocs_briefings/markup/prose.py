"""Our marks in the author's own Markdown: `[text]{actor=id}` and `[text]{date=value}`."""

import re
from collections.abc import Iterator, Sequence

from mkdocs_briefings.errors import Fault, quote
from mkdocs_briefings.markup.attributes import (
    Known,
    Problem,
    match_attributes,
    read_attributes,
)
from mkdocs_briefings.markup.body import find_prose_lines
from mkdocs_briefings.model import Annotation, AnnotationKind, Span

_OURS = re.compile(r"\{(?:actor|date)=")
_MARK = re.compile(r"\](?=\{(?:actor|date)=)")
_NOT_HERE = re.compile(r"\](\{(?:quote|claim|flaw)=)")
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")


def read_prose_attributes(
    text: str, start: int, known: Known
) -> tuple[Annotation | None, int, tuple[Problem, ...]]:
    """Return the annotation whose attributes begin at `start`, their end, and what is wrong.

    There is none, without a problem, where the attributes are not ours.
    """
    if not _OURS.match(text, start):
        return None, start, ()
    attributes = match_attributes(text, start)
    if attributes is None:
        cure = "close the attributes with `}` on the same line"
        return None, start, (Problem("unclosed attributes", cure),)
    annotation, problems = read_attributes(attributes[1], Span(0, 0), known)
    return annotation, attributes.end(), problems


def find_prose_actors(text: str) -> Iterator[str]:
    """Yield the ids of the actors whom the author's Markdown names, code left alone."""
    for _, line in find_prose_lines(text.split("\n")):
        plain = _hide_code(line)
        for mark in _MARK.finditer(plain):
            annotation, _, _ = read_prose_attributes(plain, mark.end(), lambda _: True)
            if annotation is not None and annotation.kind is AnnotationKind.ACTOR:
                yield annotation.value


def check_prose(lines: Sequence[str], known: Known, path: str, line: int) -> Iterator[Fault]:
    """Yield what is wrong with our marks in the author's Markdown; code is left alone.

    `line` is the number of the first of the lines.
    """
    for index, text in find_prose_lines(lines):
        plain = _hide_code(text)
        for mark in _MARK.finditer(plain):
            _, end, problems = read_prose_attributes(plain, mark.end(), known)
            around = plain[max(0, mark.start() - 30) : max(end, mark.end() + 30)].strip()
            for problem in problems:
                yield Fault(path, line + index, f"{problem.what} in {quote(around)}", problem.cure)
        for mark in _NOT_HERE.finditer(plain):
            what = f"`{mark[1]}…}}` outside a source block in {quote(plain.strip())}"
            cure = "mark `{actor=…}` and `{date=…}` only in your own text"
            yield Fault(path, line + index, what, cure, warning=True)


def _hide_code(line: str) -> str:
    return _CODE.sub(lambda code: " " * len(code.group()), line)
