"""What a reviewer should look at first: what the machine doubts, and what waits for a person."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from mkdocs_briefings.errors import Fault, quote
from mkdocs_briefings.markup import block_anchors
from mkdocs_briefings.model import UNKNOWN, Annotation, AnnotationKind, Briefing, SourceBlock
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.proof import call_witnesses, list_proof_faults
from mkdocs_briefings.pipeline.readings import read_files
from mkdocs_briefings.pipeline.reviews import find_review_faults
from mkdocs_briefings.pipeline.shelf import open_shelf
from mkdocs_briefings.progress import Follow, unseen
from mkdocs_briefings.register import load_register
from mkdocs_briefings.sources import read_corpus

_SPEECH = frozenset({AnnotationKind.QUOTE, AnnotationKind.CLAIM})
_QUESTIONS = {
    AnnotationKind.DATE: "when {words} is",
    AnnotationKind.QUOTE: "who says {words}",
    AnnotationKind.CLAIM: "who says {words}",
    AnnotationKind.ACTOR: "whom {words} names",
    AnnotationKind.FLAW: "whether {words} is damaged",
}


class Cause(IntEnum):
    """Why something is to be looked at, the most doubtful first."""

    BROKEN = 0
    DOUBT_WITHOUT_SPEAKER = 1
    DOUBT = 2
    ORPHAN = 3
    SPEAKER = 4
    DATE = 5
    REVIEW = 6


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """One thing to look at: why, and the place with its question and what to do.

    `anchor` is that of the mark, `None` where it is about none.
    """

    cause: Cause
    fault: Fault
    anchor: str | None = None


def is_open(note: Annotation) -> bool:
    """Say whether a mark waits for a person: it is in doubt, or nobody has said who speaks."""
    return note.doubt or (note.kind in _SPEECH and note.value == UNKNOWN and not note.sure)


def list_doubts(
    project: Project, slugs: Collection[str] = (), follow: Follow = unseen
) -> tuple[Doubt, ...]:
    """Return what is to be looked at in the briefings, the most doubtful first, then by place.

    `slugs` limits the list; without any it is of all briefings. `follow` may show how
    many are read.

    Raises:
        InvalidInput: the register is wrong.
    """
    register = load_register(project.register, project.name(project.register))
    corpus = read_corpus(project.seeds, project.rights, project.root)
    witnesses = call_witnesses(project, corpus)
    doubts: list[Doubt] = []
    shelf = open_shelf(project)
    paths = sorted(project.briefings.glob("*.md"))
    wanted = [path for path in paths if not slugs or path.stem in slugs]
    for path in follow(wanted, "reading briefings"):
        reading = read_files(project, register, path, shelf)
        briefing = reading.briefing
        if not briefing.legible and not briefing.parts:
            doubts += [Doubt(Cause.BROKEN, fault) for fault in reading.faults]
            continue
        wrong = [*reading.faults, *list_proof_faults(briefing, witnesses)]
        doubts += [Doubt(Cause.BROKEN, fault) for fault in wrong if not fault.warning]
        doubts += _look_through(briefing)
    return tuple(sorted(doubts, key=_place))


def _place(doubt: Doubt) -> tuple[Cause, str, int]:
    return doubt.cause, doubt.fault.path, doubt.fault.line or 0


def _look_through(briefing: Briefing) -> Iterator[Doubt]:
    for block in briefing.blocks:
        for anchor, annotation in zip(block_anchors(block), block.annotations, strict=True):
            yield from _question(briefing, block, annotation, anchor)
    for fault in list_orphans(briefing.path, briefing.orphans):
        yield Doubt(Cause.ORPHAN, fault)
    for source in briefing.sources:
        if source.published is None:
            what = (
                f"the source {source.id!r} has no date, so that « Monday » and the like have none"
            )
            cure = "add 'published: YYYY-MM-DD' to the seed, and annotate again"
            yield Doubt(Cause.DATE, Fault(briefing.path, source.line, what, cure, warning=True))
    if briefing.review is None:
        what = "not reviewed yet"
        cure = f"read it, then sign it with 'mkdocs-briefings review {briefing.slug} --by NAME'"
        yield Doubt(Cause.REVIEW, Fault(briefing.path, 1, what, cure, warning=True))
    for fault in find_review_faults(briefing):
        yield Doubt(Cause.REVIEW, fault)


def _question(
    briefing: Briefing, block: SourceBlock, annotation: Annotation, anchor: str
) -> Iterator[Doubt]:
    """Yield what is to be asked of one mark, if anything."""
    speakerless = annotation.kind in _SPEECH and annotation.value == UNKNOWN
    if not is_open(annotation):
        return
    asked = _QUESTIONS[annotation.kind].format(words=quote(annotation.span.of(block.text)))
    number = bisect_right(block.sentences, annotation.span.start, key=lambda s: s.start) - 1
    line = block.lines[max(0, number)]
    if annotation.doubt:
        cause = Cause.DOUBT_WITHOUT_SPEAKER if speakerless else Cause.DOUBT
        answer = "nobody was found" if speakerless else f"perhaps {annotation.value}"
        what = f"unsure {asked}: {answer}"
        wrong = "name the speaker if the text does; otherwise write '.sure' for '.doubt'"
        cure = wrong if speakerless else "correct it if it is wrong, then remove '.doubt'"
    else:
        cause, what = Cause.SPEAKER, f"not established {asked}"
        cure = "name the speaker if the text does; otherwise add '.sure'"
    yield Doubt(cause, Fault(briefing.path, line, what, cure, warning=True), anchor)
