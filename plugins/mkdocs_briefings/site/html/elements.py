"""Elements for Python-Markdown's tree, written the way the page reads."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

Child: TypeAlias = "Element | str | Iterable[Child] | None"
"""What may stand inside an element; `None` and empty strings leave no trace."""

# Inside these, elements stand apart: search engines read no space into two neighbours.
_APART = frozenset({"div", "dl", "ul", "ol", "li", "figure", "figcaption", "section", "header"})
_ENTITY = re.compile(r"&(?=#?\w+;)")


def h(tag: str, attributes: Mapping[str, str | None] | None = None, *children: Child) -> Element:
    """Return an element; an attribute of value `None` is left out."""
    element = Element(tag)
    for name, value in (attributes or {}).items():
        if value is not None:
            element.set(name, _literal(value))
    append_children(element, children)
    return element


def append_children(element: Element, children: Iterable[Child]) -> None:
    """Append the children to the element, in order."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _append_text(element, _literal(child))
        elif isinstance(child, Element):
            element.append(child)
            if element.tag in _APART:
                child.tail = "\n"
        else:
            append_children(element, child)


def joined(items: Iterable[Child], separator: str) -> list[Child]:
    """Return the items that are there, with the separator between them."""
    result: list[Child] = []
    for item in items:
        if item is None or item == "":
            continue
        if result:
            result.append(separator)
        result.append(item)
    return result


def text_of(element: Element) -> str:
    """Return the words of an element, as a reader sees them."""
    return "".join(element.itertext()).replace(AMP_SUBSTITUTE, "&")


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _literal(text: str) -> str:
    # The serialiser of Python-Markdown leaves `&amp;` in a text as it is, so that a text which
    # says `&lt;` would be shown as `<`.
    return _ENTITY.sub(AMP_SUBSTITUTE + "amp;", text) if "&" in text else text
