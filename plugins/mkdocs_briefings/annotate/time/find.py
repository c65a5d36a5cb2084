"""Time expressions found in a paragraph, every rule tried where it may begin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from mkdocs_briefings.annotate.notation import WORD, Slot, fold, head_of
from mkdocs_briefings.annotate.time.rules import NOTHING, Rule, TimeRules
from mkdocs_briefings.model import Span

_SENTENCE_START = re.compile(r"(?:^|[.!?…:»«“”\"(–—•\n])\s*$")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at code points of its paragraph: its kind and fields say what it means.

    `partial` is true for what tells the time only beside another expression (the 3 of « du 3 au 5
    mai »); `until` are the fields of the end of a range.
    """

    span: Span
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)
    rule: str = ""
    partial: bool = False
    until: Mapping[str, str] | None = None


def find_times(text: str, rules: TimeRules, off: frozenset[str] = frozenset()) -> list[Found]:
    """Return the expressions of a paragraph in order, the longer where two overlap.

    `off` are the rules that are switched off.
    """
    matches: list[tuple[int, int, Found]] = []
    words = [(head_of(word[0]), word.start()) for word in WORD.finditer(text)]
    for (head, start), (second, _) in pairwise([*words, ("", 0)]):
        for rule in rules.heads.get(head, ()):
            if rule.pattern.seconds is not None and second not in rule.pattern.seconds:
                continue
            if off and f"date:{rule.name}" in off:
                continue
            match = rule.pattern.regex.match(text, start)
            if match and (found := _found(match, rule, rules.lists)):
                weight = len(match[0]) if rule.weighs_context else len(found.span)
                matches.append((weight, len(matches), found))
    chosen: list[Found] = []
    taken = bytearray(len(text))
    for _, _, found in sorted(matches, key=lambda item: (-item[0], item[1])):
        start, end = found.span.start, found.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.append(found)
    kept = (found for found in chosen if found.kind != NOTHING)
    return sorted(kept, key=lambda found: found.span)


def _found(
    match: re.Match[str], rule: Rule, lists: Mapping[str, Mapping[str, str]]
) -> Found | None:
    """Return what a match says; `None` where a word is not in the case that the rule asks for."""
    if rule.before:
        before = fold(match.string[max(0, match.start() - 25) : match.start()])
        if not any(follows(before, phrase) for phrase in rule.before):
            return None
    fields = dict(rule.fields)
    for group, slot in rule.pattern.slots.items():
        words = match[group]
        if words is None:
            continue
        if not _has_case(match, group, slot):
            return None
        fields[slot.field] = lists.get(slot.name, {}).get(fold(words), words)
    partial = fields.pop("alone", "yes") == "no"
    return Found(Span(*match.span("span")), rule.kind, fields, rule.name, partial)


def _has_case(match: re.Match[str], group: str, slot: Slot) -> bool:
    words = match[group]
    match slot.case:
        case "title":
            return words[0].isupper()
        case "lower":
            return words.islower()
        case "sentence":
            first = _SENTENCE_START.search(
                match.string[max(0, match.start(group) - 4) : match.start(group)]
            )
            return words.islower() or words.isupper() or first is not None
    return True


def follows(before: str, phrase: str) -> bool:
    """Say whether a folded text ends with a folded phrase, whole words; an empty one always."""
    if not phrase:
        return True
    before = before.rstrip(' «“"')
    rest = before.removesuffix(phrase)
    return rest != before and not (rest and phrase[0].isalnum() and rest[-1].isalnum())
