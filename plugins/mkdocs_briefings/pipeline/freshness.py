"""Whether every source has a briefing that was made of it as it is now."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Document
from mkdocs_briefings.pipeline.plan import group_documents, read_written
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.sources import Corpus, read_corpus

_CURE = "run 'mkdocs-briefings annotate'"


def stale(project: Project) -> tuple[Fault, ...]:
    """Return a fault for each source without an up-to-date briefing, and for each bad seed.

    A source is compared by its text and its front matter; no language model is needed for that.
    """
    corpus = read_corpus(project.seeds, project.rights, project.root)
    return (*corpus.faults, *find_lags(project, corpus))


def find_lags(project: Project, corpus: Corpus) -> Iterator[Fault]:
    """Yield a fault for each source without an up-to-date briefing."""
    for slug, documents in group_documents(corpus).items():
        path = project.briefings / f"{slug}.md"
        for document in documents:
            if wrong := _find_lag(path, project.name(path), document):
                yield Fault(document.path, 1, wrong, _CURE)


def _find_lag(path: Path, name: str, document: Document) -> str | None:
    """Return what a briefing lacks of one of its sources, `None` if nothing can be said to lack."""
    text = read_written(path)
    if text is None:
        return f"no {name} yet"
    briefing, faults = read(text, path.name, known=lambda actor: True)
    if not briefing.sources and any(not fault.warning for fault in faults):
        return None  # its front matter is broken, which is told where briefings are read
    made = {source.id: source.digest for source in briefing.sources}
    if document.source.id not in made:
        return f"{name} is without this source"
    if made[document.source.id] != document.source.digest:
        return f"{name} was made of an older version of this seed"
    return None
