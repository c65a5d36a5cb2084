"""The switch under instant navigation, which this site has: its address is the real one."""

from playwright.sync_api import Page, expect

BRIEFING = "briefings/greve-du-port/"


def test_the_densities_work_after_instant_navigation(page: Page, found: str) -> None:
    page.goto(found + BRIEFING)
    page.evaluate("window.same = true")
    group = page.get_by_role("group", name="Annotations")
    group.get_by_text("Texte seul").click()
    page.get_by_role("link", name="Fiches").first.click()
    expect(page).to_have_url(found + "briefings/")
    page.locator(".bf-title a").first.click()
    expect(group).to_have_count(1)
    expect(group.get_by_role("radio", name="Texte seul")).to_be_checked()
    group.get_by_text("Discrètes").click()
    expect(group.get_by_role("radio", name="Discrètes")).to_be_checked()
    assert page.evaluate("window.same") is True
