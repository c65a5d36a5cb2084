"""Claims: what somebody is reported to have said, without their words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from mkdocs_briefings.annotate.speech.claim_words import is_reported, split, trim
from mkdocs_briefings.annotate.speech.cues import Cue, Means, Place, is_inner
from mkdocs_briefings.annotate.speech.passage import Passage
from mkdocs_briefings.annotate.speech.phrases import Range, phrase_end


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim: its tokens, half-open, its cue, the rule that found it and how sure that is."""

    words: Range
    cue: Cue
    rule: str
    sure: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """A sentence with its cues, in order."""

    passage: Passage
    start: int
    end: int
    cues: tuple[Cue, ...]
    table: Mapping[str, Any]


ClaimFinder = Callable[[Passage, tuple[Cue, ...]], tuple[Claimed, ...]]


def bind_claims(table: Mapping[str, Any]) -> ClaimFinder:
    """Return a function that finds the claims of a passage, in order of their cues."""

    def find_claims(passage: Passage, cues: tuple[Cue, ...]) -> tuple[Claimed, ...]:
        found = []
        for cue in cues:
            start, end = passage.frame(cue.first)
            outside = (one for one in cues if not is_inner(passage, one))
            here = tuple(one for one in outside if start <= one.first < end)
            frame = _Frame(passage, start, end, here, table)
            claim = _claim(frame, cue) if passage.inside[cue.first] < 0 else None
            for part in split(passage, claim.words, table) if claim else ():
                words = trim(passage, part)
                if claim and words and is_reported(passage, words):
                    found.append(replace(claim, words=words))
        return tuple(claim for claim in found if not _is_chained(claim, found))

    return find_claims


def _claim(frame: _Frame, cue: Cue) -> Claimed | None:
    if cue.means is Means.SOURCE:
        return _of_source(frame, cue)
    if cue.place is Place.AFTER:
        if cue.passive or not _says_bare(frame, cue):
            return None
        return Claimed(_around(frame, cue), cue, "incise", 0.8)
    if cue.passive and cue.source is None and not cue.that >= 0:
        return None
    if not cue.groups & {"say", "deny"} or _is_nobody(frame, cue):
        return None
    if cue.that >= 0:
        return Claimed((cue.that + 1, _clause_end(frame, cue)), cue, "that", 0.85)
    return _of_infinitive(frame, cue) or _of_bare_clause(frame, cue)


def _around(frame: _Frame, cue: Cue) -> Range:
    """Return the clause that an incise stands behind, or amid: « la facture, dit-il, triple »."""
    passage, doc = frame.passage, frame.passage.doc
    start = _clause_start(frame, cue)
    begun = any(passage.is_finite(i) for i in range(start, cue.start))
    goes_on = cue.end < frame.end and doc[cue.end].text == ","
    rest = range(cue.end, frame.end)
    marked = any(passage.inside[i] >= 0 for i in rest)
    verbal = any(passage.is_finite(i) for i in rest if passage.inside[i] < 0)
    whole = goes_on and (not begun or (marked and not verbal))
    return (start, frame.end if whole else cue.start)


def _says_bare(frame: _Frame, cue: Cue) -> bool:
    """Say whether an incise reports without marks: a verb of saying, or « poursuit-il »."""
    inverted = frame.passage.doc[cue.last].text[0] == "-"
    return inverted or bool(cue.groups & {"say", "deny", "judge"})


def _is_nobody(frame: _Frame, cue: Cue) -> bool:
    """Say whether nobody is said to speak: « à noter que », « on notera que »."""
    if cue.source is None:
        return not cue.passive and cue.means is Means.VERB
    word = frame.passage.doc[cue.source[0]].lower_
    alone = cue.source[1] - cue.source[0] == 1
    return alone and (word in frame.table["anyone"] or word in frame.table["things"])


