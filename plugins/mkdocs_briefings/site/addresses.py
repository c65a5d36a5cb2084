"""Where every page is: paths below the docs folder, and links between them."""

import re
from urllib.parse import quote, urlsplit

BRIEFINGS = "briefings/index.md"
ACTORS = "actors/index.md"
TIMELINE = "timeline.md"
QUOTES = "quotes.md"
SOURCES = "sources.md"
TAGS = "tags.md"
SEARCH = "search.md"


def briefing_path(slug: str) -> str:
    """Return the path of the page of a briefing."""
    return f"briefings/{slug}.md"


def dossier_path(actor: str) -> str:
    """Return the path of the dossier of an actor; an id cannot climb out of the folder."""
    name = re.sub(r"[^A-Za-z0-9_.-]+|^\.+", "-", actor)
    return f"actors/{name}_.md" if name == "index" else f"actors/{name}.md"


def link(path: str, fragment: str = "") -> str:
    """Return the link to a page, from the root of the docs folder, as MkDocs checks it."""
    address = f"/{quote(path)}"
    return f"{address}#{fragment}" if fragment else address


def passage_link(slug: str, anchor: str) -> str:
    """Return the link to a marked place in the text of a briefing."""
    return link(briefing_path(slug), anchor)


def web_address(url: str | None) -> str | None:
    """Return the address if a browser may be sent there, else `None` (`javascript:` and such)."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
