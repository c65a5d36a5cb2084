"""What a project holds, and all that is wrong with it: `check` and a build go by the same."""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.model import Briefing, Origin, Rights
from mkdocs_briefings.pipeline.beside import files_beside
from mkdocs_briefings.pipeline.contradictions import find_contradictions
from mkdocs_briefings.pipeline.freshness import find_lags
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.pages import find_page_faults
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.proof import (
    Verdict,
    Witnesses,
    call_witnesses,
    find_unproved,
    prove,
)
from mkdocs_briefings.pipeline.readings import Reading, read_files
from mkdocs_briefings.pipeline.reviews import find_review_faults
from mkdocs_briefings.pipeline.shelf import Shelf, open_shelf
from mkdocs_briefings.pipeline.standing import tell_stray
from mkdocs_briefings.pipeline.unreadable import find_unreadable
from mkdocs_briefings.progress import Follow, unseen
from mkdocs_briefings.register import Register, find_clashes, load_register
from mkdocs_briefings.sources import (
    Corpus,
    can_be_page,
    find_missing_date,
    read_corpus,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """A project as it was read; one bad file hides nothing of the others.

    `briefings` are by slug: one with faults holds what can be made of it, which may be nothing. The
    register is empty where it cannot be read. `late` are the ids of the sources whose briefing was
    made of something else. `unproved` are the sources whose words are not proved to be theirs, by
    slug and id, each with why. What can be shown is `certain` unless the register cannot be read,
    which takes marks and thereby sentences with it. `faults` are in the order of reading; a
    `warning` among them fails neither `check` nor a strict build. `origins` are those of the
    briefings that can be read, by slug.
    """

    register: Register
    corpus: Corpus
    briefings: tuple[Briefing, ...]
    late: frozenset[str]
    unproved: Mapping[tuple[str, str], Verdict]
    certain: bool
    faults: tuple[Fault, ...]
    origins: Mapping[str, Origin]


def check(project: Project, follow: Follow = unseen) -> tuple[Fault, ...]:
    """Return all that is wrong with a project, and warnings of what is at risk in its repository.

    One bad file hides nothing of the others. `follow` may show how many briefings are looked at.
    """
    findings = inspect(project, open_shelf(project), follow)
    legible = [briefing for briefing in findings.briefings if briefing.legible]
    name = project.name(project.register)
    faulty = {fault.path for fault in findings.faults if not fault.warning}
    contradictions = find_contradictions(legible, findings.register, name, faulty)
    return (*findings.faults, *contradictions, *_find_warnings(project, findings.corpus))


def inspect(project: Project, shelf: Shelf | None = None, follow: Follow = unseen) -> Findings:
    """Return what a project holds, and all that makes `check` and a strict build fail.

    What has been read before is taken from the shelf, and what is read now put there. `follow` may
    show how many briefings are read.
    """
    shelf = shelf or Shelf()
    corpus = read_corpus(project.seeds, project.rights, project.root)
    witnesses = call_witnesses(project, corpus)
    homes = {one.source.id: one.source.briefing for one in corpus.documents}
    register, certain, faults = _read_register(project)
    faults += [*_find_bad_names(project), *find_unreadable(project)]
    readings = list(_read_briefings(project, register, shelf, follow))
    shelf.put_away()
    unproved: dict[tuple[str, str], Verdict] = {}
    for reading in follow(readings, "proving words"):
        wrong, verdicts = _inspect_briefing(project, reading, homes, witnesses)
        faults += [*reading.faults, *wrong]
        unproved |= verdicts
    by_slug = {one.briefing.slug: (one.briefing, one.faults) for one in readings}
    lags = list(find_lags(project, corpus, by_slug))
    faults += [*find_page_faults(project), *files_beside(project).faults, *corpus.faults, *lags]
    paths = {fault.path for fault in lags}
    late = {document.source.id for document in corpus.documents if document.path in paths}
    return Findings(
        register,
        corpus,
        tuple(reading.briefing for reading in readings),
        corpus.broken | late,
        unproved,
        certain,
        tuple(faults),
        {one.briefing.slug: one.origin for one in readings if one.origin is not None},
    )


def inspect_again(project: Project, found: Findings, slug: str) -> Findings:
    """Return what was found with the register and one briefing as they are now, all else as it was.

    A briefing that is no more, or was not there, changes nothing.
    """
    path = project.briefings / f"{slug}.md"
    register, certain, _ = _read_register(project)
    if not path.is_file() or all(one.slug != slug for one in found.briefings):
        return replace(found, register=register, certain=certain)
    reading = read_files(project, register, path, Shelf())
    briefing, origin = reading.briefing, reading.origin
    homes = {one.source.id: one.source.briefing for one in found.corpus.documents}
    witnesses = call_witnesses(project, found.corpus)
    wrong, verdicts = _inspect_briefing(project, reading, homes, witnesses)
    others = (fault for fault in found.faults if fault.path != briefing.path)
    kept = {key: verdict for key, verdict in found.unproved.items() if key[0] != slug}
    return replace(
        found,
        register=register,
        certain=certain,
        briefings=tuple(briefing if one.slug == slug else one for one in found.briefings),
        unproved={**kept, **verdicts},
        faults=(*others, *reading.faults, *wrong),
        origins={**found.origins, **({} if origin is None else {slug: origin})},
    )


def _inspect_briefing(
    project: Project, reading: Reading, homes: Mapping[str, str], witnesses: Witnesses
) -> tuple[list[Fault], dict[tuple[str, str], Verdict]]:
    """Return what is wrong with a briefing beyond its form, and which of its sources is unproved.

    `homes` are the slugs into which the seeds put their sources.
    """
    briefing = reading.briefing
    moved = list(_find_moved(project, briefing, homes))
    proofs = prove(briefing, witnesses)
    faults = [
        *list_orphans(briefing.path, briefing.orphans, warning=False),
        *(moved or _find_mismatch(reading)),
        *(fault for proof in proofs for fault in proof.faults),
        *find_review_faults(briefing),
    ]
    return faults, find_unproved(briefing, proofs)


def _read_register(project: Project) -> tuple[Register, bool, list[Fault]]:
    """Return the register, whether it could be read, and what is wrong with it."""
    name = project.name(project.register)
    try:
        register = load_register(project.register, name)
    except InvalidInput as error:
        return Register(), False, list(error.faults)
    return register, True, list(find_clashes(register, name))


def _read_briefings(
    project: Project, register: Register, shelf: Shelf, follow: Follow
) -> Iterator[Reading]:
    """Yield what the files of each briefing say that can be a page, by slug."""
    for path in follow(sorted(project.briefings.glob("*.md")), "reading briefings"):
        if can_be_page(path.stem):
            yield read_files(project, register, path, shelf)


def _find_bad_names(project: Project) -> Iterator[Fault]:
    for path in sorted(project.briefings.glob("*.md")):
        if not can_be_page(path.stem):
            what = f"{path.stem!r} cannot be the name of a briefing"
            yield Fault(project.name(path), None, what, "rename the file, as in 'summit-2024.md'")


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


def _find_mismatch(reading: Reading) -> Iterator[Fault]:
    """Yield a fault where a briefing was not made of the machine's version beside it."""
    briefing, named = reading.briefing, reading.named
    if not reading.certain or briefing.base is None or named == briefing.base:
        return
    state = "is missing or damaged" if named is None else "is not what this file was made of"
    what = f".machine/{briefing.slug}.md {state}, as after a merge of branches or a 'git restore'"
    cure = "run 'mkdocs-briefings annotate', which makes it again; nothing you decided is lost"
    yield Fault(briefing.path, 1, what, cure)


def _find_warnings(project: Project, corpus: Corpus) -> Iterator[Fault]:
    tracked = list_tracked(project)
    for document in corpus.documents:
        if missing := find_missing_date(document):
            yield missing
        rights = document.source.rights
        if rights is not Rights.FULL and document.path in tracked:
            what = f"tracked by git though its rights are '{rights}': who has the repository has it"
            cure = "keep the repository private, or see 'Rights and git' in the guide"
            yield Fault(document.path, 1, what, cure, warning=True)


def list_tracked(project: Project) -> frozenset[str]:
    """Return the paths of the seeds that git tracks, from the root; none where there is no git."""
    command = ["git", "ls-files", "-z", "--", str(project.seeds)]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, check=False)
    except OSError:
        return frozenset()
    return frozenset(done.stdout.decode(errors="replace").split("\0"))
