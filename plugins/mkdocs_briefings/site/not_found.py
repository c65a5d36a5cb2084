"""What the page says that is shown where there is none."""

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import SitePage

_TEXTS = ("title", "lead", "ways", "home", "search")


def describe_not_found(
    interface: Interface, pages: Iterable[SitePage], addresses: Mapping[str, str]
) -> dict[str, Any]:
    """Return the words of the page and the ways out: the lists of the site that hold something."""
    words = {name: interface.text(f"not-found.{name}") for name in _TEXTS}
    ways = [(page.meta["title"], addresses[page.path]) for page in pages if page.in_nav]
    return {**words, "pages": ways}
