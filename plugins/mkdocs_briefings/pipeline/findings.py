"""What is wrong with the briefings and their sources, as the command `check` tells it."""

import subprocess
from collections.abc import Iterator, Mapping

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing, Rights
from mkdocs_briefings.pipeline.bases import belongs, read_base
from mkdocs_briefings.pipeline.freshness import find_lags
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.plan import tell_stray
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.reviews import find_review_faults
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.sources import Corpus, find_missing_date, read_corpus, read_text_file


def check(project: Project) -> tuple[Fault, ...]:
    """Return all that is wrong: register, briefings, orphans, sources out of date, rights at risk.

    It warns of reviews that no longer hold.
    One bad file hides nothing of the others.
    """
    faults: list[Fault] = []
    corpus = read_corpus(project.seeds, project.rights, project.root)
    homes = {one.source.id: one.source.briefing for one in corpus.documents}
    register = Register()
    try:
        register = load_register(project.register, project.name(project.register))
    except InvalidInput as error:
        faults += error.faults
    for path in sorted(project.briefings.glob("*.md")):
        try:
            text = read_text_file(path, project.name(path))
        except InvalidInput as error:
            faults += error.faults
            continue
        briefing, found = read(text, project.name(path), known=register.known)
        faults += [*found, *list_orphans(briefing.path, briefing.orphans, warning=False)]
        moved = list(_find_moved(project, briefing, homes))
        faults += moved or _find_mismatch(project, briefing)
        faults += find_review_faults(briefing)
    lags = find_lags(project, corpus)
    return (*faults, *corpus.faults, *lags, *_find_warnings(project, corpus))


def _find_moved(project: Project, briefing: Briefing, homes: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each source that its seed puts into another briefing by now."""
    for source in briefing.sources:
        home = homes.get(source.id, briefing.slug)
        if home == briefing.slug:
            continue
        is_renamed = not (project.briefings / f"{home}.md").exists()
        if is_renamed and not (project.machine / f"{briefing.slug}.md").exists():
            yield tell_stray(briefing, home)
            return
        what = f"the source {source.id!r} is now part of the briefing {home!r}"
        cure = "run 'mkdocs-briefings annotate', which takes it there with all that you decided"
        yield Fault(briefing.path, source.line, what, cure)


def _find_mismatch(project: Project, briefing: Briefing) -> Iterator[Fault]:
    """Yield a fault where a briefing was not made of the machine's version beside it."""
    if briefing.base is None:
        return
    base = read_base(project.machine / f"{briefing.slug}.md")
    if base is not None and belongs(base, briefing):
        return
    state = "is missing or damaged" if base is None else "is not what this file was made of"
    what = f".machine/{briefing.slug}.md {state}, as after a merge of branches or a 'git restore'"
    cure = "run 'mkdocs-briefings annotate', which makes it again; nothing you decided is lost"
    yield Fault(briefing.path, 1, what, cure)


def _find_warnings(project: Project, corpus: Corpus) -> Iterator[Fault]:
    tracked = _list_tracked(project)
    for document in corpus.documents:
        if missing := find_missing_date(document):
            yield missing
        rights = document.source.rights
        if rights is not Rights.FULL and document.path in tracked:
            what = f"tracked by git though its rights are '{rights}': who has the repository has it"
            cure = "keep the repository private, or see 'Rights and git' in the guide"
            yield Fault(document.path, 1, what, cure, warning=True)


def _list_tracked(project: Project) -> frozenset[str]:
    """Return the paths of the seeds that git tracks, from the root; none where there is no git."""
    command = ["git", "ls-files", "-z", "--", str(project.seeds)]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, check=False)
    except OSError:
        return frozenset()
    return frozenset(done.stdout.decode(errors="replace").split("\0"))
