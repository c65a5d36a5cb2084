"""A language with other words than it is delivered with."""

import shutil
from pathlib import Path

from mkdocs_briefings import languages
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.typed import COMMON

FOLDER = Path(languages.__file__).parent


def change_language(folder: Path, code: str, table: str, old: str, new: str) -> Language:
    """Return a copy of a language, below `folder`, in whose table `new` stands once for `old`."""
    for name in (code, COMMON):
        shutil.copytree(FOLDER / name, folder / name, dirs_exist_ok=True)
    path = folder / code / f"{table}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return Language(folder / code)
