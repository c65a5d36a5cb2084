"""The subject of a verb before it: by the parse, or the nearest noun phrase that fits."""

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
from mkdocs_briefings.languages.tables.grammar import Grammar

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


def find_preceding(
    passage: Passage, first: int, last: int, finite: bool, grammar: Grammar
) -> Range | None:
    """Return the subject before the verb: by the parse, else the nearest fitting noun phrase."""
    if not finite and (issued := _find_document(passage, first, grammar)):
        return issued
    if finite and (name := _find_adjacent_name(passage, first)):
        return name
    if not finite and (name := _find_name_before(passage, first, grammar)):
        return name
    for verb in range(last, first - 1, -1):
        head = _governed(passage, passage.doc[verb], grammar, finite)
        if head is not None and head.i < first and not _is_within(passage, head.i, first, grammar):
            phrase = read_phrase(passage, head, grammar)
            if finite and phrase and _clashes(passage, phrase, head, first):
                phrase = _find_adjacent(passage, phrase[1], first, grammar) or phrase
            return _uncontrasted(passage, phrase, grammar)
    return _uncontrasted(passage, find_nearest(passage, first, grammar), grammar)


def find_antecedent(passage: Passage, first: int, grammar: Grammar) -> Range | None:
    """Return whom « qui » stands for right before the verb: the whole phrase that it follows.

    `None` where another subject stands between: "the fire, which he told the court began".
    """
    doc = passage.doc
    at = first - 1
    while at > 0 and doc[at].pos_ in ("ADV", "PRON") and doc[at].lower_ not in grammar.who:
        if _is_subject_pronoun(doc[at], grammar):
            return None
        at -= 1
    if at < 1 or doc[at].lower_ not in grammar.who:
        return None
    head = doc[at - 1] if doc[at - 1].text != "," else doc[max(0, at - 2)]
    thing = doc[at].lower_ in grammar.inanimate and head.i in passage.named
    single = "Sing" in doc[first].morph.get("Number", [])
    seen = 0
    while not thing and head.dep_ in _WITHIN and seen < 6 and head.head.i not in passage.dated:
        if head.dep_ == "conj" and single:
            break
        if head.head.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ", "X"):
            break
        # A name is left only for what can speak: « levée à 20 heures par X, qui annonce ».
        if head.i in passage.named and not _can_speak(passage, head.head, grammar):
            break
        head = head.head
        seen += 1
    return read_phrase(passage, head, grammar) if head.pos_ in _NOMINAL else None


def _can_speak(passage: Passage, token: Token, grammar: Grammar) -> bool:
    if token.pos_ == "ADP" or token.i in passage.named:
        return True
    word = token.lower_
    return is_person(word, grammar) or word in grammar.nouns.arms or word in grammar.nouns.documents


def read_phrase(passage: Passage, head: Token, grammar: Grammar) -> Range | None:
    """Return the noun phrase around its head noun, or the pronoun."""
    doc = passage.doc
    if head.lower_ in grammar.euphonic:
        return head.i + 1, head.i + 2
    if head.lower_ in grammar.ones and (end := phrase_end(passage, head.i, grammar)) > head.i:
        return head.i, end
    if demonstrative := find_demonstrative(passage, head.i, grammar):
        return demonstrative
    if head.pos_ == "PRON" or head.lower_ in grammar.pronouns:
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
    return start, max(phrase_end(passage, start, grammar), head.i + 1)


def _leads(token: Token) -> bool:
    """Say whether a word before a noun can belong to its phrase."""
    if token.pos_ == "PRON":
        return "Yes" in token.morph.get("Poss", [])
    if token.pos_ == "PART":
        return token.text in POSSESSIVES
    return token.pos_ in ("DET", "ADJ", "NUM", "PROPN", "NOUN")


def _is_subject_pronoun(token: Token, grammar: Grammar) -> bool:
    return token.lower_ in grammar.pronouns and token.lower_ not in grammar.objects


def _find_document(passage: Passage, first: int, grammar: Grammar) -> Range | None:
    """Return the document that a participle right behind it belongs to: « un tweet annonçant »."""
    doc = passage.doc
    start = first - 1
    while start > passage.frame(first)[0] and doc[start].pos_ != "PUNCT":
        if doc[start].lower_ in grammar.nouns.documents and doc[start].pos_ == "NOUN":
            end = phrase_end(passage, start, grammar)
            if end < first and doc[end].lower_ in grammar.of:
                end = phrase_end(passage, end + 1, grammar)
            return (start, end) if end == first else None
        start -= 1
    return None


