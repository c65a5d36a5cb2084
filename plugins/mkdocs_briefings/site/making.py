"""The HTML of a page that holds no Markdown, without running Python-Markdown over it.

What Python-Markdown, the table of contents and MkDocs do to the elements of such a page is done
here to them alone. It is the same to the byte: for one page of each kind both are made and compared
in each build, and where they differ, or where somebody else has a hand in the elements, the pages
of that kind are made the long way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from posixpath import dirname
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions.toc import TocTreeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils.rendering import get_heading_text

from mkdocs_briefings.markup import render_shown, shown_ids
from mkdocs_briefings.site.extensions import Extensions
from mkdocs_briefings.site.html.composer import make_relative
from mkdocs_briefings.site.html.writing import write_elements
from mkdocs_briefings.site.pages import NOTHING

_BLOCKS = re.compile(r"(?:/// source \| \S+\n///(?:\n\n|$))+")
_SOURCE = re.compile(r"/// source \| (\S+)")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_PLACE = "data-briefings-place"
_AFTER_US = frozenset({"toc", "briefings", "unescape"})
"""What Python-Markdown does to our elements, and is done here; MkDocs' own is added to a page's."""

_ESCAPED = re.compile("\x02[0-9]")
_COMPOSED_AT = 5.25


@dataclass(frozen=True, slots=True)
class Html:
    """What is made of a page; `anchors` are its ids, `links` the fragments that it links to."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[File, dict[str, str]]

    def is_of(self, page: Page) -> bool:
        """Say whether a page that was made the long way is the same."""
        return (
            self.content == page.content
            and _tell_contents(self.toc) == _tell_contents(page.toc)
            and self.title == page._title_from_render
            and self.anchors == page.present_anchor_ids
            and page.links_to_anchors in (None, self.links)
        )


