"""The nearest noun phrase before a verb that can be its subject, where the parse gives none."""

from mkdocs_briefings.annotate.grammar.incises import find_comma
from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range, phrase_end
from mkdocs_briefings.languages.tables.grammar import Grammar


def find_nearest(passage: Passage, first: int, grammar: Grammar) -> Range | None:
    """Return the nearest noun phrase before the verb that can be its subject.

    None that a preposition leads, that follows a verb as its object, or that lies in a relative
    clause.
    """
    doc = passage.doc
    at = passage.frame(first)[0]
    found: Range | None = None
    led = -1  # where a phrase ends that a preposition leads
    while at < first:
        token = doc[at]
        end = at
        possessive = "Yes" in token.morph.get("Poss", [])
        if token.lower_ in grammar.pronouns and token.pos_ == "PRON" and not possessive:
            if not is_object_of(passage, at, grammar):
                found = (at, at + 1)
        elif demonstrative := find_demonstrative(passage, at, grammar):
            found = demonstrative
            end = demonstrative[1]
        elif token.lower_ in grammar.relatives and found:
            end = find_comma(passage, at, first)
        elif (token.pos_ == "CCONJ" and at == led) or (
            token.pos_ == "ADP" and at not in passage.people
        ):
            led = end = phrase_end(passage, at + 1, grammar)
        elif passage.inside[at] < 0 and at not in passage.dated:
            end = min(phrase_end(passage, at, grammar), first)
            before = doc[at - 1] if at else None
            taken = before is not None and (before.pos_ == "VERB" or (found and before.text == ","))
            if at < end <= first and not taken:
                found = (at, end)
        at = max(end, at + 1)
    return found


def find_demonstrative(passage: Passage, index: int, grammar: Grammar) -> Range | None:
    """Return the three words that « celle-ci » is cut into, from any of them."""
    doc = passage.doc
    for start in range(max(0, index - 2), index + 1):
        words = doc[start : start + 3]
        if len(words) == 3 and "".join(word.lower_ for word in words) in grammar.pronouns:
            return start, start + 3
    return None


def is_object_of(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a pronoun stands right before a verb as its object."""
    doc = passage.doc
    verb = index + 1
    while verb < len(doc) and doc[verb].lower_ in grammar.proclitics:
        verb += 1
    verbal = verb < len(doc) and doc[verb].pos_ in ("AUX", "VERB")
    return verbal and _is_proclitic(passage, index, verb, grammar)


def _is_proclitic(passage: Passage, index: int, verb: int, grammar: Grammar) -> bool:
    """Say whether a pronoun is the object of the verb that follows it: « l’a décrit »."""
    if passage.doc[index].lower_ not in grammar.proclitics:
        return False
    between = passage.doc[index + 1 : verb]
    return all(word.lower_ in grammar.proclitics for word in between)
