"""The language that a page is in, where it is not the one of the theme."""

import re

from babel import Locale, UnknownLocaleError

from mkdocs_briefings.errors import Fault

# What holds the words of a page: Material's, that of other themes, that of MkDocs' own.
_PLACES = (r"<article\b", r"<main\b", r"""<\w+(?=[^<>]* role=["']main["'])""")


def is_language(tag: str) -> bool:
    """Say whether this is the tag of a language that has a name."""
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def language_faults(path: str, tag: object) -> tuple[Fault, ...]:
    """Return what is wrong with the language that a page says it is in; `None` if it says none."""
    if tag is None or is_language(str(tag)):
        return ()
    told = f"`language: {tag}` is not the tag of a language"
    return (Fault(path, None, told, "write `fr` or `en-GB`, for instance"),)


def mark_language(html: str, language: str) -> str:
    """Return a page whose words, and not the theme around them, are marked with their language."""
    found = (re.search(place, html) for place in _PLACES)
    place = next((match for match in found if match), None)
    if place is None:
        return html
    return f'{html[: place.end()]} lang="{language}"{html[place.end() :]}'
