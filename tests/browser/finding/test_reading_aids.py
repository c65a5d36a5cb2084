"""The switch under instant navigation, which this site has: its address is the real one."""

from playwright.sync_api import Page, expect

BRIEFING = "briefings/greve-du-port/"


def test_the_switch_works_after_instant_navigation(page: Page, found: str) -> None:
    page.goto(found + BRIEFING)
    page.evaluate("window.same = true")
    switch = page.get_by_role("button", name="Masquer les annotations")
    switch.click()
    page.get_by_role("link", name="Fiches").first.click()
    expect(page).to_have_url(found + "briefings/")
    page.locator(".bf-title a").first.click()
    expect(switch).to_have_count(1)
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.same") is True
