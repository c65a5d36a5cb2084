"""What an update has to do: each briefing with its sources, and why it is due."""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from mkdocs_briefings import __version__
from mkdocs_briefings.annotate import fingerprint, tell_model
from mkdocs_briefings.errors import Fault, InvalidInput, MissingModel
from mkdocs_briefings.markup import read, write
from mkdocs_briefings.model import Briefing, Document, Origin
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.sources import Corpus, read_corpus
from mkdocs_briefings.text_files import is_there, read_file

RULES = "rules"
"""The key of the machine's front matter that stands for rules, register and model."""

MADE_BY = "made-by"
"""The key of the machine's front matter that names the program and the models, with versions."""


# What YAML writes without quotes, and the keys that a mark has under `.machine/` alone.
_PLAIN = re.compile(r"[A-Za-z][\w .,;()-]*[\w)]", re.ASCII)
_MARK = re.compile(r' (?:rule|score|or)=(?:"(?:[^"\\]|\\.)*"|[^\s"{}]+)(?=[ }])')


class Reason(StrEnum):
    """Why a briefing is due."""

    NEW = "new"
    SOURCE = "its source changed"
    RULES = "the rules, the register or the model changed"
    WORDS = "the key 'words:' of a source is missing or wrong"
    ASKED = "asked for"


@dataclass(frozen=True, slots=True)
class Task:
    """One briefing with its documents in the order of the page; `reason` is `None` if not due.

    `written` is the file as it stands and `base` the machine's last version, `None` where there is
    none. `edited` says that a person has changed the file. `rules` stands for what analyses it,
    and `made_by` names it; without a model for its language both are empty, and it is not due.
    """

    slug: str
    documents: tuple[Document, ...]
    rules: str
    made_by: str
    reason: Reason | None
    written: str | None = None
    base: Briefing | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Every briefing of the project that was asked for, by slug, and what hides others of them.

    `unserved` tells of those that are due and in a language without an installed model; they are
    not among the tasks.
    """

    tasks: tuple[Task, ...]
    register: Register
    faults: tuple[Fault, ...]
    unserved: tuple[Fault, ...] = ()

    @property
    def due(self) -> tuple[Task, ...]:
        """The briefings that are to be made or redone."""
        return tuple(task for task in self.tasks if task.reason is not None)


def make_plan(
    project: Project, sources: Collection[str] = (), replaced: Collection[str] = ()
) -> Plan:
    """Return what an update has to do; `sources` are ids and `replaced` slugs, none means all.

    Raises:
        InvalidInput: the register is wrong.
    """
    corpus = read_corpus(project.seeds, project.rights, project.root)
    register = load_register(project.register, project.name(project.register))
    known = _digest_register(register)
    tasks = []
    faults = list(corpus.faults)
    lacks: dict[str, _Lack] = {}
    for slug, documents in group_documents(corpus).items():
        wanted = slug in replaced or any(one.source.id in sources for one in documents)
        if wanted or not (sources or replaced):
            rules, made_by, error = _tell_rules(documents, known)
            try:
                task = _make_task(project, slug, documents, rules, made_by)
            except InvalidInput as unreadable:
                faults += unreadable.faults
                continue
            if task.base and corpus.broken.intersection(one.id for one in task.base.sources):
                continue
            task = replace(task, reason=Reason.ASKED) if slug in replaced else task
            if error is not None and task.reason is not None:
                lacks.setdefault(str(error), _Lack(error, [])).documents.extend(documents)
            else:
                tasks.append(task)
    unserved = tuple(_tell_lack(lack) for lack in lacks.values())
    return Plan(tuple(tasks), register, tuple(faults), unserved)


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


def _tell_rules(documents: Sequence[Document], known: str) -> tuple[str, str, MissingModel | None]:
    """Return what stands for the rules that analyse documents, their name, and what is missing."""
    languages = {one.source.language for one in documents}
    try:
        rules = _digest(known, *sorted(map(fingerprint, languages)))
        models = sorted(set(map(tell_model, languages)))
    except MissingModel as error:
        return "", "", error
    return rules, f"mkdocs-briefings {__version__} ({', '.join(models)})", None


def group_documents(corpus: Corpus) -> dict[str, tuple[Document, ...]]:
    """Return the documents of each briefing by slug: earlier articles first, undated ones last."""
    groups: dict[str, list[Document]] = {}
    for document in corpus.documents:
        groups.setdefault(document.source.briefing, []).append(document)
    return {slug: tuple(sorted(groups[slug], key=_date_order)) for slug in sorted(groups)}


def _date_order(document: Document) -> tuple[bool, str, str]:
    published = document.source.published
    return (published is None, str(published), document.source.id)


def read_written(path: Path, name: str) -> str | None:
    """Return a file of ours with its line ends as LF; `None` where there is none.

    Bytes that are no UTF-8 stay what they are: such a file only matters as one that is not ours.

    Raises:
        InvalidInput: it cannot be read.
    """
    if not is_there(path):
        return None
    return read_file(path, name).decode("utf-8", errors="surrogateescape").replace("\r\n", "\n")


def render_briefing(base: Briefing) -> str:
    """Return the file that the machine would have written beside its own version."""
    return write(drop_rules(base))


def drop_rules(base: Briefing) -> Briefing:
    """Return the machine's version without what only stands there."""
    extra = {key: base.extra[key] for key in base.extra if key not in (RULES, MADE_BY)}
    return replace(base, extra=extra, front="")


