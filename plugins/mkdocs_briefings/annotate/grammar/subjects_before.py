"""The subject of a verb before it: by the parse, or the nearest noun phrase that fits."""

import re
from collections.abc import Mapping
from typing import Any

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.cast import is_person
from mkdocs_briefings.annotate.grammar.incises import find_comma
from mkdocs_briefings.annotate.grammar.nearest import (
    find_demonstrative,
    find_nearest,
    is_object_of,
)
from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import POSSESSIVES, Range, phrase_end


def find_preceding(
    passage: Passage, first: int, last: int, finite: bool, table: Mapping[str, Any]
) -> Range | None:
    """Return the subject before the verb: by the parse, else the nearest fitting noun phrase."""
    if finite and (pronoun := _find_adjacent_pronoun(passage, first, table)):
        return pronoun
    if not finite and (issued := _find_document(passage, first, table)):
        return issued
    if finite and (name := _find_adjacent_name(passage, first)):
        return name
    if not finite and (name := _find_name_before(passage, first, table)):
        return name
    for verb in range(last, first - 1, -1):
        head = _governed(passage, passage.doc[verb], table, finite)
        if head is not None and head.i < first and not _is_within(passage, head.i, first, table):
            phrase = read_phrase(passage, head, table)
            if finite and phrase and _clashes(passage, phrase, head, first):
                phrase = _find_adjacent(passage, phrase[1], first, table) or phrase
            return _uncontrasted(passage, phrase, table)
    return _uncontrasted(passage, find_nearest(passage, first, table), table)


def read_phrase(passage: Passage, head: Token, table: Mapping[str, Any]) -> Range | None:
    """Return the noun phrase around its head noun, or the pronoun."""
    doc = passage.doc
    if head.lower_ in table["euphonic"]:
        return head.i + 1, head.i + 2
    if head.lower_ in table["ones"] and (end := phrase_end(passage, head.i, table)) > head.i:
        return head.i, end
    if demonstrative := find_demonstrative(passage, head.i, table):
        return demonstrative
    if head.pos_ == "PRON" or head.lower_ in table["pronouns"]:
        return head.i, head.i + 1
    start = head.i
    while start > 0:
        before = doc[start - 1]
        # A name is one, whatever the model takes its parts for: the hyphen of « Seo Yu-na ».
        named = start in passage.named and start - 1 in passage.named
        if not named and not _leads(before):
            break
        chained = before.head == head or head.head == before or start <= before.head.i < head.i
        chained = chained or named
        if before.pos_ in ("PROPN", "NOUN") and not chained:
            break
        start -= 1
    return start, max(phrase_end(passage, start, table), head.i + 1)


def _leads(token: Token) -> bool:
    """Say whether a word before a noun can belong to its phrase."""
    if token.pos_ == "PRON":
        return "Yes" in token.morph.get("Poss", [])
    if token.pos_ == "PART":
        return token.text in POSSESSIVES
    return token.pos_ in ("DET", "ADJ", "NUM", "PROPN", "NOUN")


