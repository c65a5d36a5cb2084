"""What is built for a release: only for the tag of its version."""

import subprocess
from pathlib import Path

from mkdocs_briefings import __version__

ROOT = Path(__file__).parents[2]


def test_tag_of_another_version_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    command = [str(ROOT / ".ci" / "dist"), str(tmp_path), "v99.0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"the tag v99.0 is not that of version {__version__}" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
