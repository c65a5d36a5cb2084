"""The review panel in a browser: forty decisions, each by a key or two, and all of them undone."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import open_page, open_window, watch
from tests.browser.forty import NEW_WORDS, SLUG, write_forty
from tests.site.builds import copy_project
from tests.site.serving.conftest import Served

from mkdocs_briefings.markup import read

LONGEST = 1.5
"""Seconds that the machine may take for a decision, on average."""

MOST_KEYS = 2.0
"""Keys for a decision on average, beside what is typed of names, dates and titles."""

PANEL = "#bf-desk"
TYPED = {
    "speaker": ("s", "sorel"),
    "new": ("s", "Odile Brun"),
    "role": ("r", "greffière"),
    "date": ("t", "2024-10-14"),
    "title": ("e", "La digue cède"),
}
PRESSED = {"accept": "Enter", "unknown": "?", "delete": "d"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


@pytest.fixture
def served(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    write_forty(project)
    served = Served(project, tmp_path / "site")
    yield served
    served.stop()


@pytest.fixture
def page(served: Served, browser: Browser) -> Iterator[Page]:
    with (
        open_window(browser, viewport={"width": 1280, "height": 900}) as window,
        open_page(window) as page,
    ):
        problems = watch(page)
        open_panel(page, served)
        yield page
        assert problems == []


def open_panel(page: Page, served: Served) -> None:
    page.goto(f"http://127.0.0.1:{served.server.server_port}/carnet/briefings/{SLUG}/")
    page.wait_for_selector(f"{PANEL}[data-ready]", state="attached")
    if page.is_hidden(PANEL):
        page.keyboard.press("Alt+r")
    page.wait_for_selector(PANEL)


def state(page: Page) -> tuple[str | None, str | None, str | None]:
    return (
        page.get_attribute(PANEL, "data-digest"),
        page.get_attribute(PANEL, "data-anchor"),
        page.get_attribute(PANEL, "data-open"),
    )


def wait(page: Page, before: str | None) -> None:
    page.wait_for_function(
        "before => document.getElementById('bf-desk').dataset.digest !== before", arg=before
    )


def do(page: Page, deed: str) -> int:
    """Do what is to be done about the mark in hand; return how many keys that took."""
    before = page.get_attribute(PANEL, "data-digest")
    keys = 1
    if deed in PRESSED:
        page.keyboard.press(PRESSED[deed])
    elif deed == "kind":
        page.keyboard.press("g")
        page.keyboard.press("2")
        keys = 2
    else:
        if deed == "quote":
            select(page, NEW_WORDS)
        key, words = TYPED.get(deed, ("q", "sorel"))
        page.keyboard.press(key)
        field = f"{PANEL} input[type=text]"
        page.wait_for_selector(field)
        page.fill(field, "")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        keys = 2
    wait(page, before)
    return keys


def select(page: Page, words: str) -> None:
    """Select words of the sentence in the panel, as a mouse does."""
    page.evaluate(
        """words => {
          const node = document.querySelector('#bf-desk blockquote').firstChild;
          const range = document.createRange();
          range.setStart(node, node.data.indexOf(words));
          range.setEnd(node, node.data.indexOf(words) + words.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def test_forty_decisions_of_every_kind_and_all_of_them_undone(
    page: Page, project: Path, tmp_path: Path
) -> None:
    path = project / "briefings" / f"{SLUG}.md"
    deeds = write_forty(make_folders(tmp_path / "again"))
    first = path.read_bytes()
    keys, times = 0, []
    for deed in deeds:
        start = time.monotonic()
        keys += do(page, deed)
        times.append(time.monotonic() - start)
        if deed == "quote":
            before = page.get_attribute(PANEL, "data-digest")
            page.keyboard.press("Enter")
            wait(page, before)
    assert page.get_attribute(PANEL, "data-open") == "0"
    assert keys / len(deeds) <= MOST_KEYS
    assert sum(times) / len(times) <= LONGEST
    check_file(path)
    for _ in range(100):
        before = page.get_attribute(PANEL, "data-digest")
        if path.read_bytes() == first:
            break
        page.keyboard.press("z")
        wait(page, before)
    assert path.read_bytes() == first


def make_folders(project: Path) -> Path:
    """Return a folder to write the briefing into once more, to know what it asks."""
    for name in ("seeds", "briefings"):
        (project / name).mkdir(parents=True)
    return project


def check_file(path: Path) -> None:
    """Every decision is in the file."""
    briefing, faults = read(path.read_text("utf-8"), path.name)
    assert not faults
    actors = {actor.id: actor for actor in briefing.actors}
    assert actors["odile-brun"].name == "Odile Brun"
    assert actors["cercle"].kind == "organisation"
    assert actors["anne-dupre"].role == "greffière"
    block = briefing.blocks[0]
    found = [(note.span.of(block.text), note.value, note.event) for note in block.annotations]
    assert not any(note.doubt for note in block.annotations)
    assert found.count(("Sorel", "paul-sorel", None)) == 8
    assert found.count(("« Rien ne presse »", "paul-sorel", None)) == 4
    assert found.count(("lundi", "2024-10-14", None)) == 4
    assert found.count(("mardi", "2024-10-22", "La digue cède")) == 4
    values = [value for words, value, _ in found if words.startswith("« ")]
    assert values.count("?") == 4
    assert values.count("odile-brun") + values.count("odile-brun-2") == 4
    assert not any(words == "Midi" for words, _, _ in found)


def test_the_page_follows_without_being_loaded_again(page: Page, served: Served) -> None:
    page.evaluate("window.stays = true")
    anchor = page.get_attribute(PANEL, "data-anchor")
    assert page.locator(f"[id='{anchor}'].doubt").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[id='{anchor}']:not(.doubt)", timeout=5000)
    assert page.evaluate("window.stays")
    assert page.locator(".bf-desk-here").count() == 1


def test_a_file_that_an_editor_saved_is_not_written_over(page: Page, project: Path) -> None:
    path = project / "briefings" / f"{SLUG}.md"
    mine = path.read_bytes().replace("À lire.".encode(), "À relire.".encode())
    path.write_bytes(mine)
    page.keyboard.press("d")
    page.wait_for_function("document.querySelector('.bf-desk-message').textContent")
    assert SLUG in page.inner_text(f"{PANEL} .bf-desk-message")
    assert path.read_bytes() == mine
    before = page.get_attribute(PANEL, "data-digest")
    page.keyboard.press("d")
    wait(page, before)
    assert "À relire." in path.read_text("utf-8")


def test_what_is_pressed_while_the_desk_is_busy_is_not_lost(page: Page, project: Path) -> None:
    page.evaluate(
        """() => {
          const slow = window.fetch;
          window.fetch = async (...asked) => {
            await new Promise((done) => setTimeout(done, 150));
            return slow(...asked);
          };
        }"""
    )
    left = int(page.get_attribute(PANEL, "data-open") or 0)
    page.keyboard.press("Enter")
    page.keyboard.press("s")
    page.keyboard.type("sorel")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.getElementById('bf-desk').dataset.open === '{left - 2}'")
    block = read((project / "briefings" / f"{SLUG}.md").read_text("utf-8"), "a.md")[0].blocks[0]
    assert [note.value for note in block.annotations[:2]] == ["paul-sorel", "paul-sorel"]


def test_everything_can_be_done_by_touch(served: Served, browser: Browser) -> None:
    with (
        open_window(
            browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
        ) as window,
        open_page(window) as page,
    ):
        page.goto(f"http://127.0.0.1:{served.server.server_port}/carnet/briefings/{SLUG}/")
        page.tap("#bf-desk-open")
        before = page.get_attribute(PANEL, "data-digest")
        page.tap(f"{PANEL} .bf-desk-first")
        wait(page, before)
        page.locator(f"{PANEL} button", has_text="Un autre auteur").tap()
        before = page.get_attribute(PANEL, "data-digest")
        page.locator(f"{PANEL} [role=option]", has_text="Paul Sorel").tap()
        wait(page, before)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_of_all_briefings_leads_to_the_mark(page: Page, served: Served) -> None:
    page.goto(f"http://127.0.0.1:{served.server.server_port}/carnet/review/")
    page.wait_for_selector("main[data-ready]")
    assert page.locator(".bf-desk-queue li").count() >= 40
    page.select_option("select >> nth=0", "date")
    page.wait_for_function("document.querySelectorAll('.bf-desk-queue li').length === 8")
    page.click(".bf-desk-queue a >> nth=0")
    page.wait_for_selector(f"{PANEL}[data-anchor*='-date-']")
