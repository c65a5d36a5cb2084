"""Marks that stand apart from their word, kept in its line: « so » and : at its beginning or end.

The words of a source are shown as they are, spaces included, so that only the style sheet can join
what an ordinary space parts: these elements tell it where.
"""

import re
from xml.etree.ElementTree import Element

_APART = re.compile(r"([«‹“„] )|( [:;!?»›,.)\]…])")
_OPENING, _CLOSING = "bf-opening", "bf-closing"


def join_marks(root: Element) -> None:
    """Put each mark that an ordinary space parts from its word into an element, with the space."""
    for element in list(root.iter()):
        if element.text:
            element.text, joined = _joined(element.text)
            element[:0] = joined
    for parent in list(root.iter()):
        for at in range(len(parent) - 1, -1, -1):
            child = parent[at]
            if child.tail and child.get("class") not in (_OPENING, _CLOSING):
                child.tail, joined = _joined(child.tail)
                parent[at + 1 : at + 1] = joined


def _joined(text: str) -> tuple[str, list[Element]]:
    """Return what stands before the first mark, and the elements of the marks, the rest in them."""
    first, *rest = _APART.split(text)
    elements = []
    for opening, closing, tail in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        element = Element("span", {"class": _OPENING if opening else _CLOSING})
        element.text, element.tail = opening or closing, tail
        elements.append(element)
    return first, elements
