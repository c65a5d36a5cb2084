"""Old addresses of actors without a page and of briefings renamed: pages that lead on."""

from collections.abc import Iterable, Iterator
from html import escape

from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.sources.slug import is_slug


def former_dossiers(index: Index, kept: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the id of each actor whose page has gone, and of the actor to lead to, if any.

    They have been merged into another, or have no dossier any more; `kept` are all that had one.
    """
    for old in dict.fromkeys((*index.register.entries, *kept)):
        new = index.register.resolve(old)
        dossier = index.dossiers.get(new)
        if new != old and dossier is not None:
            yield old, new
        elif old in kept and (dossier is None or not dossier.earned):
            yield old, new if dossier else None


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
