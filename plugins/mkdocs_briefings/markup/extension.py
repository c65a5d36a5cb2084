"""The extension of Python-Markdown that shows source blocks and our marks in the author's text."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefings.markup.block import read_block
from mkdocs_briefings.markup.body import RawBlock, split_body
from mkdocs_briefings.markup.elements import render_block
from mkdocs_briefings.markup.inline import ProseMarks, unlink_nested
from mkdocs_briefings.markup.syntax import split_lines
from mkdocs_briefings.markup.view import PlainView, View
from mkdocs_briefings.model import SourceBlock

# The places among the processors of Python-Markdown and its extensions, which run from high to low.
_BEFORE_ALL = 1000
_BEFORE_BLOCKS = 200
# After inline parsing (20), `attr_list` (8), `abbr` (7) and `smarty` (6); before `toc` and before
# MkDocs looks for anchors (both 5), for both must find our ids.
_BEFORE_TOC = 5.5
# `toc` would take `[TOC]` in a source for its own, and headings of a source for those of the page.
# MkDocs turns our links into addresses later (0).
_AFTER_TOC = 4.5
# After code (190) and escapes (180), before footnotes (175), references (170) and links (160).
_INLINE = 178
_HTML_BLOCK = "html_block"
_PLACE = "data-briefings-place"

Blocks = dict[str, SourceBlock]
"""The source blocks of the page under way, by the word that holds their place."""


class BriefingsExtension(Extension):
    """Source blocks and our marks; `view` is what the site decides, `level` that of headings.

    `read` are blocks that a page holds without their lines, since they have been read before.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "view": [PlainView(), "What the site decides about source texts (markup.view.View)."],
            "level": [3, "The level of the headings inside a source text."],
            "read": [
                {},
                "The blocks that have been read, by source.",
            ],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Register what takes source blocks out and what puts their elements in."""
        self._md = md
        self._blocks: Blocks = {}
        view: View = self.getConfig("view")
        level = int(self.getConfig("level"))
        md.registerExtension(self)
        taker = _BlockTaker(md, self._blocks, self.getConfig("read"))
        md.preprocessors.register(taker, "briefings", _BEFORE_ALL)
        md.parser.blockprocessors.register(
            _PlaceKeeper(md, self._blocks), "briefings", _BEFORE_BLOCKS
        )
        md.inlinePatterns.register(ProseMarks(md, view), "briefings", _INLINE)
        ids = _IdKeeper(md, self._blocks, view, level)
        md.treeprocessors.register(ids, "briefings-ids", _BEFORE_TOC)
        md.treeprocessors.register(_BlockSetter(md, ids.sections), "briefings", _AFTER_TOC)

    def reset(self) -> None:
        """Guard the parser of raw HTML, whichever extension brought it; all are loaded by now."""
        processors = self._md.preprocessors
        if _HTML_BLOCK not in processors:
            return
        inner = processors[_HTML_BLOCK]
        if not isinstance(inner, _HtmlGuard):
            guard = _HtmlGuard(self._md, inner, self._blocks)
            processors.register(guard, _HTML_BLOCK, 20)


class _BlockTaker(Preprocessor):
    """Takes the source blocks out of a page before anything else can read them."""

    def __init__(self, md: Markdown, blocks: Blocks, read: Mapping[str, SourceBlock]) -> None:
        super().__init__(md)
        self._blocks = blocks
        self._read = read

    def run(self, lines: list[str]) -> list[str]:
        self._blocks.clear()
        text = "\n".join(lines)
        word = "briefingsplace"
        while word in text:
            word += "x"
        parts, _ = split_body(split_lines(text))
        if not any(isinstance(part, RawBlock) for part in parts):
            return lines
        kept: list[str] = []
        for part in parts:
            if isinstance(part, RawBlock):
                place = f"{word}{len(self._blocks)}"
                read = self._read.get(part.source) if not part.lines else None
                self._blocks[place] = read or read_block(part.lines, part.source, lambda _: True)[0]
                kept.extend([place, ""])
            else:
                kept.extend([*part.lines, ""])
        return kept


class _HtmlGuard(Preprocessor):
    """Runs the parser of raw HTML between the source blocks, so that it cannot swallow one."""

    def __init__(self, md: Markdown, inner: Preprocessor, blocks: Blocks) -> None:
        super().__init__(md)
        self._inner = inner
        self._blocks = blocks

    def run(self, lines: list[str]) -> list[str]:
        if not self._blocks:
            return self._inner.run(lines)
        kept: list[str] = []
        for is_place, group in groupby(lines, lambda line: line in self._blocks):
            between = list(group)
            # A blank line must follow, or an element at the end is taken for an unfinished one.
            kept.extend(between if is_place else self._inner.run([*between, ""]))
            kept.append("")
        return kept


class _PlaceKeeper(BlockProcessor):
    """Keeps the place of a source block with an empty element, which inline parsing passes by."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md.parser)
        self._blocks = blocks

    def test(self, parent: Element, block: str) -> bool:
        return block.strip() in self._blocks

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "div", {_PLACE: blocks.pop(0).strip()})


class _IdKeeper(Treeprocessor):
    """Leaves the ids of the elements to come in the places, for `toc` and MkDocs to find."""

    def __init__(self, md: Markdown, blocks: Blocks, view: View, level: int) -> None:
        super().__init__(md)
        self._blocks = blocks
        self._view = view
        self._level = level
        self.sections: dict[str, Element] = {}

    def run(self, root: Element) -> None:
        unlink_nested(root)
        self.sections.clear()
        for place in root.iter("div"):
            name = place.get(_PLACE, "")
            if name in self._blocks:
                section = render_block(self._blocks[name], self._view, level=self._level)
                self.sections[name] = section
                for anchor in shown_ids(section):
                    SubElement(place, "span", {"id": anchor})


class _BlockSetter(Treeprocessor):
    """Puts the elements of the source blocks in their places, out of the sight of `toc`."""

    def __init__(self, md: Markdown, sections: dict[str, Element]) -> None:
        super().__init__(md)
        self._sections = sections

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                section = self._sections.get(child.get(_PLACE, ""))
                if section is not None:
                    _protect(section)
                    section.tail = child.tail
                    parent[index] = section


def render_shown(block: SourceBlock, view: View, level: int) -> Element:
    """Return the elements of a block as they stand on a page in the end.

    A serialiser that takes `&eacute;` in a text for an entity writes what the text says.
    """
    section = render_block(block, view, level=level)
    _protect(section)
    return section


def shown_ids(section: Element) -> Iterator[str]:
    """Yield the ids in the elements of a block."""
    for element in section.iter():
        if anchor := element.get("id"):
            yield anchor


def _protect(section: Element) -> None:
    """Keep the serialiser from taking text such as `&eacute;` for an entity."""
    for element in section.iter():
        element.text = _escape(element.text)
        element.tail = _escape(element.tail)
        for key, value in element.items():
            element.set(key, value.replace("&", "&amp;"))


def _escape(text: str | None) -> str | None:
    return text and text.replace("&", "&amp;")
