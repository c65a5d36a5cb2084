"""What the analysis of one document found, and what is proposed of it.

Each value says how it came about: `rule` names the rules that made it (see `model.rules`), `score`
is how sure they are, from 0 to 1, `None` where nothing is left open, and `rivals` are the other
values that it might have had, the likeliest first.
"""

from dataclasses import dataclass

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.model.briefing import Actor, Document, Source, SourceBlock, Span
from mkdocs_briefings.model.kinds import FlawKind, Form, QuoteKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names an actor, without a leading determiner."""

    span: Span
    actor: str
    form: Form = Form.NAME
    doubt: bool = False
    rule: str | None = None
    score: float | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, or a claim.

    `span` is what the reader sees marked: with the quotation marks for a quote, the reported words
    for a claim. `words` lies inside the marks, without their inner spaces. `speaker` is `None`
    when it is not established. `cue` is the verb with its auxiliaries, or « selon ».
    """

    span: Span
    words: Span
    kind: QuoteKind
    speaker: str | None = None
    via: str | None = None
    cue: Span | None = None
    on: str | None = None
    part: str | None = None
    doubt: bool = False
    rule: str | None = None
    score: float | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression with its TIMEX3 value at the text's own precision.

    `event` says in the text's words what happened then; `participants` are actor ids. A `value` of
    `None` is a relative date in a source whose `published` nobody gave: it is found but not told.
    """

    span: Span
    value: str | None
    event: str | None = None
    participants: tuple[str, ...] = ()
    doubt: bool = False
    rule: str | None = None
    score: float | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Damage in the text of a source; the text itself is never changed."""

    span: Span
    kind: FlawKind
    message: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that `annotate` found in one document, each list in the order of the text.

    `lead` is what the first sentence tells, on the day of the article, where no words date it: its
    span is the verb. `faults` say what could not be looked for, and where; the rest is there.
    """

    document: Document
    sentences: tuple[Span, ...]
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Date, ...] = ()
    lead: Date | None = None
    flaws: tuple[Flaw, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `annotate` proposes for one source: its actors, and its block for the briefing."""

    source: Source
    actors: tuple[Actor, ...]
    block: SourceBlock
