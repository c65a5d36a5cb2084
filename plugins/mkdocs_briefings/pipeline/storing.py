"""What becomes of a briefing that was made: its files are written, moved or taken away."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.pipeline.plan import Reason, Task
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import (
    Changed,
    keep_backup,
    remove_pair,
    write_file,
    write_pair,
)


class Action(StrEnum):
    """What became of a briefing."""

    WRITTEN = "written"
    MERGED = "merged"
    MOVED = "moved"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    LEFT = "left alone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one briefing that was due, and what its author should know."""

    slug: str
    action: Action
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What is to be written: `None` for a file that is to go, or is to stay as it is."""

    content: str | None
    machine: str | None
    faults: list[Fault] = field(default_factory=list)
    backup: bool = False


def store(project: Project, task: Task, result: Result, *, merged: bool) -> Outcome:
    """Write a briefing and the machine's version, or take them away where nothing is left."""
    path, machine = project.briefings / f"{task.slug}.md", project.machine / f"{task.slug}.md"
    faults, raw = tuple(result.faults), task.standing.raw
    try:
        if (result.backup or task.reason is Reason.ASKED) and task.standing.edited:
            keep_backup(path)
        if result.content is None:
            remove_pair(path, machine, raw)
            return Outcome(task.slug, Action.REMOVED, faults)
        content = result.content.encode(errors="surrogateescape")
        if raw is not None and b"\r\n" in raw:
            content = content.replace(b"\n", b"\r\n")
        if content == raw and result.machine is not None:
            write_file(machine, result.machine)
            return Outcome(task.slug, Action.UNCHANGED, faults)
        kept = write_pair(path, content, machine, result.machine, raw)
    except Changed:
        what = "it changed during the work, so it is left alone"
        fault = Fault(project.name(path), None, what, "run it again")
        return Outcome(task.slug, Action.LEFT, (fault,))
    except OSError as error:
        return Outcome(task.slug, Action.FAILED, (_tell_failure(project, path, error),))
    if kept is not None:
        faults += (_tell_kept(project, path, kept),)
    return Outcome(task.slug, Action.MERGED if merged else Action.WRITTEN, faults)


def withdraw(project: Project, task: Task, slug: str) -> Outcome:
    """Take away the files of a briefing that has all gone to another slug."""
    path = project.briefings / f"{task.slug}.md"
    try:
        remove_pair(path, project.machine / path.name, task.standing.raw)
    except Changed:
        what = f"it changed while it was made into {slug}.md, so it is left alone"
        fault = Fault(project.name(path), None, what, "take over what is new, and remove this file")
        return Outcome(task.slug, Action.LEFT, (fault,))
    except OSError as error:
        return Outcome(task.slug, Action.FAILED, (_tell_failure(project, path, error),))
    what, cure = f"it is {slug}.md now", f"its old address leads to {slug}"
    return Outcome(task.slug, Action.MOVED, (Fault(project.name(path), None, what, cure, True),))


def _tell_failure(project: Project, path: Path, error: OSError) -> Fault:
    what = f"cannot be written ({error.strerror})"
    return Fault(project.name(path), None, what, "make room, or make file and folder writable")


def _tell_kept(project: Project, path: Path, kept: Path) -> Fault:
    what = f"it was saved while it was being replaced; what was saved is kept as {kept.name}"
    return Fault(project.name(path), None, what, "take over what is new there, and remove it")
