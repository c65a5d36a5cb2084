"""What the search page shows for a query."""

from urllib.parse import quote

from playwright.sync_api import Page, expect


def ask(page: Page, site: str, query: str, **facets: str) -> list[str]:
    """Return what is found, in its order, each as `kind address`."""
    asked = "&".join(f"{name}={quote(value)}" for name, value in {"q": query, **facets}.items())
    page.goto(f"{site}search/?{asked}")
    wait(page)
    return shown(page, site)


def wait(page: Page) -> None:
    """Wait until the results of what has been asked are there."""
    expect(page.locator(".bf-hits")).to_have_attribute("aria-busy", "false")


def shown(page: Page, site: str) -> list[str]:
    """Return the results on the page, in their order, each as `kind address`."""
    found = page.locator(".bf-hits > li").evaluate_all(
        "items => items.map(item => [item.dataset.kind, item.querySelector('h2 a').href])"
    )
    return [f"{kind} {href.removeprefix(site)}" for kind, href in found]
