"""A Chromium to test with: the system's, else Playwright's own."""

import shutil

from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def launch_chromium(playwright: Playwright) -> Browser:
    """Return a running browser; an error of Playwright where there is none, so that tests fail."""
    found = (shutil.which(name) for name in _NAMES)
    system = next((path for path in found if path), None)
    # Without --no-sandbox it does not start as root, as in most containers.
    return playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
