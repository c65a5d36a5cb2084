"""Who does what a verb says: its subject, before or after it, and the agent of a passive."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from mkdocs_briefings.annotate.speech.incises import (
    closes_aside,
    find_comma,
    opens_aside,
    step_back,
)
from mkdocs_briefings.annotate.speech.passage import Passage
from mkdocs_briefings.annotate.speech.phrases import Range, phrase_end


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
) -> Subject:
    """Return the subject of the verb that stands from token `first` to `last`.

    `that` is the conjunction of the clause that it reports, -1 for none; `finite` says that the
    verb can have a subject of its own, `says` that it reports a clause without marks too.
    """
    doc = passage.doc
    aside = finite and opens_aside(passage, first, table)
    if aside and not says:
        aside = passage.inside[step_back(passage, first - 1, table)] >= 0
    for at in range(first + 1, min(last + 3, len(doc))):
        word = doc[at].lower_
        if word in table["clitics"]:
            # « sa facture, affirme-t-il, a triplé »: commas alone make an incise of an inversion.
            closed = at + 1 < len(doc) and doc[at + 1].text == doc[first - 1].text == ","
            aside = aside or (finite and says and closed)
            return Subject(_behind(passage, at, table) or (at, at + 1), aside, at)
    led = first > 0 and doc[first - 1].lower_ in table["pronouns"] and doc[first - 1].pos_ == "PRON"
    if that < 0 and aside and not led:
        phrase = _after(passage, last + 1, table)
        if phrase:
            return Subject(phrase, True)
    if finite and (phrase := _relative(passage, first, table)):
        return Subject(phrase)
    phrase = _before(passage, first, last, finite, table)
    if phrase is None or not finite or that >= 0:
        return Subject(phrase)
    closes = phrase[1] <= first and closes_aside(passage, phrase[0], first, last, table)
    return Subject(phrase, closes)


def find_main_subject(passage: Passage, frame: Range, table: Mapping[str, Any]) -> Range | None:
    """Return the subject of the main verb of a sentence."""
    for i in range(*frame):
        if passage.doc[i].dep_ in table["labels"]["subject"] and passage.inside[i] < 0:
            return _phrase(passage, passage.doc[i], table)
    return None


def find_cited(passage: Passage, first: int, table: Mapping[str, Any]) -> Cited | None:
    """Return who is cited before a participle that begins at `first`, if somebody is."""
    doc = passage.doc
    frame = passage.frame(first)
    for at in range(first - 1, max(frame[0], first - 9), -1):
        if doc[at].lower_ in table["citing"]:
            end = phrase_end(passage, at + 1, table)
            if at + 1 < end <= first:
                return Cited((at + 1, end), _before(passage, at, at, True, table))
    return None


def _behind(passage: Passage, clitic: int, table: Mapping[str, Any]) -> Range | None:
    """Return the phrase that says who « on » is: « indique-t-on de source policière »."""
    doc = passage.doc
    if doc[clitic].lower_ not in table["anyone"] or clitic + 2 >= len(doc):
        return None
    if doc[clitic + 1].lower_ not in table["links"]:
        return None
    end = phrase_end(passage, clitic + 2, table)
    return (clitic + 2, end) if end > clitic + 2 else None


def _after(passage: Passage, start: int, table: Mapping[str, Any]) -> Range | None:
    """Return the first noun phrase after the verb that no preposition leads."""
    doc = passage.doc
    stop = passage.frame(start - 1)[1]
    at = start
    while at < stop and passage.inside[at] < 0:
        token = doc[at]
        if token.text in (";", ":") or token.lower_ in table["that"]:
            return None
        if token.pos_ == "ADP" or token.lower_ in table["links"]:
            end = phrase_end(passage, at + 1, table)
            person = _person_behind(passage, at + 1, end, table)
            if person is not None:
                return person, end
            at = max(end, at + 1)
        elif at in passage.dated or token.pos_ in ("ADV", "PUNCT", "SPACE", "CCONJ"):
            at += 1
        elif token.pos_ == "PRON":
            if token.lower_ in table["pronouns"]:
                return at, at + 1
            at += 1
        else:
            end = phrase_end(passage, at, table)
            return (at, end) if end > at else None
    return None


def _person_behind(passage: Passage, start: int, end: int, table: Mapping[str, Any]) -> int | None:
    """Return where a person's name begins right behind a thing: « a déclaré à la presse X »."""
    for at in range(start + 1, end):
        before = passage.doc[at - 1]
        opens = at in passage.people and at - 1 not in passage.named
        if opens and before.pos_ == "NOUN" and not re.search(table["person"], before.lower_):
            return at
    return None


