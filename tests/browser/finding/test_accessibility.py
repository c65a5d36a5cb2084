"""axe-core finds nothing at WCAG 2.2 AA on the search page, light and dark."""

from playwright.sync_api import Page, expect
from tests.browser.axe import find_violations


def test_the_search_page_is_accessible(painted: Page, found: str) -> None:
    painted.goto(f"{found}search/?q=eau")
    expect(painted.locator(".bf-hits > li").first).to_be_visible()
    assert find_violations(painted) == []
