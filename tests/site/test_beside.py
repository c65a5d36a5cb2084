"""What stands beside the briefings: what is published, and what is told instead."""

from pathlib import Path

import pytest
from tests.site.builds import Build

from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.pipeline.beside import KINDS, files_beside


@pytest.fixture
def folders(tmp_path: Path) -> Project:
    root = tmp_path.resolve()
    (root / "briefings" / ".machine").mkdir(parents=True)
    return Project(root, root / "seeds", root / "briefings", root / "docs")


def _put(project: Project, name: str) -> Path:
    path = project.briefings / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Le phare.\n", encoding="utf-8")
    return path


def test_files_of_every_listed_kind_are_published(folders: Project) -> None:
    suffixes = [suffix for some in KINDS.values() for suffix in some]
    names = [f"vue{suffix}" for suffix in suffixes] + ["plans/VUE.JPG"]
    for name in names:
        _put(folders, name)
    found = files_beside(folders)
    assert (set(found.files), found.faults) == (set(names), ())


LEFTOVERS = "x.md~ x.orig x.rej x.save #x.md# x.MD x.txt x.markdown x.png.orig x.md.swp"


@pytest.mark.parametrize(
    "name", [*LEFTOVERS.split(), "x", "x.html", "x.js", "sous/x.md", "sous/actors.yml"]
)
def test_what_an_editor_leaves_is_not_published_and_is_told(folders: Project, name: str) -> None:
    _put(folders, name)
    found = files_beside(folders)
    assert found.files == {}
    [fault] = found.faults
    assert str(fault).startswith(f"briefings/{name}: not of a kind that is published")
    assert fault.warning


def test_briefings_the_register_and_what_is_hidden_are_passed_over(folders: Project) -> None:
    for name in ("x.md", "x.md.bak", "actors.yml", ".x.png", ".machine/x.md", ".cache/x.png"):
        _put(folders, name)
    found = files_beside(folders)
    assert (found.files, found.faults) == ({}, ())


def test_links_out_of_the_folder_are_not_followed(folders: Project) -> None:
    secret = folders.root / "secret.png"
    secret.write_text("secret", encoding="utf-8")
    hidden = _put(folders, ".machine/x.png")
    text = _put(folders, "x.md")
    inside = _put(folders, "vue.png")
    targets = {
        "out.png": secret,
        "hidden.png": hidden,
        "folder": folders.root,
        "text.png": text,
        "in.png": inside,
    }
    for name, target in targets.items():
        (folders.briefings / name).symlink_to(target)
    found = files_beside(folders)
    assert set(found.files) == {"vue.png", "in.png"}
    assert [fault.path for fault in found.faults] == [
        "briefings/folder",
        "briefings/hidden.png",
        "briefings/out.png",
        "briefings/text.png",
    ]


def test_a_briefing_that_is_a_link_out_of_the_folder_is_not_read(
    project: Path, tmp_path: Path, build: Build
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("---\ntitle: Notes\nlanguage: fr\n---\n\nLe coffre est vide.\n", "utf-8")
    (project / "briefings" / "notes.md").symlink_to(notes)
    (project / "briefings" / "greve-du-port.md~").write_text("Le coffre est plein.", "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "briefings/notes.md: a link that leads out of the folder of briefings" in result.stderr
    assert "briefings/greve-du-port.md~: not of a kind that is published" in result.stderr
    for path in (path for path in (tmp_path / "site").rglob("*") if path.is_file()):
        assert b"Le coffre est" not in path.read_bytes(), path
