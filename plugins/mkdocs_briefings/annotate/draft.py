"""What the stages pass on to each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import spacy.tokens
from spacy.tokens import Doc

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Analysis,
    Date,
    Document,
    Flaw,
    Form,
    Mention,
    Quote,
    Span,
)
from mkdocs_briefings.register import Register


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph after the model: `start` is where `doc` begins in the text of the document.

    The marks `## ` and `- ` at the start of a paragraph lie before `start`.
    """

    doc: Doc
    start: int
    heading: bool = False

    @property
    def span(self) -> Span:
        """The paragraph in the text of the document."""
        if not len(self.doc):
            return Span(self.start, self.start)
        # `Doc.text` puts the whole paragraph together anew each time.
        last = self.doc[-1]
        return Span(self.start, self.start + last.idx + len(last.text_with_ws))

    def tokens(self, span: Span) -> spacy.tokens.Span:
        """Return the tokens that a span of the document touches, in a few looks.

        `Doc.char_span` and `Doc.to_array` look at every token of the paragraph each time.
        """
        places = range(len(self.doc))
        first = bisect_right(places, span.start - self.start, key=lambda i: self.doc[i].idx) - 1
        last = bisect_left(places, span.end - self.start, key=lambda i: self.doc[i].idx)
        return self.doc[max(first, 0) : last]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a cue tells of who speaks: `source` is the phrase, `None` where the text has none.

    `cue` is as in the quotes that hang on it; for a quotation that no word reports it is `None`,
    and `quote` is the span of that quotation. `relay` is the phrase of what passes the words on.
    `aside` says that the cue stands in an incise (« , a dit X, »); `verb` is its lemma. `others`
    are the phrases that less sure rules take for the source.
    """

    cue: Span | None
    source: Span | None
    relay: Span | None = None
    quote: Span | None = None
    aside: bool = False
    verb: str | None = None
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the text, before anyone knows whose it is.

    `known` is the id that the register or the built-in knowledge gives it; `score` and `rivals` are
    as in `model.Mention`.
    """

    span: Span
    kind: ActorKind
    rule: str
    known: str | None = None
    form: Form = Form.NAME
    doubt: bool = False
    score: float | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The state of an analysis: what is given, and what the stages so far have found.

    All spans are code points of `document.text`. The found lists are in the order of the text;
    `actors` in the order of their first mention. `attributions` serve the stage that finds
    speakers. `lead` is as in `Analysis`. `paragraphs` are those that the model has read; `faults`
    tell of what went wrong. `off` are the rules that are switched off, by their full names.
    """

    document: Document
    language: Language
    register: Register
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Date, ...] = ()
    lead: Date | None = None
    flaws: tuple[Flaw, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    faults: tuple[Fault, ...] = ()
    off: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The text of the document, in normal form."""
        return self.document.text

    def analysis(self) -> Analysis:
        """Return what was found, without the language model's own objects."""
        return Analysis(
            self.document,
            self.sentences,
            self.actors,
            self.mentions,
            self.quotes,
            self.dates,
            self.lead,
            self.flaws,
            self.faults,
        )


Stage = Callable[[Draft], Draft]
"""A pure function from a draft to a richer one."""
