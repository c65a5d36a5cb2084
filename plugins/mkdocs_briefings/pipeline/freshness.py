"""Whether every source has a briefing that was made of it as it is now."""

from collections.abc import Collection, Iterator, Mapping

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.model import Briefing, Document
from mkdocs_briefings.pipeline.plan import group_documents
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.sources import Corpus

_CURE = "run 'mkdocs-briefings annotate'"

Read = tuple[Briefing, Collection[Fault]]
"""A briefing as it was read, and what is wrong with its file."""


def find_lags(project: Project, corpus: Corpus, briefings: Mapping[str, Read]) -> Iterator[Fault]:
    """Yield a fault for each source without an up-to-date briefing; `briefings` are by slug.

    A source is compared by its text and its front matter; no language model is needed for that.
    """
    for slug, documents in group_documents(corpus).items():
        name = project.name(project.briefings / f"{slug}.md")
        for document in documents:
            if wrong := _find_lag(briefings.get(slug), name, document):
                yield Fault(document.path, 1, wrong, _CURE)


def _find_lag(found: Read | None, name: str, document: Document) -> str | None:
    """Return what a briefing lacks of one of its sources, `None` if nothing can be said to lack."""
    if found is None:
        return f"no {name} yet"
    briefing, faults = found
    if not briefing.sources and any(not fault.warning for fault in faults):
        return None  # its front matter is broken, which is told of the briefing itself
    made = {source.id: source.digest for source in briefing.sources}
    if document.source.id not in made:
        return f"{name} is without this source"
    if made[document.source.id] != document.source.digest:
        return f"{name} was made of an older version of this seed"
    return None