def is_subject_pronoun(token: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a word is a pronoun that may be a subject."""
    return token.lower_ in table["pronouns"] and token.lower_ not in table["objects"]


def _find_adjacent_pronoun(passage: Passage, first: int, table: Mapping[str, Any]) -> Range | None:
    """Return the pronoun right before a verb that a comma leads: « Ému, il déclare »."""
    doc = passage.doc
    if first < 2 or doc[first - 2].text != "," or passage.inside[first - 1] >= 0:
        return None
    before = doc[first - 1]
    spoken = before.pos_ == "PRON" and table["pronouns"].get(before.lower_)
    return (first - 1, first) if spoken and is_subject_pronoun(before, table) else None


def _find_document(passage: Passage, first: int, table: Mapping[str, Any]) -> Range | None:
    """Return the document that a participle right behind it belongs to: « un tweet annonçant »."""
    doc = passage.doc
    start = first - 1
    while start > passage.frame(first)[0] and doc[start].pos_ != "PUNCT":
        if doc[start].lower_ in table["documents"] and doc[start].pos_ == "NOUN":
            end = phrase_end(passage, start, table)
            if end < first and doc[end].lower_ in table["of"]:
                end = phrase_end(passage, end + 1, table)
            return (start, end) if end == first else None
        start -= 1
    return None


def _find_name_before(passage: Passage, first: int, table: Mapping[str, Any]) -> Range | None:
    """Return the person right before a participle, with nothing between: « X se vantant de »."""
    end = first
    while end > 0 and passage.doc[end - 1].lower_ in table["proclitics"]:
        end -= 1
    start = end
    while start > 0 and start - 1 in passage.people and passage.inside[start - 1] < 0:
        start -= 1
    return (start, end) if start < end else None


def _find_adjacent_name(passage: Passage, first: int) -> Range | None:
    """Return the name right before the verb that a comma or a colon leads: « …, Oslo « regrette »».

    The sentence has another subject before, as headlines do.
    """
    doc = passage.doc
    end = first
    while end > 0 and (doc[end - 1].pos_ == "ADV" or doc[end - 1].is_quote):
        end -= 1
    start = end
    while start > 0 and start - 1 in passage.named:
        start -= 1
    start -= start > 0 and start < end and doc[start - 1].pos_ == "DET"
    led = 0 < start < end and doc[start - 1].text in (",", ":", ";")
    return (start, end) if led and start > passage.frame(first)[0] else None


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
    start, floor = index, passage.frame(index)[0]
    while start > floor and doc[start].text != "," and doc[start].lower_ not in table["relatives"]:
        start -= 1
    opened = doc[start].lower_ in table["relatives"] and doc[max(0, start - 1)].text == ","
    return opened and find_comma(passage, index, stop) < stop


def _governed(
    passage: Passage, token: Token, table: Mapping[str, Any], finite: bool
) -> Token | None:
    """Return the subject of a verb, or of the verb that it hangs on or is joined to.

    A participle behind a comma does not go with a clause that is reported itself: « X a dit que
    Y était là, ajoutant que ».
    """
    labels = table["labels"]
    verb = token.i
    frame = passage.frame(verb)
    apart = not finite and _follows_comma(passage, verb, table)
    for _ in range(5):
        reported = apart and token.i != verb and token.dep_ in labels["clause"]
        # The nearest one: a dateline may look like a subject too.
        for child in reversed(list(token.children)):
            edge = child.left_edge
            # A name may begin with what is a preposition elsewhere: « Per Ekdal ».
            led = (edge.pos_ == "ADP" and edge.i not in passage.named) or child.pos_ == "ADV"
            if reported or led or child.dep_ not in labels["subject"]:
                continue
            if not frame[0] <= child.i < verb or _is_said(passage, child.i, verb):
                continue
            if is_object_of(passage, child.i, table):
                continue
            if token.i != verb and token.dep_ in labels["clause"] and _is_thing(child, table):
                continue
            if child.lower_ not in table["who"]:
                return _unmistaken(child, table)
            return token.head if token.head.pos_ in ("NOUN", "PROPN") else None
        if token.head is token or token.dep_ in labels["relative"]:
            return None
        if finite and token.i == verb and token.dep_ in labels["clause"]:
            # A finite verb shares the subject of one it is joined to, of none that it hangs on.
            return None
        token = token.head
    return None


def _follows_comma(passage: Passage, verb: int, table: Mapping[str, Any]) -> bool:
    """Say whether a comma stands before a verb: “dry,” adding; « sec, tout en ajoutant »."""
    at = verb - 1
    while at > 0 and (passage.doc[at].is_quote or passage.doc[at].lower_ in table["gerunds"]):
        at -= 1
    return at >= 0 and passage.doc[at].text == ","


def _clashes(passage: Passage, phrase: Range, head: Token, verb: int) -> bool:
    """Say whether a noun and a finite verb are of two numbers, and no « et » makes one of both."""
    doc = passage.doc
    its, wanted = head.morph.get("Number", []), doc[verb].morph.get("Number", [])
    if not its or not wanted or its == wanted or head.pos_ == "PRON":
        return False
    return not any(doc[i].pos_ == "CCONJ" for i in range(phrase[0], verb))


def _find_adjacent(
    passage: Passage, start: int, verb: int, table: Mapping[str, Any]
) -> Range | None:
    """Return the noun phrase behind a comma that ends right before the verb."""
    doc = passage.doc
    for at in range(verb - 1, start, -1):
        if doc[at - 1].text == ",":
            end = phrase_end(passage, at, table)
            return (at, end) if end == verb else None
    return None


def _is_said(passage: Passage, index: int, verb: int) -> bool:
    """Say whether a token stands in marks that the verb stands outside of."""
    return passage.inside[index] >= 0 and passage.inside[index] != passage.inside[verb]


def _is_thing(noun: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a noun is one that hardly speaks: "she said the talk was dull and warned"."""
    word = noun.lower_
    if noun.pos_ != "NOUN" or is_person(word, table) or re.search(table["people"], word):
        return False
    return not any(word in table[name] for name in ("arms", "bodies", "documents", "kin"))


def _unmistaken(noun: Token, table: Mapping[str, Any]) -> Token:
    """Return the subject, or the one of a participle that the model takes for it."""
    own = [child for child in noun.children if child.dep_ in table["labels"]["subject"]]
    return own[-1] if own and noun.pos_ == "NOUN" else noun
