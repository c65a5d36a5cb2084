"""Decisions of a person whose words have gone from the source."""

from collections.abc import Iterable

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.model import Orphan

_CURE = "make it anew in the text, or remove it from 'orphans:' in the front matter"


def list_orphans(path: str, orphans: Iterable[Orphan], *, warning: bool = True) -> list[Fault]:
    """Return a fault for each orphan of a briefing: kept as it is, it waits for its author."""
    return [
        Fault(
            path,
            None,
            f"a decision on {orphan.words!r} has lost its words in the source {orphan.source!r}",
            _CURE,
            warning=warning,
        )
        for orphan in orphans
    ]
