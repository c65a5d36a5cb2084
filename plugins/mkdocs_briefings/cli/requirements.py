"""The requirements of a project: mkdocs-briefings where it was installed from, the rest locked."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from mkdocs_briefings import cli
from mkdocs_briefings.cli.origin import DISTRIBUTION, Kind, Origin

REQUIREMENTS = Path("requirements.txt")
LOCK = Path("requirements.lock")
VENDORED = Path("vendor")
HEAD = """\
# mkdocs-briefings itself, from where it was installed when this was written. Written, like the lock
# of all that it needs, by 'mkdocs-briefings lock': run it again after an update.
"""
# Seconds that an index may take to answer before a project is made without its hash.
_PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in a project for mkdocs-briefings itself.

    `text` is empty where nothing can stand there; then, and where something is missing, `warning`
    says why and what to do. `wheels` are files that go with it, by their path in the project.
    """

    text: str
    warning: str = ""
    wheels: Mapping[Path, bytes] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The whole of requirements.txt."""
        told = f"# {self.warning}\n" if self.warning else ""
        return HEAD + told + (f"{self.text}\n" if self.text else "")


def read_lock() -> str:
    """Return what building a site needs beside mkdocs-briefings, with hashes; needs no network."""
    return (files(cli) / "template" / LOCK.name).read_text(encoding="utf-8")


def make_line(origin: Origin) -> Line:
    """Return the line that installs, on another machine, what is installed on this one."""
    if origin.kind is Kind.INDEX:
        return _pin(version(DISTRIBUTION))
    if origin.kind is Kind.FILE and origin.is_local:
        return _vendor(origin) or _tell(origin)
    if origin.is_local:
        return _tell(origin)
    digest = f" --hash=sha256:{origin.sha256}" if origin.sha256 else ""
    return Line(f"{DISTRIBUTION} @ {origin.address}{digest}")


def _pin(release: str) -> Line:
    pinned = f"{DISTRIBUTION}=={release}"
    digest = _ask_index(pinned)
    if digest:
        return Line(f"{pinned} --hash=sha256:{digest}")
    return Line(pinned, "the index told no hash of it; run 'mkdocs-briefings lock' once more")


def _ask_index(pinned: str) -> str:
    """Return the digest of the wheel that pip would install, empty if it cannot say."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--report=-"]
    command += ["--ignore-installed", "--no-deps", "--only-binary=:all:", pinned]
    try:
        asked = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)
        (found,) = json.loads(asked.stdout)["install"]
        return str(found["download_info"]["archive_info"]["hashes"]["sha256"])
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return ""


def _vendor(origin: Origin) -> Line | None:
    """Return the line for a copy of the installed file; `None` if that is gone, or another now."""
    path = Path(url2pathname(urlsplit(origin.address).path))
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest = sha256(content).hexdigest()
    if origin.sha256 not in ("", digest):
        return None
    copy = VENDORED / path.name
    return Line(f"./{copy.as_posix()} --hash=sha256:{digest}", wheels={copy: content})


def _tell(origin: Origin) -> Line:
    example = f"{DISTRIBUTION} @ git+https://REPOSITORY@COMMIT"
    return Line(
        "",
        f"mkdocs-briefings was installed from {origin.address}, which other machines do not have; "
        f"write here from where they can install it, as in '{example}'",
    )
