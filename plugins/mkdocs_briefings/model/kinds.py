"""The closed lists: kinds of actor, mention, quote, flaw and annotation, and rights."""

from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    AGREEMENT = "agreement"
    EVENT = "event"


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    SHORT = "short"
    ACRONYM = "acronym"
    METONYM = "metonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class QuoteKind(StrEnum):
    """Whole clauses in quotation marks, a fragment in the reporter's sentence, or a claim."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class FlawKind(StrEnum):
    """Damage in the text of a source."""

    ORPHAN_MARK = "orphan-mark"
    UNCLOSED_MARK = "unclosed-mark"
    GLUED_HEADLINE = "glued-headline"
    REPEATED_ATTRIBUTION = "repeated-attribution"
    NO_VERB = "no-verb"
    BROKEN_WORD = "broken-word"


class Rights(StrEnum):
    """How much of a source the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"
    PRIVATE = "private"


class AnnotationKind(StrEnum):
    """The kinds of span in the annotated Markdown, the outermost of equal extent first."""

    DATE = "date"
    QUOTE = "quote"
    CLAIM = "claim"
    ACTOR = "actor"
    FLAW = "flaw"