def _of_infinitive(frame: _Frame, cue: Cue) -> Claimed | None:
    """X annonce (lundi) avoir tiré …: an infinitive without a preposition."""
    doc = frame.passage.doc
    at = cue.last + 1
    while at < frame.end and (step := _aside_end(frame, at)) > at:
        at = step
    start = at
    while at < frame.end and (
        doc[at].pos_ in ("ADV", "PRON", "PART") or doc[at].lower_ in frame.table["negation"]
    ):
        at += 1
    if at >= frame.end or frame.passage.inside[at] >= 0:
        return None
    gerund = cue.lemma in frame.table["gerund"] and "Prog" in doc[at].morph.get("Aspect", [])
    if not gerund and "Inf" not in doc[at].morph.get("VerbForm", []):
        return None
    return Claimed((start, _clause_end(frame, cue)), cue, "infinitive", 0.8)


def _aside_end(frame: _Frame, at: int) -> int:
    """Return where an adverb, a day or « dans un communiqué » ends that begins at a token."""
    passage, token = frame.passage, frame.passage.doc[at]
    if at in passage.dated or at + 1 in passage.dated:
        return at + 1
    if token.pos_ in ("ADV", "SPACE") and token.lower_ not in frame.table["negation"]:
        return at + 1
    if token.pos_ == "ADP":
        end = phrase_end(passage, at + 1, frame.table)
        return end if end > at + 1 else at
    return at


def _of_bare_clause(frame: _Frame, cue: Cue) -> Claimed | None:
    """The minister said the bridge would close: a clause with no conjunction."""
    if frame.table["bare_clause"] != "yes" or cue.means is not Means.VERB:
        return None
    doc, passage = frame.passage.doc, frame.passage
    heads = [
        child
        for child in doc[cue.verb].children
        if child.dep_ in frame.table["labels"]["clause"] and cue.last < child.i < frame.end
    ]
    for head in heads:
        start = max(cue.last + 1, head.left_edge.i)
        while start < head.i and (start in passage.dated or doc[start].pos_ in ("PUNCT", "SPACE")):
            start += 1
        finite = any(passage.is_finite(i) for i in range(start, head.i + 1))
        if finite and doc[start].lower_ not in frame.table["whether"] and passage.inside[start] < 0:
            return Claimed((start, _clause_end(frame, cue)), cue, "bare-clause", 0.75)
    return None


def _of_source(frame: _Frame, cue: Cue) -> Claimed | None:
    """Selon X, …; …, selon X; …, selon X, …."""
    if not cue.sure or any(_reports(one) and one.first < cue.first for one in frame.cues):
        return None
    if cue.place is Place.BEFORE:
        ends = [one.start for one in frame.cues if one.start > cue.end and one.place is Place.AFTER]
        ends += [i for i in range(cue.end, frame.end) if frame.passage.doc[i].text == ";"]
        start = _skip_apposition(frame, cue.end)
        return Claimed((start, min(ends, default=frame.end)), cue, "source", 0.75)
    if cue.place is Place.AMID:
        return Claimed((frame.start, frame.end), cue, "source-amid", 0.65)
    return Claimed((_after_colon(frame, cue), cue.first), cue, "source-after", 0.75)


def _reports(cue: Cue) -> bool:
    """Say whether a verb reports a clause of its own in this sentence."""
    return cue.means is not Means.SOURCE and (cue.that >= 0 or cue.place is Place.AFTER)


def _after_colon(frame: _Frame, cue: Cue) -> int:
    """Return where the clause before « selon X » begins: the sentence, or what a colon opens."""
    doc = frame.passage.doc
    opens = [i for i in range(frame.start, cue.first) if doc[i].text in (":", "(")]
    closed = any(doc[i].text == ")" for i in range(opens[-1], cue.first)) if opens else True
    return opens[-1] + 1 if opens and not (closed and doc[opens[-1]].text == "(") else frame.start


def _skip_apposition(frame: _Frame, start: int) -> int:
    """Return where the reported clause begins after « selon X, apposition, »."""
    doc, passage = frame.passage.doc, frame.passage
    commas = [i for i in range(start, frame.end) if doc[i].text == "," and passage.inside[i] < 0]
    if not commas:
        return start
    first = commas[0]
    if first > start and any(passage.is_finite(i) for i in range(start, first)):
        return start
    if len(commas) == 1:
        return first + 1
    second = commas[1]
    between = range(first + 1, second)
    verbal = any(passage.is_finite(i) for i in between)
    opens = doc[first + 1].pos_ in ("VERB", "ADJ", "DET", "NOUN", "PROPN", "PRON")
    relative = doc[first + 1].lower_ in frame.table["relatives"]
    if relative or (opens and not verbal and second - first < 16):
        return second + 1
    return first + 1


