"""Which quotes and claims stand in one box, and so are told and counted once."""

from collections.abc import Iterable

from mkdocs_briefings.site.index.entries import Statement
from mkdocs_briefings.site.index.gate import is_withheld


def group_statements(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return quotes or claims by the box in which they stand, in their order."""
    groups: dict[object, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(_sameness(statement), []).append(statement)
    return sorted(groups.values(), key=lambda group: is_withheld(group[0]))


def count_boxes(statements: Iterable[Statement]) -> int:
    """Return how many things were said, as lists show them: what stands in one box is one.

    A box of what is withheld says itself how many it stands for.
    """
    groups = group_statements(statements)
    return sum(len(group) if is_withheld(group[0]) else 1 for group in groups)


def _sameness(statement: Statement) -> object:
    """Return what the statements of one box have in common."""
    passage = statement.passage
    if is_withheld(statement):
        return passage.source.id
    if len(statement.passages) == 1:
        places = tuple((one.passage.briefing, one.passage.text) for one in statement.tellings)
        told = statement.speaker, statement.via, statement.date, statement.doubt
        return statement.kind, passage.source.id, passage.text, places, told
    return id(statement)
