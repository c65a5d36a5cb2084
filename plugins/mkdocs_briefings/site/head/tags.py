"""What stands in the head of a page for machines: JSON-LD and Open Graph."""

import json
from html import escape

from babel import Locale
from babel.core import get_global

from mkdocs_briefings.site.head.nodes import Node

# What would end a script or start another one, in the escapes of JSON. Source: HTML Living
# Standard, "Restrictions for contents of script elements"; U+2028/9 end a line in old JavaScript.
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def script_tag(graph: Node) -> str:
    """Return the element that holds the JSON-LD; nothing in it can end it."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return f'<script type="application/ld+json">{text}</script>'


def open_graph_tags(properties: dict[str, str | None]) -> str:
    """Return a `<meta>` for each property that has a value, in their order."""
    return "".join(
        f'<meta property="og:{name}" content="{escape(value)}">'
        for name, value in properties.items()
        if value
    )


ROBOTS_TAG = '<meta name="robots" content="noindex">'
"""Asks search engines not to keep the page."""


def locale_name(language: str) -> str:
    """Return a language with its territory (`fr_FR`), the likeliest where the tag names none."""
    locale = Locale.parse(language, sep="-")
    likely = get_global("likely_subtags").get(locale.language, "")
    territory = locale.territory or (likely.rpartition("_")[2] if likely else None)
    return f"{locale.language}_{territory}" if territory else locale.language


def insert_in_head(html: str, tags: str) -> str:
    """Return the page with the tags at the end of its head, whatever theme made it."""
    head, end, rest = html.partition("</head>")
    return f"{head}{tags}{end}{rest}" if end else html
