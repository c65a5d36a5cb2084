"""The analysis of a document: an ordered list of stages over one pass of the language model."""

from mkdocs_briefings.annotate.draft import Stage
from mkdocs_briefings.annotate.flaws.find import bind_flaws
from mkdocs_briefings.annotate.names.stages import name_stages
from mkdocs_briefings.annotate.sentences import bind_sentences
from mkdocs_briefings.annotate.speech.find import bind_quotes
from mkdocs_briefings.annotate.speech.speakers import bind_speakers
from mkdocs_briefings.annotate.time.dates import bind_dates
from mkdocs_briefings.annotate.time.events import bind_events
from mkdocs_briefings.languages import Language


def bind_stages(language: Language) -> tuple[Stage, ...]:
    """Return the stages in their order, each bound to the tables of one language."""
    return (
        bind_sentences(language),
        *name_stages(language),
        bind_dates(language),
        bind_quotes(language),
        bind_speakers(language),
        # Late: a repeated attribution is known by the attributions that were found.
        bind_flaws(language),
        # After it: no event quotes damaged words.
        bind_events(language),
    )
