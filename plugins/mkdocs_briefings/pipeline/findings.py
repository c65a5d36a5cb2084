"""What is wrong with the briefings and their sources, as the command `check` tells it."""

import subprocess
from collections.abc import Iterator, Mapping

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing, Rights
from mkdocs_briefings.pipeline.freshness import find_lags
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.proof import call_witnesses, list_proof_faults
from mkdocs_briefings.pipeline.reviews import find_review_faults
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.sources import Corpus, find_missing_date, read_corpus, read_text_file


def check(project: Project) -> tuple[Fault, ...]:
    """Return all that is wrong: register, briefings and their words, orphans, sources out of date.

    It warns of rights at risk, and of reviews that no longer hold.
    One bad file hides nothing of the others.
    """
    faults: list[Fault] = []
    corpus = read_corpus(project.seeds, project.rights, project.root)
    homes = {one.source.id: one.source.briefing for one in corpus.documents}
    witnesses = call_witnesses(project, corpus)
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
        faults += _find_moved(briefing, homes)
        faults += list_proof_faults(briefing, witnesses)
        faults += find_review_faults(briefing)
    lags = find_lags(project, corpus)
    return (*faults, *corpus.faults, *lags, *_find_warnings(project, corpus))


def _find_moved(briefing: Briefing, homes: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each source that its seed puts into another briefing by now."""
    for source in briefing.sources:
        home = homes.get(source.id, briefing.slug)
        if home != briefing.slug:
            what = f"the source {source.id!r} is now part of the briefing {home!r}"
            yield Fault(
                briefing.path, source.line, what, "take your own words there, and remove it here"
            )


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
