"""Where the clause that a cue reports begins and ends in its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.annotate.speech.cues import Cue, Means, Place, is_apart
from mkdocs_briefings.languages.tables.grammar import Grammar
from mkdocs_briefings.languages.tables.speech import Speech


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with its cues, in order."""

    passage: Passage
    start: int
    end: int
    cues: tuple[Cue, ...]
    speech: Speech


def after_colon(frame: Frame, cue: Cue) -> int:
    """Return where the clause before « selon X » begins: the sentence, or what a colon opens."""
    doc = frame.passage.doc
    opens = [i for i in range(frame.start, cue.first) if doc[i].text in (":", "(")]
    closed = any(doc[i].text == ")" for i in range(opens[-1], cue.first)) if opens else True
    return opens[-1] + 1 if opens and not (closed and doc[opens[-1]].text == "(") else frame.start


def skip_apposition(frame: Frame, start: int) -> int:
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
    relative = doc[first + 1].lower_ in frame.speech.grammar.relatives
    if relative or (opens and not verbal and second - first < 16):
        return second + 1
    return first + 1


def find_as(frame: Frame, cue: Cue) -> Range | None:
    """Return what is said where « comme le dit X » stands before or behind it; `None` for none.

    What somebody had said, and then came about, is told by the reporter.
    """
    doc, passage, verb = frame.passage.doc, frame.passage, frame.passage.doc[cue.verb]
    start = verb.left_edge.i
    leads = start < cue.first and doc[start].lower_ in frame.speech.as_
    before = cue.first < cue.verb and {"Imp", "Past"} & set(doc[cue.first].morph.get("Tense", []))
    if not leads or before or cue.passive or _has_object(frame, cue):
        return None
    if any(passage.inside[i] >= 0 for i in range(frame.start, frame.end)):
        return None
    if start > frame.start:
        return (frame.start, start) if doc[start - 1].text == "," else None
    behind = skip_apposition(frame, max(cue.end, cue.source[1] if cue.source else 0))
    return (behind, frame.end) if doc[behind - 1].text == "," else None


def _has_object(frame: Frame, cue: Cue) -> bool:
    """Say whether the verb says what it reports: it has an object or a clause behind it."""
    kinds, source = frame.speech.grammar.labels, range(*(cue.source or (0, 0)))
    return any(
        (child.dep_ in kinds.object or child.dep_ in kinds.clause) and child.i not in source
        for child in frame.passage.doc[cue.verb].rights
    )


def clause_start(frame: Frame, cue: Cue) -> int:
    """Return where the clause before an incise begins."""
    doc, inside = frame.passage.doc, frame.passage.inside
    ends = [one.end for one in frame.cues if one.end <= cue.first and one.place is Place.AFTER]
    # What stands before a colon is said by the same, unless somebody else is cited there.
    others = [one.first for one in frame.cues if one.first < cue.first]
    ends += [
        i + 1
        for i in range(frame.start, cue.start)
        if inside[i] < 0
        and (doc[i].text == ";" or (doc[i].text == ":" and min(others, default=i) < i))
    ]
    return max(ends, default=frame.start)


def part_start(frame: Frame, cue: Cue) -> int:
    """Return where the part of the sentence begins in which a cue stands: behind a colon."""
    doc, inside = frame.passage.doc, frame.passage.inside
    breaks = (i for i in range(cue.first - 1, frame.start, -1) if doc[i].text in ";:")
    return next((i + 1 for i in breaks if inside[i] < 0), frame.start)


def clause_end(frame: Frame, cue: Cue) -> int:
    """Return where the clause that a verb reports ends: at an incise, a second verb, or the end."""
    doc = frame.passage.doc
    opening = max(cue.that, cue.last)
    ends = [frame.end]
    for other in frame.cues:
        if other.first <= opening:
            continue
        if other.place is Place.AFTER and other.start > opening and is_apart(frame.passage, other):
            ends.append(other.start)
        elif other.means is Means.SOURCE and doc[other.first - 1].text in (":", ";"):
            ends.append(other.first - 1)
        elif other.means is Means.VERB and _goes_on(frame, cue, other):
            ends.append(_joint(frame, other.first))
    ends.extend(_breaks(frame, cue, opening))
    edge = _noun_end(frame, cue) if cue.means is Means.NOUN else _relative_end(frame, cue)
    edges = [end for end in (edge, _subordinate_end(frame, cue)) if end is not None]
    return min([*ends, *edges])


