"""Whoever searches finds first what was meant: queries as readers type them, on two sites."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import serve
from tests.browser.finding.results import wait
from tests.browser.finding.volume import build_volume
from tests.site.builds import share_build

from mkdocs_briefings.folding import fold
from mkdocs_briefings.site.interface import load_interface

QUERIES = Path(__file__).parent / "queries"
ROOT = Path(__file__).parents[3]
LEAST = 0.95
_FIRST = """() => {
  const first = document.querySelector(".bf-hits > li");
  return {
    meant: [...document.querySelectorAll(".bf-meant button")].map((button) => button.textContent),
    kind: first?.dataset.kind, title: first?.querySelector("h2").textContent ?? "",
    text: first?.textContent.replace(/[\\u00a0\\u202f]/g, " ") ?? "",
  };
}"""


class Query(NamedTuple):
    """What is typed, and what has to come first: see the head of the file of them."""

    typed: str
    sort: str
    expected: str


def read_queries(name: str) -> list[Query]:
    lines = (QUERIES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition(" → ") for line in lines if "→" in line]
    return [Query(typed, *told.split(" ", 1)) for typed, _, told in parts]


def is_right(query: Query, found: dict[str, Any]) -> bool:
    expected = query.expected
    match query.sort:
        case "actor":
            return (found["kind"], found["title"]) == ("actor", expected)
        case "meant":
            leads = found["title"] if found["kind"] == "actor" else ""
            return any(fold(expected) in fold(words) for words in (leads, *found["meant"]))
        case "day":
            return load_interface("fr").day(dt.date.fromisoformat(expected)) in found["text"]
        case _:
            return re.search(expected, found["text"], re.IGNORECASE | re.DOTALL) is not None


@pytest.fixture(scope="module", params=["demo", "volume"])
def answers(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[tuple[Query, dict[str, Any]]]]:
    """Each query of a site with what comes first, all asked on one page."""
    if request.param == "demo":
        site = share_build(tmp_path_factory, "demo", ROOT) / "carnet"
    else:
        site = build_volume(tmp_path_factory) / "site"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    with serve(site) as address:
        page = context.new_page()
        page.goto(f"{address}search/")
        wait(page)
        found = []
        for query in read_queries(request.param):
            page.get_by_label("Chercher un nom").fill(query.typed)
            page.keyboard.press("Enter")
            wait(page)
            found.append((query, page.evaluate(_FIRST)))
        yield found
    context.close()


def test_what_was_meant_comes_first(answers: list[tuple[Query, dict[str, Any]]]) -> None:
    wrong = [(query, found) for query, found in answers if not is_right(query, found)]
    told = "\n".join(f"{query.typed}: {found}" for query, found in wrong)
    assert len(wrong) <= (1 - LEAST) * len(answers), told


def test_there_are_enough_queries_of_every_sort() -> None:
    queries = [*read_queries("demo"), *read_queries("volume")]
    assert len(queries) >= 120
    assert len({query.typed for query in queries}) == len(queries)
    for sort in ("actor", "meant", "day", "says"):
        assert sum(query.sort == sort for query in queries) >= 15, sort
