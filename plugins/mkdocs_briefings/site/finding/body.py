"""The body of a page as search needs it: the words that are searched, and the places in them."""

import re

_SECTION = re.compile(r"<(/?)section\b([^>]*)>")
_APART = re.compile(r"\bbf-section\b|\bdata-search-exclude\b")
_SENTENCE = re.compile(r'(<[a-z][a-z0-9]*\b[^>]*?) id="([^"]*-sentence-[^"]*)"([^>]*>)')
_ID = re.compile(r'(<(?!(?:h[1-6]|sup|i)\b)[a-z][a-z0-9]*\b[^>]*?) id="[^"]*"')
_INLINE = re.compile(
    r"<(a|time|span)\s(?![^>]*(?:headerlink|footnote-backref|bf-(?!steps)|data-search-exclude))[^>]*>"
)
_END = '<i id="-"></i>'
"""Where a source ends, so that its last sentence is not taken to go on after it."""


def searched_body(html: str) -> str:
    """Return the HTML of a page without the sections that say again what its text says.

    An empty element marks where a sentence begins, and where a source ends. Ids stay on headings
    alone: before any other Pagefind would part « (OTAN) » into two words, and what it gives back
    would hold the words of a sentence twice. What is left out, attributes among it, is most of the
    page of a briefing, which all of the build then carries.
    """
    marked = _SENTENCE.sub(r'<i id="\2"></i>\1\3', "".join(_list_kept(html)))
    plain = _ID.sub(r"\1", _INLINE.sub(r"<\1>", marked))
    return plain.replace("</section>", f"</section>{_END}")


def _list_kept(html: str) -> list[str]:
    """Return the parts of a page outside of what search leaves out, which may hold sections."""
    kept, start, depth = [], 0, 0
    for tag in _SECTION.finditer(html):
        if not depth:
            if _APART.search(tag[2]):
                kept.append(html[start : tag.start()])
                depth = 1
            continue
        depth += -1 if tag[1] else 1
        if not depth:
            start = tag.end()
    # A section that does not end is the author's own: Pagefind makes of it what it can.
    return [html] if depth else [*kept, html[start:]]
