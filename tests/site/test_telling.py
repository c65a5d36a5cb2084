"""How a build shows that it goes on: a bar that makes room for the log, or lines of the log."""

import io
import logging
import os
import pty

import pytest
from tests.terminals import read_terminal

from mkdocs_briefings.progress import Lines, showing
from mkdocs_briefings.site.telling import log, open_display


def test_what_is_logged_beside_a_bar_stands_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ours, theirs = pty.openpty()
    caplog.set_level(logging.INFO, "mkdocs")
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(theirs, "w") as stream:
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [logging.StreamHandler()])
        with showing(open_display(), "reading briefings", 1) as progress:
            progress.step()
            log.info("a line of the log")
        log.info("a line afterwards")
    shown = read_terminal(ours)
    assert "1/1" in shown
    before, _, after = shown.partition("briefings: a line of the log")
    assert before.endswith("\x1b[2K")  # the line of the bar was emptied
    assert after.splitlines()[1:] == ["briefings: a line afterwards"]


def test_elsewhere_than_on_a_terminal_lines_of_the_log_tell_of_it_and_are_no_warnings(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    monkeypatch.setattr("mkdocs_briefings.progress._LINE_EVERY", 0.0)
    display = open_display()
    assert isinstance(display, Lines)
    with caplog.at_level(logging.INFO, "mkdocs"), showing(display, "making pages", 1) as progress:
        progress.step()
    assert [record.levelname for record in caplog.records] == ["INFO"]
    assert "making pages: 1 of 1, 0 s so far" in caplog.text
