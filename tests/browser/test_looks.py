"""On paper, in the colours of the reader, and with the keyboard below a header that stays."""

import re

import pytest
from playwright.sync_api import Page, expect

BRIEFING = "briefings/greve-du-port/"


def test_paper_says_the_value_of_a_date_and_shows_no_way_back(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.emulate_media(media="print")
    expect(page.locator(".bf-back[data-told]").first).to_be_visible()
    expect(page.locator(".bf-back:not([data-told])").first).to_be_hidden()
    expect(page.locator(".bf-density")).to_be_hidden()


def test_paper_is_white_whatever_the_screen_was(page: Page, address: str) -> None:
    page.emulate_media(media="screen", color_scheme="dark")
    page.goto(address + BRIEFING)
    assert _luminance(page, "ink") > 0.5
    page.emulate_media(media="print", color_scheme="dark")
    assert _luminance(page, "ink") < 0.1


def test_paper_shows_no_way_to_press_and_no_mark_that_led_to_one(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.emulate_media(media="print")
    page.goto(f"{address}quotes/")
    caption = page.locator("figcaption .bf-facts:has(.bf-way)").first
    shown = caption.locator(":scope > :visible").last
    assert shown.evaluate("e => getComputedStyle(e, '::after').content") == "none"
    page.goto(f"{address}timeline/")
    expect(page.locator(".bf-filters")).to_be_hidden()
    expect(page.locator(".bf-event").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1920])
def test_long_names_do_not_make_a_page_wider(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}timeline/")
    page.locator(".bf-facts .bf-name").first.evaluate(
        "e => e.textContent = 'ministère des Affaires étrangères et du Commerce '.repeat(4)"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_annotations_the_words_stand_as_in_any_text(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.locator(".bf-density label").first.click()
    quote = page.locator(".source-text .quote").first
    assert quote.evaluate("e => getComputedStyle(e).padding") == "0px"
    assert page.locator(".source-text .bf-back:visible").count() == 0


def test_doubt_has_one_sign_whose_words_are_heard(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    sign = page.locator(".source-text").get_by_role("img", name="À vérifier").first
    assert "?" in sign.evaluate("e => getComputedStyle(e, '::after').content")


def test_a_name_begins_its_page_as_a_sentence_does(page: Page, address: str) -> None:
    page.goto(f"{address}actors/accord-du-mole/")
    title = page.locator("h1")
    expect(title).to_have_text("accord du Môle")
    assert title.evaluate("e => getComputedStyle(e, '::first-letter').textTransform") == "uppercase"


def test_a_quote_is_marked_where_the_reader_chooses_the_colours(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + BRIEFING)
    quote = page.locator(".source-text .quote").first
    assert quote.evaluate("e => getComputedStyle(e).borderBottomStyle") == "double"
    target = page.locator(".source-text [id*='-quote-']").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}{BRIEFING}#{target}")
    sentence = page.locator(".sentence:has(:target)").first
    expect(sentence).to_have_css("outline-style", "dashed")


def test_the_header_never_hides_what_has_the_focus(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.locator("#sources ~ p a").last.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            """() => {
              const at = document.activeElement, header = document.querySelector(".md-header");
              return !at.closest(".md-header") &&
                at.getBoundingClientRect().bottom <= header.getBoundingClientRect().bottom;
            }"""
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_a_meaning_can_be_read_on_every_ground(
    page: Page, address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address + BRIEFING)
    names = ["ink", "quiet", "actor", "quote", "claim", "date", "flaw", "doubt"]
    grounds = ["card", "quote-tint", "claim-tint", "target"]
    for name in names:
        for ground in grounds:
            contrast = _contrast(page, name, ground)
            assert contrast >= 4.5, (name, ground, contrast)


def _contrast(page: Page, ink: str, ground: str) -> float:
    first, second = sorted((_luminance(page, ink), _luminance(page, ground)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(page: Page, name: str) -> float:
    """Return the relative luminance of a colour. Source: WCAG 2.2."""
    told = page.evaluate(
        "name => getComputedStyle(document.body).getPropertyValue(`--bf-${name}`).trim()", name
    )
    digits = re.sub("[^0-9a-f]", "", told)
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
