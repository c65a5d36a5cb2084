"""The ten articles: no figure falls, and whatever is found otherwise than before shows as a line.

What the golden files hold is what is found, and not what is right: the gold says that.
"""

import json

import pytest
from tests.quality.conftest import Records
from tests.quality.measure import (
    HERE,
    RECORDED,
    find_losses,
    list_articles,
    read_figures,
    read_recorded,
    score,
)
from tests.quality.told import tell_record

FOUND = HERE / "found"
ARTICLES = list_articles(HERE)
NAMES = [path.name.removesuffix(".source.json") for paths in ARTICLES.values() for path in paths]


@pytest.mark.parametrize("language", ARTICLES)
def test_no_figure_falls(extracted: Records, language: str) -> None:
    paths = ARTICLES[language]
    ids = [path.name.removesuffix(".source.json") for path in paths]
    lines = "\n".join(json.dumps(extracted[name], ensure_ascii=False) for name in ids)
    measured = {f"quality/{language}": read_figures(score(paths, lines))}
    recorded = read_recorded(RECORDED)
    assert recorded.keys() >= measured.keys()
    assert find_losses(recorded, measured) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_found_is_as_before(extracted: Records, name: str, update: bool) -> None:
    told, path = tell_record(extracted[name]), FOUND / f"{name}.txt"
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.stem for path in FOUND.glob("*.txt")) == sorted(NAMES)
