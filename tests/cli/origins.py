"""An installed mkdocs-briefings that came from elsewhere, for the tests of what that changes."""

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefings import __version__

URL = "https://example.org/ana/mkdocs-briefings"


def pretend(folder: Path, patch: pytest.MonkeyPatch, written: dict[str, Any] | None) -> None:
    """Put before the installed distribution one whose installer wrote this; `None` is an index."""
    info = folder / f"mkdocs_briefings-{__version__}.dist-info"
    info.mkdir(parents=True)
    head = f"Metadata-Version: 2.4\nName: mkdocs-briefings\nVersion: {__version__}\n"
    (info / "METADATA").write_text(head, encoding="utf-8")
    # MkDocs finds the plugin by it, here as there.
    plugins = distribution("mkdocs-briefings").read_text("entry_points.txt") or ""
    (info / "entry_points.txt").write_text(plugins, encoding="utf-8")
    if written is not None:
        (info / "direct_url.json").write_text(json.dumps(written), encoding="utf-8")
    patch.syspath_prepend(folder)