def _clause_start(frame: _Frame, cue: Cue) -> int:
    """Return where the clause before an incise begins."""
    doc, inside = frame.passage.doc, frame.passage.inside
    ends = [one.end for one in frame.cues if one.end <= cue.first and one.place is Place.AFTER]
    ends += [i + 1 for i in range(frame.start, cue.start) if doc[i].text in ";:" and inside[i] < 0]
    return max(ends, default=frame.start)


def _clause_end(frame: _Frame, cue: Cue) -> int:
    """Return where the clause that a verb reports ends: at an incise, a second verb, or the end."""
    doc = frame.passage.doc
    opening = max(cue.that, cue.last)
    ends = [frame.end]
    for other in frame.cues:
        if other.first <= opening:
            continue
        if other.place is Place.AFTER and other.start > opening:
            ends.append(other.start)
        elif other.means is Means.VERB and _goes_on(frame, cue, other):
            ends.append(_joint(frame, other.first))
    for i in range(opening + 1, frame.end):
        token = doc[i]
        if token.dep_ in frame.table["labels"]["coordinate"] and token.head.i == cue.verb:
            leads = [child.i for child in token.children if child.dep_ == "cc"]
            ends.extend(lead for lead in leads if lead > opening)
    edge = _noun_end(frame, cue) if cue.means is Means.NOUN else _relative_end(frame, cue)
    return min(ends if edge is None else [*ends, edge])


def _noun_end(frame: _Frame, cue: Cue) -> int | None:
    """Return where the clause of a noun ends: before the verb of which the noun is the subject.

    That verb stands right behind the one of the clause: « l’annonce que le pont fermerait a … ».
    """
    passage = frame.passage
    finite = [i for i in range(cue.that + 1, frame.end) if passage.is_finite(i)]
    verb = passage.doc[cue.verb].head
    for before, after in pairwise(finite):
        if after == before + 1 or after == verb.i or passage.doc[after].head == verb:
            return after
    return None


def _relative_end(frame: _Frame, cue: Cue) -> int | None:
    """Return where the clause ends that a verb in a relative clause reports: at its comma."""
    doc, verb = frame.passage.doc, frame.passage.doc[cue.verb]
    if verb.dep_ not in frame.table["labels"]["relative"]:
        return None
    start = max(cue.that, cue.last)
    commas = (i for i in range(start, frame.end - 1) if doc[i].text == ",")
    ends = [i for i in commas if frame.passage.is_finite(i + 1)][:1]
    for clause in verb.children:
        end = clause.right_edge.i + 1
        reported = clause.dep_ in frame.table["labels"]["clause"] and cue.last < clause.i
        if reported and end < frame.end and doc[end].text == ",":
            ends.append(end)
    return min(ends, default=None)


def _goes_on(frame: _Frame, cue: Cue, other: Cue) -> bool:
    """Say whether another verb goes on with the sentence instead of lying in the clause."""
    token, before = frame.passage.doc[other.verb], frame.passage.doc[other.first - 1]
    if other.first == other.verb and "Part" in token.morph.get("VerbForm", []):
        return before.text == "," or before.lower_ in frame.table["gerunds"]
    return token.head.i == cue.verb and token.dep_ == "conj"


def _joint(frame: _Frame, index: int) -> int:
    """Return where the words begin that join a second verb: « , tout en appelant »."""
    doc = frame.passage.doc
    while index > 0 and (
        doc[index - 1].pos_ == "CCONJ"
        or doc[index - 1].text == ","
        or doc[index - 1].lower_ in frame.table["gerunds"]
    ):
        index -= 1
    return index


def _is_chained(claim: Claimed, found: list[Claimed]) -> bool:
    """Say whether its verb is what another claim says: « a déclaré avoir confirmé que ».

    The same for a noun, where a verb reports the same words: "denied in a statement that".
    """
    noun = claim.cue.means is Means.NOUN
    return any(
        (noun and other.words[0] == claim.words[0])
        or (other.rule == "infinitive" and 0 <= claim.cue.first - other.words[0] <= 2)
        for other in found
        if other is not claim
    )
