"""Pages that hold no Markdown are what Python-Markdown would have made of them, to the byte."""

from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.pages import Page
from tests.site import test_frames
from tests.site.test_frames import build_here

from mkdocs_briefings.site import prepared
from mkdocs_briefings.site.making import Html, Maker

kinds = test_frames.kinds


def _pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def _make_long(maker: Maker, page: Page, config: Any, files: Any) -> None:
    Page.render(page, config, files)


@pytest.mark.parametrize(
    "options",
    [
        {"language": "fr"},
        {"language": "en", "use_directory_urls": False, "site_url": ""},
    ],
)
def test_pages_made_the_short_way_are_those_of_the_long_one(
    kinds: Path, tmp_path: Path, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    proofs: list[bool] = []
    is_of = Html.is_of

    def note(html: Html, page: Page) -> bool:
        proofs.append(is_of(html, page))
        return proofs[-1]

    monkeypatch.setattr(prepared, "count_helpers", lambda pages: 0)
    monkeypatch.setattr(Html, "is_of", note)
    build_here(kinds, tmp_path / "short", **options)
    # Of each kind the first is made both ways.
    assert len(proofs) > 4
    assert all(proofs)
    monkeypatch.setattr(Maker, "render", _make_long)
    build_here(kinds, tmp_path / "long", **options)
    short, long = _pages(tmp_path / "short"), _pages(tmp_path / "long")
    assert short.keys() == long.keys()
    for name, html in long.items():
        assert short[name] == html, name


def test_every_page_is_proved_where_each_is_compared(
    kinds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: dict[str, bool] = {}

    def compare(maker: Maker, page: Page, config: Any, files: Any) -> None:
        made = maker._make(page, config, files) if maker._is_alone(config) else None
        Page.render(page, config, files)
        plain = not any(line for line in (page.markdown or "").split("\n") if line[:1] not in "/<")
        if made is not None and plain:
            compared[page.file.src_uri] = made.is_of(page)

    monkeypatch.setattr(prepared, "count_helpers", lambda pages: 0)
    monkeypatch.setattr(Maker, "render", compare)
    build_here(kinds, tmp_path / "site")
    assert len(compared) > 20
    assert [path for path, same in compared.items() if not same] == []


def test_who_has_a_hand_in_the_elements_has_it_in_all_pages(
    kinds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(Maker, "_make", lambda *_: made.append("one"))
    monkeypatch.setattr(prepared, "count_helpers", lambda pages: 0)
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "handy.py").write_text(
        "from markdown.extensions import Extension\n"
        "from markdown.treeprocessors import Treeprocessor\n\n\n"
        "class Hand(Treeprocessor):\n"
        "    def run(self, root):\n"
        "        root[0].set('data-hand', '')\n\n\n"
        "class Handy(Extension):\n"
        "    def extendMarkdown(self, md):\n"
        "        md.treeprocessors.register(Hand(md), 'hand', 3)\n\n\n"
        "def makeExtension(**options):\n"
        "    return Handy(**options)\n",
        "utf-8",
    )
    build_here(kinds, tmp_path / "site", markdown_extensions=["handy"])
    page = (tmp_path / "site/briefings/les-grues/index.html").read_text("utf-8")
    assert "data-hand" in page
    assert made == []
