"""The language that a page is in, where it is not the one of the theme."""

import re

# What holds the words of a page: Material's, that of other themes, that of MkDocs' own.
_PLACES = (r"<article\b", r"<main\b", r"""<\w+(?=[^<>]* role=["']main["'])""")


def mark_language(html: str, language: str) -> str:
    """Return a page whose words, and not the theme around them, are marked with their language."""
    found = (re.search(place, html) for place in _PLACES)
    place = next((match for match in found if match), None)
    if place is None:
        return html
    return f'{html[: place.end()]} lang="{language}"{html[place.end() :]}'
