"""Every kind of page in a real browser: no overflow, no error, no request that leaves the site."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

PAGES = [
    "",
    "briefings/",
    "briefings/greve-du-port/",
    "briefings/les-grues/",
    "briefings/confidences/",
    "timeline/",
    "actors/",
    "actors/ines-carvalho/",
    "quotes/",
    "sources/",
    "tags/",
    "404.html",
]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for width in (320, 390, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_source_text_is_read_in_lines_of_60_to_80_characters(
    page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address + "briefings/les-grues/")
    lines = (
        page.locator(".source-text p")
        .nth(0)
        .evaluate(
            """p => {
          const range = document.createRange();
          range.selectNodeContents(p);
          const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top / 10)));
          return p.textContent.length / tops.size;
        }"""
        )
    )
    assert 55 <= lines <= 80


def test_without_script_a_briefing_is_complete(scriptless: Page, address: str) -> None:
    scriptless.goto(address + "briefings/greve-du-port/")
    for heading in ("Chronologie", "Citations", "Propos rapportés", "Texte annoté", "Acteurs"):
        expect(scriptless.get_by_role("heading", name=heading, exact=False).first).to_be_visible()
