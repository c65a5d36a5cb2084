"""Where the marks of the source blocks stand in the text of their file, to the character."""

from dataclasses import dataclass, field

from mkdocs_briefings.markup.anchors import block_anchors
from mkdocs_briefings.markup.attributes import match_attributes, read_attributes
from mkdocs_briefings.markup.block import TOKEN
from mkdocs_briefings.markup.body import RawBlock, split_body
from mkdocs_briefings.markup.frontmatter import split_front_matter
from mkdocs_briefings.markup.syntax import BLANK, nesting_key, split_lines
from mkdocs_briefings.model import Annotation, Briefing, SourceBlock, Span
from mkdocs_briefings.text_lines import find_lines


@dataclass(frozen=True, slots=True)
class Place:
    """A mark in a file: the offsets of its `[`, of its `]`, and behind its attributes."""

    annotation: Annotation
    opening: int
    closing: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A source block with its place in the file.

    `places` are those of its annotations, in their order, and `anchors` what they are called by.
    `starts` and `ends` are where each code point of its text is written, its escape included; of
    the white space between two lines both are the end of the former line.
    """

    block: SourceBlock
    anchors: tuple[str, ...]
    places: tuple[Place, ...]
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    def find(self, anchor: str) -> Place | None:
        """Return the place of the annotation of an anchor; `None` where there is none."""
        return dict(zip(self.anchors, self.places, strict=True)).get(anchor)


def place_blocks(text: str, briefing: Briefing) -> tuple[PlacedBlock, ...]:
    """Return the source blocks of a file with their places; `briefing` is it read without faults.

    Raises:
        ValueError: the places are not those of the briefing, whose text is another one.
    """
    lines = list(find_lines(text))
    plain = split_lines(text)
    _, start, _ = split_front_matter(plain, briefing.path)
    raw, _ = split_body(plain[start:], line=start + 1)
    found = [part for part in raw if isinstance(part, RawBlock)]
    return tuple(
        _place_block(block, [lines[part.line - 1 + at][:2] for at in range(len(part.lines))])
        for part, block in zip(found, briefing.blocks, strict=True)
    )


def _place_block(block: SourceBlock, lines: list[tuple[int, str]]) -> PlacedBlock:
    walk = _Walk(block.text)
    for offset, raw in lines:
        if raw.strip(BLANK):
            walk.read_line(offset + len(raw) - len(raw.lstrip(BLANK)), raw.strip(BLANK))
    # Of two with the same words the outer one closes last, and is to come first.
    walk.places.reverse()
    places = tuple(sorted(walk.places, key=lambda one: nesting_key(one.annotation)))
    if tuple(place.annotation for place in places) != block.annotations:
        raise ValueError(f"the marks of {block.source} are not where they were read")
    if len(walk.starts) != len(block.text):
        raise ValueError(f"the text of {block.source} is not where it was read")
    starts, ends = tuple(walk.starts), tuple(walk.ends)
    return PlacedBlock(block, block_anchors(block), places, starts, ends)


class _Walk:
    """How far the lines of a block have been gone through, with what was met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last = 0
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.opened: list[tuple[int, int]] = []
        self.places: list[Place] = []

    def read_line(self, offset: int, raw: str) -> None:
        if self.starts:
            gap = 2 if self.text.startswith("\n\n", len(self.starts)) else 1
            self.starts += [self.last] * gap
            self.ends += [self.last] * gap
        position = 0
        while match := TOKEN.match(raw, position):
            at = offset + match.start()
            position = match.end()
            if match["mark"] == "[":
                self.opened.append((at, len(self.starts)))
            elif match["mark"]:
                position = self._close(raw, match.start(), offset)
            elif match["escaped"]:
                self.starts.append(at)
                self.ends.append(at + 2)
            else:
                self.starts += range(at, offset + position)
                self.ends += range(at + 1, offset + position + 1)
        self.last = offset + len(raw)

    def _close(self, raw: str, at: int, offset: int) -> int:
        attributes = match_attributes(raw, at + 1)
        if attributes is None or not self.opened:
            raise ValueError(f"a stray mark in {raw!r}")
        opening, start = self.opened.pop()
        span = Span(start, len(self.starts))
        # Whether its actors are known was asked when it was read.
        note, _ = read_attributes(attributes[1], span, lambda _: True)
        if note is not None:
            self.places.append(Place(note, opening, offset + at, offset + attributes.end()))
        return attributes.end()
