"""What the script of the reading aids finds in the head of a page."""

import json
from html import escape

from mkdocs_briefings.site.interface import Interface

# In the page itself, and before its body: a script that is fetched would come after the first
# paint. The name of the class and of what is stored is that of assets/reading.js.
_STATE = (
    'try{localStorage.getItem("bf-plain")&&document.documentElement.classList.add("bf-plain")}'
    "catch{}"
)
_WORDS = {
    "hide": "text.hide",
    "copy": "quote.copy",
    "copied": "quote.copied",
    "failed": "quote.not-copied",
}


def reading_tag(interface: Interface) -> str:
    """Return the element that hides the annotations again and holds the words of the script."""
    words = {name: interface.text(key) for name, key in _WORDS.items()}
    told = escape(json.dumps(words, ensure_ascii=False))
    return f'<script id="bf-words" data-words="{told}">{_STATE}</script>'
