"""The search page: facets, order, sentences, keyboard, phone, and no script."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.finding.results import ask, shown

PREFECT = "Vassili Kourine"


def facet(page: Page, name: str) -> list[str]:
    """Return what a facet offers, each with what it leaves."""
    group = page.get_by_role("group", name=name, exact=True)
    return [text.strip() for text in group.locator("label:visible").all_inner_texts()]


def choose(page: Page, name: str, value: str) -> None:
    group = page.get_by_role("group", name=name, exact=True)
    group.get_by_role("radio", name=re.compile(rf"^{re.escape(value)}( |$)")).check()


def test_the_header_leads_to_the_results(page: Page, found: str) -> None:
    page.goto(f"{found}timeline/")
    page.get_by_role("searchbox").fill("vendanges")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("2 résultats")
    expect(page.get_by_label("Chercher un nom")).to_have_value("vendanges")
    assert shown(page, found)[0].startswith("quote briefings/secheresse/#")


def test_a_quote_leads_to_its_highlighted_sentence(page: Page, found: str) -> None:
    ask(page, found, "vendanges", kind="quote")
    page.get_by_role("link", name=PREFECT).click()
    expect(page).to_have_url(re.compile(r"/briefings/secheresse/#gazette-2024-07-02-quote-"))
    quote = page.locator(":target")
    expect(quote).to_contain_text("L’eau du fleuve suffira jusqu’aux vendanges")
    expect(quote).to_be_in_viewport()


def test_a_sentence_of_a_briefing_is_one_click_away(page: Page, found: str) -> None:
    ask(page, found, "poissons-chats")
    sentence = page.get_by_role("link", name="Des poissons-chats d’Amérique ont été vus")
    expect(sentence.locator("mark")).to_have_text("poissons-chats")
    sentence.click()
    expect(page).to_have_url(re.compile(r"/briefings/secheresse/#gazette-2024-07-02-sentence-"))
    expect(page.locator(":target")).to_contain_text("barrage Jean-Moulinet")


def test_a_sentence_found_by_another_form_is_shown_and_marked(page: Page, found: str) -> None:
    ask(page, found, "sanctioned")
    sentence = page.get_by_role("link", name="Sanctions were discussed at two meetings.")
    expect(sentence.locator("mark")).to_have_text("Sanctions")


def test_results_of_one_speaker_are_told_apart_by_what_is_said(page: Page, found: str) -> None:
    ask(page, found, "", speaker=PREFECT)
    names = page.locator(".bf-hits h2 a").all_inner_texts()
    assert len(names) == len(set(names)) == 4
    said = page.get_by_role("link", name=f"{PREFECT} – «\u202fEvery litre counts")
    expect(said.locator("[lang=en]")).to_have_count(1)


def test_a_phone_fetches_the_facets_once_they_are_asked_for(page: Page, found: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_viewport_size({"width": 390, "height": 800})
    ask(page, found, "Kourine")
    # Of all facets the kinds alone, which are always counted.
    assert sum("/filter/" in url for url in fetched) == 1
    expect(page.get_by_label("Chercher un nom")).not_to_be_focused()
    expect(page.get_by_role("radio", name="Citations 2")).to_be_visible()
    page.get_by_text("Préciser").click()
    choose(page, "Année", "2023")
    expect(page.get_by_role("status")).to_have_text("4 résultats")
    assert sum("/filter/" in url for url in fetched) == 6
    page.reload()
    expect(page.get_by_role("radio", name="2023")).to_be_checked()


def test_each_choice_is_counted_with_the_others_made(page: Page, found: str) -> None:
    ask(page, found, "", speaker=PREFECT, kind="quote")
    # Not all claims of the site: those of the prefect.
    expect(page.get_by_role("radio", name="Propos rapportés 1")).to_be_visible()
    expect(page.get_by_role("radio", name="Dates")).to_be_hidden()
    assert "Bruno Tessier 2" in facet(page, "Qui parle")


def test_shown_texts_keep_their_own_apostrophes_and_spaces(page: Page, found: str) -> None:
    ask(page, found, "equipement", kind="quote")
    excerpt = page.locator(".bf-excerpt").first
    assert "et l’équipement des grues" in excerpt.inner_text()
    assert "\u2060" not in page.locator(".bf-hits").inner_text()
    expect(excerpt.locator("mark")).to_have_text("équipement")


def test_a_source_cannot_put_markup_into_the_results(page: Page, found: str) -> None:
    ask(page, found, "balises")
    assert "<b>balises</b>" in page.locator(".bf-hits").inner_text()


def test_kinds_are_counted_and_chosen(page: Page, found: str) -> None:
    ask(page, found, "eau")
    page.get_by_role("radio", name="Citations 1").check()
    expect(page.get_by_role("status")).to_have_text("1 résultat")
    assert [result.split()[0] for result in shown(page, found)] == ["quote"]
    assert "kind=quote" in page.url
    # The other kinds still say what they would give.
    expect(page.get_by_role("radio", name="Propos rapportés 1")).to_be_visible()
    page.get_by_role("radio", name="Tout").check()
    expect(page.get_by_role("status")).to_have_text("4 résultats")


def test_a_choice_without_words_still_offers_the_others(page: Page, found: str) -> None:
    ask(page, found, "", speaker=PREFECT)
    # More pages than are read are counted as pages.
    assert f"{PREFECT} 1 p." in facet(page, "Qui parle")
    assert "Bruno Tessier 2 p." in facet(page, "Qui parle")
    ask(page, found, "", kind="event")
    expect(page.get_by_role("radio", name="Dates")).to_be_checked()
    expect(page.get_by_role("radio", name="Citations")).to_be_visible()


def test_an_order_alone_asks_for_nothing(page: Page, found: str) -> None:
    assert ask(page, found, "", sort="date") == []
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_label("Chercher un nom")).not_to_be_focused()


def test_facets_narrow_one_another(page: Page, found: str) -> None:
    page.goto(f"{found}search/")
    expect(page.get_by_role("group", name="Qui parle", exact=True)).to_be_visible()
    assert "anglais 8 p." in facet(page, "Langue de la source")
    choose(page, "Qui parle", PREFECT)
    expect(page.get_by_role("status")).to_have_text("4 résultats")
    assert facet(page, "Source") == ["The Harbour Post 3", "La Gazette du large 2"]
    choose(page, "Source", "The Harbour Post")
    expect(page.get_by_role("status")).to_have_text("3 résultats")
    assert facet(page, "Année") == ["2024 1", "2023 3"]
    assert "speaker=Vassili+Kourine" in page.url
    page.reload()
    expect(page.get_by_role("status")).to_have_text("3 résultats")


def test_of_a_speaker_and_a_kind_only_those_results_are_shown(page: Page, found: str) -> None:
    # The minister is quoted in a briefing in which others are as well.
    ask(page, found, "", speaker="Inès Carvalho", kind="quote")
    names = page.locator(".bf-hits h2 a").all_inner_texts()
    assert names
    assert all(name.startswith("Inès Carvalho – ") for name in names)
    assert page.locator(".bf-hits > li:not([data-kind=quote])").count() == 0


def test_a_choice_that_no_page_has_together_is_not_offered(page: Page, found: str) -> None:
    # The market gardeners are in a briefing with claims, but those are the claims of others.
    ask(page, found, "", kind="claim")
    said = facet(page, "Qui parle")
    ask(page, found, "", kind="quote")
    quoted = facet(page, "Qui parle")
    assert any(name.startswith("Maraîchers de Courmance") for name in quoted)
    assert not any(name.startswith("Maraîchers de Courmance") for name in said)


def test_actors_of_one_name_are_two_choices(page: Page, found: str) -> None:
    (result,) = ask(page, found, "", speaker="C. Martin (cyril-martin)", kind="quote")
    assert result.startswith("quote briefings/deux-martin/#")


def test_results_come_newest_first_when_asked(page: Page, found: str) -> None:
    ask(page, found, "Kourine", sort="date")
    facts = page.locator(".bf-hits > li[data-kind=quote] .bf-facts").all_inner_texts()
    years = [re.findall(r"20\d\d", fact)[-1] for fact in facts]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) == 2


def test_more_results_come_when_asked_and_the_focus_moves_on(page: Page, found: str) -> None:
    first = ask(page, found, "", language="français")
    assert len(first) == 10
    expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^\d+ résultats dans 5 pages sur 15$")
    )
    page.get_by_role("button", name="Afficher la suite").click()
    expect(page.locator(".bf-hits > li")).to_have_count(20)
    assert shown(page, found)[:10] == first
    expect(page.locator(".bf-hits > li").nth(10).locator("h2 a")).to_be_focused()


def test_nothing_found_is_said(page: Page, found: str) -> None:
    ask(page, found, "zzyzx")
    expect(page.get_by_role("status")).to_have_text("Aucun résultat pour « zzyzx ».")


def test_the_whole_page_works_by_keyboard(page: Page, found: str) -> None:
    page.goto(f"{found}search/")
    expect(page.get_by_label("Chercher un nom")).to_be_focused()
    page.keyboard.type("Kourine")
    expect(page.get_by_role("status")).to_have_text("5 résultats")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Chercher")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Tout")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Fiches 1")).to_be_checked()
    expect(page.get_by_role("status")).to_have_text("1 résultat")


@pytest.mark.parametrize(
    ("path", "key"), [("timeline/", "/"), ("timeline/", "s"), ("search/?q=eau", "/")]
)
def test_a_key_leads_to_the_field(page: Page, found: str, path: str, key: str) -> None:
    page.goto(found + path)
    field = page.locator("form.bf-search" if "search" in path else ".bf-find").get_by_role(
        "searchbox", name=re.compile("herche")
    )
    expect(field).to_be_visible()
    page.keyboard.press(key)
    expect(field).to_be_focused()
    page.keyboard.type(key)
    assert field.input_value().endswith(key)


def test_what_was_meant_is_offered_as_one_types_and_taken_by_keyboard(
    page: Page, found: str
) -> None:
    page.goto(f"{found}search/")
    field = page.get_by_label("Chercher un nom")
    expect(field).to_be_focused()
    page.keyboard.type("kuorine")
    offered = page.get_by_role("button", name=PREFECT)
    expect(offered).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(offered).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value(PREFECT)
    expect(page.locator(".bf-hits h2").first).to_have_text(PREFECT)
    expect(offered).to_have_count(0)


def test_the_field_of_the_header_offers_names_and_leads_to_what_is_chosen(
    page: Page, found: str
) -> None:
    page.goto(f"{found}timeline/")
    field = page.locator(".bf-find").get_by_role("searchbox")
    field.click()
    page.keyboard.type("vass")
    offered = page.locator(".bf-find").get_by_role("link", name=PREFECT)
    expect(offered).to_be_visible()
    page.keyboard.press("Escape")
    expect(offered).to_be_hidden()
    field.fill("kuorine")
    expect(offered).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(offered).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=Vassili\+Kourine"))
    expect(page.locator(".bf-hits h2").first).to_have_text(PREFECT)


def test_the_page_says_that_the_search_is_loading(page: Page, found: str) -> None:
    waiting: list[Route] = []
    page.route("**/pagefind/known.json", lambda route: waiting.append(route))
    page.goto(f"{found}search/?q=Kourine")
    expect(page.get_by_role("status")).to_have_text("Chargement de la recherche…")
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    expect(page.get_by_role("status")).to_have_text("5 résultats")


def test_a_word_of_no_name_is_mended_by_the_titles(page: Page, found: str) -> None:
    ask(page, found, "secherresse")
    page.get_by_role("button", name="sécheresse").click()
    expect(page.locator(".bf-hits > li").first).to_be_visible()


def test_a_facet_stands_by_what_it_leaves_and_is_filtered(page: Page, found: str) -> None:
    page.goto(f"{found}search/")
    group = page.get_by_role("group", name="Acteur", exact=True)
    expect(group).to_be_visible()
    counts = [int(re.findall(r"(\d+) p\.$", text)[0]) for text in facet(page, "Acteur")]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 7
    group.get_by_role("searchbox").fill("INES")
    assert [name[:13] for name in facet(page, "Acteur")] == ["Inès Carvalho"]
    choose(page, "Acteur", "Inès Carvalho")
    expect(page.locator(".bf-hits > li").first).to_be_visible()
    assert "actor=In%C3%A8s+Carvalho" in page.url


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("query", "meant"), [("Kourine", 0), ("secheresse kuorine", 1)])
def test_results_begin_near_the_top(
    page: Page, found: str, width: int, query: str, meant: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, found, query)
    expect(page.locator(".bf-meant button")).to_have_count(meant)
    top = page.locator(".bf-hits > li").first.evaluate("item => item.getBoundingClientRect().top")
    assert top <= 300


def test_instant_navigation_leads_there_and_away(page: Page, found: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{found}timeline/")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Recherche", exact=True).click()
    page.get_by_label("Chercher un nom").fill("vendanges")
    expect(page.get_by_role("status")).to_have_text("2 résultats")
    page.locator(".bf-hits h2 a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    # The page left behind has messages of its own, and may still be there for a moment.
    expect(page.locator("form [role=status]")).to_have_text("2 résultats")
    assert page.evaluate("window.same") is True


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
@pytest.mark.parametrize("query", ["Kourine", "inventaire secret"])
def test_the_page_never_scrolls_sideways(page: Page, found: str, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    ask(page, found, query)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_index_that_cannot_be_loaded_is_said(browser: Browser, found: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{found}search/?q=eau")
    expect(page.get_by_role("status")).to_contain_text("n’a pas pu être chargée")
    context.close()


def test_without_script_the_page_says_where_to_look(scriptless: Page, found: str) -> None:
    scriptless.goto(f"{found}timeline/")
    scriptless.get_by_role("searchbox").fill("eau")
    scriptless.keyboard.press("Enter")
    for name, address in (
        ("Acteurs", "actors/"),
        ("Chronologie", "timeline/"),
        ("Citations", "quotes/"),
    ):
        link = scriptless.locator("article").get_by_role("link", name=name, exact=True)
        expect(link).to_be_visible()
        assert (
            scriptless.evaluate("element => element.href", link.element_handle()) == found + address
        )
    expect(scriptless.locator("form.bf-search")).to_be_hidden()
