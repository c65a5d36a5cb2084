"""A server that is told to end cleans up behind itself."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.builds import copy_project


@pytest.mark.parametrize("told", ["Cleaning site directory", "Serving on"])
def test_a_server_that_is_told_to_end_leaves_nothing_behind(told: str, tmp_path: Path) -> None:
    project, temporary = copy_project(tmp_path / "project"), tmp_path / "temporary"
    temporary.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=project,
        env={**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert any(told in line for line in process.stderr)
        assert list(temporary.iterdir())
        process.send_signal(signal.SIGTERM)
        process.stderr.read()
    assert list(temporary.iterdir()) == []
