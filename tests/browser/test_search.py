"""The search of the theme, in a site that is built with it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import serve
from tests.site.builds import PROJECT, build_strictly, make_once

BRIEFING = "briefings/greve-du-port/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(make_once(tmp_path_factory, "theme", _make_site) / "site") as address:
        yield address


def _make_site(root: Path) -> None:
    project = Path(shutil.copytree(PROJECT, root / "project"))
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    chosen = config.replace("  - briefings\n", "  - briefings:\n      search: theme\n")
    (project / "mkdocs.yml").write_text(chosen, encoding="utf-8")
    build_strictly(project, root / "site")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("equipement", BRIEFING),
        ("équipement", BRIEFING),
        ("l’équipement", BRIEFING),
        ("ivoire", "briefings/greve-du-port/#actor-ci"),
        ("d’Ivoire", "briefings/greve-du-port/#actor-ci"),
        ("cote d'ivoire", "briefings/greve-du-port/#actor-ci"),
        ("Ivory", "briefings/greve-du-port/#actor-ci"),
        ("ines", "actors/ines-carvalho/"),
        ("Ines Carvalho", "actors/ines-carvalho/"),
        ("tessyer", "actors/bruno-tessier/"),
        ("SDS", "briefings/greve-du-port/#actor-syndicat-des-dockers"),
        ("hasty", BRIEFING),
    ],
)
def test_a_query_finds_first(page: Page, address: str, query: str, first: str) -> None:
    _search(page, address, query)
    # The theme shows an entry of a page below the page.
    found = page.locator(".md-search-result__item").first.locator("> a")
    expect(found.nth(int("#" in first))).to_have_attribute("href", _starts_with(address + first))


@pytest.mark.parametrize("query", ["inventaire", "bouée", "réserve", "tordues"])
def test_what_may_not_be_shown_is_not_found(page: Page, address: str, query: str) -> None:
    _search(page, address, query)
    expect(page.locator(".md-search-result__meta")).to_contain_text("Aucun document trouvé")


def _search(page: Page, address: str, query: str) -> None:
    page.goto(address + "timeline/")
    page.locator("input[name=query]").click()
    page.keyboard.type(query)


def _starts_with(address: str) -> re.Pattern[str]:
    # The theme puts what was looked for before the fragment.
    page, sign, fragment = address.partition("#")
    end = rf"(\?[^#]*)?{re.escape(sign + fragment)}$" if fragment else r"([?#]|$)"
    return re.compile("^" + re.escape(page) + end)
