"""Old addresses of actors merged into others and of briefings renamed: pages that lead on."""

from collections.abc import Iterator
from html import escape

from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.sources.slug import is_slug


def merged_actors(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the id of each actor merged into another that has a dossier, and the other's id."""
    for old in index.register.entries:
        new = index.register.resolve(old)
        if new != old and new in index.dossiers:
            yield old, new


def renamed_briefings(index: Index) -> Iterator[tuple[str, str]]:
    """Yield each slug that a published briefing had before and no other has, with the one it has.

    Of two briefings that say so of one slug, the first has it.
    """
    seen = set(index.briefings)
    for slug, briefing in index.briefings.items():
        for old in briefing.formerly:
            if is_slug(old) and old not in seen:
                seen.add(old)
                yield old, slug


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
