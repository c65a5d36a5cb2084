"""Whose deed a verb without a subject is: the noun’s beside it, or that of whoever is blamed."""

import re
from collections.abc import Mapping
from typing import Any

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.annotate.grammar.relatives import can_speak
from mkdocs_briefings.annotate.grammar.subjects_before import read_phrase


def find_controller(
    passage: Passage, first: int, last: int, table: Mapping[str, Any]
) -> Range | None:
    """Return who does what a verb from token `first` to `last` says that has no subject of its own.

    `None` where it is whoever the sentence is about, as is the rule.
    """
    return _find_own_noun(passage, first, last, table) or _find_reproached(
        passage, first, last, table
    )


def _find_own_noun(
    passage: Passage, first: int, last: int, table: Mapping[str, Any]
) -> Range | None:
    """Return the people right before a participle that tells of them: « la foule scandant »."""
    doc = passage.doc
    verb, beside = doc[last], doc[first - 1] if first else None
    if "Inf" in verb.morph.get("VerbForm", []) or beside is None or passage.inside[beside.i] >= 0:
        return None
    noun = verb.head if verb.dep_ in table["labels"]["modifier"] else beside
    if not noun.i < first or any(one.is_punct for one in doc[noun.i + 1 : first]):
        return None
    people = bool(re.search(table["people"], noun.lower_)) or noun.lower_ in table["bodies"]
    alive = noun.pos_ == "NOUN" and (people or _speaks(passage, noun.i, table))
    return read_phrase(passage, noun, table) if alive else None


def _find_reproached(
    passage: Passage, first: int, last: int, table: Mapping[str, Any]
) -> Range | None:
    """Return the object of a verb that is followed by its reason: "slammed X for suggesting"."""
    doc = passage.doc
    lead = doc[first - 1] if first else None
    if lead is None or lead.lower_ not in table["reproach"]:
        return None
    if "Inf" in doc[last].morph.get("VerbForm", []):
        return None
    verb = lead.head if doc[last].head == lead else doc[last].head
    objects = [
        one
        for one in verb.children
        if one.dep_ in table["labels"]["object"] and verb.i < one.i < first
    ]
    found = objects[-1] if objects else None
    if found is None or passage.inside[found.i] >= 0:
        return None
    alive = found.lower_ in table["pronouns"] or _speaks(passage, found.i, table)
    return read_phrase(passage, found, table) if alive else None


def _speaks(passage: Passage, index: int, table: Mapping[str, Any]) -> bool:
    """Say whether a noun stands for somebody: by its name or by its word."""
    token = passage.doc[index]
    document = token.lower_ in table["documents"]
    return not document and token.pos_ in ("NOUN", "PROPN") and can_speak(passage, token, table)
