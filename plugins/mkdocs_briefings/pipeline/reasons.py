"""Why the machine is unsure of marks: what stands in its version of a briefing alone."""

import re

from mkdocs_briefings.markup import block_anchors
from mkdocs_briefings.model import UNKNOWN, Annotation, Briefing, Reason
from mkdocs_briefings.model.rules import list_aspects

_DOUBT = " .doubt"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_KEYS = re.compile(rf'(?<!\\)\]\{{((?:[^{{}}"\\]|{_QUOTED})*)\}}')
_KEY = re.compile(rf' (rule|or)=({_QUOTED}|[^\s"{{}}]+)')
_TEXT = re.compile(_QUOTED)


def list_reasons(base: Briefing) -> tuple[Reason, ...]:
    """Return why the machine doubts marks of its own version, in the order of the text."""
    return tuple(
        _reason(anchor, note, note.rule, note.rivals)
        for block in base.blocks
        for note, anchor in zip(block.annotations, block_anchors(block), strict=True)
        if note.doubt
    )


def scan_reasons(briefing: Briefing, remembered: str) -> tuple[Reason, ...]:
    """Return the same for a briefing that nobody has touched, out of the text of that version.

    It has the same marks, so that it need not be read a second time: they end in the same order.
    """
    if _DOUBT not in remembered:
        return ()
    told = [keys for keys in _KEYS.findall(remembered) if _DOUBT in _TEXT.sub("", keys)]
    ended = [
        (number, note.span.end, -place, note, anchor)
        for number, block in enumerate(briefing.blocks)
        for place, (note, anchor) in enumerate(
            zip(block.annotations, block_anchors(block), strict=True)
        )
        if note.doubt
    ]
    if len(told) != len(ended):
        return ()  # an author's own words hold what looks like marks
    found = []
    for keys, (*_, note, anchor) in zip(told, sorted(ended, key=lambda end: end[:3]), strict=True):
        values = {name: value.strip('"') for name, value in _KEY.findall(keys)}
        rivals = tuple(values.get("or", "").split())
        found.append(_reason(anchor, note, values.get("rule"), rivals))
    return tuple(found)


def _reason(anchor: str, note: Annotation, rule: str | None, rivals: tuple[str, ...]) -> Reason:
    values = tuple(value for value in (note.value, *rivals) if value != UNKNOWN)
    return Reason(anchor, note.kind, tuple(list_aspects(rule, "doubt")), values)
