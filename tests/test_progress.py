"""Long work says how far it is; short work says nothing."""

import io
import os
import pty
from itertools import count

import pytest
from tests.terminals import read_terminal

from mkdocs_briefings import progress
from mkdocs_briefings.progress import Lines, Progress, Terminal, follow_on, showing


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of progress are said here, as they are in a command."""
    monkeypatch.setattr(progress, "_LINE_EVERY", 3.0)


def run(seconds: float, total: int | None = 1000) -> list[str]:
    said: list[str] = []
    clock = count()
    work = Progress("pages", total, Lines(said.append), lambda: next(clock) * seconds)
    for _ in range(1000):
        work.step()
    return said


def test_long_work_tells_every_few_seconds_how_much_is_done_and_left() -> None:
    said = run(0.01)
    assert 2 < len(said) < 20
    assert said[0].startswith("pages: ")
    assert said[0].endswith(" s left")
    assert " of 1,000, " in said[0]
    assert "/s, " in said[0]


def test_short_work_is_not_told_of() -> None:
    assert run(0.0001) == []


def test_work_without_an_end_in_sight_tells_how_long_it_has_taken() -> None:
    assert run(0.01, None)[0].endswith(" s so far")


def test_things_come_in_their_order_whether_shown_or_not() -> None:
    said: list[str] = []
    assert list(follow_on(Lines(said.append))(range(5), "counting")) == [0, 1, 2, 3, 4]
    assert said == []


def test_bar_tells_what_is_done_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as stream:
        bar = Terminal(stream)
        with showing(bar, "reading briefings", 2) as work:
            work.step()
            work.step()
            bar.hide()  # as where somebody writes a line of their own
            work.beat()
    shown = read_terminal(ours)
    assert "reading briefings" in shown
    assert "2/2" in shown
    assert shown.rstrip().endswith("\x1b[2K")


def test_work_that_tells_nothing_is_seen_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("mkdocs_briefings.beating.EVERY", 0.01)
    monkeypatch.setattr(progress, "_LINE_EVERY", 0.0)
    with showing(Lines(said.append), "making the search", alone=True):
        while not said:
            pass
    assert said[0] == "making the search: 0 s so far"


def test_display_is_a_bar_on_a_terminal_alone() -> None:
    assert isinstance(progress.open_display(print, io.StringIO()), Lines)