def _breaks(frame: Frame, cue: Cue, opening: int) -> Iterator[int]:
    """Yield where the sentence goes on behind what is reported: a colon, « mais », ", while"."""
    doc, inside, labels = frame.passage.doc, frame.passage.inside, frame.speech.grammar.labels
    for i in range(opening + 1, frame.end):
        token = doc[i]
        if token.text == ":" and inside[i] < 0 and inside[min(i + 1, frame.end - 1)] >= 0:
            yield i
        if token.head.i != cue.verb:
            continue
        if token.dep_ in labels.coordinate:
            yield from (lead for lead in _joints(token, frame.speech.grammar) if opening < lead < i)
        edge = token.left_edge.i
        if token.dep_ in labels.adverbial and opening < edge - 1 and doc[edge - 1].text == ",":
            yield edge - 1


def _joints(token: Token, grammar: Grammar) -> Iterator[int]:
    """Yield the conjunctions that join a verb to the one before it, in their order.

    By the scheme of the parse they hang on this verb or on that before; on that before only where
    both share their subject: "said that the bridge was safe, but closed the canal".
    """
    yield from (child.i for child in token.children if child.dep_ == "cc")
    if not any(child.dep_ in grammar.labels.subject for child in token.children):
        before = [child.i for child in token.head.children if child.dep_ == "cc"]
        yield from [at for at in before if at < token.i][-1:]


def _noun_end(frame: Frame, cue: Cue) -> int | None:
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


def _relative_end(frame: Frame, cue: Cue) -> int | None:
    """Return where the clause ends that a verb in a relative clause reports: at its comma."""
    doc, verb = frame.passage.doc, frame.passage.doc[cue.verb]
    if verb.dep_ not in frame.speech.grammar.labels.relative:
        return None
    start = max(cue.that, cue.last)
    commas = (i for i in range(start, frame.end - 1) if doc[i].text == ",")
    ends = [i for i in commas if frame.passage.is_finite(i + 1)][:1]
    for clause in verb.children:
        end = clause.right_edge.i + 1
        reported = clause.dep_ in frame.speech.grammar.labels.clause and cue.last < clause.i
        if reported and end < frame.end and doc[end].text == ",":
            ends.append(end)
    return min(ends, default=None)


def _subordinate_end(frame: Frame, cue: Cue) -> int | None:
    """Return where a clause like « while X said … » ends: the main clause comes behind it."""
    doc, verb = frame.passage.doc, frame.passage.doc[cue.verb]
    main = verb.head
    if verb.dep_ not in frame.speech.grammar.labels.adverbial or main.i < cue.verb:
        return None
    others = [child for child in main.lefts if child.i > cue.verb and not child.is_punct]
    stop = min((child.left_edge.i for child in others), default=main.i)
    if frame.passage.inside[stop - 1] >= 0:
        return stop
    commas = [i for i in range(max(cue.that, cue.last) + 1, stop) if doc[i].text == ","]
    return commas[-1] if commas else None


def _goes_on(frame: Frame, cue: Cue, other: Cue) -> bool:
    """Say whether another verb goes on with the sentence instead of lying in the clause."""
    token, before = frame.passage.doc[other.verb], frame.passage.doc[other.first - 1]
    if other.first == other.verb and "Part" in token.morph.get("VerbForm", []):
        if before.text == ",":
            return True
        # "said it would help by asking": what hangs on the clause reported goes on with that.
        hangs = cue.verb in (token.head.i, before.head.i, token.head.head.i)
        apart = any(frame.passage.doc[i].text == "," for i in (before.i - 1, before.i - 2))
        return before.lower_ in frame.speech.gerunds and (hangs or apart)
    if token.head.i == cue.verb and token.dep_ == "conj":
        return True
    # « affirme que le pont fermera, et précise que »: one tense, and a clause of its own.
    told = frame.passage.doc[cue.first].morph.get("Tense", [])
    same = told and told == frame.passage.doc[other.first].morph.get("Tense", [])
    return before.pos_ == "CCONJ" and other.that >= 0 and bool(same)


def _joint(frame: Frame, index: int) -> int:
    """Return where the words begin that join a second verb: « , tout en appelant »."""
    doc = frame.passage.doc
    while index > 0 and (
        doc[index - 1].pos_ == "CCONJ"
        or doc[index - 1].text == ","
        or doc[index - 1].lower_ in frame.speech.gerunds
    ):
        index -= 1
    return index
