"""Sources and briefings: what the annotated Markdown says."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs_briefings.model.kinds import ActorKind, AnnotationKind, Rights

UNKNOWN = "?"
"""The value of a quote or claim whose speaker is not established."""

LONGEST_ID = 80
"""Characters of the id of an actor: it becomes the name of a file and part of an address."""

UNDETERMINED = "und"
"""The language of what does not say its language."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points; never empty where it stands for a piece of text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies inside this span, equal extent included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans have at least one code point in common."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> "Span":
        """Return the span moved by so many code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the words of the span in its text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as known in one briefing or in the register.

    `role` is the role in the article concerned; `aliases` are other names, in order of appearance.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an article by somebody else; `None` where nobody has said it.

    `published` is the date of the article, on which every relative date hangs. `language` is a
    BCP 47 tag. `briefing` is the slug of the page that holds the source. `digest` stands for the
    text and the front matter of the seed, `words` for its text alone. `line` is where a briefing's
    file tells of the source (from 1), `None` where no file does; it takes no part in comparisons.
    """

    id: str
    language: str
    briefing: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    rights: Rights = Rights.EXCERPT
    licence: str | None = None
    digest: str | None = None
    words: str | None = None
    line: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source in normal form, with the way back to the text as it was given.

    `starts[i]` and `ends[i]` are the half-open range of the given text from which code point `i`
    of `text` came. `path` and `line` (of the first line of the body, from 1) serve error messages.
    """

    source: Source
    text: str
    starts: tuple[int, ...] = field(default=(), repr=False)
    ends: tuple[int, ...] = field(default=(), repr=False)
    path: str = ""
    line: int = 1

    @property
    def name(self) -> str:
        """What messages call the document: its path, or the id of its source where it has none."""
        return self.path or self.source.id

    def given(self, span: Span) -> Span:
        """Return the same span in the text as it was given."""
        if not self.starts:
            return span
        return Span(self.starts[span.start], self.ends[span.end - 1])


@dataclass(frozen=True, slots=True)
class Annotation:
    """One span of the annotated Markdown, with its closed set of keys.

    `value` is an actor id, a speaker id or `UNKNOWN`, a date value or a kind of flaw, as `kind`
    says. `via` relays a quote or claim; `on` is when it was said, if not on the source's date;
    `event` is what a date dates, and `participants` (the key `with`) who took part, when they are
    not the actors of the sentence; `part` (the key `id`) joins the parts of one split quote. With
    `doubt` the machine is unsure; with `sure` a person has said that it is as it stands, which the
    machine never says. No mark is both.

    The rest is how the machine came to it, written under `.machine/` only: `rule` names the rules
    (see `model.rules`), `score` is how sure they are, from 0 to 1, `None` where nothing is left
    open; `rivals` (the key `or`) are the other values that it might have had, the likeliest first.
    Score and rivals take no part in comparisons.
    """

    span: Span
    kind: AnnotationKind
    value: str
    via: str | None = None
    on: str | None = None
    event: str | None = None
    participants: tuple[str, ...] = ()
    part: str | None = None
    doubt: bool = False
    sure: bool = False
    rule: str | None = None
    score: float | None = field(default=None, compare=False)
    rivals: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """The text of one source in a briefing, with its sentences and annotations.

    `sentences` are in order and cover every paragraph; only the white space between them belongs
    to none. `annotations` are in the order in which they open, the outermost first. `lines` gives
    the line of the file on which each sentence starts (from 1), and `line` that of the block's own
    first line; they take no part in comparisons.
    """

    source: str
    text: str
    sentences: tuple[Span, ...]
    annotations: tuple[Annotation, ...] = ()
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)
    line: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown written by the author, kept as it stands, and the line of the file it starts on."""

    text: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the machine is unsure of a mark, by its anchor: the rules of its doubt, and its values.

    `values` are the one that it has and the others that it might have had, the likeliest first; one
    that is `UNKNOWN` is left out.
    """

    anchor: str
    kind: AnnotationKind
    rules: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a briefing comes from: what made it, with versions; `None` if that is not known.

    `edited` says that a person has changed it since. `labels` are the titles of events and the
    roles that the machine proposed, `None` if they are not known, or are those of the briefing.
    `reasons` are of the marks that the machine doubts.
    """

    made_by: str | None
    edited: bool
    labels: frozenset[str] | None = field(default=None, repr=False)
    reasons: tuple[Reason, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Review:
    """Who has read a briefing against its sources, and when.

    `digest` stands for what was read (see `markup.digest_reviewed`); `None` where a person wrote
    the review by hand, so that nobody can tell what has changed since. `line` is where it stands in
    the file (from 1); it takes no part in comparisons.
    """

    by: str
    on: dt.date
    digest: str | None = None
    line: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A human decision whose words have gone from the source; it is kept until a person acts on it.

    `annotation` is the decision, its span being that of `words` alone; `sentence` is where the
    words stood, and `occurrence` which of these words there they were (from 1). `removed` says that
    the decision was to have no such annotation there, and `once` that its words stood but once in
    the source. `at` is where equal words have it by now in the machine's text (the number of their
    first code point, from 1), `None` where none have. `line` is where it stands in the file (from
    1); it takes no part in comparisons.
    """

    source: str
    annotation: Annotation
    words: str
    sentence: str
    removed: bool = False
    occurrence: int = 1
    once: bool = False
    at: int | None = None
    line: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Briefing:
    """An annotated page on one or more sources.

    `sources` and `actors` are the records of the front matter, in its order; `parts` is the body in
    its order. `formerly` are the slugs that the page had before. `base` is the digest of the
    machine's version that the file was made of, `None` where it does not say. `extra` holds keys of
    the front matter that are not ours, which MkDocs or a theme may know. `front` is the front
    matter as the author wrote it, with its comments, so that what nobody changed is written back as
    it was; it takes no part in comparisons. A file that is not `legible` may say that nothing of it
    is to be published, or that some of its text is a source's.
    """

    slug: str
    title: str
    language: str
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...] = ()
    parts: tuple[Prose | SourceBlock, ...] = ()
    description: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False
    review: Review | None = None
    orphans: tuple[Orphan, ...] = ()
    formerly: tuple[str, ...] = ()
    base: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    front: str = field(default="", compare=False, repr=False)
    path: str = field(default="", compare=False)
    legible: bool = field(default=True, compare=False, repr=False)

    @property
    def blocks(self) -> tuple[SourceBlock, ...]:
        """The source blocks of the body, in its order."""
        return tuple(part for part in self.parts if isinstance(part, SourceBlock))
