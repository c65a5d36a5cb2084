"""The demo as the machine proposed it, with all that is in doubt: something to decide."""

import shutil
from pathlib import Path

from mkdocs_briefings.markup import drop_memory, read, write
from mkdocs_briefings.pipeline import Project

ROOT = Path(__file__).parents[3]
SLUG = "2024-10-28-deploiement-confirme"


def copy_demo(root: Path) -> Project:
    """Return a copy of the demo in which nobody has corrected the briefings."""
    for name in ("seeds", "briefings", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    project = Project(root, root / "seeds", root / "briefings", root / "docs")
    for path in project.machine.glob("*.md"):
        base, _ = read(path.read_text("utf-8"), path.name, known=lambda _: True, machine=True)
        (project.briefings / path.name).write_text(write(drop_memory(base)), "utf-8")
    return project
