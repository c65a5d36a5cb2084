"""The demo site in a real browser, below a path and with instant navigation on."""

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import serve, watch
from tests.browser.finding.results import ask
from tests.site.builds import build_strictly

ROOT = Path(__file__).parents[3]
PAGES = [
    "",
    "briefings/2024-10-28-deploiement-confirme/",
    "timeline/",
    "timeline/person/",
    "actors/",
    "actors/vladimir-poutine/",
    "actors/mark-rutte/",
    "quotes/speakers/",
    "quotes/topics/",
    "sources/",
    "tags/",
    "search/?q=troupes",
    "quality/",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(root: Path) -> Iterator[str]:
    """Where the demo site is served."""
    with serve(root) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"{server}depot/")
        build_strictly(ROOT, root / "depot")
        yield f"{server}depot/"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_on_a_phone(painted: Page, demo: str, path: str) -> None:
    painted.set_viewport_size({"width": 390, "height": 800})
    painted.goto(demo + path)
    if path.startswith("search/"):
        expect(painted.locator(".bf-hits > li").first).to_be_visible()
    if path == "quality/":
        expect(painted.locator(".md-typeset__scrollwrap[tabindex='0']").first).to_be_visible()
    assert find_violations(painted) == []


BRIEFINGS = sorted(path.stem for path in (ROOT / "briefings").glob("*.md"))


@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 800, 1.2), (390, 844, 1.5)])
@pytest.mark.parametrize("slug", BRIEFINGS)
def test_the_text_begins_near_the_top(
    painted: Page, demo: str, slug: str, width: int, height: int, screens: float
) -> None:
    painted.set_viewport_size({"width": width, "height": height})
    painted.goto(f"{demo}briefings/{slug}/")
    top = painted.locator("[data-source]").first.evaluate(
        "e => e.getBoundingClientRect().top + scrollY"
    )
    assert top <= screens * height


@pytest.mark.parametrize("slug", BRIEFINGS)
def test_a_briefing_prints_on_few_sheets(painted: Page, demo: str, slug: str) -> None:
    painted.set_viewport_size({"width": 1280, "height": 800})
    painted.goto(f"{demo}briefings/{slug}/")
    words = len(" ".join(painted.locator(".source-text").all_text_contents()).split())
    sheets = len(re.findall(rb"/Type\s*/Page\b", painted.pdf(format="A4")))
    assert sheets <= 4 + max(0, words - 500) / 250


@pytest.mark.parametrize("slug", BRIEFINGS)
def test_a_briefing_weighs_little(root: Path, demo: str, slug: str) -> None:
    page = (root / "depot" / "briefings" / slug / "index.html").read_bytes()
    assets = root / "depot" / "assets"
    names = ("briefings.css", "search.css", "briefings.js", "reading.js", "theme.js", "search.js")
    ours = [(assets / name).read_bytes() for name in names]
    assert sum(len(gzip.compress(content)) for content in (page, *ours)) <= 45_000


def test_what_is_in_doubt_is_counted_at_the_top_and_signed_in_the_text(
    page: Page, demo: str
) -> None:
    page.goto(f"{demo}briefings/2024-10-28-deploiement-confirme/")
    # The theme goes back to where a page was left, once it has begun: nobody clicks before that.
    page.wait_for_load_state("networkidle")
    line = page.locator(".bf-unsure")
    expect(line).to_contain_text("1 annotation sur ")
    line.locator("summary").click()
    line.get_by_role("link", name="Kim").click()
    signs = page.locator(".source-text").get_by_role("img", name="À vérifier")
    expect(signs).to_have_count(1)
    expect(signs).to_be_in_viewport()
    expect(page.locator(".bf-note", has_text="À vérifier")).to_be_visible()


def test_no_page_reports_an_error_or_asks_another_site(
    browser: Browser, demo: str, root: Path
) -> None:
    window = browser.new_context()
    paths = [path.relative_to(root / "depot").as_posix() for path in root.rglob("index.html")]
    problems = [
        problem
        for some in (paths[start : start + 8] for start in range(0, len(paths), 8))
        for problem in _visit(window, demo, some)
    ]
    window.close()
    assert len(paths) > 60
    assert problems == []


def _visit(window: BrowserContext, demo: str, paths: Sequence[str]) -> list[str]:
    """Return what goes wrong on pages that are open at the same time, each in a tab of its own."""
    pages = [window.new_page() for _ in paths]
    problems = [watch(page) for page in pages]
    for page, path in zip(pages, paths, strict=True):
        page.goto(demo + path.removesuffix("index.html"), wait_until="commit")
    for page in pages:
        # Left while the theme still fetches, a page comes back.
        page.wait_for_load_state("networkidle")
        page.close()
    return [problem for some in problems for problem in some]


@pytest.mark.parametrize(
    ("query", "first", "never"),
    [
        ("Poutine", "actor actors/vladimir-poutine/", "actor actors/otan/"),
        ("Putin", "actor actors/vladimir-poutine/", "actor actors/otan/"),
        ("Zelenskyy", "actor actors/volodymyr-zelensky/", "actor actors/kim-jong-un/"),
        ("NATO", "actor actors/otan/", "actor actors/kremlin/"),
        ("l’otan", "actor actors/otan/", "actor actors/pentagone/"),
        ("North Korea", "actor actors/kp/", "actor actors/ua/"),
        ("coree du nord", "actor actors/kp/", "actor actors/ua/"),
        ("etats-unis", "actor actors/us/", "actor actors/ru/"),
        ("contradictory", "quote briefings/", "briefing briefings/2024-10-23-washington-preuves/"),
        ("traités", "briefing briefings/2024-12-04-traite-en-vigueur/", "actor actors/mark-rutte/"),
    ],
)
def test_a_query_finds_first(page: Page, demo: str, query: str, first: str, never: str) -> None:
    results = ask(page, demo, query)
    assert results[0].startswith(first), results
    assert not [result for result in results if result.startswith(never)]


def test_a_sentence_that_is_found_is_highlighted(page: Page, demo: str) -> None:
    ask(page, demo, "troupes", kind="briefing")
    page.evaluate("window.same = true")
    page.locator(".bf-hits ul a").first.click()
    sentence = page.locator(".sentence:target")
    expect(sentence).to_contain_text("troupes")
    expect(sentence).to_be_in_viewport()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sentence.evaluate("e => getComputedStyle(e).backgroundColor") not in (
        paper,
        "rgba(0, 0, 0, 0)",
    )
    assert page.evaluate("window.same") is True
