"""Clauses cut short: subject, verb and object in the words of the text, without what hangs on them.

Source of the labels: Universal Dependencies (French) and ClearNLP (English), the schemes of the
models that we use.
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

WORDS = 13
"""How many words a short clause should have at most."""

_LONGEST = 20
"""How many it may have with the clause that it reports."""

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "nsubj:caus", "expl:subj"})
_VERBAL = frozenset(
    {
        "aux",
        "aux:tense",
        "aux:pass",
        "aux:caus",
        "auxpass",
        "cop",
        "neg",
        "prt",
        "expl",
        "expl:comp",
        "expl:pass",
        "expl:pv",
        "iobj",
        "mark",
    }
)
_OBJECT = frozenset({"obj", "dobj", "attr", "acomp", "oprd", "xcomp", "obl:agent", "agent"})
_REPORTED = frozenset({"ccomp"})
_ADVERBIAL = frozenset({"obl:arg", "prep", "obl", "obl:mod", "dative", "advmod", "npadvmod"})
_CLOSE = frozenset(
    {
        "det",
        "predet",
        "amod",
        "nummod",
        "flat",
        "flat:name",
        "flat:foreign",
        "compound",
        "poss",
        "case",
        "fixed",
        "quantmod",
        "neg",
    }
)
_CUT = frozenset(
    {
        "acl",
        "acl:relcl",
        "relcl",
        "advcl",
        "advcl:cleft",
        "appos",
        "parataxis",
        "parataxis:insert",
        "punct",
        "discourse",
        "dep",
        "vocative",
        "ccomp",
        "csubj",
        "dislocated",
        "orphan",
    }
)
_QUOTES = '«»“”"'
_JOINTS = (*_QUOTES, ",", "-", "–")
_DANGLING = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "SPACE"})


def short_clause(verb: Token, without: frozenset[int]) -> list[Token]:
    """Return the tokens of a clause that tell most, in order; none where it has no subject.

    `without` are the indices of tokens to leave out, with what hangs on them.
    """
    subject = _subject(verb)
    if subject is None or "Rel" in subject.morph.get("PronType", []):
        return []
    start = _verbal(verb, without)
    kept = start | _fitting(subject, start, without)
    if subject.head != verb:
        kept -= {child.i for child in subject.children if child.dep_ == "case"}
    for labels in (_OBJECT, _REPORTED, _ADVERBIAL):
        for child in verb.children:
            # What stands before the subject sets the scene, or is what somebody said.
            ahead = child.i < min(subject.i, verb.i) and labels is not _OBJECT
            if child.dep_ in labels and not ahead and child.i not in kept | without:
                kept |= _complement(child, kept, without)
    return _tidy(kept - without, verb)


def short_phrase(noun: Token, without: frozenset[int]) -> list[Token]:
    """Return the tokens of a noun phrase that tell most, in order, without its determiner."""
    kept = _fitting(noun, set(), without)
    kept -= {child.i for child in noun.children if child.dep_ in ("case", "det")}
    tokens = _tidy(kept - without, noun)
    while tokens and tokens[0].pos_ in _DANGLING:
        tokens.pop(0)
    return tokens


def is_finite(verb: Token) -> bool:
    """Say whether a verb, or one of its auxiliaries, is finite."""
    parts = (verb, *(child for child in verb.children if child.dep_ in _VERBAL))
    return any("Fin" in part.morph.get("VerbForm", []) for part in parts)


def words(tokens: Iterable[Token]) -> int:
    """Return how many words the tokens make, marks aside."""
    return sum(not token.is_punct for token in tokens)


def joined(tokens: Sequence[Token]) -> str:
    """Return the tokens as text, with one space where something was left out."""
    text = ""
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        text += token.text
        if after is None:
            break
        if after.i == token.i + 1:
            text += " " if token.whitespace_ else ""
        elif token.text[-1] not in "'’":
            text += " "
    return " ".join(text.split())


def _verbal(verb: Token, without: frozenset[int]) -> set[int]:
    """Return a verb with its auxiliaries, pronouns and negation."""
    parts = (c for c in verb.children if c.dep_ in _VERBAL or "Neg" in c.morph.get("Polarity", []))
    return {verb.i} | {token.i for part in parts for token in _close(part, without)}


def _subject(verb: Token) -> Token | None:
    """Return the subject: its own, the noun that a relative or participle clause tells of, or that
    of the verb that it is joined to.
    """
    own = [child for child in verb.children if child.dep_ in _SUBJECT]
    noun = verb.head if verb.head.pos_ in ("NOUN", "PROPN") else None
    if own:
        relative = own[0].pos_ == "PRON" and verb.dep_ in ("acl:relcl", "relcl")
        return noun if relative and noun is not None else own[0]
    if verb.dep_ in ("acl", "acl:relcl", "relcl", "amod") and noun is not None:
        return noun
    if verb.dep_ in ("conj", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head)
    return None


def _complement(child: Token, kept: set[int], without: frozenset[int]) -> set[int]:
    """Return what a complement adds to a clause: nothing where it would become too long."""
    if child.dep_ in ("xcomp", "ccomp"):
        added = _verb_phrase(child, kept, without)
        return added if child.dep_ == "xcomp" or len(kept | added) <= _LONGEST else set()
    if child.dep_ in _ADVERBIAL:
        whole = {token.i for token in _whole(child, without)}
        return whole if len(kept | whole) <= WORDS else set()
    return _fitting(child, kept, without)


def _verb_phrase(verb: Token, kept: set[int], without: frozenset[int]) -> set[int]:
    """Return a complement clause, or an infinitive, with its subject and object if they fit."""
    added = _verbal(verb, without)
    for labels in (_SUBJECT, _OBJECT, _REPORTED, _ADVERBIAL):
        for child in verb.children:
            if child.dep_ in labels and child.i not in without:
                if labels is _SUBJECT or (labels is _OBJECT and child.dep_ != "xcomp"):
                    added |= _fitting(child, kept | added, without, _LONGEST)
                else:
                    added |= _complement(child, kept | added, without)
    return added


def _fitting(noun: Token, kept: set[int], without: frozenset[int], most: int = WORDS) -> set[int]:
    """Return a phrase with as many of its complements as leave the clause short enough."""
    phrase = {token.i for token in _close(noun, without)}
    for child in noun.children:
        if child.i in phrase | without or child.dep_ == "cc" or _is_aside(child):
            continue
        whole = {token.i for token in _whole(child, without)}
        if len(kept | phrase | whole) <= most:
            phrase |= whole
    return phrase


def _close(head: Token, without: frozenset[int]) -> Iterator[Token]:
    """Yield a word with what cannot be left out beside it."""
    yield head
    for child in head.children:
        if child.dep_ in _CLOSE and child.i not in without:
            yield from _close(child, without)


def _whole(head: Token, without: frozenset[int]) -> Iterator[Token]:
    """Yield a phrase without its clauses and asides."""
    yield head
    for child in head.children:
        if child.i not in without and not _is_aside(child):
            yield from _whole(child, without)


def _is_aside(child: Token) -> bool:
    # The name after a title is no aside: « la maire, Anne Dupré ».
    return child.dep_ in _CUT and not (child.dep_ == "appos" and child.pos_ == "PROPN")


def _tidy(indices: set[int], head: Token) -> list[Token]:
    """Return the tokens in order with the marks between them, and nothing dangling at the ends."""
    doc = head.doc
    joints = {
        i
        for i in range(min(indices, default=0) + 1, max(indices, default=0))
        if doc[i].text in _JOINTS and i - 1 in indices and i + 1 in indices
    }
    tokens = [doc[i] for i in sorted(indices | joints)]
    while tokens and tokens[-1].pos_ in _DANGLING:
        tokens.pop()
    while tokens and tokens[0].pos_ in ("CCONJ", "PUNCT", "SPACE", "SCONJ"):
        tokens.pop(0)
    marks = [token for token in tokens if token.text in _QUOTES]
    return tokens if len(marks) % 2 == 0 else [t for t in tokens if t.text not in _QUOTES]
