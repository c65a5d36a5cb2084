"""A quotation in its sentence, and what reports it."""

from dataclasses import dataclass

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range
from mkdocs_briefings.annotate.speech.cues import Cue
from mkdocs_briefings.languages.tables.speech import Speech


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation (its place in `passage.outer`) with what reports it.

    `cue` is `None` where a colon, or the run of the text, reports it; `source` is then the phrase
    that says who speaks, if there is one. `carried` says that cue and source are those of what was
    reported last before this passage. `sure` is the confidence of the rule, from 0 to 1; `others`
    are the cues that other, less sure rules take to report it.
    """

    number: int
    rule: str
    sure: float
    cue: Cue | None = None
    source: Range | None = None
    carried: bool = False
    others: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """One quotation in its frame: `first` and `end` are its tokens, marks included."""

    passage: Passage
    number: int
    first: int
    end: int
    frame: Range
    cues: tuple[Cue, ...]
    speech: Speech

    @property
    def before(self) -> int:
        """The last token before the marks that is not white space; -1 for none."""
        at = self.first - 1
        while at >= 0 and self.passage.doc[at].is_space:
            at -= 1
        return at
