"""The cards of actors: mouse, keyboard, touch, and no script at all."""

import re

from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import watch

BRIEFING = "briefings/greve-du-port/"
LINK = "a[data-card=card-ines-carvalho]"
CARD = "#card-ines-carvalho"


def test_a_card_opens_under_the_mouse_and_stays_while_the_mouse_is_on_it(
    page: Page, address: str
) -> None:
    page.goto(address + BRIEFING)
    expect(page.locator(CARD)).to_be_hidden()
    page.locator(LINK).first.hover()
    expect(page.locator(CARD)).to_be_visible()
    page.locator(CARD).hover()
    page.wait_for_timeout(500)
    expect(page.locator(CARD)).to_be_visible()
    expect(page.locator(CARD)).to_contain_text("ministre de la Mer")
    page.mouse.move(5, 600)
    expect(page.locator(CARD)).to_be_hidden()


def test_a_card_opens_on_focus_closes_on_escape_and_its_link_is_the_next_stop(
    page: Page, address: str
) -> None:
    page.goto(address + BRIEFING)
    page.locator(LINK).first.focus()
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(f"{CARD} a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "actors/ines-carvalho/")


def test_a_card_opens_on_a_tap_and_closes_on_one_outside(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    problems = watch(page)
    page.goto(address + BRIEFING)
    page.locator(LINK).first.tap()
    expect(page.locator(CARD)).to_be_visible()
    expect(page).to_have_url(address + BRIEFING)
    box = page.locator(CARD).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.touchscreen.tap(195, box["y"] - 80 if box["y"] > 200 else box["y"] + box["height"] + 80)
    expect(page.locator(CARD)).to_be_hidden()
    context.close()
    assert problems == []


def test_cards_work_after_instant_navigation(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Grève au port de Sauvemer").first.click()
    expect(page).to_have_url(address + BRIEFING)
    page.locator(LINK).first.hover()
    expect(page.locator(CARD)).to_be_visible()
    assert page.evaluate("window.same") is True


def test_without_script_an_actor_is_a_link_to_its_dossier(scriptless: Page, address: str) -> None:
    scriptless.goto(address + BRIEFING)
    expect(scriptless.locator(CARD)).to_be_hidden()
    scriptless.locator(LINK).first.click()
    expect(scriptless).to_have_url(address + "actors/ines-carvalho/")


def test_a_click_leads_to_the_glossary_where_there_is_no_dossier(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.locator(".source-text a[data-card=card-syndicat-des-dockers]").first.click()
    expect(page).to_have_url(re.compile("#actor-syndicat-des-dockers$"))
    expect(page.locator("#actor-syndicat-des-dockers")).to_be_in_viewport()


def test_a_click_leads_to_the_dossier(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.locator(LINK).first.click()
    expect(page).to_have_url(address + "actors/ines-carvalho/")
