"""The tables of the languages, as PyYAML reads them with its C library and without."""

from pathlib import Path

import pytest
import yaml

from mkdocs_briefings import languages
from mkdocs_briefings.languages import available_languages, load_language

FOLDER = Path(languages.__file__).parent


@pytest.mark.parametrize("code", available_languages())
def test_the_tables_are_the_same_whichever_library_reads_them(code: str) -> None:
    language = load_language(code)
    for path in sorted((FOLDER / code).glob("*.yml")):
        plain = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert language.table(path.stem) == plain, path
