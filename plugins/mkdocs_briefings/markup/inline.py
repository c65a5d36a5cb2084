"""Our marks in the author's own Markdown, as Python-Markdown meets them."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor

from mkdocs_briefings.markup.prose import read_prose_attributes
from mkdocs_briefings.markup.view import View
from mkdocs_briefings.model import AnnotationKind
from mkdocs_briefings.timex import html_datetime


class ProseMarks(LinkInlineProcessor):
    """Makes a link of `[text]{actor=id}` and a time of `[text]{date=value}`.

    The text may hold Markdown. What has other attributes, or wrong ones, is left as it stands.
    """

    def __init__(self, md: Markdown, view: View) -> None:
        super().__init__(r"\[", md)
        self._view = view

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the name that Markdown calls)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element and its place, or nothing where the bracket is not ours."""
        text, index, closed = self.getText(data, m.end())
        if not closed:
            return None, None, None
        annotation, end, _ = read_prose_attributes(data, index, lambda _: True)
        if annotation is None:
            return None, None, None
        if annotation.kind is AnnotationKind.ACTOR:
            element = _create_actor(annotation.value, self._view)
        else:
            element = _create_date(annotation.value)
        element.text = text
        return element, m.start(), end


def unlink_nested(root: Element) -> None:
    """Turn links to actors that stand inside other links into plain marks."""
    for outer in root.iter("a"):
        for inner in list(outer.iter("a")):
            if inner is not outer and inner.get("data-actor") is not None:
                inner.tag = "span"
                inner.attrib.pop("href", None)


def _create_actor(actor: str, view: View) -> Element:
    href = view.href(actor)
    element = Element("span" if href is None else "a", {"class": "actor"})
    if href is not None:
        element.set("href", href)
    element.set("data-actor", actor)
    return element


def _create_date(value: str) -> Element:
    moment = html_datetime(value)
    element = Element("span" if moment is None else "time", {"class": "date"})
    if moment is not None:
        element.set("datetime", moment)
    element.set("data-value", value)
    return element
