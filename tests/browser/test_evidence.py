"""Every quote, claim, event and mention: to its sentence, and back."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import watch

BRIEFING = "briefings/greve-du-port/"


def _target(page: Page) -> str:
    """Return the id of the element that the address names, once the browser is there."""
    return page.locator(":target").get_attribute("id") or ""


WAYS = [
    ("figure.bf-quote", ".bf-way", ".bf-back-quote"),
    ("figure.bf-claim", ".bf-way", ".bf-back-claim"),
    (".bf-what", ".bf-event a", ".bf-back-date"),
]


@pytest.mark.parametrize(("box", "way", "back"), WAYS)
def test_from_a_box_to_its_sentence_and_back(
    page: Page, address: str, box: str, way: str, back: str
) -> None:
    page.goto(address + BRIEFING)
    start = page.locator(box).first
    start.locator(way).first.click()
    target = page.locator(f"[id='{_target(page)}']")
    expect(target).to_be_in_viewport()
    sentence = page.locator(".sentence", has=target)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sentence.evaluate("e => getComputedStyle(e).backgroundColor") != paper
    target.locator(back).click()
    expect(page.locator(":target")).to_have_attribute("id", start.get_attribute("id") or "")
    expect(start).to_be_in_viewport()


@pytest.mark.parametrize(("box", "way", "back"), WAYS)
def test_without_script_from_a_box_to_its_sentence_and_back(
    browser: Browser, address: str, box: str, way: str, back: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    problems = watch(page)
    page.goto(address + BRIEFING)
    start = page.locator(box).first
    start.locator(way).first.click()
    target = page.locator(f"[id='{_target(page)}']")
    expect(target).to_be_in_viewport()
    target.locator(back).click()
    expect(page.locator(":target")).to_have_attribute("id", start.get_attribute("id") or "")
    context.close()
    assert problems == []


def test_from_a_dossier_to_the_sentence_and_back_to_the_dossier(page: Page, address: str) -> None:
    page.goto(address + "actors/bruno-tessier/")
    page.locator("#mentions ~ ol a.bf-way").first.click()
    page.wait_for_url("**/briefings/**")
    actor = page.locator(f"[id='{_target(page)}']")
    expect(actor).to_be_in_viewport()
    actor.hover()
    page.locator("#card-bruno-tessier a").first.click()
    expect(page).to_have_url(address + "actors/bruno-tessier/")


def test_from_the_timeline_of_the_site_to_the_sentence(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    page.get_by_role("link", name="Dockers walk out").click()
    page.wait_for_url("**/briefings/greve-du-port/#*")
    expect(page.locator(f"[id='{_target(page)}']")).to_contain_text("on Monday")


def test_the_page_shows_exactly_the_words_of_its_source(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    text = page.locator("#source-harbour-2024-06-18").evaluate("e => e.textContent")
    assert text == (
        "Dockers at Sauvemer walked out on Monday. The minister, Ines Carvalho, called the strike "
        '"hasty". "We will talk, and we will talk soon," a spokesman said. Carvalho told Bruno '
        "Tessier that she would meet him in the week of 24 June, next week."
    )
