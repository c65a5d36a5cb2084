"""Decisions written into the files of a project, and taken back."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.markup.changes import Change, Record, Refusal, apply
from mkdocs_briefings.pipeline.desk.decisions import (
    Decision,
    find_likes,
    list_changes,
    may_be_repeated,
)
from mkdocs_briefings.pipeline.desk.marks import DeskMark
from mkdocs_briefings.pipeline.desk.sheets import Sheet, Sheets
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.register_changes import change_kind, name_in_register
from mkdocs_briefings.pipeline.reviews import sign_briefing
from mkdocs_briefings.pipeline.storage import Changed, lock, replace_file
from mkdocs_briefings.register import Register, read_register

_REMEMBERED = 1000
"""Steps that can be undone; each keeps the files that it changed as they were."""


class Conflict(Exception):
    """Raised where a file is not the one that was seen; nothing was written."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a step has written: the bytes before, `None` where there was none, and after."""

    path: Path
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done, which is undone as one; `slug` is the briefing that was looked at."""

    slug: str
    files: tuple[Written, ...]


class Desk:
    """What a person decides in the briefings of one project, from the start of a process on.

    In the file `cache` is kept what was read of the briefings. Every deed holds the lock of the
    project, and writes over no file but the one that was seen.
    """

    def __init__(self, project: Project, cache: Path | None = None) -> None:
        self.project = project
        self.sheets = Sheets(project, cache)
        self._steps: list[Step] = []
        self._lock = threading.Lock()

    @property
    def can_undo(self) -> int:
        """How many steps can be undone."""
        return len(self._steps)

    def decide(
        self,
        slug: str,
        seen: str,
        decision: Decision,
        likes: Mapping[str, str] | None = None,
        *,
        register: bool = False,
    ) -> None:
        """Write a decision about a briefing whose file has the digest `seen`.

        `likes` are the digests, by their slugs, of the briefings in which it holds for all marks
        like the one decided; `register` has the register say that the words name the actor.

        Raises:
            Conflict: a file is another one by now.
            Refusal: it cannot be decided so.
            InvalidInput: a file cannot be read or written.
        """
        with self._lock, lock(self.project.root):
            known = self.sheets.register()
            new = self._plan(slug, seen, decision, likes or {}, known)
            if decision.do == "kind" and decision.actor in known.entries:
                new |= self._plan_register(
                    lambda text: change_kind(text, decision.actor, decision.value)
                )
            if register:
                new |= self._plan_alias(slug, decision)
            self._write(slug, new)

    def list_likes(self, slug: str, anchor: str) -> Iterator[tuple[Sheet, DeskMark]]:
        """Yield the marks like one, in its own briefing first, without itself."""
        sheet = self.sheets.read(slug)
        mark = sheet.find(anchor)
        if mark is None:
            return
        others = (other for other in self.sheets.all() if other.slug != slug)
        for one in (sheet, *others):
            for like in find_likes(mark, one.marks):
                if (one.slug, like.anchor) != (slug, anchor):
                    yield one, like

    def undo(self) -> str | None:
        """Undo the last step; return the briefing that it was about, `None` where there is none.

        Raises:
            Conflict: a file has been changed since by somebody else.
        """
        with self._lock, lock(self.project.root):
            if not self._steps:
                return None
            step = self._steps[-1]
            for one in step.files:
                if _read(one.path) != one.after:
                    raise Conflict(self.project.name(one.path))
            for one in step.files:
                self._put(one.path, one.before, one.after)
            self._steps.pop()
            return step.slug

    def sign(self, slug: str, seen: str, by: str, on: dt.date) -> None:
        """Sign a briefing as it was seen.

        Raises:
            Conflict: its file is another one by now.
            InvalidInput: it cannot be signed.
        """
        with self._lock:
            sheet = self._look(slug, seen)
            sign_briefing(self.project, slug, by, on)
            after = _read(sheet.path) or b""
            self._remember(Step(slug, (Written(sheet.path, sheet.raw, after),)))

    def _plan(
        self,
        slug: str,
        seen: str,
        decision: Decision,
        likes: Mapping[str, str],
        register: Register,
    ) -> dict[Path, tuple[bytes | None, bytes]]:
        """Return the files to write with what they are and what they shall be."""
        sheet = self._look(slug, seen)
        mark = sheet.find(decision.anchor)
        planned: dict[Path, tuple[bytes | None, bytes]] = {}
        targets = dict(likes) if mark and may_be_repeated(decision) else {}
        for other, digest_seen in {slug: seen, **targets}.items():
            one = self._look(other, digest_seen)
            changes = list_changes(decision, one, register) if other == slug else []
            if other in targets and mark is not None:
                for like in find_likes(mark, one.marks):
                    if other != slug or like.anchor != mark.anchor:
                        again = _about(decision, like, changes)
                        changes += list_changes(again, one, register)
            if changes:
                name = self.project.name(one.path)
                text = apply(one.text, name, changes, register.known)
                planned[one.path] = one.raw, text.encode()
        return planned

    def _plan_alias(self, slug: str, decision: Decision) -> dict[Path, tuple[bytes | None, bytes]]:
        sheet = self.sheets.read(slug)
        mark = sheet.find(decision.anchor)
        if mark is None or decision.name:
            raise Refusal("only words that name a known actor can go into the register")
        record = next((one for one in sheet.briefing.actors if one.id == decision.value), None)
        return self._plan_register(
            lambda text: name_in_register(text, decision.value, mark.words, record)
        )

    def _plan_register(
        self, change: Callable[[str], str]
    ) -> dict[Path, tuple[bytes | None, bytes]]:
        path = self.project.register
        raw = _read(path)
        new = change((raw or b"").decode("utf-8")).encode()
        # A register that cannot be read would stop the whole site.
        read_register(new.decode("utf-8"), self.project.name(path))
        return {} if new == raw else {path: (raw, new)}

    def _look(self, slug: str, seen: str) -> Sheet:
        if slug not in self.sheets.slugs():
            raise Refusal("there is no such briefing")
        sheet = self.sheets.read(slug)
        if sheet.digest != seen:
            raise Conflict(self.project.name(sheet.path))
        if sheet.faults:
            raise Refusal(str(sheet.faults[0]))
        return sheet

    def _write(self, slug: str, new: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
        """Write all files, or none where one of them is not what it was."""
        done: list[Written] = []
        try:
            for path, (before, after) in new.items():
                self._put(path, after, before)
                done.append(Written(path, before, after))
        except (Conflict, InvalidInput):
            for one in reversed(done):
                self._put(one.path, one.before, one.after)
            raise
        if done:
            self._remember(Step(slug, tuple(done)))

    def _put(self, path: Path, content: bytes | None, expected: bytes | None) -> None:
        try:
            if content is None:
                path.unlink(missing_ok=True)
            else:
                replace_file(path, content, expected)
        except Changed as error:
            raise Conflict(self.project.name(path)) from error
        except OSError as error:
            what, cure = f"cannot be written ({error.strerror})", "make it writable"
            raise InvalidInput.at(self.project.name(path), None, what, cure) from error

    def _remember(self, step: Step) -> None:
        self._steps = [*self._steps[-_REMEMBERED + 1 :], step]


def _about(decision: Decision, like: DeskMark, changes: Sequence[Change]) -> Decision:
    """Return the decision about another mark; an actor that it makes is made once in a file."""
    made = [change.actor.id for change in changes if isinstance(change, Record)]
    if made:
        return replace(decision, anchor=like.anchor, name="", value=made[0])
    return replace(decision, anchor=like.anchor)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
