"""Whether every source has a briefing that was made of it as it is now."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.model import Briefing, Document
from mkdocs_briefings.pipeline.absence import find_deleted, find_doubtful
from mkdocs_briefings.pipeline.bases import read_base
from mkdocs_briefings.pipeline.plan import group_documents
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.sources import Corpus

_CURE = "run 'mkdocs-briefings annotate'"

Read = tuple[Briefing, Collection[Fault]]
"""A briefing as it was read, and what is wrong with its file."""


def find_lags(project: Project, corpus: Corpus, briefings: Mapping[str, Read]) -> Iterator[Fault]:
    """Yield a fault for each source without an up-to-date briefing, and for each without a seed.

    `briefings` are by slug.

    A source is compared by its text and its front matter; no language model is needed for that.
    """
    for slug, documents in group_documents(corpus).items():
        name = project.name(project.briefings / f"{slug}.md")
        for document in documents:
            if wrong := _find_lag(briefings.get(slug), name, document):
                yield Fault(document.path, 1, wrong, _CURE)
    yield from _find_without_seed(project, corpus, [one for one, _ in briefings.values()])


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


def _find_without_seed(
    project: Project, corpus: Corpus, briefings: Iterable[Briefing]
) -> Iterator[Fault]:
    """Yield a fault for each source whose seed somebody took away; its block is to leave the site.

    A source of which the machine knows nothing never had a seed.
    """
    present = {one.source.id for one in corpus.documents} | corpus.broken
    told = ((one, source) for one in briefings for source in one.sources)
    alone = [(one, source) for one, source in told if source.id not in present]
    ids = {source.id for _, source in alone}
    deleted, doubtful = (find(project, ids, present) for find in (find_deleted, find_doubtful))
    for briefing, source in alone:
        if source.id not in deleted | doubtful:
            continue
        if source.id not in _list_made(project, briefing.slug):
            continue
        if source.id in doubtful:
            what = f"the source {source.id!r} has no seed, and a shallow clone cannot tell why"
            cure = (
                "let git fetch all commits ('git fetch --unshallow', in a workflow "
                "'fetch-depth: 0'), or name a seed that is kept out of git in .gitignore"
            )
            yield Fault(briefing.path, source.line, what, cure)
        else:
            what = f"the seed of the source {source.id!r} is gone, and its text still stands here"
            cure = f"{_CURE}, which takes it out, or put the seed back"
            yield Fault(briefing.path, source.line, what, cure)


def _list_made(project: Project, slug: str) -> frozenset[str]:
    """Return the ids of the sources in the machine's version, none where it cannot be read."""
    machine = project.machine / f"{slug}.md"
    try:
        base = read_base(machine, project.name(machine))
    except InvalidInput:
        return frozenset()  # it is told where what cannot be read is looked for
    return frozenset(source.id for source in base.sources) if base else frozenset()
