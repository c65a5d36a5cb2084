"""The switch that hides the annotations, and the quotes that are copied with their source."""

from playwright.sync_api import Browser, Locator, Page, expect

BRIEFING = "briefings/greve-du-port/"
PLAIN = "document.documentElement.classList.contains('bf-plain')"


def _switch(page: Page) -> Locator:
    return page.get_by_role("button", name="Masquer les annotations")


def _tint(page: Page) -> str:
    quote = page.locator(".source-text .quote").first
    return str(quote.evaluate("e => getComputedStyle(e).backgroundImage"))


def test_the_switch_hides_the_annotations_and_brings_them_back(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    words = page.locator(".source-text").first.inner_text()
    tint = _tint(page)
    assert tint != "none"
    expect(_switch(page)).to_have_attribute("aria-pressed", "false")
    _switch(page).press("Enter")
    expect(_switch(page)).to_have_attribute("aria-pressed", "true")
    assert _tint(page) == "none"
    page.keyboard.press("Tab")
    assert page.locator(".source-text a.actor:focus").count() == 0
    _switch(page).click()
    expect(_switch(page)).to_have_attribute("aria-pressed", "false")
    assert _tint(page) == tint
    assert page.locator(".source-text").first.inner_text() == words


def test_hidden_annotations_stay_hidden_on_the_next_page_and_visit(
    page: Page, address: str
) -> None:
    page.goto(address + BRIEFING)
    _switch(page).click()
    page.goto(address)
    assert page.evaluate(PLAIN)
    page.get_by_role("link", name="Grève au port de Sauvemer").first.click()
    expect(page).to_have_url(address + BRIEFING)
    expect(_switch(page)).to_have_attribute("aria-pressed", "true")
    assert _tint(page) == "none"


def test_hidden_annotations_are_hidden_before_the_body_is_there(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    _switch(page).click()
    page.route("**/*.js", lambda route: route.fulfill(body=""))
    page.reload()
    assert page.evaluate(PLAIN)


def test_the_switch_works_where_nothing_may_be_stored(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw Error('full') } }")
    _switch(page).click()
    expect(_switch(page)).to_have_attribute("aria-pressed", "true")


def test_a_quote_is_copied_with_its_source(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + BRIEFING)
    box = page.locator("figure.bf-quote", has_text="We will talk").first
    box.get_by_role("button", name="Copier la citation").click()
    expect(box.get_by_role("status")).to_have_text("Citation copiée avec sa source.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«\u202fWe will talk, and we will talk soon")
    assert "The Harbour Post, 18 juin 2024, https://" in copied
    # And the address of its sentence, on a line of its own.
    assert copied.splitlines()[1].startswith(f"{address}{BRIEFING}#harbour-2024-06-18-quote-")

    context.close()


def test_a_copy_that_is_refused_is_said(page: Page, address: str) -> None:
    page.goto(address + "quotes/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.get_by_role("button", name="Copier la citation").first.click()
    expect(page.get_by_role("status").first).to_contain_text("peut être sélectionnée")


def test_without_script_there_is_no_button(scriptless: Page, address: str) -> None:
    scriptless.goto(address + BRIEFING)
    expect(scriptless.locator("figure.bf-quote").first).to_be_visible()
    expect(scriptless.locator(".bf-switch, .bf-copy")).to_have_count(0)


def test_there_is_no_switch_where_there_is_no_text(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/les-grues/")
    expect(_switch(page)).to_be_visible()
    page.goto(f"{address}briefings/confidences/")
    expect(page.locator(".bf-source")).to_be_visible()
    expect(_switch(page)).to_have_count(0)