def _relative(passage: Passage, first: int, table: Mapping[str, Any]) -> Range | None:
    """Return whom « qui » stands for right before the verb: the whole phrase that it follows."""
    doc = passage.doc
    at = first - 1
    while at > 0 and doc[at].pos_ in ("ADV", "PRON") and doc[at].lower_ not in table["who"]:
        at -= 1
    if at < 1 or doc[at].lower_ not in table["who"]:
        return None
    head = doc[at - 1] if doc[at - 1].text != "," else doc[max(0, at - 2)]
    seen = 0
    while (
        head.dep_
        in (
            "nmod",
            "obl:mod",
            "obl:arg",
            "flat:name",
            "flat",
            "appos",
            "pobj",
            "prep",
            "compound",
            "amod",
            "conj",
        )
        and seen < 6
    ):
        if head.head.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ", "X"):
            break
        head = head.head
        seen += 1
    return _phrase(passage, head, table) if head.pos_ in ("NOUN", "PROPN", "X", "PRON") else None


def _before(
    passage: Passage, first: int, last: int, finite: bool, table: Mapping[str, Any]
) -> Range | None:
    """Return the subject before the verb: by the parse, else the nearest fitting noun phrase."""
    for verb in range(last, first - 1, -1):
        head = _governed(passage, passage.doc[verb], table)
        if head is not None and head.i < first and not _is_within(passage, head.i, first, table):
            return _uncontrasted(passage, _phrase(passage, head, table), table)
    return _uncontrasted(passage, _nearest(passage, first, table), table)


def _uncontrasted(passage: Passage, phrase: Range | None, table: Mapping[str, Any]) -> Range | None:
    """Return the phrase that a pronoun between commas takes up: « L’opposition, elle, dénonce »."""
    doc = passage.doc
    if (
        phrase is None
        or phrase[1] - phrase[0] > 1
        or doc[phrase[0]].lower_ not in table["pronouns"]
    ):
        return phrase
    first, end = phrase
    frame = passage.frame(first)
    if first - 1 <= frame[0] or end >= frame[1] or not doc[first - 1].text == doc[end].text == ",":
        return phrase
    for at in range(frame[0], first - 1):
        if passage.inside[at] < 0 and phrase_end(passage, at, table) == first - 1:
            return at, first - 1
    return phrase


def _is_within(passage: Passage, index: int, stop: int, table: Mapping[str, Any]) -> bool:
    """Say whether a noun lies in a relative clause that a comma closes before the verb."""
    doc = passage.doc
    start = index
    while start > 0 and doc[start].text != "," and doc[start].lower_ not in table["relatives"]:
        start -= 1
    opened = doc[start].lower_ in table["relatives"] and doc[max(0, start - 1)].text == ","
    return opened and find_comma(passage, index, stop) < stop


def _governed(passage: Passage, token: Token, table: Mapping[str, Any]) -> Token | None:
    """Return the subject of a verb, or of the verb that it hangs on or is joined to."""
    labels = table["labels"]
    start = token.i
    frame = passage.frame(start)
    for _ in range(5):
        # The nearest one: a dateline may look like a subject too.
        for child in reversed(list(token.children)):
            led = child.left_edge.pos_ == "ADP"
            if child.dep_ in labels["subject"] and frame[0] <= child.i < start and not led:
                if child.lower_ not in table["who"]:
                    return child
                return token.head if token.head.pos_ in ("NOUN", "PROPN") else None
        if token.head is token or token.dep_ in labels["relative"]:
            return None
        token = token.head
    return None


def _phrase(passage: Passage, head: Token, table: Mapping[str, Any]) -> Range | None:
    """Return the noun phrase around its head noun, or the pronoun."""
    doc = passage.doc
    if head.lower_ in table["ones"] and (end := phrase_end(passage, head.i, table)) > head.i:
        return head.i, end
    if head.pos_ == "PRON" or head.lower_ in table["pronouns"]:
        return head.i, head.i + 1
    start = head.i
    while start > 0 and doc[start - 1].pos_ in ("DET", "ADJ", "NUM", "PROPN", "NOUN"):
        before = doc[start - 1]
        if before.pos_ in ("PROPN", "NOUN") and before.head != head and head.head != before:
            break
        start -= 1
    return start, max(phrase_end(passage, start, table), head.i + 1)


def _nearest(passage: Passage, first: int, table: Mapping[str, Any]) -> Range | None:
    """Return the nearest noun phrase before the verb that can be its subject.

    None that a preposition leads, that follows a verb as its object, or that lies in a relative
    clause.
    """
    doc = passage.doc
    at = passage.frame(first)[0]
    found: Range | None = None
    while at < first:
        token = doc[at]
        end = at
        if token.lower_ in table["pronouns"] and token.pos_ == "PRON":
            found = (at, at + 1)
        elif token.lower_ in table["relatives"] and found:
            end = find_comma(passage, at, first)
        elif token.pos_ == "ADP":
            end = phrase_end(passage, at + 1, table)
        elif passage.inside[at] < 0 and at not in passage.dated:
            end = min(phrase_end(passage, at, table), first)
            before = doc[at - 1] if at else None
            taken = before is not None and (before.pos_ == "VERB" or (found and before.text == ","))
            if at < end <= first and not taken:
                found = (at, end)
        at = max(end, at + 1)
    return found
