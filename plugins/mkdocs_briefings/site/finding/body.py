"""The body of a page as search needs it: the words that are searched, and the places in them."""

import re

from mkdocs_briefings.site.html.excluded import without_sections

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
    kept, all_end = without_sections(html, _APART)
    # A section that does not end is the author's own: Pagefind makes of it what it can.
    marked = _SENTENCE.sub(r'<i id="\2"></i>\1\3', kept if all_end else html)
    plain = _ID.sub(r"\1", _INLINE.sub(r"<\1>", marked))
    return plain.replace("</section>", f"</section>{_END}")
