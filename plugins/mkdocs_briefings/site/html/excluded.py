"""What a page shows and no search may find, or finds elsewhere."""

import re

_SECTION = re.compile(r"<(/?)section\b([^>]*)>")
_EXCLUDED = re.compile(r"\bdata-search-exclude\b")


def without_excluded(html: str) -> str:
    """Return the HTML of a page without the sections that no search may find.

    Where such a section does not end, the rest of the page goes with it.
    """
    return without_sections(html, _EXCLUDED)[0]


def without_sections(html: str, apart: re.Pattern[str]) -> tuple[str, bool]:
    """Return the HTML of a page without the sections that match by attribute, and if all end.

    They may hold sections. Of one that does not end, nothing after its start is left.
    """
    kept, start, depth = [], 0, 0
    for tag in _SECTION.finditer(html):
        if depth:
            depth += -1 if tag[1] else 1
            start = tag.end()
        elif apart.search(tag[2]):
            kept.append(html[start : tag.start()])
            depth = 1
    return "".join(kept if depth else [*kept, html[start:]]), not depth
