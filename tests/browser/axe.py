"""What axe-core finds on a page."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


def find_violations(page: Page) -> list[str]:
    """Return what is wrong at WCAG 2.2 AA, one line for each element, best none."""
    response = Axe().run(page, options={"runOnly": _TAGS, "resultTypes": ["violations"]}).response
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
