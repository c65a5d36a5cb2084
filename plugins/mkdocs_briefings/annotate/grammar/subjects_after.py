"""The subject of a verb behind it: « a déclaré lundi à la presse le maire »."""

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range, is_noun, phrase_end
from mkdocs_briefings.languages.tables.grammar import Grammar


def find_following(passage: Passage, start: int, grammar: Grammar) -> Range | None:
    """Return the first noun phrase after the verb that no preposition leads."""
    doc = passage.doc
    stop = passage.frame(start - 1)[1]
    at = start
    while at < stop and passage.inside[at] < 0:
        token = doc[at]
        if token.text in (";", ":") or token.lower_ in grammar.that:
            return None
        if token.pos_ == "ADP" or token.lower_ in grammar.links:
            at = max(_complement_end(passage, at + 1, grammar), at + 1)
        elif at in passage.dated or token.pos_ in ("ADV", "PUNCT", "SPACE", "CCONJ"):
            at += 1
        elif token.pos_ == "PRON":
            if token.lower_ in grammar.pronouns:
                # "has said she finds": what follows is reported, and no inversion.
                told = at + 1 < stop and passage.is_finite(at + 1)
                return None if told or token.lower_ in grammar.objects else (at, at + 1)
            at += 1
        else:
            end = phrase_end(passage, at, grammar)
            return (at, _coordinate_end(passage, at, end, grammar)) if end > at else None
    return None


def _coordinate_end(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Return where a phrase ends of which « et » is a part: "Roads and Works Minister X"."""
    doc = passage.doc
    if end + 1 >= len(doc) or doc[end].pos_ != "CCONJ":
        return end
    begins = end + 1 + (doc[end + 1].lower_ in grammar.of)
    whole = phrase_end(passage, begins, grammar)
    names_one = any(i in passage.people for i in range(begins, whole))
    plain = not any(i in passage.named for i in range(start, end))
    return whole if names_one and plain and begins not in passage.people else end


def _complement_end(passage: Passage, start: int, grammar: Grammar) -> int:
    """Return where the phrase after a preposition ends, another one may follow it at once.

    « à la presse | Anne Dupré », « sur Twitter | le président ».
    """
    doc = passage.doc
    end = phrase_end(passage, start, grammar)
    seen = False
    for at in range(start, end):
        before = doc[at - 1]
        opens = doc[at].pos_ == "DET" and before.lower_ not in grammar.links
        if seen and ((opens and before.pos_ != "ADP") or _begins_name(passage, at, grammar)):
            return at
        seen = seen or is_noun(doc, at, grammar)
    return end


def _begins_name(passage: Passage, at: int, grammar: Grammar) -> bool:
    """Say whether a name begins behind a thing or a medium, with nothing that joins them."""
    before = passage.doc[at - 1]
    if before.pos_ not in ("NOUN", "PROPN", "X") or grammar.nouns.person.search(before.lower_):
        return False
    if at in passage.people and at - 1 not in passage.people:
        return True
    document = before.lower_ in grammar.nouns.documents
    return document and at in passage.named and at - 1 not in passage.named
