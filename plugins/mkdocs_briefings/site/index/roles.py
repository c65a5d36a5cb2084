"""What an actor is called in articles, the variants of one role as one."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs_briefings.site.index.dossiers import ArticleRole
from mkdocs_briefings.site.index.merging import tokens_of


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role as articles have it: its usual words, the newest that has it, and the first date."""

    newest: ArticleRole
    since: dt.date | None


@dataclass(slots=True)
class _Group:
    roles: list[ArticleRole] = field(default_factory=list)
    tokens: tuple[str, ...] = ()


def merge_roles(roles: Iterable[ArticleRole]) -> tuple[RoleSpan, ...]:
    """Return the roles, newest first as they are given, with variants joined.

    Two are variants where one begins with the other: « ministre », « ministre de la Mer ». What
    comes before a role changes it: « ancien ministre », « vice-ministre ». A short one that might
    be any of several belongs to the newest of them.
    """
    groups: list[_Group] = []
    for role in roles:
        tokens = tokens_of(role.role)
        group = next((one for one in groups if _are_variants(one.tokens, tokens)), None)
        if group is None:
            groups.append(group := _Group())
        group.roles.append(role)
        group.tokens = max(group.tokens, tokens, key=len)
    return tuple(map(_span_of, groups))


def _are_variants(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]


def _span_of(group: _Group) -> RoleSpan:
    words = Counter(role.role for role in group.roles)
    # The words most articles have; of as many, those that say the most.
    usual = max(words, key=lambda role: (words[role], len(role)))
    newest = next(role for role in group.roles if role.role == usual)
    dates = [role.date for role in group.roles if role.date is not None]
    return RoleSpan(newest, min(dates, default=None))
