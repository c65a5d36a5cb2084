"""A dossier and its mentions, by mouse and by keyboard, with and without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import serve
from tests.site.builds import PROJECT, build_strictly, make_once
from tests.site.crowd import HUB, crowded_briefing
from tests.site.links import broken_links, repeated_ids

BRIEFING = "briefings/ligue-2022/"
DOSSIER = f"actors/{HUB}/"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served on which one actor has a long dossier and much company."""
    with serve(make_once(tmp_path_factory, "crowded", _make_crowded) / "served") as address:
        yield f"{address}carnet/"


def _make_crowded(folder: Path) -> None:
    (folder / "briefings").mkdir()
    for year in (2021, 2022):
        text = crowded_briefing(year)
        (folder / "briefings" / f"ligue-{year}.md").write_text(text, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Le port\n", encoding="utf-8")
    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    built = build_strictly(folder, folder / "served" / "carnet")
    assert broken_links(built, "/carnet/") == []
    assert repeated_ids(built) == []


def _target(page: Page) -> str:
    return str(page.evaluate("document.querySelector(':target')?.id"))


def _steps(page: Page) -> Locator:
    return page.locator(".bf-steps:visible")


def test_mentions_are_stepped_through_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + "actors/ines-carvalho/")
    way = page.locator("ol.bf-passages a.bf-way").first
    way.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/**")
    expect(_steps(page)).to_have_count(1)
    first = _target(page)
    # The mention itself, then the dossier, then the next mention: the first has none before it.
    page.keyboard.press("Tab")
    expect(_steps(page).locator("a").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _target(page) != first
    expect(page.locator(f"[id='{_target(page)}']")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _target(page) == first


def test_steps_lead_back_to_the_sentences_of_the_dossier(page: Page, address: str) -> None:
    page.goto(address + "actors/bruno-tessier/")
    page.locator("ol.bf-passages a.bf-way").last.click()
    page.wait_for_url("**/briefings/**")
    slug = page.url.split("/briefings/")[1].split("/")[0]
    _steps(page).locator("[data-step]").click()
    page.wait_for_url(f"**/actors/bruno-tessier/#in-{slug}")
    expect(page.locator(f"[id='in-{slug}']")).to_be_in_viewport()


def test_without_script_mentions_and_actors_are_stepped_through(
    scriptless: Page, address: str
) -> None:
    scriptless.goto(address + "actors/ines-carvalho/")
    scriptless.locator("ol.bf-passages a.bf-way").first.click()
    before = scriptless.url
    scriptless.locator(".bf-steps:visible [rel=next]").click()
    expect(scriptless).not_to_have_url(before)
    scriptless.locator(".bf-steps:visible [rel=prev]").click()
    expect(scriptless).to_have_url(before)
    scriptless.locator(".bf-steps:visible [data-step]").click()
    name = scriptless.locator(".bf-neighbours [rel=prev]").inner_text()
    scriptless.locator(".bf-neighbours [rel=prev]").click()
    expect(scriptless.locator("h1")).to_contain_text(name)


def test_a_mention_that_no_link_led_to_shows_no_steps(page: Page, address: str) -> None:
    page.goto(address + "briefings/greve-du-port/")
    expect(page.locator(".bf-steps").first).to_be_hidden()
    expect(_steps(page)).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_names_in_the_picture_neither_overlap_nor_leave_it(
    page: Page, crowded: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(crowded + DOSSIER)
    picture = page.locator(".bf-company").bounding_box()
    assert picture is not None
    boxes = [name.bounding_box() for name in page.locator(".bf-company :is(a, p)").all()]
    found = [box for box in boxes if box is not None]
    assert len(found) == 13
    for number, one in enumerate(found):
        assert one["x"] >= picture["x"] - 1
        assert one["x"] + one["width"] <= picture["x"] + picture["width"] + 1
        for other in found[number + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
            assert apart, (one, other)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_picture_leads_to_the_dossiers_and_the_table_says_the_same(
    page: Page, crowded: str
) -> None:
    page.goto(crowded + DOSSIER)
    page.get_by_text("Le même en tableau").click()
    row = page.locator(".bf-table tbody tr").first
    name = page.locator(".bf-company li").first
    expect(row.locator("th")).to_have_text(name.locator("a").inner_text())
    expect(row.locator("td").first).to_have_text(name.locator("span").inner_text())
    name.locator("a").click()
    page.wait_for_url("**/actors/hilaire/")


def test_a_long_dossier_leads_to_its_years(page: Page, crowded: str) -> None:
    page.goto(crowded + DOSSIER)
    assert page.locator("ol.bf-passages li").count() <= 100
    page.locator(".bf-years a").last.click()
    page.wait_for_url(f"**/{DOSSIER}2021/")
    page.locator(".bf-neighbours [rel=next]").click()
    page.wait_for_url(f"**/{DOSSIER}2022/")
    page.locator("ol.bf-passages a.bf-way").first.click()
    page.wait_for_url("**/briefings/ligue-2022/#*")
    _steps(page).locator("[data-step]").click()
    page.wait_for_url(f"**/{DOSSIER}#mentions")


@pytest.mark.parametrize("path", [DOSSIER, f"{DOSSIER}2021/", "actors/"])
def test_pages_of_many_actors_are_accessible(painted: Page, crowded: str, path: str) -> None:
    painted.goto(crowded + path)
    assert find_violations(painted) == []


def test_steps_are_accessible(painted: Page, address: str) -> None:
    painted.goto(address + "actors/ines-carvalho/")
    painted.locator("ol.bf-passages a.bf-way").first.click()
    painted.wait_for_url("**/briefings/**")
    assert find_violations(painted) == []