def _find_name_before(passage: Passage, first: int, grammar: Grammar) -> Range | None:
    """Return the person right before a participle, with nothing between: « X se vantant de »."""
    end = first
    while end > 0 and passage.doc[end - 1].lower_ in grammar.proclitics:
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


def _uncontrasted(passage: Passage, phrase: Range | None, grammar: Grammar) -> Range | None:
    """Return the phrase that a pronoun between commas takes up: « L’opposition, elle, dénonce »."""
    doc = passage.doc
    if phrase is None or phrase[1] - phrase[0] > 1 or doc[phrase[0]].lower_ not in grammar.pronouns:
        return phrase
    first, end = phrase
    frame = passage.frame(first)
    if first - 1 <= frame[0] or end >= frame[1] or not doc[first - 1].text == doc[end].text == ",":
        return phrase
    for at in range(frame[0], first - 1):
        if passage.inside[at] < 0 and phrase_end(passage, at, grammar) == first - 1:
            return at, first - 1
    return phrase


def _is_within(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Say whether a noun lies in a relative clause that a comma closes before the verb."""
    doc = passage.doc
    start, floor = index, passage.frame(index)[0]
    while start > floor and doc[start].text != "," and doc[start].lower_ not in grammar.relatives:
        start -= 1
    opened = doc[start].lower_ in grammar.relatives and doc[max(0, start - 1)].text == ","
    return opened and find_comma(passage, index, stop) < stop


def _governed(passage: Passage, token: Token, grammar: Grammar, finite: bool) -> Token | None:
    """Return the subject of a verb, or of the verb that it hangs on or is joined to.

    A participle behind a comma does not go with a clause that is reported itself: « X a dit que
    Y était là, ajoutant que ».
    """
    labels = grammar.labels
    verb = token.i
    frame = passage.frame(verb)
    apart = not finite and verb > 0 and passage.doc[verb - 1].text == ","
    for _ in range(5):
        reported = apart and token.i != verb and token.dep_ in labels.clause
        # The nearest one: a dateline may look like a subject too.
        for child in reversed(list(token.children)):
            edge = child.left_edge
            # A name may begin with what is a preposition elsewhere: « Per Ekdal ».
            led = (edge.pos_ == "ADP" and edge.i not in passage.named) or child.pos_ == "ADV"
            if reported or led or child.dep_ not in labels.subject:
                continue
            if not frame[0] <= child.i < verb or _is_said(passage, child.i, verb):
                continue
            if is_object_of(passage, child.i, grammar):
                continue
            if child.lower_ not in grammar.who:
                return _unmistaken(child, grammar)
            return token.head if token.head.pos_ in ("NOUN", "PROPN") else None
        if token.head is token or token.dep_ in labels.relative:
            return None
        if finite and token.i == verb and token.dep_ in labels.clause:
            # A finite verb shares the subject of one it is joined to, of none that it hangs on.
            return None
        token = token.head
    return None


def _clashes(passage: Passage, phrase: Range, head: Token, verb: int) -> bool:
    """Say whether a noun and a finite verb are of two numbers, and no « et » makes one of both."""
    doc = passage.doc
    its, wanted = head.morph.get("Number", []), doc[verb].morph.get("Number", [])
    if not its or not wanted or its == wanted or head.pos_ == "PRON":
        return False
    return not any(doc[i].pos_ == "CCONJ" for i in range(phrase[0], verb))


def _find_adjacent(passage: Passage, start: int, verb: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase behind a comma that ends right before the verb."""
    doc = passage.doc
    for at in range(verb - 1, start, -1):
        if doc[at - 1].text == ",":
            end = phrase_end(passage, at, grammar)
            return (at, end) if end == verb else None
    return None


def _is_said(passage: Passage, index: int, verb: int) -> bool:
    """Say whether a token stands in marks that the verb stands outside of."""
    return passage.inside[index] >= 0 and passage.inside[index] != passage.inside[verb]


def _unmistaken(noun: Token, grammar: Grammar) -> Token:
    """Return the subject, or the one of a participle that the model takes for it."""
    own = [child for child in noun.children if child.dep_ in grammar.labels.subject]
    return own[-1] if own and noun.pos_ == "NOUN" else noun
