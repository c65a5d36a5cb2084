"""A real browser on a real server, with the fixture project's site."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, sync_playwright
from tests.browser.chromium import launch_chromium
from tests.site.builds import PROJECT, build_strictly


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(root: Path) -> Iterator[str]:
    """Serve a folder and give its address while it lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def serve_built(project: Path, root: Path) -> Iterator[str]:
    """Build a project below a path of a served folder, and give its address while it is served.

    Instant navigation only follows links to pages of the address that the site says it has, so the
    `site_url` of the project becomes that one.
    """
    with serve(root) as server:
        address = f"{server}carnet/"
        settings = project / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"(?m)^site_url:.*$", f"site_url: {address}", text), "utf-8")
        build_strictly(project, root / "carnet")
        yield address


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served, below a path."""
    project = tmp_path_factory.mktemp("project") / "project"
    shutil.copytree(PROJECT, project)
    with serve_built(project, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window with JavaScript, for one page after another: opening one costs more than a test."""
    with open_window(browser, viewport={"width": 1280, "height": 900}, locale="fr-FR") as window:
        yield window


@pytest.fixture(scope="session")
def scriptless_window(browser: Browser) -> Iterator[BrowserContext]:
    with open_window(browser, java_script_enabled=False) as window:
        yield window


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page that fails its test on a console error or a request that leaves the site."""
    with open_page(window) as page:
        problems = watch(page)
        yield page
    assert problems == []


@pytest.fixture
def scriptless(scriptless_window: BrowserContext) -> Iterator[Page]:
    """A page without JavaScript."""
    with open_page(scriptless_window) as page:
        yield page


@contextmanager
def open_window(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open a window that stays, with a blank page in it, when its other pages are closed."""
    window = browser.new_context(**options)
    window.new_page()
    yield window
    window.close()


@contextmanager
def open_page(window: BrowserContext) -> Iterator[Page]:
    """Open a page in a window; nothing of it is left there for the next one."""
    page = window.new_page()
    origins: set[str] = set()

    def note(frame: Frame) -> None:
        address = urlsplit(frame.url)
        if address.netloc:
            origins.add(f"{address.scheme}://{address.netloc}")

    page.on("framenavigated", note)
    yield page
    session = window.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    page.close()


@pytest.fixture(scope="session", params=["light", "dark"])
def painted(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """One page in one of the two colour schemes, for tests that only look."""
    context = browser.new_context(
        color_scheme=request.param, locale="fr-FR", reduced_motion="reduce"
    )
    page = context.new_page()
    problems = watch(page)
    yield page
    context.close()
    assert problems == []


def watch(page: Page) -> list[str]:
    """Return a list that fills with what goes wrong on a page."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda told: (
            problems.append(f"{told.text} ({told.location.get('url', '')}, on {page.url})")
            if told.type == "error"
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else problems.append(f"left the site: {request.url}")
        ),
    )
    return problems
