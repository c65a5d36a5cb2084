"""Every quote, claim, event and mention: to its sentence, and back."""

import pytest
from playwright.sync_api import Page, expect

BRIEFING = "briefings/greve-du-port/"


def _target(page: Page) -> str:
    """Return the id of the element that the address names, once the browser is there."""
    return page.locator(":target").get_attribute("id") or ""


LINES = [
    (".bf-row:has(figure.bf-quote)", ".bf-back-quote"),
    (".bf-row:has(figure.bf-claim)", ".bf-back-claim"),
    (".bf-timeline .bf-row", ".bf-back-date"),
]


@pytest.mark.parametrize(("line", "back"), LINES)
def test_from_a_line_to_its_sentence_and_back_to_the_line_that_opens(
    page: Page, address: str, line: str, back: str
) -> None:
    page.goto(address + BRIEFING)
    start = page.locator(line).first
    expect(start.locator("details > :not(summary)")).to_be_hidden()
    start.locator(".bf-up").click()
    target = page.locator(f"[id='{_target(page)}']")
    expect(target).to_be_in_viewport()
    sentence = page.locator(".sentence", has=target)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sentence.evaluate("e => getComputedStyle(e).backgroundColor") != paper
    target.locator(back).press("Enter")
    expect(start.locator(":target")).to_be_in_viewport()
    expect(start.locator("details > :not(summary)")).to_be_visible()


@pytest.mark.parametrize(("line", "back"), LINES)
def test_without_script_from_a_line_to_its_sentence_and_back(
    scriptless: Page, address: str, line: str, back: str
) -> None:
    scriptless.goto(address + BRIEFING)
    start = scriptless.locator(line).first
    start.locator(".bf-up").click()
    target = scriptless.locator(f"[id='{_target(scriptless)}']")
    expect(target).to_be_in_viewport()
    target.locator(back).click()
    expect(start.locator(":target")).to_be_in_viewport()


def test_every_line_opens_by_keyboard_on_its_evidence(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    line = page.locator(".bf-timeline .bf-row", has_text="Les dockers cessent le travail")
    line.locator("summary").press("Enter")
    expect(line.locator("mark")).to_have_text("lundi")
    expect(line).to_contain_text("dans un article du 17 juin 2024")


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
