"""What a site may decide about the elements of a source text, and where they can be found."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

from mkdocs_briefings.markup import (
    Mark,
    PlainView,
    block_anchors,
    read_block,
    render_block,
    sentence_anchors,
)
from mkdocs_briefings.model import AnnotationKind, SourceBlock

LINES = ["[Ada [Vale]{actor=vale}]{actor=ada} said [« we", "go »]{quote=ada}."]
BLOCK: SourceBlock = read_block(LINES, "ap", lambda id_: True)[0]


class Wrapping(PlainView):
    """Wraps quotes, tells what it was given, and puts the section into a figure."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, bool, bool, bool]] = []

    def href(self, actor: str) -> str:
        return f"/{actor}.md"

    def decorate(self, element: Element, mark: Mark) -> Element:
        words = "".join(element.itertext())
        self.told.append((words, mark.words, mark.first, mark.last, mark.linked))
        if mark.annotation.kind is not AnnotationKind.QUOTE:
            element.set("data-told", "yes")
            return element
        wrapper = Element("q")
        wrapper.append(element)
        return wrapper

    def frame(self, section: Element, block: SourceBlock) -> Element:
        figure = Element("figure", {"data-of": block.source})
        figure.append(section)
        return figure


def test_a_view_is_given_complete_elements_the_innermost_first() -> None:
    view = Wrapping()
    render_block(BLOCK, view)
    assert view.told == [
        ("Vale", "Vale", True, True, True),
        ("Ada Vale", "Ada Vale", True, True, False),
        ("« we", "« we go »", True, False, False),
        ("go »", "« we go »", False, True, False),
    ]


def test_what_a_view_returns_takes_the_place_of_the_element() -> None:
    page = tostring(render_block(BLOCK, Wrapping()), encoding="unicode")
    assert page.startswith('<figure data-of="ap"><section')
    assert re.search(r"said <q><span [^>]*>« we</span></q></span> <span [^>]*><q><span", page)
    assert page.count("data-told") == 2
    assert page.count("<a ") == 1


def test_an_anchor_stays_when_something_else_on_the_page_changes() -> None:
    more = read_block(["Before.", "", *LINES, "After."], "ap", lambda id_: True)[0]
    assert block_anchors(more) == block_anchors(BLOCK)
    assert sentence_anchors(more)[1:3] == sentence_anchors(BLOCK)
    for anchor in block_anchors(BLOCK):
        assert re.fullmatch(r"ap-(actor|quote)-[0-9a-f]{6}", anchor)


def test_an_anchor_is_of_the_words_their_kind_and_their_occurrence() -> None:
    twice = read_block([*LINES, "", *LINES], "ap", lambda id_: True)[0]
    assert len(set(block_anchors(twice))) == 2 * len(block_anchors(BLOCK))
    other = replace(BLOCK, source="bbc")
    assert not set(block_anchors(other)) & set(block_anchors(BLOCK))