@dataclass(slots=True)
class Maker:
    """Makes the pages of one build; `extensions` have been told of the page under way."""

    extensions: Extensions
    _md: Any = None
    _proved: dict[object, bool] = field(default_factory=dict)
    _links: dict[tuple[str, str], tuple[str, File]] = field(default_factory=dict)

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Set the HTML of a page and what MkDocs wants to know of it."""
        kind = _kind_of(page)
        if kind is None or self._proved.get(kind) is False or not self._is_alone(config):
            Page.render(page, config, files)
            return
        made = self._make(page, config, files)
        if self._proved.get(kind) is None:
            Page.render(page, config, files)
            self._proved[kind] = made.is_of(page)
            return
        page.content, page.toc = made.content, made.toc
        page._title_from_render, page.present_anchor_ids = made.title, made.anchors
        page.links_to_anchors = made.links

    def _is_alone(self, config: MkDocsConfig) -> bool:
        """Say whether nobody else has a hand in our elements."""
        if self._md is None:
            self._md = markdown.Markdown(
                extensions=config["markdown_extensions"],
                extension_configs=config["mdx_configs"] or {},
            )
        found = self._md.treeprocessors
        found._sort()
        after = {item.name for item in found._priority if item.priority < _COMPOSED_AT}
        known = after <= _AFTER_US and self._md.output_format == "xhtml"
        return known and ("toc" not in found or type(found["toc"]) is TocTreeprocessor)

    def _make(self, page: Page, config: MkDocsConfig, files: Files) -> Html:
        composer, blocks = self.extensions.composer, self.extensions.blocks
        assert composer.compose is not None
        read, view = blocks.getConfig("read"), blocks.getConfig("view")
        sources = _SOURCE.findall(page.markdown or "")
        level = int(blocks.getConfig("level"))
        sections = [render_shown(read[source], view, level) for source in sources]
        body = [_hold_place(section, number) for number, section in enumerate(sections)]
        composed = composer.compose(body)
        title = int(bool(composed) and composed[0].tag == "h1")
        composed[title:title] = composer.head
        make_relative([one for one in composed if one.get(_PLACE) is None], composer.path)
        toc, ids = self._list_headings(composed)
        held = {str(place.get(_PLACE)): number for number, place in enumerate(body)}
        whole = [
            sections[held[place]] if (place := one.get(_PLACE) or "") in held else one
            for one in composed
        ]
        for section in sections:
            section.tail = "\n"
        links = self._resolve_links(whole, page, config, files)
        content = write_elements(whole).strip()
        for processor in self._md.postprocessors:
            content = processor.run(content)
        first = whole[0] if whole and whole[0].tag == "h1" else None
        name = get_heading_text(first, self._md) if first is not None else None
        return Html(content.strip(), toc, name, ids, links)

    def _list_headings(self, composed: list[Element]) -> tuple[TableOfContents, set[str]]:
        """Return the table of contents, and all ids, with those that it gave to headings."""
        skeleton, headings = Element("div"), []
        for element in _walk(composed):
            if element.tag in _HEADINGS:
                headings.append(element)
            elif anchor := element.get("id"):
                SubElement(skeleton, "span", {"id": anchor})
        skeleton.extend(headings)
        self._md.toc_tokens = []
        if "toc" in self._md.treeprocessors:
            processor = self._md.treeprocessors["toc"]
            processor.marker = ""
            processor.run(skeleton)
        ids = {anchor for element in skeleton.iter() if (anchor := element.get("id"))}
        return get_toc(self._md.toc_tokens), ids

    def _resolve_links(
        self, whole: list[Element], page: Page, config: MkDocsConfig, files: Files
    ) -> dict[File, dict[str, str]]:
        """Write the addresses into the links; return the fragments that are linked to."""
        resolver = _RelativePathTreeprocessor(page.file, files, config)
        found, folder = resolver.links_to_anchors, dirname(page.file.src_uri)
        for element in _walk(whole):
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name is None:
                continue
            url = element.get(name)
            assert url is not None
            path, _, anchor = url.partition("#")
            if not path and anchor:
                found.setdefault(page.file, {}).setdefault(anchor, url)
                continue
            known = self._links.get((folder, path))
            if known is None or known[1] is page.file:
                element.set(name, resolver.path_to_url(url))
                self._remember(folder, path, page, files, element.get(name) or "")
                continue
            if anchor:
                found.setdefault(known[1], {}).setdefault(anchor, url)
            element.set(name, f"{known[0]}#{anchor}" if anchor else known[0])
        return found

    def _remember(self, folder: str, path: str, page: Page, files: Files, url: str) -> None:
        """Keep where the pages of a folder find another page, if it is one."""
        if ":" in path or "?" in path or "%" in path:
            return
        uri = _RelativePathTreeprocessor._target_uri(page.file.src_uri, path)
        target = files.get_file_from_path(uri)
        if target is None or target is page.file:
            return
        if not target.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            self._links[folder, path] = url.partition("#")[0], target


def _kind_of(page: Page) -> object:
    """Return what pages of one kind have in common; `None` for one with Markdown in it."""
    text = page.markdown or ""
    path, _, _ = page.file.src_uri.partition("/")
    if text == NOTHING:
        return path, page.file.src_uri.count("/"), ""
    return (path, page.file.src_uri.count("/"), "blocks") if _BLOCKS.fullmatch(text) else None


def _tell_contents(links: Iterable[AnchorLink]) -> list[object]:
    return [(one.title, one.id, one.level, _tell_contents(one.children)) for one in links]


def _hold_place(section: Element, number: int) -> Element:
    """Return an element in the place of a source block, with its ids for others to find."""
    place = Element("div", {_PLACE: f"briefingsplace{number}"})
    place.tail = "\n"
    for anchor in shown_ids(section):
        SubElement(place, "span", {"id": anchor})
    return place


def _walk(elements: list[Element]) -> Iterator[Element]:
    for element in elements:
        yield from element.iter()
