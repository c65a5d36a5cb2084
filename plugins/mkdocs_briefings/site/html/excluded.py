"""What a page shows and no search may find."""

import re

_SECTION = re.compile(r"<(/?)section\b([^>]*)>")
_MARK = re.compile(r"\bdata-search-exclude\b")


def without_excluded(html: str) -> str:
    """Return the HTML of a page without the sections that no search may find.

    Where such a section does not end, the rest of the page goes with it.
    """
    kept, start, depth = [], 0, 0
    for tag in _SECTION.finditer(html):
        if depth:
            depth += -1 if tag[1] else 1
            start = tag.end()
        elif _MARK.search(tag[2]):
            kept.append(html[start : tag.start()])
            depth = 1
    return "".join(kept if depth else [*kept, html[start:]])
