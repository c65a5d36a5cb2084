"""Quotation marks that wire services write as two characters: ``so'', ''so''."""

import re
from collections.abc import Callable

from mkdocs_briefings.languages.tables.marks import QuotationMarks

_OPENING, _CLOSING = "“ ", " ”"
"""What stands for them: as long, and read everywhere; the space is no part of the words."""


def bind_doubled(table: QuotationMarks) -> Callable[[str], str]:
    """Return a function that puts ordinary marks in their place, bound to the table `marks`.

    The text keeps its length, so that what is found in it is found in the text as it stands.
    """
    opens = table.doubled.open
    every = "|".join(re.escape(mark) for mark in (*opens, *table.doubled.both))
    pattern = re.compile(f"(?:{every})")

    def join_doubled(text: str) -> str:
        depth = 0

        def join(found: re.Match[str]) -> str:
            nonlocal depth
            before, after = (
                text[max(0, found.start() - 1) : found.start()],
                text[found.end() : found.end() + 1],
            )
            if found.group() in opens or _opens(before, after):
                depth += 1
                return _OPENING
            if before.isdigit() and not depth:
                return found.group()  # it counts seconds or inches
            depth = max(0, depth - 1)
            return _CLOSING

        return pattern.sub(join, text)

    return join_doubled


def _opens(before: str, after: str) -> bool:
    """Say whether a mark that does both opens, by the characters beside it; empty at the ends."""
    return (not before or before.isspace() or before in "([—–-") and bool(after.strip())
