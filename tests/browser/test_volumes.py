"""The pages of lists too long for one: by year, month and day, by number, and by letter."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.axe import find_violations
from tests.browser.conftest import serve
from tests.site.builds import PROJECT, build_strictly
from tests.site.crowd import long_briefing
from tests.site.head.test_vocabulary import read_graph
from tests.site.head.vocabulary import find_faults
from tests.site.links import broken_links, repeated_ids

PAGES = [
    "actors/",
    "a-z/person-a/",
    "timeline/",
    "timeline/2020/",
    "timeline/person/2021/",
    "quotes/",
    "quotes/2022/",
    "quotes/2022-03-04/2/",
    "quotes/speakers/",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site below a path."""
    folder = tmp_path_factory.mktemp("long")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Le port\n", encoding="utf-8")
    (folder / "briefings").mkdir()
    (folder / "briefings" / "annales.md").write_text(long_briefing(), encoding="utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    build_strictly(folder, folder / "served" / "carnet")
    return folder / "served"


@pytest.fixture(scope="module")
def long(root: Path) -> Iterator[str]:
    """Where that site is served."""
    with serve(root) as address:
        yield f"{address}carnet/"


def test_every_link_leads_somewhere_and_no_id_stands_twice(root: Path) -> None:
    assert broken_links(root / "carnet", "/carnet/") == []
    assert repeated_ids(root / "carnet") == []


def test_machines_are_told_of_the_lists_what_the_vocabulary_allows(root: Path) -> None:
    for path in PAGES:
        graph = read_graph(root / "carnet" / path / "index.html")
        assert graph["@graph"][0]["@type"] == "CollectionPage", path
        assert find_faults(graph) == [], path


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_does_not_scroll_sideways(
    painted: Page, long: str, path: str
) -> None:
    painted.set_viewport_size({"width": 390, "height": 800})
    painted.goto(long + path)
    assert find_violations(painted) == []
    assert painted.evaluate("document.documentElement.scrollWidth") <= 390
