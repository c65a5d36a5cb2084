"""What an update has to do: each briefing with its sources, and why it is due."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from mkdocs_briefings import __version__
from mkdocs_briefings.annotate import fingerprint, tell_model
from mkdocs_briefings.errors import Fault, MissingModel
from mkdocs_briefings.model import Briefing, Document
from mkdocs_briefings.pipeline.absence import find_deleted
from mkdocs_briefings.pipeline.bases import MADE_BY, RULES
from mkdocs_briefings.pipeline.moves import Move, find_moves
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.standing import Standing, find_strays, read_standing, tell_stray
from mkdocs_briefings.progress import Follow, unseen
from mkdocs_briefings.register import Register, limit_register, load_register, tell_analysed
from mkdocs_briefings.sources import Corpus, read_corpus


class Reason(StrEnum):
    """Why a briefing is due."""

    NEW = "new"
    SOURCE = "its source changed"
    MOVED = "a source has come or left"
    BASE = "it was not made of what the machine proposed last"
    REWORDED = "its words are not those of its source"
    RULES = "the rules, the register or the model changed"
    WORDS = "the key 'words:' of a source is missing or wrong"
    ASKED = "asked for"


@dataclass(frozen=True, slots=True)
class Task:
    """One briefing with its documents in the order of the page; `reason` is `None` if not due.

    `rules` stands for what analyses it, and `made_by` names it; without a model for its language
    both are empty, and it is not due. `arrivals` are the sources that come from another briefing or
    had another id, and `left` those of its base that have gone to another one; `absent` are those
    whose seeds are not in this copy of the project.
    """

    slug: str
    documents: tuple[Document, ...]
    rules: str
    made_by: str
    reason: Reason | None
    standing: Standing
    arrivals: tuple[Move, ...] = ()
    left: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every briefing of the project that was asked for, by slug, and the faults of the seeds.

    `standing` are all briefings of which the machine knows, by slug. `present` and `absent` are the
    ids of the sources with and without a seed. `unserved` tells of those that are due and in a
    language without an installed model; they are not among the tasks.
    """

    tasks: tuple[Task, ...]
    register: Register
    faults: tuple[Fault, ...]
    standing: Mapping[str, Standing]
    present: frozenset[str]
    absent: frozenset[str]
    unserved: tuple[Fault, ...] = ()

    @property
    def due(self) -> tuple[Task, ...]:
        """The briefings that are to be made or redone, a source's new one before its old one."""
        due = {task.slug: task for task in self.tasks if task.reason is not None}
        ordered: dict[str, Task] = {}
        for task in due.values():
            self._put(task, due, ordered, frozenset())
        return tuple(ordered.values())

    def list_leaving(self, slug: str) -> list[Move]:
        """Return the moves of the sources that leave a briefing."""
        arrivals = (move for task in self.tasks for move in task.arrivals)
        return [move for move in arrivals if move.old_slug == slug != move.slug]

    def _put(
        self, task: Task, due: Mapping[str, Task], ordered: dict[str, Task], above: frozenset[str]
    ) -> None:
        for other in due.values():
            if other.slug not in above and any(m.old_slug == task.slug for m in other.arrivals):
                self._put(other, due, ordered, above | {task.slug})
        ordered.setdefault(task.slug, task)


def make_plan(
    project: Project,
    sources: Collection[str] = (),
    replaced: Collection[str] = (),
    *,
    restoring: bool = True,
    follow: Follow = unseen,
) -> Plan:
    """Return what an update has to do; `sources` are ids and `replaced` slugs, none means all.

    `restoring` makes a briefing due if only its words are not those of its source; `follow` may
    show how many briefings are read.

    Raises:
        InvalidInput: the register is wrong.
    """
    corpus = read_corpus(project.seeds, project.rights, project.root)
    register = load_register(project.register, project.name(project.register))
    groups = group_documents(corpus)
    standing, unreadable = read_standing(project, groups, register, follow)
    present = frozenset(one.source.id for one in corpus.documents) | corpus.broken
    bases = {slug: one.base for slug, one in standing.items() if one.base is not None}
    absent = frozenset(one.id for base in bases.values() for one in base.sources) - present
    moves = tuple(find_moves(bases, corpus.documents, present))
    absent -= {move.old_source for move in moves}
    stay = absent - find_deleted(project, absent, present)
    homes = {one.source.id: one.source.briefing for one in corpus.documents}
    strays = {} if sources else find_strays(project, standing)
    tasks, faults = [], [*corpus.faults, *unreadable]
    lacks: dict[str, _Lack] = {}
    for slug in _list_wanted(standing, groups, moves, sources, replaced):
        documents = groups.get(slug, ())
        base = standing[slug].base
        if base and corpus.broken.intersection(source.id for source in base.sources):
            continue
        stray = next((strays[d.source.id] for d in documents if d.source.id in strays), None)
        if stray and standing[slug].raw is None:
            faults.append(tell_stray(stray, slug))
            continue
        rules, made_by, error = _tell_rules(documents, register, base)
        task = _make_task(slug, documents, rules, made_by, standing[slug], moves, stay)
        task = replace(task, left=task.left | _find_left(slug, base, homes))
        reason = Reason.ASKED if slug in replaced else _find_reason(task, restoring)
        if error is not None and reason is not None:
            lacks.setdefault(str(error), _Lack(error, [])).documents.extend(documents)
        else:
            tasks.append(replace(task, reason=reason))
    unserved = tuple(_tell_lack(lack) for lack in lacks.values())
    return Plan(tuple(tasks), register, tuple(faults), standing, present, absent, unserved)


