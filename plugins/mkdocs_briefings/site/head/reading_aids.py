"""What the script of the reading aids finds in the head of a page."""

import json
from html import escape

from mkdocs_briefings.site.interface import Interface

# In the page itself, and before its body: a script that is fetched would come after the first
# paint. The names are those of assets/reading.js; the words those of `DENSITIES`.
_STATE = (
    'document.documentElement.dataset.notes="some";'
    'try{document.documentElement.dataset.notes=localStorage.getItem("bf-notes")||"some"}catch{}'
)
_WORDS = {
    "copy": "quote.copy",
    "copied": "quote.copied",
    "failed": "quote.not-copied",
    "notes": "text.notes",
    "deduced": "text.deduced",
}


def reading_tag(interface: Interface) -> str:
    """Return the element that says how much was to be seen, and holds the words of the scripts."""
    words = {name: interface.text(key) for name, key in _WORDS.items()}
    told = escape(json.dumps(words, ensure_ascii=False))
    return f'<script id="bf-words" data-words="{told}">{_STATE}</script>'
