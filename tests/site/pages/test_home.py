"""The first page of a site, and what an empty one leaves out."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tests.site.builds import build_strictly

from mkdocs_briefings.register import Register
from mkdocs_briefings.site.html.elements import text_of
from mkdocs_briefings.site.index.build import build_index
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages.home import home, lead_briefing
from mkdocs_briefings.site.pages.site import Site


def _headings(elements: list[Element]) -> list[str]:
    return [text_of(h2) for element in elements for h2 in element.iter("h2")]


def test_the_first_page_has_each_part_that_there_is_something_for(site: Site) -> None:
    parts = ["À la une", "Quand", "Mot pour mot", "Les plus en vue", "Dernières dates"]
    assert _headings(home(site)) == [*parts, "Autres fiches"]


def test_a_site_without_briefings_says_how_to_begin(french: Interface) -> None:
    empty = Site(build_index([], Register(), language="fr", excerpt_words=300), french)
    assert _headings(home(empty)) == []
    assert "mkdocs-briefings add" in text_of(home(empty)[0])


def test_a_briefing_that_somebody_has_reviewed_leads(site: Site) -> None:
    assert next(iter(site.index.briefings)) != "greve-du-port"
    (lead,) = lead_briefing(site)
    assert next(a.get("href") for a in lead.iter("a")) == "/briefings/greve-du-port.md"


def test_the_search_field_is_there_where_there_is_a_search_page(site: Site) -> None:
    assert not any(element.tag == "form" for element in home(site))
    (form,) = (e for e in home(replace(site, search="search/")) if e.tag == "form")
    assert form.get("action") == "/search/"


@pytest.mark.parametrize(
    ("page", "action"), [("index.md", "search/"), ("more/a.md", "../../search/")]
)
def test_the_search_field_leads_to_the_search_page_from_any_page(
    project: Path, tmp_path: Path, page: str, action: str
) -> None:
    path = project / "docs" / page
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Port\n\n<!-- briefings/search -->\n", encoding="utf-8")
    if page != "index.md":
        config = project / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("nav:\n", f"nav:\n  - {page}\n", 1), encoding="utf-8")
    built = build_strictly(project, tmp_path / "site")
    out = built / (page.removesuffix(".md") if page != "index.md" else ".") / "index.html"
    form = re.search(r"<form[^>]*bf-ask[^>]*>", out.read_text(encoding="utf-8"))
    assert form is not None
    assert f'action="{action}"' in form[0]


def test_a_list_in_which_nothing_stands_is_not_in_the_navigation(
    project: Path, tmp_path: Path
) -> None:
    for path in (project / "briefings").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("tags:", "keywords:"), encoding="utf-8")
    built = build_strictly(project, tmp_path / "site")
    html = (built / "index.html").read_text(encoding="utf-8")
    assert 'href="timeline/"' in html
    assert 'href="tags/"' not in html
    assert (built / "tags" / "index.html").is_file()
