"""Whom a relative pronoun stands for that is the subject of a verb: « la maire, qui a dit »."""

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.cast import is_person
from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.annotate.grammar.subjects_before import is_subject_pronoun, read_phrase

_NOMINAL = frozenset({"NOUN", "PROPN", "X", "PRON"})
_WITHIN = frozenset(
    {
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
    }
)
"""How a noun hangs on the one that its whole phrase is about."""


def find_antecedent(passage: Passage, first: int, table: Mapping[str, Any]) -> Range | None:
    """Return whom « qui » stands for right before the verb: the whole phrase that it follows.

    `None` where another subject stands between: "the fire, which he told the court began".
    """
    doc = passage.doc
    at = first - 1
    while at > 0 and doc[at].pos_ in ("ADV", "PRON") and doc[at].lower_ not in table["who"]:
        if is_subject_pronoun(doc[at], table):
            return None
        at -= 1
    if at < 1 or doc[at].lower_ not in table["who"]:
        return None
    head = doc[at - 1] if doc[at - 1].text != "," else doc[max(0, at - 2)]
    thing = doc[at].lower_ in table["inanimate"] and head.i in passage.named
    single = "Sing" in doc[first].morph.get("Number", [])
    seen = 0
    if subject := _find_described(head, table):
        return read_phrase(passage, subject, table)
    while not thing and head.dep_ in _WITHIN and seen < 6 and head.head.i not in passage.dated:
        if head.dep_ == "conj" and single:
            break
        if head.head.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ", "X"):
            break
        # A name is left only for what can speak: « levée à 20 heures par X, qui annonce ».
        if head.i in passage.named and not can_speak(passage, head.head, table):
            break
        if _is_introduced(head, table):
            break
        head = head.head
        seen += 1
    return read_phrase(passage, head, table) if head.pos_ in _NOMINAL else None


def _find_described(noun: Token, table: Mapping[str, Any]) -> Token | None:
    """Return the subject of which a noun says what it is: « Anne est la maire qui a dit »."""
    seen = 0
    while noun.dep_ == "conj" and seen < 6:
        noun, seen = noun.head, seen + 1
    attributive = noun.dep_ in table["labels"]["predicate"]
    if not attributive and not any(child.dep_ == "cop" for child in noun.children):
        return None
    for child in (noun.head if attributive else noun).lefts:
        if child.dep_ in table["labels"]["subject"] and child.pos_ in ("NOUN", "PROPN"):
            return child
    return None


def _is_introduced(noun: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a noun is new where the one that it completes is not: "the car of a man who".

    A relative clause tells who the new one is.
    """
    outer = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if outer.pos_ not in ("NOUN", "PROPN"):
        return False
    own, other = (
        {child.lower_ for child in one.lefts if child.pos_ in ("DET", "NUM", "PRON")}
        for one in (noun, outer)
    )
    return bool(own & table["indefinite"]) and bool(other & table["definite"])


def can_speak(passage: Passage, token: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a noun may be the one that a relative clause makes speak."""
    if token.pos_ == "ADP" or token.i in passage.named:
        return True
    word = token.lower_
    return is_person(word, table) or word in table["arms"] or word in table["documents"]
