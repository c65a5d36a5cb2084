"""The words of the page that is shown where there is none, and the ways out of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import SitePage

_TEXTS = ("title", "lead", "ways", "home", "search")


def not_found_words(
    interface: Interface, pages: Iterable[SitePage], addresses: Mapping[str, str]
) -> dict[str, Any]:
    """Return the words, and the titles and addresses of the lists of the site."""
    words = {name: interface.text(f"not-found.{name}") for name in _TEXTS}
    ways = [(page.meta["title"], addresses[page.path]) for page in pages if page.in_nav]
    return {**words, "pages": ways}
