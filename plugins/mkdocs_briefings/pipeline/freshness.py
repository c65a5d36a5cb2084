"""Whether every source has a briefing that was made of it as it is now."""

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.plan import group_documents, read_written
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.sources import read_corpus

_CURE = "run 'mkdocs-briefings annotate'"


def stale(project: Project) -> tuple[Fault, ...]:
    """Return a fault for each source without an up-to-date briefing, and for each bad seed.

    A source is compared by its text and its front matter; no language model is needed for that.
    """
    corpus = read_corpus(project.seeds, project.rights, project.root)
    faults = list(corpus.faults)
    for slug, documents in group_documents(corpus).items():
        path = project.briefings / f"{slug}.md"
        made = _read_digests(project, slug)
        for document in documents:
            source = document.source
            if made is None:
                faults.append(Fault(document.path, None, f"no {project.name(path)} yet", _CURE))
            elif source.id not in made:
                what = f"{project.name(path)} is without this source"
                faults.append(Fault(document.path, None, what, _CURE))
            elif made[source.id] != source.digest:
                what = f"{project.name(path)} was made of an older version"
                faults.append(Fault(document.path, None, what, _CURE))
    return tuple(faults)


def _read_digests(project: Project, slug: str) -> dict[str, str | None] | None:
    text = read_written(project.briefings / f"{slug}.md")
    if text is None:
        return None
    briefing: Briefing = read(text, f"{slug}.md", known=lambda actor: True)[0]
    return {source.id: source.digest for source in briefing.sources}
