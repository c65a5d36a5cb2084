"""One sentence of a source to its element, with the annotations in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from mkdocs_briefings.markup.view import Mark, View
from mkdocs_briefings.model import UNKNOWN, Annotation, AnnotationKind, SourceBlock, Span
from mkdocs_briefings.timex import html_datetime


@dataclass(frozen=True, slots=True)
class Spread:
    """What a sentence shows of an annotation: `first` and `last` of the sentences that do."""

    annotation: Annotation
    anchor: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is still to be filled, up to an offset."""

    element: Element
    end: int
    mark: Mark


def render_sentence(
    block: SourceBlock, sentence: Span, anchor: str, spreads: Sequence[Spread], view: View
) -> Element:
    """Return the `<span>` of a sentence; `spreads` are in nesting order.

    What an annotation has outside the sentence is left to the other sentences.
    """
    root = Element("span", {"class": "sentence", "id": anchor})
    opened: list[_Open] = []
    position = sentence.start
    for spread in spreads:
        span = spread.annotation.span
        start = max(span.start, sentence.start)
        position = _close(root, opened, block.text, position, start, view)
        parent = opened[-1].element if opened else root
        add_text(parent, block.text[position:start])
        position = start
        linked = any(outer.element.tag == "a" for outer in opened)
        mark = Mark(
            block, spread.annotation, spread.anchor, spread.first, spread.last, linked=linked
        )
        element = _create_element(mark, view)
        parent.append(element)
        opened.append(_Open(element, min(span.end, sentence.end), mark))
    position = _close(root, opened, block.text, position, sentence.end, view)
    add_text(root, block.text[position : sentence.end])
    return root


def add_text(element: Element, text: str) -> None:
    """Add a text after all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _close(
    root: Element, opened: list[_Open], text: str, position: int, until: int, view: View
) -> int:
    """Fill and close what ends at `until` or before, and return the position reached."""
    while opened and opened[-1].end <= until:
        inner = opened.pop()
        add_text(inner.element, text[position : inner.end])
        position = inner.end
        if inner.mark.annotation.doubt and inner.mark.last:
            # An image without a picture: its words are heard, yet are no words of the page.
            sign = {"class": "doubt-sign", "role": "img", "aria-label": view.doubt()}
            SubElement(inner.element, "span", sign)
        parent = opened[-1].element if opened else root
        parent[-1] = view.decorate(inner.element, inner.mark)
    return position


def _create_element(mark: Mark, view: View) -> Element:
    annotation = mark.annotation
    names = [str(annotation.kind)]
    names += ["doubt"] if annotation.doubt else []
    names += [] if mark.first else ["continued"]
    element = Element("span", {"class": " ".join(names)})
    if mark.first:
        element.set("id", mark.anchor)
    match annotation.kind:
        case AnnotationKind.ACTOR:
            element.set("data-actor", annotation.value)
            href = None if mark.linked else view.href(annotation.value)
            if href is not None:
                element.tag = "a"
                element.set("href", href)
        case AnnotationKind.QUOTE | AnnotationKind.CLAIM:
            if annotation.value != UNKNOWN:
                element.set("data-speaker", annotation.value)
        case AnnotationKind.DATE:
            element.set("data-value", annotation.value)
            if (moment := html_datetime(annotation.value)) is not None:
                element.tag = "time"
                element.set("datetime", moment)
        case AnnotationKind.FLAW:
            element.set("data-flaw", annotation.value)
    return element
