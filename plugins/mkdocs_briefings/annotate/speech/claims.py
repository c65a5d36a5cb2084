"""Claims: what somebody is reported to have said, without their words."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range, phrase_end
from mkdocs_briefings.annotate.speech.claim_words import is_reported, split, trim
from mkdocs_briefings.annotate.speech.clauses import (
    Frame,
    after_colon,
    clause_end,
    clause_start,
    find_as,
    part_start,
    skip_apposition,
)
from mkdocs_briefings.annotate.speech.cues import Cue, Means, Place, cues_within, is_inner
from mkdocs_briefings.languages.tables.speech import Speech


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim: its tokens, half-open, its cue, the rule that found it and how sure that is."""

    words: Range
    cue: Cue
    rule: str
    sure: float


ClaimFinder = Callable[[Passage, tuple[Cue, ...], frozenset[str]], tuple[Claimed, ...]]


def bind_claims(speech: Speech) -> ClaimFinder:
    """Return a function that finds the claims of a passage, in order of their cues.

    Its last argument says which rules are off.
    """

    def find_claims(
        passage: Passage, cues: tuple[Cue, ...], off: frozenset[str]
    ) -> tuple[Claimed, ...]:
        found = []
        for cue in cues:
            start, end = passage.frame(cue.first)
            near = cues_within(cues, (start, end))
            here = tuple(one for one in near if not is_inner(passage, one))
            frame = Frame(passage, start, end, here, speech)
            claim = _claim(frame, cue) if passage.inside[cue.first] < 0 else None
            if claim and f"claim:{claim.rule}" in off:
                continue
            for part in split(passage, claim.words, speech) if claim else ():
                words = trim(passage, part)
                if claim and words and is_reported(passage, words):
                    found.append(replace(claim, words=words))
        return tuple(claim for claim in found if not _is_chained(claim, found))

    return find_claims


def _claim(frame: Frame, cue: Cue) -> Claimed | None:
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
        return Claimed((cue.that + 1, clause_end(frame, cue)), cue, "that", 0.85)
    if (claim := find_as(frame, cue)) is not None:
        return Claimed(claim, cue, "as", 0.7)
    return _of_infinitive(frame, cue) or _of_bare_clause(frame, cue)


def _around(frame: Frame, cue: Cue) -> Range:
    """Return the clause that an incise stands behind, or amid: « la facture, dit-il, triple »."""
    passage, doc = frame.passage, frame.passage.doc
    start = clause_start(frame, cue)
    if _is_joined(frame, range(start, cue.start)):
        return (cue.end, frame.end)
    relative = frame.speech.grammar.labels.relative
    begun = any(passage.is_main(i, relative) for i in range(start, cue.start))
    goes_on = cue.end < frame.end and doc[cue.end].text == ","
    rest = range(cue.end, frame.end)
    marked = any(passage.inside[i] >= 0 for i in rest)
    verbal = any(passage.is_finite(i) for i in rest if passage.inside[i] < 0)
    whole = goes_on and (not begun or (marked and not verbal) or _is_verb_behind(frame, cue))
    return (start, frame.end if whole else cue.start)


def _is_joined(frame: Frame, lead: range) -> bool:
    """Say whether nothing but a conjunction stands before an incise: "But, X said, it …"."""
    kinds = {frame.passage.doc[i].pos_ for i in lead}
    return "CCONJ" in kinds and kinds <= {"CCONJ", "PUNCT", "SPACE"}


def _is_verb_behind(frame: Frame, cue: Cue) -> bool:
    """Say whether the verb of the clause follows the incise: "What we saw, X said, could …"."""
    at = cue.end + 1
    while at < frame.end and frame.passage.doc[at].pos_ == "ADV":
        at += 1
    return at < frame.end and frame.passage.is_finite(at)


def _says_bare(frame: Frame, cue: Cue) -> bool:
    """Say whether an incise reports without marks: a verb of saying, or « poursuit-il »."""
    inverted = frame.passage.doc[cue.last].text[0] == "-"
    return inverted or bool(cue.groups & {"say", "deny", "judge"})


