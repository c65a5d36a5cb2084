"""What a verb has around it: whether it is finite, its subject, its auxiliaries and pronouns.

Source of the labels: Universal Dependencies (French) and ClearNLP (English), the schemes of the
models that we use.
"""

from collections.abc import Iterator, Set

from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "nsubj:caus", "expl:subj"})
_GROUP = frozenset(
    {
        "aux",
        "aux:tense",
        "aux:pass",
        "aux:caus",
        "auxpass",
        "cop",
        "neg",
        "expl",
        "expl:comp",
        "expl:pass",
        "expl:pv",
        "iobj",
        "obj",
        "obl:arg",
        "advmod",
        "dep",
    }
)


_STEPS = 20
"""Verbs at most of which one hangs on the next: a longer chain is a list."""


def is_verbal(token: Token) -> bool:
    """Say whether a token is a finite verb, or stands with one as auxiliary or copula.

    What has a subject before it is one, even if the model takes it for a participle (« convoque »).
    """
    helped = [child for child in token.children if child.dep_.startswith(("aux", "cop"))]
    if is_finite(token) or any(is_finite(child) for child in helped):
        return True
    past = {"Past", "Perf"} & {*token.morph.get("Tense", []), *token.morph.get("Aspect", [])}
    taken = token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []) and not helped
    return bool(past) and taken and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in token.lefts)


def is_finite(token: Token) -> bool:
    """Say whether a token is a finite form by itself."""
    return "Fin" in token.morph.get("VerbForm", []) or token.tag_ == "MD"


def is_participle(token: Token) -> bool:
    """Say whether a token is a participle that no auxiliary makes a finite verb of."""
    return "Part" in token.morph.get("VerbForm", []) and not is_verbal(token)


def own_subject(verb: Token) -> Token | None:
    """Return the subject that a verb has itself."""
    own = [
        child
        for child in verb.children
        if (child.dep_ in SUBJECT and child.text != "-t")
        or (child.dep_ == "expl" and child.lower_ == "there")
    ]
    # « La Marne et l’Aube ont elles aussi décidé »: the pronoun only says it again.
    named = [child for child in own if child.pos_ != "PRON"] or own
    if not named:
        return None
    return named[-1] if named[-1].i < verb.i else named[0]


def find_subject(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, else that of the verb that it is joined to."""
    own = own_subject(verb)
    if own is None and verb.dep_ == "conj" and verb.head.i < verb.i:
        return find_subject(verb.head)
    return own


def group_start(verb: Token, told: Set[int]) -> int:
    """Return the first token of a verb with its auxiliaries, pronouns and negation."""
    start = verb.i
    while start > verb.sent.start:
        before = verb.doc[start - 1]
        clitic = before.pos_ in ("AUX", "PRON", "PART", "ADV") and before.dep_ in _GROUP
        nested = before.head.i > before.i and verb.i >= before.head.i >= start
        if not (before.i in told or (clitic and nested)):
            break
        start -= 1
    while verb.doc[start].i in told:
        start += 1
    return start


def joined_verbs(verb: Token) -> Iterator[Token]:
    """Yield the finite verbs that are joined to a verb, directly or by one that is."""
    for child in verb.rights:
        if child.dep_ == "conj" and is_verbal(child):
            yield child
            yield from joined_verbs(child)


def climb(verb: Token) -> Token:
    """Return the verb that one hangs on with all it tells: « doit [voter] », « vient et [vote] ».

    Its label says what that verb is in its sentence: the root, or a clause of another.
    """
    token, steps = verb, 0
    while token.head != token and steps < _STEPS:
        carried = token.dep_ == "xcomp" or token.dep_.startswith(("aux", "cop"))
        joined = token.dep_ == "conj" and (token.head.pos_ in ("VERB", "AUX") or is_verbal(token))
        if not carried and not joined:
            break
        token, steps = token.head, steps + 1
    return token
