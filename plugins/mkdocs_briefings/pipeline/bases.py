"""What the machine proposed last, and whether a briefing was made of it."""

import hashlib
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs_briefings.markup import drop_memory, read, write
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.text_files import GIT_CONFLICT, is_there, read_file

RULES = "rules"
"""The key of the machine's front matter that stands for rules, register and model."""

MADE_BY = "made-by"
"""The key of the machine's front matter that names the program and the models, with versions."""

_NAMED = re.compile(r"^base: (\S+)$", re.MULTILINE)

_MOST_VERSIONS = 100
"""So many of a file's versions in git are looked through for the one that a briefing names."""


def read_written(path: Path, name: str) -> str | None:
    """Return a file of ours with its line ends as LF; `None` where there is none.

    Bytes that are no UTF-8 stay what they are: such a file only matters as one that is not ours.

    Raises:
        InvalidInput: it cannot be read.
    """
    raw = read_raw(path, name)
    return None if raw is None else decode(raw)


def read_raw(path: Path, name: str) -> bytes | None:
    """Return the bytes of a file of ours; `None` where there is none.

    Raises:
        InvalidInput: it cannot be read.
    """
    return read_file(path, name) if is_there(path) else None


def decode(raw: bytes) -> str:
    """Return the text of a file of ours, its line ends as LF."""
    return raw.decode("utf-8", errors="surrogateescape").replace("\r\n", "\n")


def read_base(path: Path, name: str) -> Briefing | None:
    """Return the machine's last version; `None` where there is none, or it is damaged.

    Raises:
        InvalidInput: it cannot be read.
    """
    text = read_written(path, name)
    return None if text is None else read_version(text, name)


def read_version(text: str, path: str) -> Briefing | None:
    """Return a version of the machine's from its text; `None` where it is damaged."""
    briefing, faults = read(text, path, known=lambda actor: True, machine=True)
    return None if any(not fault.warning for fault in faults) else briefing


def drop_rules(base: Briefing) -> Briefing:
    """Return the machine's version without what only stands there."""
    return drop_names(drop_memory(base))


def drop_names(base: Briefing) -> Briefing:
    """Return the machine's version without the keys that only it has, but with its memory."""
    kept = {key: base.extra[key] for key in base.extra if key not in (RULES, MADE_BY)}
    return replace(base, extra=kept, front="")


def digest_base(base: Briefing) -> str:
    """Return what stands for the machine's version in the briefing that was made of it."""
    written = write(replace(drop_rules(base), base=None))
    return f"sha256-{hashlib.sha256(written.encode()).hexdigest()[:16]}"


def render_briefing(base: Briefing) -> str:
    """Return the file that the machine would have written beside its own version."""
    return write(replace(drop_rules(base), base=digest_base(base)))


def is_edited(written: str, base: Briefing) -> bool:
    """Say whether a person has changed a briefing; one without `base:` was made before that key."""
    if written == render_briefing(base):
        return False
    return written != write(replace(drop_rules(base), base=None))


def find_named_base(text: str) -> str | None:
    """Return the digest that a file of the machine's says of itself, `None` if it says none.

    The files of two branches say different ones, so that git cannot merge them unseen.
    """
    found = _NAMED.search(text)
    return None if found is None or GIT_CONFLICT.search(text) else found[1]


def belongs(base: Briefing, briefing: Briefing) -> bool:
    """Say whether a briefing was made of this version of the machine's.

    One that does not name its base was, as far as both tell of the same seeds.
    """
    if briefing.base is not None:
        return briefing.base == digest_base(base)
    made = {source.id: source.digest for source in base.sources}
    return all(made.get(one.id, one.digest) == one.digest for one in briefing.sources)


def find_version(project: Project, slug: str, digest: str | None) -> Briefing | None:
    """Return the machine's version that has a digest, from those that git knows; `None` if none.

    After a merge or a `git restore` it is one that was committed, or is a side of the conflict.
    """
    path = project.name(project.machine / f"{slug}.md")
    for text in _list_versions(project, path) if digest else ():
        base = read_version(text, path)
        if base is not None and digest_base(base) == digest:
            return base
    return None


def _list_versions(project: Project, path: str) -> Iterator[str]:
    """Yield the versions of a file in git: the sides of a conflict, the index, the commits."""
    limit = f"--max-count={_MOST_VERSIONS}"
    commits = _ask_git(project, "log", "--all", "--format=%H", limit, "--", path) or b""
    revisions = [":2", ":3", ":0", *commits.decode().split()]
    for revision in revisions:
        content = _ask_git(project, "show", f"{revision}:./{path}")
        if content is not None:
            yield decode(content)


def _ask_git(project: Project, *arguments: str) -> bytes | None:
    """Return what git answers; `None` where there is no git, or it has no answer."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
