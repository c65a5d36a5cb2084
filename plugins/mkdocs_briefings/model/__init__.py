"""The data that passes between the layers: values only, no behaviour beyond spans.

All offsets are code points of a text in normal form (see `sources.normalise`), half-open.
"""

from mkdocs_briefings.model.analysis import Analysis, Date, Flaw, Mention, Proposal, Quote
from mkdocs_briefings.model.briefing import (
    LONGEST_ID,
    UNDETERMINED,
    UNKNOWN,
    Actor,
    Annotation,
    Briefing,
    Document,
    Origin,
    Orphan,
    Prose,
    Reason,
    Review,
    Source,
    SourceBlock,
    Span,
)
from mkdocs_briefings.model.kinds import (
    ActorKind,
    AnnotationKind,
    FlawKind,
    Form,
    QuoteKind,
    Rights,
)

__all__ = [
    "LONGEST_ID",
    "UNDETERMINED",
    "UNKNOWN",
    "Actor",
    "ActorKind",
    "Analysis",
    "Annotation",
    "AnnotationKind",
    "Briefing",
    "Date",
    "Document",
    "Flaw",
    "FlawKind",
    "Form",
    "Mention",
    "Origin",
    "Orphan",
    "Proposal",
    "Prose",
    "Quote",
    "QuoteKind",
    "Reason",
    "Review",
    "Rights",
    "Source",
    "SourceBlock",
    "Span",
]
