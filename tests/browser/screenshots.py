"""Pictures of every kind of page: `python -m tests.browser.screenshots [SITE_DIR] [OUT_DIR]`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright
from tests.browser.chromium import launch_chromium
from tests.browser.conftest import serve
from tests.pipeline.desk.projects import SLUG, copy_demo
from tests.site.serving.conftest import Served

Scheme = Literal["light", "dark"]

_SIZES: tuple[tuple[int, Scheme], ...] = (
    (320, "light"),
    (390, "light"),
    (1280, "light"),
    (1920, "light"),
    (390, "dark"),
    (1280, "dark"),
)
_SINGLE = (
    "",
    "quotes/speakers/",
    "quotes/topics/",
    "sources/",
    "tags/",
    "search/",
    "guide/",
    "404.html",
)
_LISTS = ("briefings/", "actors/", "timeline/", "quotes/", "a-z/")
_TALLEST = 4000
"""The rest of a long page looks as its beginning does."""


def list_pages(site: Path) -> Iterator[str]:
    """Yield the address of one page of each kind that the site has, the richest of its kind."""
    for path in _SINGLE:
        if (site / path).is_file() or (site / path / "index.html").is_file():
            yield path
    for path in _LISTS:
        if (site / path / "index.html").is_file():
            yield path
        pages = sorted(site.glob(f"{path}*/index.html"))
        if pages:
            richest = max(pages, key=lambda page: page.stat().st_size)
            yield f"{richest.parent.relative_to(site).as_posix()}/"


def take_pictures(browser: Browser, address: str, pages: list[str], folder: Path) -> None:
    """Write a picture of each page in each size, named for both."""
    for width, scheme in _SIZES:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        for path in pages:
            page.goto(address + path, wait_until="networkidle")
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": width, "height": min(height, _TALLEST)})
            name = path.removesuffix(".html").strip("/").replace("/", "-") or "home"
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            page.set_viewport_size({"width": width, "height": 900})
        context.close()


def take_panel(browser: Browser, folder: Path) -> int:
    """Write pictures of the review panel beside a briefing that nobody has corrected."""
    sizes: tuple[tuple[int, Scheme], ...] = ((1280, "light"), (390, "light"), (1280, "dark"))
    with TemporaryDirectory() as scratch:
        project = copy_demo(Path(scratch, "project"))
        served = Served(project.root, Path(scratch, "site"))
        for width, scheme in sizes:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{served.server.server_port}/carnet/briefings/{SLUG}/")
            page.click("#bf-desk-open")
            page.wait_for_selector(".bf-desk-rules")
            page.click(".bf-desk-rules summary")
            page.screenshot(path=folder / f"panel-{width}-{scheme}.png")
            page.close()
        served.stop()
    return len(sizes)


def main(site: str = "site", folder: str = "screenshots") -> None:
    """Take the pictures of a built site and say where they are."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    pages = list(list_pages(Path(site)))
    with serve(Path(site)) as address, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        take_pictures(browser, address, pages, out)
        taken = len(pages) * len(_SIZES) + take_panel(browser, out)
        browser.close()
    print(f"{taken} pictures of {len(pages)} pages and of the review panel are in {out}/")


if __name__ == "__main__":
    main(*sys.argv[1:])
