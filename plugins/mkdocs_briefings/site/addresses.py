"""Where every page is: paths below the docs folder, and links between them."""

import hashlib
import re
from urllib.parse import quote

from mkdocs_briefings.model import LONGEST_ID
from mkdocs_briefings.web_address import is_web_address

BRIEFINGS = "briefings/index.md"
ACTORS = "actors/index.md"
TIMELINE = "timeline.md"
QUOTES = "quotes.md"
SPEAKERS = "quotes/speakers.md"
TOPICS = "quotes/topics.md"
SOURCES = "sources.md"
TAGS = "tags.md"
SEARCH = "search.md"

UNSIGNED = "unsigned"
"""In the place of a speaker: those whom nobody names."""

_ENDS = 4
"""So many words at each end tell a long quote from any other on its page."""


def briefing_path(slug: str) -> str:
    """Return the path of the page of a briefing."""
    return f"briefings/{slug}.md"


def dossier_path(actor: str) -> str:
    """Return the path of the dossier of an actor; an id cannot climb out of the folder.

    One that is too long for a file is a fault, and cut here so that it harms no other page.
    """
    name = re.sub(r"[^A-Za-z0-9_.-]+|^\.+", "-", actor)
    if len(name) > LONGEST_ID:
        name = f"{name[:LONGEST_ID]}-{hashlib.sha256(actor.encode()).hexdigest()[:8]}"
    return f"actors/{name}_.md" if name == "index" else f"actors/{name}.md"


def glossary_anchor(actor: str) -> str:
    """Return the fragment of an actor in the glossary of the page of a briefing."""
    return f"actor-{actor}"


def timeline_path(kind: str | None = None, period: str = "") -> str:
    """Return the path of a page of the timeline: all of it, a kind of actor, a year, a month."""
    return _below(TIMELINE, kind, period)


def quotes_path(speakers: str | None = None, period: str = "") -> str:
    """Return the path of a page of the quotes: all of them, some speakers', a year, a month."""
    return _below(QUOTES, speakers, period)


def briefings_path(period: str = "") -> str:
    """Return the path of a page of the list of briefings: all of it, a year, a month.

    It is in a folder of its own, beside pages that authors give their names.
    """
    return _below("briefings/dates.md", period) if period else BRIEFINGS


def sources_path(period: str = "") -> str:
    """Return the path of a page of the list of sources: all of it, a year, a month."""
    return _below(SOURCES, period)


def feed_path(language: str) -> str:
    """Return the path of the feed of the briefings in a language."""
    return f"feed-{language}.xml"


def _below(path: str, *parts: str | None) -> str:
    return "/".join((path.removesuffix(".md"), *filter(None, parts))) + ".md"


def link(path: str, fragment: str = "") -> str:
    """Return the link to a page, from the root of the docs folder, as MkDocs checks it."""
    address = f"/{quote(path)}"
    return f"{address}#{fragment}" if fragment else address


def passage_link(slug: str, anchor: str) -> str:
    """Return the link to a marked place in the text of a briefing."""
    return link(briefing_path(slug), anchor)


def text_address(url: str | None, words: str) -> str | None:
    """Return the address of words on a page of somebody else's; `None` without an address.

    Source: the URL fragment text directives of the WICG; « , », « - » and « & » are its syntax.
    """
    address = web_address(url)
    said = words.split()
    if address is None or not said:
        return address
    ends = [said] if len(said) <= 2 * _ENDS else [said[:_ENDS], said[-_ENDS:]]
    directive = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def web_address(url: str | None) -> str | None:
    """Return the address if a browser may be sent there, else `None` (`javascript:` and such)."""
    address = (url or "").strip()
    return address if is_web_address(address) else None