def _list_wanted(
    standing: Mapping[str, Standing],
    groups: Mapping[str, tuple[Document, ...]],
    moves: Collection[Move],
    sources: Collection[str],
    replaced: Collection[str],
) -> Iterator[str]:
    """Yield the slugs that were asked for and can be read, all if nothing was, in their order."""
    for slug, one in sorted(standing.items()):
        if slug not in groups and one.base is None:
            continue
        ids = {document.source.id for document in groups.get(slug, ())}
        gives = any(move.old_slug == slug and move.slug in replaced for move in moves)
        asked = slug in replaced or gives or _is_wanted(slug, ids, moves, sources)
        if asked or not (sources or replaced):
            yield slug


def _make_task(
    slug: str,
    documents: tuple[Document, ...],
    rules: str,
    made_by: str,
    standing: Standing,
    moves: Collection[Move],
    stay: frozenset[str],
) -> Task:
    """Return what is to be known of one briefing; `stay` are sources that only lack their seed."""
    arrivals = tuple(move for move in moves if move.slug == slug)
    left = frozenset(m.old_source for m in moves if m.old_slug == slug and m.slug != slug)
    made = {source.id for source in standing.base.sources} if standing.base else set()
    return Task(slug, documents, rules, made_by, None, standing, arrivals, left, stay & made)


def _find_left(slug: str, base: Briefing | None, homes: Mapping[str, str]) -> frozenset[str]:
    """Return the sources that were made part of a briefing and belong to another one by now.

    A run that was killed may have brought them there, and not have taken them out here.
    """
    made = base.sources if base else ()
    return frozenset(one.id for one in made if homes.get(one.id, slug) != slug)


@dataclass(frozen=True, slots=True)
class _Lack:
    """A model that is not installed, and the documents that wait for it."""

    error: MissingModel
    documents: list[Document]


def _tell_lack(lack: _Lack) -> Fault:
    first, *others = lack.documents
    which = f"this and {len(others)} more sources are" if others else "it is"
    what = f"{lack.error.lack}, so that {which} not analysed"
    return Fault(first.path, None, what, f"run: {lack.error.command}")


def _is_wanted(
    slug: str, ids: Collection[str], moves: Collection[Move], sources: Collection[str]
) -> bool:
    """Say whether one of these sources stands in a briefing, or did until it moved."""
    left = {move.source for move in moves if move.old_slug == slug}
    return any(id_ in sources for id_ in left.union(ids))


def group_documents(corpus: Corpus) -> dict[str, tuple[Document, ...]]:
    """Return the documents of each briefing by slug: earlier articles first, undated ones last."""
    groups: dict[str, list[Document]] = {}
    for document in corpus.documents:
        groups.setdefault(document.source.briefing, []).append(document)
    return {slug: tuple(sorted(groups[slug], key=_date_order)) for slug in sorted(groups)}


def _date_order(document: Document) -> tuple[bool, str, str]:
    published = document.source.published
    return (published is None, str(published), document.source.id)


def _tell_rules(
    documents: tuple[Document, ...], register: Register, base: Briefing | None
) -> tuple[str, str, MissingModel | None]:
    """Return what stands for what analyses a briefing, its name, and what is missing.

    Where no source is left, they are what they were.
    """
    if not documents and base is not None:
        return str(base.extra.get(RULES)), str(base.extra.get(MADE_BY)), None
    languages = {one.source.language for one in documents}
    try:
        told = (tell_analysed(limit_register(register, one.text)) for one in documents)
        rules = _digest(*told, *sorted(map(fingerprint, languages)))
        models = sorted(set(map(tell_model, languages)))
    except MissingModel as error:
        return "", "", error
    return rules, f"mkdocs-briefings {__version__} ({', '.join(models)})", None


def _find_reason(task: Task, restoring: bool) -> Reason | None:
    """Return why a briefing is due, `None` if it is not."""
    base, briefing = task.standing.base, task.standing.briefing
    wanted = {one.source.id: one.source.digest for one in task.documents}
    if task.standing.raw is None and wanted:
        return Reason.NEW
    if task.arrivals or task.left:
        return Reason.MOVED
    told = base.sources if base else ()
    made = {one.id: one.digest for one in told if one.id not in task.absent} if base else wanted
    stood = {one.id: one.digest for one in briefing.sources} if briefing else {}
    if made != wanted or any(stood.get(id_, wanted[id_]) != wanted[id_] for id_ in wanted):
        return Reason.SOURCE
    if not task.standing.is_matched:
        return Reason.BASE
    if restoring and base and briefing and is_reworded(base, briefing):
        return Reason.REWORDED
    if base is None or (wanted and task.rules and base.extra.get(RULES) != task.rules):
        return Reason.RULES if wanted else None
    written = task.standing.written or ""
    return Reason.WORDS if task.rules and _lacks_words(written, base, task.documents) else None


def is_reworded(base: Briefing, briefing: Briefing) -> bool:
    """Say whether a block of a briefing has other words than the machine's."""
    texts = {block.source: block.text for block in base.blocks}
    return any(texts.get(one.source, one.text) != one.text for one in briefing.blocks)


def _lacks_words(written: str, base: Briefing, documents: Iterable[Document]) -> bool:
    """Say whether a block or the machine's version is without the `words:` of its source.

    A full digest stands nowhere by chance, so that the file need not be read to find it.
    """
    kept = {source.words for source in base.sources}
    return any(
        one.source.words is not None
        and (one.source.words not in kept or one.source.words not in written)
        and f"source | {one.source.id}\n" in written
        for one in documents
    )


def _digest(*parts: str) -> str:
    return f"sha256-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"
