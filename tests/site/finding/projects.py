"""A project with enough in it to be searched: that of tests/site and the files beside this one."""

import shutil
from pathlib import Path

from tests.site.builds import PROJECT

_MORE = Path(__file__).parent / "project"


def make_project(folder: Path) -> Path:
    """Make the project in a folder that does not exist yet, and return it."""
    shutil.copytree(PROJECT, folder)
    register = folder / "briefings" / "actors.yml"
    known = register.read_text(encoding="utf-8")
    shutil.copytree(_MORE, folder, dirs_exist_ok=True)
    register.write_text(known + register.read_text(encoding="utf-8"), encoding="utf-8")
    return folder
