"""Nothing that a field holds runs, on any page and in both searches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import open_window, serve
from tests.browser.payloads import PAYLOADS, make_sites, word_of
from tests.site.builds import make_once
from tests.site.links import read_page

_OPEN = """async (addresses) => {
  const open = (address) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.onload = resolve;
    frame.src = address;
    document.body.append(frame);
  });
  await Promise.all(addresses.map(open));
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_once(tmp_path_factory, "payloads", make_sites)


@contextmanager
def _counting(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open a page and give it with the list of where something ran."""
    ran: list[str] = []
    with open_window(browser, locale="fr-FR") as window:
        window.expose_binding("ran", lambda source: ran.append(source["frame"].url))
        page = window.new_page()
        page.on("dialog", lambda dialog: dialog.dismiss())
        yield page, ran


def test_what_would_run_is_noticed(browser: Browser) -> None:
    with _counting(browser) as (page, ran):
        page.set_content(PAYLOADS[0])
        page.wait_for_timeout(200)
        assert len(ran) == 1


def test_no_page_runs_anything(browser: Browser, sites: Path) -> None:
    site = sites / "theme"
    names = [path.relative_to(site).parent.as_posix() for path in site.rglob("index.html")]
    assert len(names) > 3 * len(PAYLOADS)
    with serve(site) as address, _counting(browser) as (page, ran):
        # What the theme does takes most of the time, and has its own test below.
        page.context.route("**/bundle.*.js", lambda route: route.abort())
        page.goto(address)
        # Many at once, but not so many that one waits for another.
        for start in range(0, len(names), 20):
            page.evaluate(_OPEN, [f"{address}{name}/" for name in names[start : start + 20]])
        assert ran == []


def test_the_search_of_the_theme_runs_nothing(browser: Browser, sites: Path) -> None:
    with serve(sites / "theme") as address, _counting(browser) as (page, ran):
        page.goto(address + "timeline/")
        page.locator("input[name=query]").click()
        for query in (*map(word_of, range(len(PAYLOADS))), "zorgardes", "img"):
            page.locator("input[name=query]").fill("")
            page.keyboard.type(query)
            expect(page.locator(".md-search-result__item").first).to_contain_text(query)
        assert ran == []


def test_the_search_page_runs_nothing(browser: Browser, sites: Path) -> None:
    with serve(sites / "pagefind") as address, _counting(browser) as (page, ran):
        page.goto(address + "search/")
        for query in (*map(word_of, range(len(PAYLOADS))), "zorgardes", "img"):
            page.locator("#find-q").fill(query)
            expect(page.locator(".bf-hits > li").first).to_contain_text(query)
        assert ran == []


def test_no_link_runs_anything(sites: Path) -> None:
    for path in (*(sites / "theme").rglob("*.html"), *(sites / "pagefind").rglob("*.html")):
        links = read_page(path)[1]
        assert not [link for link in links if link.strip().lower().startswith("javascript:")], path
