"""What was read of files is kept, and read again as soon as anything that counts changes."""

import os
import pickle
import zlib
from functools import partial
from pathlib import Path

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.pickled import Unreadable, read_value, write_value
from mkdocs_briefings.pipeline import Findings, Project, Shelf, check, inspect, list_doubts

BRIEFING = "---\ntitle: Le pont\nlanguage: fr\n---\n\n[Léa]{actor=fr} dort.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("seeds", "briefings", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "briefings" / "pont.md").write_text(BRIEFING, "utf-8")
    return Project(tmp_path, tmp_path / "seeds", tmp_path / "briefings", tmp_path / "docs")


def _told(found: Findings) -> tuple[object, ...]:
    return found.briefings, found.faults, found.origins


def _count_parses(patch: pytest.MonkeyPatch) -> list[str]:
    parsed: list[str] = []

    def count(text: str, path: str, **options: object) -> object:
        parsed.append(path)
        return read(text, path, **options)  # type: ignore[arg-type]

    patch.setattr("mkdocs_briefings.pipeline.readings.read", count)
    return parsed


def test_a_briefing_is_parsed_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, path = _count_parses(monkeypatch), project.root / "shelf.sqlite"
    first = inspect(project, Shelf(path))
    assert parsed == ["briefings/pont.md"]
    assert _told(inspect(project, Shelf(path))) == _told(first)
    assert parsed == ["briefings/pont.md"]
    (project.briefings / "pont.md").write_text(BRIEFING + "\nUn mot.\n", "utf-8")
    inspect(project, Shelf(path))
    assert len(parsed) == 2


def test_check_and_review_find_what_was_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = _count_parses(monkeypatch)
    first = check(project)
    assert check(project) == first
    assert list_doubts(project, ["pont"])
    assert parsed == ["briefings/pont.md"]


def test_what_hangs_on_the_register_is_read_again_with_another(project: Project) -> None:
    path = project.root / "shelf.sqlite"
    text = BRIEFING + "\n[Zoé]{actor=zoe-quill} parle.\n"
    (project.briefings / "pont.md").write_text(text, "utf-8")
    before = inspect(project, Shelf(path))
    assert any("zoe-quill" in str(fault) for fault in before.faults)
    project.register.write_text("zoe-quill:\n  name: Zoé Quill\n  kind: person\n", "utf-8")
    after = inspect(project, Shelf(path))
    assert not any("zoe-quill" in str(fault) for fault in after.faults)


def test_a_damaged_shelf_is_made_anew(project: Project) -> None:
    path = project.root / "shelf.sqlite"
    first = inspect(project, Shelf(path))
    path.write_bytes(b"SQLite format 3\0" + os.urandom(4000))
    assert _told(inspect(project, Shelf(path))) == _told(first)
    assert _told(inspect(project, Shelf(path))) == _told(first)


def test_a_shelf_holds_no_more_than_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "shelf.sqlite"
    for number in range(3):
        shelf = Shelf(path)
        part = (str(number).encode(),)
        assert shelf.get(part, partial(str, number), lambda _: True) == str(number)
        shelf.put_away()
    assert len(Shelf(path)._kept) == 1


def test_bytes_from_elsewhere_run_nothing(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "made"),)

    with pytest.raises(Unreadable):
        read_value(zlib.compress(pickle.dumps(Evil())))
    with pytest.raises(Unreadable):
        read_value(b"no bytes of ours")
    assert not (tmp_path / "made").exists()
    assert read_value(write_value({"a": (1, "é", None)})) == {"a": (1, "é", None)}
