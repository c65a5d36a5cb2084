"""What has changed in a briefing since somebody signed it, mark by mark."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from mkdocs_briefings.markup import is_changed, read
from mkdocs_briefings.markup.attributes import write_attributes
from mkdocs_briefings.markup.merge.alignment import align
from mkdocs_briefings.model import Actor, Annotation, Briefing, SourceBlock, Span
from mkdocs_briefings.pipeline.project import Project

_COMMITS = 100
"""How far back the signed version is looked for; it is what was committed when it was signed."""


@dataclass(frozen=True, slots=True)
class SinceSigned:
    """One thing that is not what was signed: the words, and what was and is said of them.

    `sentence` is where they stand, if it is about a mark. `before` and `now` are the attributes of
    the mark, `None` where there was or is none.
    """

    source: str
    words: str
    before: str | None
    now: str | None
    sentence: str = ""


def find_changes(project: Project, briefing: Briefing) -> tuple[SinceSigned, ...] | None:
    """Return what has changed since a briefing was signed; none where nothing has.

    `None` where the signed version is not to be found: git has not got it.
    """
    if not is_changed(briefing):
        return ()
    signed = _find_signed(project, briefing)
    if signed is None:
        return None
    return tuple(compare_versions(signed, briefing))


def find_changes_since(
    project: Project, briefing: Briefing, revision: str
) -> tuple[SinceSigned, ...]:
    """Return what has changed in a briefing since a revision of git; all of it, if it is new."""
    before = _read_revision(project, briefing, revision)
    empty = replace(briefing, parts=(), actors=(), orphans=())
    return tuple(compare_versions(before or empty, briefing))


def list_changed(project: Project, revision: str) -> tuple[str, ...] | None:
    """Return the names of the briefings changed since a revision; `None` if git knows no such."""
    folder = project.briefings.relative_to(project.root).as_posix()
    if revision.startswith("-"):
        return None
    told = _ask_git(project, "diff", "--name-only", "--relative", "-z", revision, "--", folder)
    if told is None:
        return None
    names = (PurePath(name) for name in told.split("\0") if name.endswith(".md"))
    return tuple(name.stem for name in names if name.parent == PurePath(folder))


def _read_revision(project: Project, briefing: Briefing, revision: str) -> Briefing | None:
    path = (project.briefings / f"{briefing.slug}.md").relative_to(project.root).as_posix()
    prefix = (_ask_git(project, "rev-parse", "--show-prefix") or "").strip()
    text = _ask_git(project, "show", f"{revision}:{prefix}{path}")
    return None if text is None else read(text, briefing.path, known=lambda _: True)[0]


def _find_signed(project: Project, briefing: Briefing) -> Briefing | None:
    """Return the last version that git has of which the signature is true."""
    path = (project.briefings / f"{briefing.slug}.md").relative_to(project.root).as_posix()
    listed = _ask_git(project, "log", f"-{_COMMITS}", "--format=%H", "--", path) or ""
    for commit in listed.split():
        found = _read_revision(project, briefing, commit)
        if found is None:
            continue
        same = found.review and briefing.review and found.review.digest == briefing.review.digest
        if same and not is_changed(found):
            return found
    return None


def _ask_git(project: Project, *command: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *command], cwd=project.root, capture_output=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def compare_versions(signed: Briefing, now: Briefing) -> Iterator[SinceSigned]:
    """Yield what differs between two versions of a briefing, mark by mark."""
    blocks = {block.source: block for block in signed.blocks}
    for block in now.blocks:
        yield from _compare_blocks(blocks.pop(block.source, None), block)
    for gone in blocks.values():
        yield SinceSigned(gone.source, gone.text[:80], "", None)
    were = {(orphan.source, orphan.words) for orphan in signed.orphans}
    for orphan in now.orphans:
        if (orphan.source, orphan.words) not in were:
            lost = write_attributes(orphan.annotation)
            yield SinceSigned(orphan.source, orphan.words, lost, "orphan")
    records = {actor.id: actor for actor in signed.actors}
    for actor in now.actors:
        before = records.get(actor.id)
        if before != actor:
            told = _tell_actor(before) if before else None
            yield SinceSigned("", actor.name, told, _tell_actor(actor))


def _compare_blocks(signed: SourceBlock | None, now: SourceBlock) -> Iterator[SinceSigned]:
    if signed is None:
        yield SinceSigned(now.source, now.text[:80], None, "")
        return
    to_now = align(signed.text, now.text)
    before: dict[tuple[Span, str], Annotation] = {}
    for note in signed.annotations:
        span = to_now.map(note.span)
        if span is None:
            yield _differ(signed, note.span, write_attributes(note), None)
        else:
            before[span, note.kind] = note
    for note in now.annotations:
        old = before.pop((note.span, note.kind), None)
        told = write_attributes(old) if old else None
        if told != write_attributes(note):
            yield _differ(now, note.span, told, write_attributes(note))
    for (span, _), note in before.items():
        yield _differ(now, span, write_attributes(note), None)


def _differ(block: SourceBlock, span: Span, before: str | None, now: str | None) -> SinceSigned:
    sentence = next((one for one in block.sentences if one.overlaps(span)), span)
    words = span.of(block.text)
    return SinceSigned(block.source, words, before, now, sentence.of(block.text))


def _tell_actor(actor: Actor) -> str:
    return f"{actor.kind} {actor.role or ''}".strip()
