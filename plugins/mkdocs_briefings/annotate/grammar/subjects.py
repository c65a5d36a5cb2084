"""Who does what a verb says: its subject, before or after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.annotate.grammar.controlled import find_controller
from mkdocs_briefings.annotate.grammar.incises import (
    closes_aside,
    has_clause,
    opens_aside,
    step_back,
)
from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range, phrase_end
from mkdocs_briefings.annotate.grammar.relatives import find_antecedent
from mkdocs_briefings.annotate.grammar.subjects_after import find_following
from mkdocs_briefings.annotate.grammar.subjects_before import find_preceding, read_phrase


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase of a subject (tokens, half-open), `None` if there is none.

    `inverted` says that the verb stands in an incise: after words that it reports. `clitic` is the
    token of an inverted pronoun, -1 for none.
    """

    phrase: Range | None
    inverted: bool = False
    clitic: int = -1


@dataclass(frozen=True, slots=True)
class Cited:
    """Who is cited in « X a cité Y disant que »: `phrase` is Y, `relay` is X."""

    phrase: Range
    relay: Range | None


def find_subject(
    passage: Passage,
    first: int,
    last: int,
    that: int,
    table: Mapping[str, Any],
    *,
    finite: bool,
    says: bool,
    addressed: bool = False,
) -> Subject:
    """Return the subject of the verb that stands from token `first` to `last`.

    `that` is the conjunction of the clause that it reports, -1 for none; `finite` says that the
    verb can have a subject of its own, `says` that it reports a clause without marks too,
    `addressed` that who hears it stands right behind it: "told the Kellow Post".
    """
    doc = passage.doc
    aside = finite and opens_aside(passage, first, table)
    if aside and not says:
        aside = passage.inside[step_back(passage, first - 1, table)] >= 0
    for at in range(first + 1, min(last + 3, len(doc))):
        word = doc[at].lower_
        if word in table["clitics"]:
            # « sa facture, affirme-t-il, a triplé »: commas alone make an incise of an inversion.
            aside = aside or (finite and says and _is_aside(passage, first, at, table))
            return Subject(_behind(passage, at, table) or (at, at + 1), aside, at)
    led = first > 0 and doc[first - 1].lower_ in table["pronouns"] and doc[first - 1].pos_ == "PRON"
    if that < 0 and aside and not led and not addressed:
        phrase = find_following(passage, last + 1, table)
        if phrase:
            return Subject(phrase, True)
    if finite and (phrase := find_antecedent(passage, first, table)):
        return Subject(phrase)
    turned = finite and _is_turned(passage, first, table)
    if turned and (phrase := find_following(passage, last + 1, table)):
        return Subject(phrase)
    if not finite and (phrase := find_controller(passage, first, last, table)):
        return Subject(phrase)
    phrase = find_preceding(passage, first, last, finite, table)
    if phrase is None or not finite or that >= 0:
        return Subject(phrase)
    closes = phrase[1] <= first and closes_aside(passage, phrase[0], first, last, table)
    return Subject(phrase, closes)


def find_main_subject(passage: Passage, frame: Range, table: Mapping[str, Any]) -> Range | None:
    """Return the subject of the main verb of a sentence."""
    for i in range(*frame):
        if passage.doc[i].dep_ in table["labels"]["subject"] and passage.inside[i] < 0:
            return read_phrase(passage, passage.doc[i], table)
    return None


def find_cited(passage: Passage, first: int, table: Mapping[str, Any]) -> Cited | None:
    """Return who is cited before a participle that begins at `first`, if somebody is."""
    doc = passage.doc
    frame = passage.frame(first)
    for at in range(first - 1, max(frame[0], first - 9), -1):
        if doc[at].lower_ in table["citing"]:
            end = phrase_end(passage, at + 1, table)
            if at + 1 < end <= first:
                return Cited((at + 1, end), find_preceding(passage, at, at, True, table))
    return None


def _is_turned(passage: Passage, first: int, table: Mapping[str, Any]) -> bool:
    """Say whether the verb stands right behind « que » or « comme »: its subject may follow it."""
    at = first - 1
    while at > 0 and passage.doc[at].lower_ in table["proclitics"]:
        at -= 1
    return at >= 0 and passage.doc[at].lower_ in table["turning"]


def _is_aside(passage: Passage, first: int, clitic: int, table: Mapping[str, Any]) -> bool:
    """Say whether an inversion stands between commas, or after a clause at the very end."""
    doc = passage.doc
    after = doc[clitic + 1].text if clitic + 1 < len(doc) else "."
    if after == doc[first - 1].text == ",":
        return True
    start = passage.frame(first)[0]
    return after == "." and first > start and has_clause(passage, start, first, table)


def _behind(passage: Passage, clitic: int, table: Mapping[str, Any]) -> Range | None:
    """Return the phrase that says who « on » is: « indique-t-on de source policière »."""
    doc = passage.doc
    if doc[clitic].lower_ not in table["anyone"] or clitic + 2 >= len(doc):
        return None
    if doc[clitic + 1].lower_ not in table["links"]:
        return None
    end = phrase_end(passage, clitic + 2, table)
    return (clitic + 2, end) if end > clitic + 2 else None
