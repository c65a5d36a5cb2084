"""The pages of the demo are valid HTML."""

from pathlib import Path

import pytest
from tests.browser.screenshots import list_pages
from tests.demo.test_demo import ROOT
from tests.site.builds import share_build
from tests.site.validity import find_invalid


def _files(site: Path) -> list[Path]:
    paths = (site / address for address in list_pages(site))
    return [path / "index.html" if path.is_dir() else path for path in paths]


def test_one_page_of_each_kind_is_valid(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = share_build(tmp_path_factory, "demo", ROOT) / "carnet"
    moved = next(p for p in site.rglob("*.html") if 'http-equiv="refresh"' in p.read_text("utf-8"))
    files = _files(site)
    assert len(files) > 15
    assert find_invalid([*files, moved]) == []


def test_what_is_not_valid_is_found(tmp_path: Path) -> None:
    wrong = (
        "<p><div>a</div></p>",
        "<ul><p>a</p></ul>",
        "<a href='#b'>a <button>b</button></a>",
        "<p id=a>a</p><p id=a>b</p>",
        "<label for=nowhere>a</label>",
        "<input type=checkbox autocomplete=off>",  # a fault of the theme, and here one of ours
    )
    pages = [tmp_path / f"{number}.html" for number, _ in enumerate(wrong)]
    for page, body in zip(pages, wrong, strict=True):
        page.write_text(f"<!doctype html><html lang=en><title>a</title>{body}</html>", "utf-8")
    found = find_invalid(pages)
    assert [page.name for page in pages if not any(page.name in told for told in found)] == []
