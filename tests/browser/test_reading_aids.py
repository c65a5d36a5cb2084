"""How much of the annotation is seen, and the quotes that are copied with their source."""

from playwright.sync_api import Browser, Locator, Page, expect

BRIEFING = "briefings/greve-du-port/"
STATE = "document.documentElement.dataset.notes"


def _choose(page: Page, name: str) -> None:
    page.locator(".bf-density label", has_text=name).click()


def _chosen(page: Page) -> Locator:
    return page.locator(".bf-density :checked + span")


def _tint(page: Page) -> str:
    quote = page.locator(".source-text .quote").first
    return str(quote.evaluate("e => getComputedStyle(e).backgroundImage"))


def _notes(page: Page, kind: str = "") -> Locator:
    return page.locator(f".bf-note{kind}:visible")


def test_three_densities_show_the_text_alone_discreet_notes_or_all(
    page: Page, address: str
) -> None:
    page.goto(address + BRIEFING)
    words = page.locator(".source-text").first.inner_text()
    tint = _tint(page)
    assert tint != "none"
    expect(_chosen(page)).to_have_text("Discrètes")
    assert _notes(page, ".bf-of-date").count() > 0
    # Who is in doubt is told all the same.
    assert _notes(page, ".bf-of-actor:not(:has(.bf-doubt))").count() == 0
    _choose(page, "Toutes")
    assert _notes(page, ".bf-of-actor").count() > 0
    _choose(page, "Texte seul")
    assert _notes(page).count() == 0
    assert _tint(page) == "none"
    assert page.locator(".source-text a[tabindex='0']").count() == 0
    _choose(page, "Discrètes")
    assert _tint(page) == tint
    assert page.locator(".source-text").first.inner_text() == words


def test_a_density_is_chosen_by_keyboard_and_said(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    group = page.get_by_role("group", name="Annotations")
    group.get_by_role("radio", name="Discrètes").press("ArrowLeft")
    expect(group.get_by_role("radio", name="Texte seul")).to_be_checked()
    assert page.evaluate(STATE) == "plain"


def test_the_density_stays_on_the_next_page_and_visit(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    _choose(page, "Texte seul")
    page.goto(address)
    assert page.evaluate(STATE) == "plain"
    page.get_by_role("link", name="Grève au port de Sauvemer").first.click()
    expect(page).to_have_url(address + BRIEFING)
    expect(_chosen(page)).to_have_text("Texte seul")
    assert _tint(page) == "none"


def test_the_density_is_known_before_the_body_is_there(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    _choose(page, "Toutes")
    page.route("**/*.js", lambda route: route.fulfill(body=""))
    page.reload()
    assert page.evaluate(STATE) == "all"


def test_the_density_changes_where_nothing_may_be_stored(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw Error('full') } }")
    _choose(page, "Texte seul")
    expect(_chosen(page)).to_have_text("Texte seul")


def test_a_quote_is_copied_with_its_source(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + BRIEFING)
    box = page.locator(".bf-row", has_text="Nous ne reprendrons").first
    box.locator("summary").click()
    box.get_by_role("button", name="Copier la citation").click()
    expect(box.get_by_role("status")).to_have_text("Citation copiée avec sa source.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«\u202fNous ne reprendrons pas tant que l’accord du Môle")
    assert "La Gazette du large, 17 juin 2024, https://" in copied
    # And the address of its sentence, on a line of its own.
    assert copied.splitlines()[1].startswith(f"{address}{BRIEFING}#gazette-2024-06-17-quote-")

    context.close()


def test_a_copy_that_is_refused_is_said(page: Page, address: str) -> None:
    page.goto(address + "quotes/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.get_by_role("button", name="Copier la citation").first.click()
    expect(page.get_by_role("status").first).to_contain_text("peut être sélectionnée")


def test_without_script_there_is_no_button_and_no_choice(scriptless: Page, address: str) -> None:
    scriptless.goto(address + BRIEFING)
    expect(scriptless.locator("summary:visible").first).to_be_visible()
    expect(scriptless.locator(".bf-density:visible, .bf-copy, .bf-note")).to_have_count(0)


def test_there_is_no_choice_where_there_is_no_text(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/les-grues/")
    expect(page.locator(".bf-density")).to_be_visible()
    page.goto(f"{address}briefings/confidences/")
    expect(page.locator(".bf-source")).to_be_visible()
    expect(page.locator(".bf-density")).to_have_count(0)
