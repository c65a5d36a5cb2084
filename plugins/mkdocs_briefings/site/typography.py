"""The spaces that a language puts around its punctuation, in our words and in the author's.

The text of a source is never touched: it is shown as it is.
"""

from xml.etree.ElementTree import Element

from mkdocs_briefings.languages import UnknownLanguage, load_language
from mkdocs_briefings.languages.tables.interface import InterfaceWords, Spacing

_LITERAL = frozenset({"code", "pre", "kbd", "samp", "script", "style"})

Rules = tuple[Spacing, ...]
"""What is found, and what is put in its place, in order."""


def load_rules(tag: str) -> Rules:
    """Return the rules of a language; none where the language is not known."""
    try:
        return load_language(tag).read(InterfaceWords).typography
    except (UnknownLanguage, FileNotFoundError):
        return ()


def typeset(text: str, rules: Rules) -> str:
    """Return the text with the spaces of print."""
    for rule in rules:
        text = rule.find.sub(rule.put, text)
    return text


def typeset_element(element: Element, rules: Rules) -> None:
    """Give the text in an element the spaces of print, but for code."""
    if element.tag in _LITERAL:
        return
    element.text = element.text and typeset(element.text, rules)
    for child in element:
        typeset_element(child, rules)
        child.tail = child.tail and typeset(child.tail, rules)
