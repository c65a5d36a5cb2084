"""The author's desk: what is to be decided in the briefings, and each decision written at once."""

from mkdocs_briefings.pipeline.desk.decisions import Decision
from mkdocs_briefings.pipeline.desk.desk import Conflict, Desk
from mkdocs_briefings.pipeline.desk.marks import DeskMark
from mkdocs_briefings.pipeline.desk.sheets import Sheet
from mkdocs_briefings.pipeline.desk.since import (
    SinceSigned,
    find_changes,
    find_changes_since,
    list_changed,
)

__all__ = [
    "Conflict",
    "Decision",
    "Desk",
    "DeskMark",
    "Sheet",
    "SinceSigned",
    "find_changes",
    "find_changes_since",
    "list_changed",
]
