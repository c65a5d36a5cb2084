"""Where a project keeps its files."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefings.model import Rights


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project; all paths are absolute, and none need exist.

    `rights` are those of a source that does not say so itself.
    """

    root: Path
    seeds: Path
    briefings: Path
    docs: Path
    rights: Rights = Rights.EXCERPT

    @property
    def machine(self) -> Path:
        """The folder of the machine's last versions."""
        return self.briefings / ".machine"

    @property
    def register(self) -> Path:
        """The file of the register."""
        return self.briefings / "actors.yml"

    def holds(self, path: Path) -> bool:
        """Say whether a path, without links in it, is that of a seed, a briefing or beside one."""
        return path.is_relative_to(self.seeds) or path.is_relative_to(self.briefings)

    def name(self, path: Path) -> str:
        """Return what messages call a file: its path from the root, where it lies below it."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )
