"""Clauses and noun phrases as they stand in the text: the tokens from their first to their last.

The parse says which verb, subject and noun belong together; the words around them say where the
phrase begins and ends, since a parse that goes wrong cuts names and joined subjects in two.
Source of the labels: Universal Dependencies (French) and ClearNLP (English), the schemes of the
models that we use.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

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
_OUTSIDE = frozenset({"parataxis", "parataxis:insert", "discourse", "vocative"})
_STOPS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "…", ".", "!", "?", *'«»“”"'})
_CLOSING = {"«": "»", "“": "”"}
_STEPS = 4
"""How often a subject is taken further to the left: « le chef, A, et la ministre, B, ont »."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence with what a phrase may not cut or hold, as indices of tokens.

    `first` and `end` are its bounds, without the dateline; `told` are its dates with their
    prepositions; `names` gives for each token of a name the first token of that name; `relatives`
    are the words that open a relative clause, `quantifiers` those that stand before a number.
    """

    doc: Doc
    first: int
    end: int
    told: Set[int]
    names: dict[int, int]
    relatives: Set[str]
    quantifiers: Set[str]

    def opens(self, token: Token) -> bool:
        """Say whether a clause or a phrase may begin right after a token."""
        return (
            token.i in self.told
            or token.text in _STOPS
            or token.is_space
            or token.pos_ == "SCONJ"
            or token.dep_ == "mark"
            or token.lower_ in self.relatives
        )


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


def find_subject(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, else that of the verb that it is joined to."""
    own = [
        child
        for child in verb.children
        if (child.dep_ in SUBJECT and child.text != "-t")
        or (child.dep_ == "expl" and child.lower_ == "there")
    ]
    if own:
        return own[-1] if own[-1].i < verb.i else own[0]
    if verb.dep_ == "conj" and verb.head.i < verb.i:
        return find_subject(verb.head)
    return None


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


def clause_tokens(verb: Token, ground: Ground) -> list[int]:
    """Return the tokens of a clause with its subject before it; none where that is not so."""
    subject = find_subject(verb)
    start = group_start(verb, ground.told)
    if subject is None or subject.lower_ in ground.relatives or subject.i >= start:
        return []
    if verb.dep_ == "conj" and subject.head != verb and not _is_joined(verb):
        return []
    head = verb
    while head.dep_ == "conj" and subject.head != head and head.head.i < head.i:
        head = head.head
    begin = group_start(head, ground.told)
    left = _left_end(subject, head, ground)
    right = _right_end(verb, ground)
    if left is None or right is None or subject.i >= begin or left < ground.first:
        return []
    ahead = ground.doc[left:begin]
    if any(map(is_finite, ahead)) and not any(t.lower_ in ground.relatives for t in ahead):
        return []
    return [*range(left, begin), *_without_asides(range(start, right), verb)]


def _is_joined(verb: Token) -> bool:
    """Say whether a conjunction joins a verb to the one before; two with a comma share nothing."""
    return any(child.dep_ == "cc" for child in (*verb.lefts, *verb.head.rights))


def _left_end(subject: Token, verb: Token, ground: Ground) -> int | None:
    """Return where a subject begins; `None` if the words before it are none of its kind."""
    doc = ground.doc
    floor = _find_floor(subject, ground)
    begun = _skip_adjuncts(max(subject.left_edge.i, floor), subject, ground)
    if begun is None:
        return None
    left = begun
    more = _needs_more(subject, verb)
    if doc[left].pos_ == "CCONJ" and more:
        while left > floor and (not ground.opens(doc[left - 1]) or doc[left].pos_ == "CCONJ"):
            left -= 1
    if subject.pos_ == "PRON" and left > floor and not ground.opens(doc[left - 1]):
        return left if doc[left - 1].pos_ == "CCONJ" else None
    left = _extend_left(left, floor, more, ground)
    return left if _is_of_one_kind(left, begun, ground) else None


def _find_floor(subject: Token, ground: Ground) -> int:
    """Return the first token that a subject may begin with: the clause around it begins there."""
    doc = ground.doc
    for i in range(min(subject.left_edge.i, subject.i) - 1, ground.first - 1, -1):
        if doc[i].pos_ == "SCONJ" or doc[i].lower_ in ground.relatives or doc[i].text in (":", ";"):
            return i + 1
    return ground.first


def _skip_adjuncts(left: int, subject: Token, ground: Ground) -> int | None:
    """Return where a subject begins behind marks, dates and phrases with a preposition.

    `None` if no comma ends such a phrase.
    """
    doc = ground.doc
    while left < subject.i and (doc[left].text in _STOPS or left in ground.told):
        left += 1
    while doc[left].pos_ == "ADP" and left < subject.i and left not in ground.names:
        counted = doc[left].lower_ in ground.quantifiers
        if counted and (doc[left + 1].lower_ in ground.quantifiers or doc[left + 1].like_num):
            break
        commas = [i for i in range(left, subject.i) if doc[i].text == ","]
        if not commas:
            return None
        left = commas[-1] + 1
    return left