def _is_nobody(frame: Frame, cue: Cue) -> bool:
    """Say whether nobody is said to speak: « à noter que », « on notera que »."""
    if cue.source is None:
        return not cue.passive and cue.means is Means.VERB
    word = frame.passage.doc[cue.source[0]].lower_
    alone = cue.source[1] - cue.source[0] == 1
    return alone and (word in frame.speech.grammar.anyone or word in frame.speech.things)


def _of_infinitive(frame: Frame, cue: Cue) -> Claimed | None:
    """X annonce (lundi) avoir tiré …: an infinitive without a preposition."""
    doc = frame.passage.doc
    at = cue.last + 1
    while at < frame.end and (step := _aside_end(frame, at)) > at:
        at = step
    start = at
    while at < frame.end and (
        doc[at].pos_ in ("ADV", "PRON", "PART") or doc[at].lower_ in frame.speech.grammar.negation
    ):
        at += 1
    if at >= frame.end or frame.passage.inside[at] >= 0:
        return None
    gerund = cue.lemma in frame.speech.gerund and "Prog" in doc[at].morph.get("Aspect", [])
    if not gerund and "Inf" not in doc[at].morph.get("VerbForm", []):
        return None
    end = clause_end(frame, cue)
    # An infinitive has no finite verb: one right behind a comma goes on with the sentence.
    commas = (i for i in range(at, end - 1) if doc[i].text == ",")
    end = next((i for i in commas if frame.passage.is_finite(i + 1)), end)
    return Claimed((start, end), cue, "infinitive", 0.8)


def _aside_end(frame: Frame, at: int) -> int:
    """Return where an adverb, a day or « dans un communiqué » ends that begins at a token."""
    passage, token = frame.passage, frame.passage.doc[at]
    if at in passage.dated or at + 1 in passage.dated:
        return at + 1
    if token.pos_ in ("ADV", "SPACE") and token.lower_ not in frame.speech.grammar.negation:
        return at + 1
    if token.pos_ == "ADP":
        end = phrase_end(passage, at + 1, frame.speech.grammar)
        return end if end > at + 1 else at
    return at


def _of_bare_clause(frame: Frame, cue: Cue) -> Claimed | None:
    """The minister said the bridge would close: a clause with no conjunction."""
    if not frame.speech.bare_clause or cue.means is not Means.VERB:
        return None
    doc, passage = frame.passage.doc, frame.passage
    heads = [
        child
        for child in doc[cue.verb].children
        if child.dep_ in frame.speech.grammar.labels.clause and cue.last < child.i < frame.end
    ]
    for head in heads:
        start = max(cue.last + 1, head.left_edge.i)
        while start < head.i and (start in passage.dated or doc[start].pos_ in ("PUNCT", "SPACE")):
            start += 1
        finite = any(passage.is_finite(i) for i in range(start, head.i + 1))
        if finite and doc[start].lower_ not in frame.speech.whether and passage.inside[start] < 0:
            return Claimed((start, clause_end(frame, cue)), cue, "bare-clause", 0.75)
    return None


def _of_source(frame: Frame, cue: Cue) -> Claimed | None:
    """Selon X, …; …, selon X; …, selon X, …."""
    start = part_start(frame, cue)
    if not cue.sure or any(_reports(one) and start <= one.first < cue.first for one in frame.cues):
        return None
    if cue.place is Place.BEFORE:
        ends = [one.start for one in frame.cues if one.start > cue.end and one.place is Place.AFTER]
        ends += [i for i in range(cue.end, frame.end) if frame.passage.doc[i].text == ";"]
        start = skip_apposition(frame, cue.end)
        return Claimed((start, min(ends, default=frame.end)), cue, "source", 0.75)
    if cue.place is Place.AMID:
        return Claimed((frame.start, frame.end), cue, "source-amid", 0.65)
    return Claimed((after_colon(frame, cue), cue.first), cue, "source-after", 0.75)


def _reports(cue: Cue) -> bool:
    """Say whether a verb reports a clause of its own in this sentence."""
    return cue.means is not Means.SOURCE and (cue.that >= 0 or cue.place is Place.AFTER)


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
