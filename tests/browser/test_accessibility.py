"""axe-core finds nothing at WCAG 2.2 AA on any kind of page, light and dark."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import find_violations
from tests.browser.test_pages import PAGES


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(painted: Page, address: str, path: str) -> None:
    painted.goto(address + path)
    assert find_violations(painted) == []


def test_a_card_is_accessible(painted: Page, address: str) -> None:
    painted.goto(f"{address}briefings/greve-du-port/")
    painted.locator("a[data-card=card-ines-carvalho]").first.focus()
    expect(painted.locator("#card-ines-carvalho")).to_be_visible()
    assert find_violations(painted) == []
