"""Expressions that belong together: ranges (« du 3 au 5 mai »), series (« janvier et mai 2015 »).

The earlier one takes from the later what it does not say itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.notation import fold
from mkdocs_briefings.annotate.time.find import Found, follows
from mkdocs_briefings.annotate.time.rules import Link, TimeRules
from mkdocs_briefings.model import Span
from mkdocs_briefings.model.rules import add_rule

Fields = Mapping[str, str]

_RANGE = "value:range"
_SERIES = "value:series"
_LAST_TWO = re.compile(r"\S+\s+(?:d['’]|\S+\s+)$")
_INHERITED = ("year", "years", "which")
_GRAINS = (
    ("day", "weekday", "feast"),
    ("month",),
    ("season", "quarter", "half"),
    ("year",),
    ("decade",),
    ("century",),
)


def link_times(
    found: Sequence[Found], text: str, rules: TimeRules, off: frozenset[str] = frozenset()
) -> list[Found]:
    """Return the expressions with ranges made one and series filled in; the rest as it was.

    Partial expressions that stay alone are left out. `off` are the rules that are switched off.
    """
    linked: list[Found] = []
    for item in reversed(found):
        after = linked[-1] if linked else None
        if after is not None and item.kind == after.kind == "calendar":
            between = fold(text[item.span.end : after.span.start])
            before = text[max(0, item.span.start - 20) : item.span.start]
            link = _link(item, after, before, between, rules.ranges)
            if link is not None and _RANGE not in off:
                linked[-1] = _range(item, after, _marked_length(before) if link.marked else 0)
                continue
            alike = between in rules.series and grain(item.fields) == grain(after.fields)
            if alike and _SERIES not in off:
                filled = _filled(item, after.fields)
                told = item.rule if filled is item else add_rule(item.rule, _SERIES)
                item = replace(filled, rule=told)
        linked.append(item)
    return _without_partial(linked[::-1], text, rules)


def _without_partial(found: Sequence[Found], text: str, rules: TimeRules) -> list[Found]:
    """Return the expressions that tell the time: a bare year does after another (2012 et 2014)."""
    kept: list[Found] = []
    for item in found:
        if item.partial:
            before = kept[-1] if kept else None
            if before is None or "day" in item.fields or grain(before.fields) != grain(item.fields):
                continue
            if fold(text[before.span.end : item.span.start]) not in rules.series:
                continue
        kept.append(replace(item, partial=False))
    return kept


def grain(fields: Fields) -> int | None:
    """Return how fine an expression is, 0 the finest; `None` where its words do not say."""
    for number, names in enumerate(_GRAINS):
        if any(name in fields for name in names):
            return number
    return None


def _link(
    first: Found, last: Found, before: str, between: str, ranges: Sequence[Link]
) -> Link | None:
    """Return what makes a range of two expressions; `None` if nothing does."""
    if last.until is not None or grain(first.fields) != grain(last.fields):
        return None
    if first.fields.keys() & {"which", "years"}:
        return None
    if "day" in first.fields and "month" not in first.fields and "month" not in last.fields:
        return None
    before = fold(before)
    return next(
        (
            link
            for link in ranges
            if between in link.between and any(follows(before, phrase) for phrase in link.before)
        ),
        None,
    )


def _marked_length(before: str) -> int:
    """Return how many code points the last two words before a range take (« nuit du »)."""
    found = _LAST_TWO.search(before)
    return len(found[0]) if found else 0


def _range(first: Found, last: Found, marked: int) -> Found:
    span = Span(first.span.start - marked, last.span.end)
    begin = _filled(first, last.fields)
    until = dict(last.fields)
    if "day" in until and "month" in begin.fields:
        until.setdefault("month", begin.fields["month"])
    rule = add_rule(begin.rule, _RANGE)
    return replace(begin, span=span, partial=False, until=until, rule=rule)


def _filled(item: Found, after: Fields) -> Found:
    """Return an expression with the month, year and `which` that only the later one says."""
    fields = dict(item.fields)
    if item.kind != "calendar" or fields.keys() & {"year", "years", "which"}:
        return item
    if "day" in fields and "month" not in fields and "month" in after:
        fields["month"] = after["month"]
    partial = item.partial and "month" not in fields
    if "month" in fields:
        fields |= {name: after[name] for name in _INHERITED if name in after}
        earlier = int(fields["month"]) > int(after.get("month", 12))
        if earlier and "year" in fields:
            fields["year"] = str(int(fields["year"]) - 1)
    return replace(item, fields=fields, partial=partial)
