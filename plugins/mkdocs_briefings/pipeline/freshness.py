"""Whether every source has a briefing that was made of it as it is now."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing, Document
from mkdocs_briefings.pipeline.absence import find_deleted
from mkdocs_briefings.pipeline.bases import read_base, read_written
from mkdocs_briefings.pipeline.plan import group_documents
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
    """Yield a fault for each source without an up-to-date briefing, and for each without a seed."""
    written: dict[str, Briefing | None] = {}
    for path in sorted(project.briefings.glob("*.md")):
        written[path.stem] = _read_sources(path, project.name(path))
    for slug, documents in group_documents(corpus).items():
        name = project.name(project.briefings / f"{slug}.md")
        for document in documents:
            if slug not in written:
                yield Fault(document.path, 1, f"no {name} yet", _CURE)
            elif wrong := _find_lag(written[slug], name, document):
                yield Fault(document.path, 1, wrong, _CURE)
    yield from _find_without_seed(project, corpus, written)


def _read_sources(path: Path, name: str) -> Briefing | None:
    """Return a briefing for its sources, `None` where its front matter cannot be read."""
    briefing, faults = read(read_written(path) or "", name, known=lambda actor: True)
    if not briefing.sources and any(not fault.warning for fault in faults):
        return None  # its front matter is broken, which is told where briefings are read
    return briefing


def _find_lag(briefing: Briefing | None, name: str, document: Document) -> str | None:
    """Return what a briefing lacks of one of its sources, `None` if nothing can be said to lack."""
    made = {source.id: source.digest for source in briefing.sources} if briefing else None
    if made is None:
        return None
    if document.source.id not in made:
        return f"{name} is without this source"
    if made[document.source.id] != document.source.digest:
        return f"{name} was made of an older version of this seed"
    return None


def _find_without_seed(
    project: Project, corpus: Corpus, written: Mapping[str, Briefing | None]
) -> Iterator[Fault]:
    """Yield a fault for each source whose seed somebody took away; its block is to leave the site.

    A source of which the machine knows nothing never had a seed.
    """
    present = {one.source.id for one in corpus.documents} | corpus.broken
    told = [(one, source) for one in written.values() if one for source in one.sources]
    alone = [(one, source) for one, source in told if source.id not in present]
    deleted = find_deleted(project, {source.id for _, source in alone}, present)
    for briefing, source in alone:
        base = read_base(project.machine / f"{briefing.slug}.md") if source.id in deleted else None
        if base and any(known.id == source.id for known in base.sources):
            what = f"the seed of the source {source.id!r} is gone, and its text still stands here"
            cure = f"{_CURE}, which takes it out, or put the seed back"
            yield Fault(briefing.path, source.line, what, cure)
