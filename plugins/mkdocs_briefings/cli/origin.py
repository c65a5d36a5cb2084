"""Where the installed mkdocs-briefings came from, as its installer wrote it down."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import distribution
from typing import Any

DISTRIBUTION = "mkdocs-briefings"


class Kind(StrEnum):
    """The kinds of origin."""

    INDEX = "index"
    REPOSITORY = "repository"
    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Origin:
    """What the distribution was installed from.

    `address` is what pip installs it from: of a repository with the commit, as in
    `git+https://…@COMMIT`; empty for an index. `sha256` is the digest of a file in hexadecimal,
    empty for the other kinds and where the installer did not say.
    """

    kind: Kind
    address: str = ""
    sha256: str = ""

    @property
    def is_local(self) -> bool:
        """Whether only this machine has it."""
        return re.match(r"(\w+\+)?file:", self.address) is not None


def find_origin() -> Origin:
    """Return the origin of the installed distribution.

    Source: PEP 610, `direct_url.json`: an installer writes it for all that is not from an index.
    """
    written = distribution(DISTRIBUTION).read_text("direct_url.json")
    return _read(json.loads(written)) if written else Origin(Kind.INDEX)


def _read(written: Mapping[str, Any]) -> Origin:
    address = str(written["url"])
    if "vcs_info" in written:
        vcs = written["vcs_info"]
        inside = written.get("subdirectory")
        suffix = f"#subdirectory={inside}" if inside else ""
        return Origin(Kind.REPOSITORY, f"{vcs['vcs']}+{address}@{vcs['commit_id']}{suffix}")
    if "archive_info" in written:
        archive = written["archive_info"]
        hashes = archive.get("hashes") or dict([archive.get("hash", "=").split("=", 1)])
        return Origin(Kind.FILE, address, hashes.get("sha256", ""))
    return Origin(Kind.FOLDER, address)
