"""Words that report speech, and what they tell of the words reported."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.languages.tables.speech import Speech


class Place(StrEnum):
    """Where a cue stands to the words that it reports."""

    BEFORE = "before"
    AFTER = "after"
    AMID = "amid"


class Means(StrEnum):
    """What kind of word a cue is: a verb, a noun (« l’annonce que »), or a word like « selon »."""

    VERB = "verb"
    NOUN = "noun"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, from token `first` to `last`, both included.

    `source` is the noun phrase or pronoun that says who speaks, `None` if there is none; `relay`
    the one of who passes it on. `verb` is the token of the verb or noun. `that` is the token that
    opens a reported clause, -1 for none. `groups` are those of the verb, in the table `speech`.
    `sure` says whether it reports without quotation marks too. `bound` is a participle or an
    infinitive, which has no subject of its own.
    """

    first: int
    last: int
    means: Means
    place: Place
    source: Range | None
    verb: int
    groups: frozenset[str] = frozenset()
    lemma: str = ""
    that: int = -1
    sure: bool = True
    passive: bool = False
    relay: Range | None = None
    bound: bool = False

    @property
    def end(self) -> int:
        """Where the cue ends, with its source where that follows."""
        after = self.source[1] if self.source and self.source[0] > self.first else 0
        return max(self.last + 1, after)

    @property
    def start(self) -> int:
        """Where the cue begins, with its source where an incise has that first."""
        before = self.source is not None and self.source[1] <= self.first
        return (
            self.source[0] if self.source and before and self.place is Place.AFTER else self.first
        )


CueFinder = Callable[[Passage], list[Cue]]


def cues_within(cues: Sequence[Cue], frame: Range) -> Sequence[Cue]:
    """Return the cues, given in their order, whose first token lies in a frame."""
    first = bisect_left(cues, frame[0], key=lambda cue: cue.first)
    return cues[first : bisect_left(cues, frame[1], key=lambda cue: cue.first)]


def is_inner(passage: Passage, cue: Cue) -> bool:
    """Say whether a cue is an incise inside the marks of what it reports: « …, dit-il, … »."""
    return cue.place is Place.AFTER and not cue.passive and passage.inside[cue.first] >= 0


def is_apart(passage: Passage, cue: Cue) -> bool:
    """Say whether a cue behind a clause is set off from it; « gouverner selon X » is one clause."""
    if cue.means is not Means.SOURCE:
        return True
    before = passage.doc[cue.first - 1]
    return before.text in (",", "(", "–", "—", "-") or passage.inside[before.i] >= 0


def find_that(passage: Passage, after: int, speech: Speech, reach: int = 16) -> int:
    """Return the token that opens the clause reported from `after` on, -1 for none.

    Words may stand between (« a dit lundi à la presse que »), but no other verb.
    """
    doc = passage.doc
    for at in range(after, min(len(doc), after + reach)):
        token = doc[at]
        if passage.inside[at] >= 0:
            return -1
        if token.lower_ in speech.grammar.that:
            return -1 if _joins(passage, at, speech) else at
        # « dans un communiqué diffusé lundi »: a participle belongs to its noun.
        attached = token.pos_ == "VERB" and token.dep_ == "acl" and token.head.i < at
        verbal = token.pos_ in ("VERB", "AUX", "SCONJ") and not attached
        if token.text in (":", ";", ".") or verbal:
            return -1
    return -1


def _joins(passage: Passage, at: int, speech: Speech) -> bool:
    """Say whether « que » opens no reported clause: « après que », « une vidéo que … »."""
    before, token = passage.doc[at - 1], passage.doc[at]
    if before.lower_ in speech.joining:
        # « affirme aussi que »: an adverb of the verb; « la même chose, le même que » joins.
        return not (before.pos_ == "ADV" and before.lower_ in speech.also)
    if token.dep_ in speech.grammar.labels.subject:
        # "said that had failed": the word stands for something.
        return True
    if token.pos_ != "PRON" or before.pos_ not in ("NOUN", "PROPN") or at - 1 in passage.dated:
        return False
    # « a confié à la presse que »: the noun is whom the words are said to, not what « que » is.
    lead = at - 1
    while lead > 0 and passage.doc[lead].pos_ in ("NOUN", "PROPN", "ADJ", "DET"):
        lead -= 1
    return before.lower_ not in speech.facts and passage.doc[lead].lower_ not in speech.grammar.to
