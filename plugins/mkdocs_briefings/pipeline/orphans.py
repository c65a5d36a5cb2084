"""Decisions of a person whose words have gone from the source."""

from collections.abc import Iterable

from mkdocs_briefings.errors import Fault, quote
from mkdocs_briefings.model import Orphan

_CURE = "mark the new words if it still holds, then delete this entry of 'orphans:'"


def list_orphans(path: str, orphans: Iterable[Orphan], *, warning: bool = True) -> list[Fault]:
    """Return a fault for each orphan of a briefing: kept as it is, it waits for its author."""
    return [
        Fault(
            path,
            orphan.line,
            f"your decision on {quote(orphan.words)} has lost its words: "
            f"the source {orphan.source!r} does not have them",
            _CURE,
            warning=warning,
        )
        for orphan in orphans
    ]