def _make_task(
    project: Project, slug: str, documents: tuple[Document, ...], rules: str, made_by: str
) -> Task:
    path, machine = project.briefings / f"{slug}.md", project.machine / f"{slug}.md"
    written = read_written(path, project.name(path))
    base = _read_base(machine, project.name(machine))
    edited = written is not None and (base is None or written != render_briefing(base))
    made = {source.id: source.digest for source in base.sources} if base else {}
    reason = None
    if written is None:
        reason = Reason.NEW
    elif made != {one.source.id: one.source.digest for one in documents}:
        reason = Reason.SOURCE
    elif base is None or (rules and base.extra.get(RULES) != rules):
        reason = Reason.RULES
    elif rules and _lacks_words(written, base, documents):
        reason = Reason.WORDS
    return Task(slug, documents, rules, made_by, reason, written, base, edited)


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


def _read_base(path: Path, name: str) -> Briefing | None:
    """Return the machine's last version; `None` where there is none, or it is damaged."""
    return _parse_base(read_written(path, name), name)


def _parse_base(text: str | None, name: str) -> Briefing | None:
    if text is None:
        return None
    briefing, faults = read(text, name, known=lambda actor: True, machine=True)
    return None if any(not fault.warning for fault in faults) else briefing


def _digest_register(register: Register) -> str:
    """Return what stands for what the register tells an analysis: not its notes and addresses."""
    told = [
        replace(register.entries[actor], about={}, url=None, line=None)
        for actor in sorted(register.entries)
    ]
    return _digest(repr(told), repr(register.never))


def _digest(*parts: str) -> str:
    return f"sha256-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"


def find_origins(project: Project) -> dict[str, Origin]:
    """Return the origin of each briefing that can be read; one that no machine wrote is edited."""
    origins = {}
    for path in project.briefings.glob("*.md"):
        try:
            origins[path.stem] = _find_origin(project, path)
        except InvalidInput:
            continue  # it is told where briefings are read
    return origins


def _find_origin(project: Project, path: Path) -> Origin:
    machine = project.machine / path.name
    name = project.name(machine)
    written = read_written(path, project.name(path))
    remembered = read_written(machine, name)
    if (made_by := _find_maker(written, remembered)) is not None:
        return Origin(made_by, edited=False)
    base = _parse_base(remembered, name)
    edited = base is None or written != render_briefing(base)
    told = base.extra.get(MADE_BY) if base else None
    made_by = told if isinstance(told, str) else None
    return Origin(made_by, edited, list_labels(base) if base else None)


def _find_maker(written: str | None, remembered: str | None) -> str | None:
    """Return what made a briefing that nobody touched, where its text alone tells that.

    That is where the machine's version without what only stands there is the file, character for
    character; `None` where it takes more to know.
    """
    if written is None or remembered is None:
        return None
    front, end, body = remembered.removeprefix("---\n").partition("\n---\n")
    lines = front.split("\n")
    own = [line for line in lines if line.startswith((f"{RULES}: ", f"{MADE_BY}: "))]
    makers = [line.partition(": ")[2] for line in own if line.startswith(MADE_BY)]
    kept = "\n".join(line for line in lines if line not in own)
    if len(makers) != 1 or not _PLAIN.fullmatch(makers[0]):
        return None
    return makers[0] if f"---\n{kept}{end}{_MARK.sub('', body)}" == written else None


def list_labels(briefing: Briefing) -> frozenset[str]:
    """Return the titles of events and the roles that stand in a briefing."""
    titles = (note.event for block in briefing.blocks for note in block.annotations)
    roles = (actor.role for actor in briefing.actors)
    return frozenset(label for label in (*titles, *roles) if label)
