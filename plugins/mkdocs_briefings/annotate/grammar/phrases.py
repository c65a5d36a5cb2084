"""Noun phrases of a passage: where they end, and who speaks in them."""

from spacy.tokens import Doc

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.languages.tables.grammar import Grammar

Range = tuple[int, int]
"""Tokens of a passage, half-open."""

_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_NOMINAL = _NOUNS | {"NUM", "ADJ"}
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def phrase_end(passage: Passage, start: int, grammar: Grammar) -> int:
    """Return the end of the noun phrase that begins at a token; `start` itself if none does."""
    doc = passage.doc
    seen = False
    end = start
    while end < len(doc) and _belongs(passage, start, end, seen, grammar):
        noun = end in passage.named or is_noun(doc, end, grammar)
        seen = seen or noun or _stands_for_one(doc, end, grammar)
        end += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].pos_ in ("DET", "ADP")):
        end -= 1
    return end if seen else start


def is_noun(doc: Doc, index: int, grammar: Grammar) -> bool:
    """Say whether a token is a noun, or an adjective that stands for a person: « une ouvrière »."""
    token = doc[index]
    if token.pos_ in _NOUNS:
        return True
    led = token.pos_ == "ADJ" and index > 0 and doc[index - 1].pos_ == "DET"
    last = index + 1 == len(doc) or doc[index + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "X", "NUM")
    return led and last and bool(grammar.nouns.person.search(token.lower_))


def _belongs(passage: Passage, start: int, index: int, seen: bool, grammar: Grammar) -> bool:
    """Say whether a token goes on with the noun phrase; `seen`: it has a noun by now."""
    token = passage.doc[index]
    if passage.inside[index] != passage.inside[start]:
        return False
    if index in passage.dated:
        return not seen and index > start and _leads_to_noun(passage, index)
    if index in passage.people or (index in passage.named and index - 1 in passage.named):
        return True
    if token.pos_ in _NOMINAL or token.pos_ == "DET" or token.is_space or token.text in "'’":
        return True
    if token.text == "-":
        # A dash has spaces around it.
        return not passage.doc[index - 1].whitespace_
    if token.pos_ == "PRON" and "Yes" in token.morph.get("Poss", []):
        return True
    if not seen:
        led = token.pos_ == "ADV" and index > start and passage.doc[index - 1].pos_ == "DET"
        return led or _stands_for_one(passage.doc, index, grammar)
    if token.lower_ in grammar.links:
        return _continues(passage, index + 1)
    return token.pos_ == "PART" and token.text in POSSESSIVES


def _leads_to_noun(passage: Passage, index: int) -> bool:
    """Say whether a date stands before the noun of its phrase: "a January 2016 study"."""
    doc = passage.doc
    while index in passage.dated:
        index += 1
    return index < len(doc) and doc[index].pos_ in ("NOUN", "PROPN", "ADJ")


def _stands_for_one(doc: Doc, index: int, grammar: Grammar) -> bool:
    """Say whether a word stands for one of several: « une de ses tantes »."""
    after = index + 1 < len(doc) and doc[index + 1].lower_ in grammar.of
    return after and doc[index].lower_ in grammar.ones


def _continues(passage: Passage, index: int) -> bool:
    """Say whether a noun phrase stands at that token, to which a preposition leads."""
    doc = passage.doc
    return (
        index < len(doc)
        and index not in passage.dated
        and (
            doc[index].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "X")
            or "Yes" in doc[index].morph.get("Poss", [])
        )
    )


def unwrap(passage: Passage, phrase: Range, grammar: Grammar) -> Range:
    """Return who speaks in « les mots du procureur », « un communiqué de l’armée »."""
    doc = passage.doc
    start, end = phrase
    noun = next((i for i in range(start, end) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    if noun is None:
        return phrase
    if doc[noun].lower_ not in grammar.nouns.wording | grammar.nouns.documents:
        return phrase
    links = grammar.of | grammar.by
    for i in range(noun + 1, min(len(doc), end + 4)):
        if doc[i].is_punct:
            break
        if doc[i].lower_ in links:
            inner = phrase_end(passage, i + 1, grammar)
            if inner > i + 1:
                return i + 1, inner
    return phrase


def find_agent(passage: Passage, verb: int, grammar: Grammar) -> Range | None:
    """Return the phrase after « par » that goes with a passive verb."""
    doc = passage.doc
    stop = passage.frame(verb)[1]
    for at in range(verb + 1, min(stop, verb + 14)):
        if passage.inside[at] >= 0:
            continue
        if doc[at].lower_ in grammar.by:
            end = phrase_end(passage, at + 1, grammar)
            if end > at + 1:
                return at + 1, end
        if doc[at].pos_ == "VERB":
            return None
    return None
