"""The filters of the timeline: by mouse and keyboard, with JavaScript and without."""

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import find_violations

ALL, OF_CARVALHO, OF_STRIKE = 9, 2, 6


def _entries(page: Page) -> Locator:
    return page.locator(".bf-what").filter(visible=True)


def _choice(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def test_a_choice_filters_in_place_and_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    expect(_entries(page)).to_have_count(ALL)
    _choice(page, "Acteur").select_option("ines-carvalho")
    expect(_entries(page)).to_have_count(OF_CARVALHO)
    expect(page).to_have_url(address + "timeline/?actor=ines-carvalho")
    expect(page.get_by_role("status")).to_have_text("Dates montrées\u00a0: 2 sur 9")
    _choice(page, "Fiche").select_option("greve-du-port")
    expect(_entries(page)).to_have_count(1)
    expect(page).to_have_url(address + "timeline/?actor=ines-carvalho&briefing=greve-du-port")
    assert page.evaluate("scrollY") == 0


def test_empty_years_and_months_go_with_their_entries(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    _choice(page, "Acteur").select_option("syndicat-des-dockers")
    headings = page.locator("article :is(h2, h3)").filter(visible=True)
    expect(headings).to_have_text(["2024", "juin 2024"])
    contents = page.locator(".md-nav--secondary a").filter(visible=True)
    expect(contents).to_have_text(["2024", "juin 2024"])


def test_the_filters_work_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    choice = _choice(page, "Genre d’acteur")
    choice.focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(address + "timeline/?kind=person")
    expect(choice).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tout montrer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "timeline/")
    expect(_entries(page)).to_have_count(ALL)
    expect(_choice(page, "Acteur")).to_be_focused()


def test_each_choice_says_how_many_dates_it_leaves(page: Page, address: str) -> None:
    page.goto(address + "timeline/?briefing=greve-du-port")
    options = _choice(page, "Acteur").locator("option")
    expect(options).to_have_text(
        [
            "Tous les acteurs",
            "Bruno Tessier (2)",
            "Capitainerie (0)",
            "Compagnie Aurore (0)",
            "Inès Carvalho (1)",
            "Syndicat des dockers (2)",
        ]
    )
    expect(options.nth(2)).to_be_disabled()


def test_an_address_with_a_choice_shows_it(page: Page, address: str) -> None:
    page.goto(address + "timeline/?actor=ines-carvalho&kind=person")
    expect(_choice(page, "Acteur")).to_have_value("ines-carvalho")
    expect(_choice(page, "Genre d’acteur")).to_have_value("person")
    expect(_entries(page)).to_have_count(OF_CARVALHO)
    page.reload()
    expect(_entries(page)).to_have_count(OF_CARVALHO)


def test_an_address_that_chooses_nobody_says_so(page: Page, address: str) -> None:
    page.goto(address + "timeline/?actor=personne%22%5D")
    expect(_entries(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Aucune date pour ce choix.")
    page.get_by_role("button", name="Tout montrer").click()
    expect(_entries(page)).to_have_count(ALL)


def test_back_and_forward_go_through_the_choices(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    _choice(page, "Acteur").select_option("ines-carvalho")
    _choice(page, "Acteur").select_option("bruno-tessier")
    page.go_back()
    expect(_choice(page, "Acteur")).to_have_value("ines-carvalho")
    expect(page.get_by_role("status")).to_have_text("Dates montrées\u00a0: 2 sur 9")
    page.go_back()
    expect(_choice(page, "Acteur")).to_have_value("")
    expect(_entries(page)).to_have_count(ALL)
    page.go_forward()
    expect(_entries(page)).to_have_count(OF_CARVALHO)


def test_the_choice_is_there_again_after_another_page(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.sameDocument = true")
    page.goto(address + "timeline/") if not _open_timeline(page) else None
    _choice(page, "Acteur").select_option("ines-carvalho")
    _entries(page).first.get_by_role("link", name="Inès Carvalho").click()
    page.wait_for_url("**/actors/ines-carvalho/")
    page.go_back()
    expect(page).to_have_url(address + "timeline/?actor=ines-carvalho")
    expect(_choice(page, "Acteur")).to_have_value("ines-carvalho")
    expect(_entries(page)).to_have_count(OF_CARVALHO)
    expect(page.locator(".bf-filter-form")).to_have_count(1)


def _open_timeline(page: Page) -> bool:
    link = page.locator("nav a[href$='timeline/']").first
    if not link.count():
        return False
    link.click()
    page.wait_for_url("**/timeline/")
    return True


def test_the_timeline_of_a_kind_is_filtered_within_it(page: Page, address: str) -> None:
    page.goto(address + "timeline/person/")
    expect(_entries(page)).to_have_count(3)
    expect(page.locator(".bf-filter-form select")).to_have_count(2)
    expect(page.locator("[data-filter=kind] [data-value=person]")).to_have_attribute(
        "aria-current", "page"
    )
    _choice(page, "Acteur").select_option("bruno-tessier")
    expect(_entries(page)).to_have_count(2)


@pytest.mark.parametrize(
    ("group", "link", "path", "entries"),
    [
        ("Acteur", "Inès Carvalho", "actors/ines-carvalho/#ahead", OF_CARVALHO),
        ("Fiche", "Grève au port", "briefings/greve-du-port/#timeline", OF_STRIKE),
        ("Genre d’acteur", "Organisations", "timeline/organisation/", 4),
    ],
)
def test_without_script_each_filter_is_a_page_with_as_many_dates_as_it_says(
    scriptless: Page, address: str, group: str, link: str, path: str, entries: int
) -> None:
    scriptless.goto(address + "timeline/")
    folded = scriptless.locator("details", has=scriptless.locator(f"summary:text-is('{group}')"))
    folded.locator("summary").click()
    way = folded.locator("li", has=scriptless.get_by_role("link", name=link))
    expect(way).to_contain_text(str(entries))
    way.get_by_role("link").click()
    expect(scriptless).to_have_url(address + path)
    entry = scriptless.locator(".bf-timeline :is(.bf-what, .bf-row)")
    expect(entry).to_have_count(entries)
    expect(scriptless.locator("select")).to_have_count(0)


def test_the_dates_of_a_briefing_lead_to_the_timeline_of_the_site(page: Page, address: str) -> None:
    page.goto(address + "briefings/les-grues/")
    page.locator(".bf-when a").click()
    expect(page).to_have_url(address + "timeline/#y2024-05")
    expect(page.locator("#y2024-05")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["timeline/?actor=ines-carvalho", "timeline/person/", "quotes/speakers/"]
)
def test_filtered_timelines_and_ordered_quotes_are_accessible(
    painted: Page, address: str, path: str
) -> None:
    painted.goto(address + path)
    expect(painted.get_by_role("status").first).to_be_attached()
    assert find_violations(painted) == []


@pytest.mark.parametrize("path", ["timeline/person/", "quotes/speakers/"])
def test_lists_do_not_scroll_sideways(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_bar_of_the_strip_leads_to_its_dates(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    bars = page.get_by_role("navigation", name="Les dates de la chronologie par période")
    bar = bars.get_by_role("link", name="juin 2024, 2 dates")
    bar.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "timeline/#y2024-06")
    expect(page.locator("#y2024-06")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_bars_are_as_wide_as_a_finger_and_the_newest_is_seen_first(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + "timeline/")
    links = page.locator(".bf-strip a")
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert len(boxes) == 3
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    expect(links.last).to_be_in_viewport()


def test_an_event_opens_on_its_sentence_and_on_how_its_day_is_known(
    page: Page, address: str
) -> None:
    page.goto(address + "timeline/")
    entry = page.locator(".bf-what", has_text="Les dockers cessent le travail")
    deduced = entry.get_by_text("déduite de « lundi »")
    expect(deduced).to_be_hidden()
    entry.locator("summary").click()
    expect(deduced).to_be_visible()
    expect(entry.get_by_text("ont cessé le travail")).to_be_visible()
