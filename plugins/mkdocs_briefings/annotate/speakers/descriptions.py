"""What a text calls people and organisations beside their names: « le groupe X »."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Doc

from mkdocs_briefings.annotate.grammar.cast import Ground, is_title
from mkdocs_briefings.model import Mention

_REACH = 12
"""How many words a description has at most."""

_WORDS = frozenset({"NOUN", "ADJ", "ADP", "PROPN", "NUM", "DET"})


def describe(
    ground: Ground, mentions: Iterable[Mention], table: Mapping[str, Any]
) -> dict[str, tuple[str, ...]]:
    """Return the descriptions of each actor, without articles, in the order of the text."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        doc, first, end = ground.tokens(mention.span)
        # « Après trois jours de grève, X a parlé »: what a comma parts from a name that none closes
        # goes with the sentence.
        closed = end >= len(doc) or doc[end].is_punct
        apart = first > 0 and doc[first - 1].text == "," and not closed
        told = [*(() if apart else _before(doc, first, table)), *_after(doc, end)]
        found.setdefault(mention.actor, []).extend(told)
    return {actor: tuple(dict.fromkeys(told)) for actor, told in found.items() if told}


def _before(doc: Doc, first: int, table: Mapping[str, Any]) -> list[str]:
    """Return the words from the nearest article that no « de » leads: « le groupe X ».

    None where they only go with the name: « la présidente de X » is not what X is called.
    """
    end = first - 1 if first and doc[first - 1].text == "," else first
    lead = end - 1
    while lead >= 0 and (doc[lead].pos_ == "DET" or is_title(doc[lead], table)):
        lead -= 1
    if end == first and lead >= 0 and doc[lead].pos_ == "ADP":
        return []
    for at in range(end - 1, max(-1, end - _REACH), -1):
        token = doc[at]
        if token.pos_ not in _WORDS and token.text not in "'’-":
            return []
        opens = token.lower_ in table["definite"] and token.pos_ == "DET"
        if opens and not (at and doc[at - 1].lower_ in table["of"]):
            return [doc[at + 1 : end].text.strip()] if at + 1 < end else []
    return []


def _after(doc: Doc, end: int) -> list[str]:
    """Return the words in apposition: « X, petit-fils du fondateur et président du groupe »."""
    if end >= len(doc) or doc[end].text != ",":
        return []
    chunks: list[list[str]] = [[]]
    for token in doc[end + 1 : end + 1 + _REACH]:
        if token.pos_ == "CCONJ":
            chunks.append([])
        elif token.pos_ == "ADP" and not chunks[-1]:
            break
        elif token.pos_ in _WORDS or token.text in "'’-":
            if chunks[-1] or token.pos_ in ("NOUN", "ADJ"):
                chunks[-1].append(token.text)
        else:
            break
    return [" ".join(chunk) for chunk in chunks if chunk]
