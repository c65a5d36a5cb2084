"""Notes on the annotated text: in the margin where there is one, else in a sheet at the foot."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import open_window, watch

BRIEFING = "briefings/greve-du-port/"
ONE_WORD = ".source-text .quote:has-text('prématuré')"

_OVERLAPS = """() => [...document.querySelectorAll(".bf-notes")].flatMap((aside) => {
  const boxes = [...aside.children].filter((note) => note.offsetParent)
    .map((note) => note.getBoundingClientRect());
  return boxes.filter((box, at) => at && box.top < boxes[at - 1].bottom);
}).length"""

_SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 600);
})"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with open_window(browser, viewport={"width": 390, "height": 844}, has_touch=True) as window:
        page = window.new_page()
        problems = watch(page)
        yield page
        assert problems == []


def test_a_note_stands_beside_its_words_and_is_quiet_until_these_are_pointed_at(
    page: Page, address: str
) -> None:
    page.goto(address + BRIEFING)
    words, note = page.locator(ONE_WORD), page.locator(".bf-note", has_text="Inès Carvalho").first
    expect(note).to_contain_text("ministre de la Mer")
    left, right = words.bounding_box(), note.bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"] + left["width"]
    assert abs(right["y"] - left["y"]) < 120
    quiet = note.evaluate("e => getComputedStyle(e).color")
    words.hover()
    expect(note).not_to_have_css("color", quiet)
    page.mouse.move(5, 600)
    expect(note).to_have_css("color", quiet)


def test_a_note_wakes_when_its_words_have_the_focus(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.locator(f"{ONE_WORD} > .bf-back").focus()
    expect(page.locator(".bf-note.bf-lit")).to_contain_text("Inès Carvalho")


def test_the_note_of_a_date_tells_its_value_and_how_it_is_known(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    note = page.locator(".bf-note.bf-of-date", has_text="Les dockers cessent le travail")
    expect(note).to_contain_text("17 juin 2024")
    page.locator(".source-text .date:has-text('lundi')").first.hover()
    expect(note.get_by_text("d’après la date de l’article")).to_be_visible()


def test_the_note_of_what_is_in_doubt_says_so(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.locator(".source-text .claim.doubt").first.hover()
    expect(page.locator(".bf-note.bf-lit")).to_contain_text("À vérifier")


@pytest.mark.parametrize("density", ["some", "all"])
@pytest.mark.parametrize("width", [1100, 1280, 1920])
def test_no_note_stands_on_another(page: Page, address: str, width: int, density: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + BRIEFING)
    page.evaluate("density => localStorage.setItem('bf-notes', density)", density)
    page.reload()
    assert page.locator(".bf-note:visible").count() > 5
    assert page.evaluate(_OVERLAPS) == 0
    page.locator(ONE_WORD).hover()
    assert page.evaluate(_OVERLAPS) == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_notes_come(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + BRIEFING)
    assert page.evaluate(_SHIFT) <= 0.05


def test_on_a_phone_a_tap_opens_the_note_at_the_foot(phone: Page, address: str) -> None:
    phone.goto(address + BRIEFING)
    expect(phone.locator(".bf-note:visible")).to_have_count(0)
    phone.locator(ONE_WORD).tap()
    sheet = phone.locator(".bf-sheet")
    expect(sheet).to_contain_text("Inès Carvalho, ministre de la Mer")
    box = sheet.bounding_box()
    assert box is not None
    assert (round(box["x"]), round(box["width"])) == (0, 390)
    assert round(box["y"] + box["height"]) == 844
    sheet.get_by_role("link", name="Voir la citation dans son cadre").tap()
    expect(sheet).to_be_hidden()
    expect(phone.locator(".bf-row:has(:target)")).to_contain_text("prématuré")


@pytest.mark.parametrize("way", ["outside", "Escape"])
def test_a_sheet_closes_on_a_tap_outside_and_on_escape(phone: Page, address: str, way: str) -> None:
    phone.goto(address + BRIEFING)
    phone.locator(ONE_WORD).tap()
    expect(phone.locator(".bf-sheet")).to_be_visible()
    if way == "outside":
        phone.touchscreen.tap(380, 300)
    else:
        phone.keyboard.press(way)
    expect(phone.locator(".bf-sheet")).to_be_hidden()


def test_where_there_is_no_margin_a_click_opens_the_note(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 800, "height": 900})
    page.goto(address + BRIEFING)
    page.locator(ONE_WORD).click()
    expect(page.locator(".bf-sheet")).to_contain_text("Inès Carvalho")
    page.keyboard.press("Escape")
    page.locator(f"{ONE_WORD} > .bf-back").press("Enter")
    expect(page.locator(".bf-row:has(:target)")).to_contain_text("prématuré")


def test_without_script_a_mark_leads_to_the_list(scriptless: Page, address: str) -> None:
    scriptless.goto(address + BRIEFING)
    scriptless.locator(f"{ONE_WORD} > .bf-back").click()
    expect(scriptless.locator(".bf-row:has(:target)")).to_contain_text("prématuré")


def test_the_bar_of_a_phone_stays_in_sight_and_leads_to_the_parts(
    phone: Page, address: str
) -> None:
    phone.goto(address + BRIEFING)
    bar = phone.get_by_role("navigation", name="Dans cette fiche")
    parts = ["Texte", "Dates", "Citations", "Acteurs", "Suite"]
    assert bar.get_by_role("link").all_text_contents() == parts
    bar.get_by_role("link", name="Citations").tap()
    expect(phone.locator("#quotes")).to_be_in_viewport()
    expect(bar).to_be_in_viewport()


def test_between_two_sidebars_the_parts_are_a_line_of_links_that_stays_where_it_is(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + BRIEFING)
    bar = page.get_by_role("navigation", name="Dans cette fiche")
    expect(bar).to_be_visible()
    page.locator("#glossary").scroll_into_view_if_needed()
    expect(bar).not_to_be_in_viewport()


def test_the_drawer_of_a_phone_has_the_parts_of_the_page(phone: Page, address: str) -> None:
    phone.goto(address + BRIEFING)
    phone.locator("label.md-header__button[for='__drawer']").tap()
    phone.locator(".md-sidebar--primary").get_by_role("link", name="Propos rapportés").tap()
    expect(phone.locator("#claims")).to_be_in_viewport()
    expect(phone.locator(".md-sidebar--primary .md-nav--primary")).not_to_be_in_viewport()
