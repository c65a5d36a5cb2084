"""Briefings to annotated Markdown."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from mkdocs_briefings.markup.attributes import write_attributes
from mkdocs_briefings.markup.frontwrite import write_front_matter
from mkdocs_briefings.markup.syntax import (
    CLOSING,
    check_nesting,
    escape,
    find_paragraphs,
    settle_sentences,
)
from mkdocs_briefings.model import Briefing, SourceBlock


def write(briefing: Briefing, *, rules: bool = False) -> str:
    """Return the file of a briefing: front matter, then its parts with one blank line between.

    `rules` writes how each annotation came about, as it is done under `.machine/` only.

    Raises:
        ValueError: a span of a block is empty, leaves its paragraph or crosses another.
    """
    parts = [
        write_block(part, rules=rules) if isinstance(part, SourceBlock) else part.text
        for part in briefing.parts
    ]
    return "\n\n".join([write_front_matter(briefing), *parts]) + "\n"


def write_block(block: SourceBlock, *, rules: bool = False) -> str:
    """Return a source block with its first and last line, without a line end.

    `rules` writes how each annotation came about, as it is done under `.machine/` only.

    Raises:
        ValueError: a span is empty, leaves its paragraph or crosses another.
    """
    opening: dict[int, int] = defaultdict(int)
    closing: dict[int, str] = defaultdict(str)
    for annotation in check_nesting(block.text, block.annotations):
        opening[annotation.span.start] += 1
        end = annotation.span.end
        # The outermost comes first here and closes last.
        closing[end] = f"]{write_attributes(annotation, rules=rules)}{closing[end]}"
    written = "".join(_write_pieces(block, opening, closing))
    return f"{CLOSING} source | {block.source}\n{written}{CLOSING}"


def _write_pieces(
    block: SourceBlock, opening: dict[int, int], closing: dict[int, str]
) -> Iterator[str]:
    """Yield the lines of a block piece by piece; a piece ends wherever anything stands between."""
    text = block.text
    sentences = settle_sentences(text, block.sentences)
    gaps = {left.end: right.start for left, right in pairwise(sentences)}
    breaks = {end: start for end, start in gaps.items() if text[end:start] == " "}
    paragraphs = {paragraph.end: paragraph.end + 2 for paragraph in find_paragraphs(text)}
    cuts = {0, len(text), *opening, *closing}
    for jumps in (breaks, paragraphs):
        cuts.update(offset for jump in jumps.items() for offset in jump if offset <= len(text))
    at_line_start, in_paragraph = True, False
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        marks = closing.get(start, "") + "[" * opening.get(start, 0)
        at_line_start = at_line_start and not marks
        yield marks
        if start in breaks or start in paragraphs:
            yield "\n" if start in breaks else "\n\n"
            at_line_start, in_paragraph = True, start in breaks
        else:
            yield escape(text[start:end], at_line_start=at_line_start, in_paragraph=in_paragraph)
            at_line_start = False
    if text:
        yield closing.get(len(text), "") + "\n"