def _extend_left(left: int, floor: int, more: bool, ground: Ground) -> int:
    """Return where a subject begins with what is joined to it, if the verb needs `more` than one.

    A name is taken whole, and a phrase up to the word that opens it.
    """
    doc = ground.doc
    for _ in range(_STEPS):
        left = max(ground.names.get(left, left), floor)
        if left == floor or ground.opens(doc[left - 1]):
            break
        if doc[left - 1].pos_ == "CCONJ" and not more:
            break
        left -= 1
        while left > floor and not ground.opens(doc[left - 1]):
            left -= 1
    return left


def _is_of_one_kind(left: int, begun: int, ground: Ground) -> bool:
    """Say whether the words that a subject was extended by can be a subject themselves."""
    doc = ground.doc
    if left == begun or ground.names.get(begun, begun) == left:
        return True
    if all(doc[i].lower_ in ground.quantifiers for i in range(left, begun)):
        return True
    if doc[left].pos_ in ("ADP", "SCONJ", "ADV", "VERB", "CCONJ"):
        return False
    return not any(is_finite(doc[i]) for i in range(left, begun))


def _needs_more(subject: Token, verb: Token) -> bool:
    """Say whether a verb in the plural has been given a subject in the singular."""
    parts = (verb, *verb.children)
    plural = any(is_finite(part) and "Plur" in part.morph.get("Number", []) for part in parts)
    # Not by its label: the parse calls an apposition joined (« le président russe, Poutine »).
    joined = any(part.pos_ == "CCONJ" and part.i > subject.i for part in subject.subtree)
    return plural and not joined and "Plur" not in subject.morph.get("Number", [])


def _right_end(verb: Token, ground: Ground) -> int | None:
    """Return where what belongs to a verb ends; `None` if words follow that belong nowhere."""
    doc, last = ground.doc, verb.i
    for child in verb.rights:
        if is_second(child) or _is_reporting(child):
            break
        if child.dep_ not in ("cc", "punct", *_OUTSIDE, *SUBJECT):
            last = max(last, child.right_edge.i)
    end = min(last + 1, ground.end)
    while end < ground.end:
        after = doc[end]
        quoted = _closing(doc, end, ground.end)
        if quoted is not None:
            end = quoted
            continue
        if after.pos_ == "CCONJ" or ground.opens(after):
            break
        if is_finite(after):
            return None
        end += 1
    return end + 1 if end < ground.end and doc[end].text in (")", "»", "”") else end


def _closing(doc: Doc, i: int, end: int) -> int | None:
    """Return where the quotation that a token opens, with or without a colon, ends."""
    i += doc[i].text == ":" and i + 1 < end
    if doc[i].text not in _CLOSING:
        return None
    closing = (j + 1 for j in range(i + 1, end) if doc[j].text == _CLOSING[doc[i].text])
    return next(closing, None)


def last_token(verb: Token) -> int:
    """Return the last token of what hangs on a verb, without a second verb joined to it."""
    ends = [verb.i]
    for child in verb.rights:
        if is_second(child):
            break
        if child.dep_ not in ("cc", "punct"):
            ends.append(child.right_edge.i)
    return max(ends)


def is_second(child: Token) -> bool:
    """Say whether a token is a second verb, joined to the first."""
    return child.dep_ == "conj" and (is_verbal(child) or child.pos_ in ("VERB", "AUX"))


def _is_reporting(child: Token) -> bool:
    """Say whether a token is the verb of a clause after a comma, that nothing ties to the first."""
    left = child.left_edge
    tied = any(part.dep_ in ("mark", "advmod") for part in child.lefts) or left.pos_ == "SCONJ"
    subject = any(part.dep_ in SUBJECT and part.i < child.i for part in child.children)
    after = left.i > 0 and child.doc[left.i - 1].text == ","
    free = child.dep_ == "advcl" or (not tied and child.dep_ != "relcl")
    return after and subject and free and child.pos_ == "VERB"


def _without_asides(tokens: range, verb: Token) -> Iterator[int]:
    """Yield the tokens of a verb without the clauses set in between (« , dit-on, »)."""
    asides = [child for child in verb.rights if child.dep_ in _OUTSIDE]
    for i in tokens:
        if not any(aside.left_edge.i <= i <= aside.right_edge.i for aside in asides):
            yield i


def phrase_tokens(noun: Token, last: int, ground: Ground, *, bare: bool = False) -> list[int]:
    """Return a noun with what stands before it, up to and with its last token.

    A determiner that is one word with a preposition (« du ») is left out, and with `bare` every
    one.
    """
    left = noun.i
    for child in noun.lefts:
        if child.dep_ not in ("case", "punct", "cc", "prep", "mark") and child.i >= ground.first:
            left = min(left, child.left_edge.i)
    left = max(ground.names.get(left, left), ground.first)
    if bare:
        while left < noun.i and ground.doc[left].pos_ in ("DET", "ADP"):
            left += 1
    return [i for i in range(left, last + 1) if i < ground.end]
