"""Old addresses: an actor that has been merged into another keeps a page that leads there."""

from collections.abc import Iterator
from html import escape

from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.interface import Interface


def merged_actors(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the id of each actor merged into another that has a dossier, and the other's id."""
    for old in index.register.entries:
        new = index.register.resolve(old)
        if new != old and new in index.dossiers:
            yield old, new


def redirect_page(name: str, href: str, canonical: str | None, interface: Interface) -> str:
    """Return a page that sends its reader on, at once or by a link; search engines skip it."""
    title = escape(interface.text("redirect.title", name=name))
    address = escape(href)
    whole = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    # Without an icon of its own a browser asks the server for one that no site here has.
    return (
        f'<!doctype html><html lang="{escape(interface.code)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f'<meta name="robots" content="noindex"><title>{title}</title>{whole}'
        f'<meta http-equiv="refresh" content="0; url={address}"></head>'
        f'<body><p>{escape(interface.text("redirect.lead"))} <a href="{address}">{escape(name)}</a>'
        "</p></body></html>\n"
    )
