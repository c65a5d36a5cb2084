"""Which page of the navigation a page belongs to that is in none: readers see where they are."""

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_briefings.site.addresses import ACTORS, BRIEFINGS, QUOTES, SOURCES, TIMELINE

_LISTS = {
    "briefings": BRIEFINGS,
    "actors": ACTORS,
    "timeline": TIMELINE,
    "quotes": QUOTES,
    "sources": SOURCES,
}


def mark_section(nav: Navigation, page: Page) -> None:
    """Make the list to which a page belongs the active page of the navigation, and no other list.

    MkDocs has made the page itself active, if it is in the navigation.
    """
    home = _LISTS.get(page.file.src_uri.partition("/")[0]) if page.parent is None else None
    lists = [one for one in nav.pages if one.file.src_uri in _LISTS.values() and one is not page]
    for one in lists:
        if one.active:
            one.active = False
    for one in (*lists, page):
        if one is page or one.file.src_uri == home:
            one.active = True
