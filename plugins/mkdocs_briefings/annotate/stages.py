"""The analysis of a document: an ordered list of stages over one pass of the language model."""

from collections.abc import Mapping
from dataclasses import replace

from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.annotate.events.find import bind_events
from mkdocs_briefings.annotate.flaws.find import bind_flaws
from mkdocs_briefings.annotate.grammar.sentences import bind_sentences
from mkdocs_briefings.annotate.names.stages import name_stages
from mkdocs_briefings.annotate.reading import tell_place
from mkdocs_briefings.annotate.speakers.find import bind_speakers
from mkdocs_briefings.annotate.speech.find import bind_quotes
from mkdocs_briefings.annotate.time.dates import bind_dates
from mkdocs_briefings.errors import Fault, tell_crash
from mkdocs_briefings.languages import Language

_KEPT = "what the other stages found is kept"


def bind_stages(language: Language) -> dict[str, Stage]:
    """Return the stages by name, in their order, each bound to the tables of one language."""
    return {
        "sentences": bind_sentences(language),
        **name_stages(language),
        "dates": bind_dates(language),
        "quotes": bind_quotes(language),
        "speakers": bind_speakers(language),
        # Late: a repeated attribution is known by the attributions that were found.
        "flaws": bind_flaws(language),
        # After it: no event quotes damaged words.
        "events": bind_events(language),
    }


def run_stages(draft: Draft, stages: Mapping[str, Stage]) -> Draft:
    """Return the draft after all stages; one that fails finds nothing and leaves a fault."""
    for name, stage in stages.items():
        try:
            draft = stage(draft)
        except Exception as error:  # whatever it is, the article and the other stages go on
            draft = replace(draft, faults=(*draft.faults, _tell_failure(draft, name, stage, error)))
    return draft


def _tell_failure(draft: Draft, name: str, stage: Stage, error: Exception) -> Fault:
    """Return the fault, which names the paragraph if the stage fails on it alone."""
    for paragraph in draft.paragraphs:
        try:
            stage(replace(draft, paragraphs=(paragraph,)))
        except Exception as alone:
            place = tell_place(draft.text, paragraph.start)
            return tell_crash(draft.document.name, f"{place}: the stage {name!r}", alone, _KEPT)
    return tell_crash(draft.document.name, f"the stage {name!r}", error, _KEPT)
