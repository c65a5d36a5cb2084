"""What authors wrote, each in a language of its own: titles, descriptions, roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.typography import load_rules, typeset


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of an author and the BCP 47 tag of their language."""

    words: str
    language: str


def choose_prose(words: Mapping[str, str], language: str) -> Prose | None:
    """Return the words in a language, else in the first there is; `None` if there are none."""
    chosen = language if words.get(language) else next(iter(words), None)
    return Prose(words[chosen], chosen) if chosen else None


def foreign_language(tag: str, interface: Interface) -> str | None:
    """Return the tag of a language, `None` where it is that of the interface."""
    return None if tag.partition("-")[0].lower() == interface.code else tag


def prose_element(
    tag: str, attributes: Mapping[str, str | None] | None, prose: Prose, interface: Interface
) -> Element:
    """Return an element with the words in the spaces of their language, and its tag if foreign."""
    language = foreign_language(prose.language, interface)
    words = typeset(prose.words, load_rules(prose.language))
    return h(tag, {**(attributes or {}), "lang": language}, words)
