"""A site is the same whether one process makes it or several."""

import logging
import os
import threading
from pathlib import Path

import pytest
from tests.site.test_frames import build_here

from mkdocs_briefings.site import prepared


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


def _break_link(project: Path) -> None:
    path = project / "briefings" / "les-grues.md"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("\n/// source", "\n[x](nowhere.md)\n\n/// source", 1)
    path.write_text(changed, encoding="utf-8")


@pytest.mark.parametrize("helpers", [1, 3])
def test_several_processes_make_the_same_site(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    helpers: int,
) -> None:
    _break_link(project)
    told = []
    for count in (0, helpers):
        caplog.clear()
        monkeypatch.setattr(prepared, "count_helpers", lambda pages, count=count: count)
        with caplog.at_level(logging.WARNING):
            build_here(project, tmp_path / f"by-{count}")
        told.append(sorted(record.getMessage() for record in caplog.records))
    assert _files(tmp_path / "by-0") == _files(tmp_path / f"by-{helpers}")
    assert any("nowhere.md" in message for message in told[0])
    assert told[0] == told[1]


def test_what_a_child_cannot_make_is_made_all_the_same(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "count_helpers", lambda pages: 0)
    build_here(project, tmp_path / "alone")
    monkeypatch.setattr(prepared, "count_helpers", lambda pages: 2)
    make, here = prepared._make, os.getpid()

    def die(path: str, *rest: object) -> object:
        if os.getpid() != here and "actors" in path:
            os._exit(9)
        return make(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(prepared, "_make", die)
    build_here(project, tmp_path / "deserted")
    assert _files(tmp_path / "alone") == _files(tmp_path / "deserted")


def test_few_pages_are_not_worth_a_process() -> None:
    assert prepared.count_helpers(10) == 0


def test_no_process_is_divided_beside_a_thread(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads, fork, before = [], os.fork, threading.active_count()

    def count() -> int:
        threads.append(threading.active_count())
        return fork()

    monkeypatch.setattr(prepared, "count_helpers", lambda pages: 3)
    monkeypatch.setattr(os, "fork", count)
    build_here(project, tmp_path / "site")
    assert threads == [before] * 3


def test_a_page_of_the_docs_in_the_place_of_a_briefing_harms_no_build(
    project: Path, tmp_path: Path
) -> None:
    own = project / "docs" / "briefings" / "les-grues.md"
    own.parent.mkdir()
    own.write_text("# Mes grues\n", encoding="utf-8")
    build_here(project, tmp_path / "site")
    assert "Mes grues" in (tmp_path / "site/briefings/les-grues/index.html").read_text("utf-8")
