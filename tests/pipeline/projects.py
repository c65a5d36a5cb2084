"""Projects on disk, for the tests of all that works in one."""

from pathlib import Path

from mkdocs_briefings.pipeline import Project

TEXT = "Anne Dupré a déclaré lundi que le pont serait fermé. Paul Sorel a dit « non »."
CONFIG = "site_name: Essai\ntheme:\n  name: material\n  font: false\nplugins:\n  - briefings\n"


def make_project(root: Path) -> Project:
    """Return a project with two seeds, `gare` and `pont`, and no briefing yet."""
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "index.md").write_text("# Essai\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    project = Project(root, root / "seeds", root / "briefings", root / "docs")
    project.seeds.mkdir()
    write_seed(project, "gare")
    write_seed(project, "pont")
    return project


def write_seed(
    project: Project, name: str, text: str = TEXT, more: str = "", language: str = "fr"
) -> None:
    """Write a seed of 21 October 2024; `more` are further lines of its front matter."""
    seed = f"---\nlanguage: {language}\npublished: 2024-10-21\n{more}---\n\n{text}\n"
    (project.seeds / f"{name}.md").write_text(seed, encoding="utf-8")


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, the lock aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }
