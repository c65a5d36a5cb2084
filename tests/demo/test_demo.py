"""The demo site: what this repository publishes."""

import re
from pathlib import Path

import pytest
from tests.site.builds import share_build
from tests.site.head.test_vocabulary import read_graph
from tests.site.head.vocabulary import find_faults
from tests.site.links import broken_links, repeated_ids

from mkdocs_briefings.pipeline import Cause, check, list_doubts, make_plan
from mkdocs_briefings.site.project import load_project
from mkdocs_briefings.sources import read_corpus

ROOT = Path(__file__).parents[2]
ADDRESS = "/mkdocs-briefings/"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return share_build(tmp_path_factory, "demo", ROOT) / "carnet"


def _page(site: Path, address: str) -> str:
    html = (site / address / "index.html").read_text(encoding="utf-8")
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert found
    return found[0]


def test_every_link_and_fragment_leads_somewhere(demo: Path) -> None:
    assert broken_links(demo, ADDRESS) == []


def test_no_id_stands_twice_on_a_page(demo: Path) -> None:
    assert repeated_ids(demo) == []


def _pages(site: Path) -> list[Path]:
    pages = site.rglob("index.html")
    return [path for path in pages if 'http-equiv="refresh"' not in path.read_text("utf-8")]


def test_every_page_tells_machines_only_what_the_vocabulary_allows(demo: Path) -> None:
    pages = _pages(demo)
    assert len(pages) > 60
    graphs = [read_graph(path) for path in pages]
    assert [fault for graph in graphs for fault in find_faults(graph)] == []
    types = {str(node["@type"]) for graph in graphs for node in graph["@graph"]}
    assert types >= {"AnalysisNewsArticle", "Quotation", "Claim", "Person", "Organization", "Event"}


@pytest.mark.parametrize("name", ["title", "type", "url", "locale", "site_name"])
def test_every_page_has_the_properties_of_open_graph(demo: Path, name: str) -> None:
    for path in _pages(demo):
        assert f'<meta property="og:{name}" content="' in path.read_text("utf-8"), path


def test_the_briefings_are_up_to_date_and_without_fault() -> None:
    faults = [str(fault) for fault in check(load_project(ROOT)) if not fault.warning]
    assert faults == []


def test_the_briefings_were_made_by_the_rules_as_they_are() -> None:
    # Whoever changes a rule runs `mkdocs-briefings annotate`: a clone has nothing to do then.
    assert [task.slug for task in make_plan(load_project(ROOT)).due] == []


def test_every_briefing_is_as_its_reviewer_left_it() -> None:
    unsigned = [doubt for doubt in list_doubts(load_project(ROOT)) if doubt.cause is Cause.REVIEW]
    assert unsigned == []


def test_the_texts_of_the_briefings_are_those_of_the_seeds() -> None:
    project = load_project(ROOT)
    corpus = read_corpus(project.seeds, project.rights, project.root)
    assert len(corpus.documents) == 6
    for document in corpus.documents:
        written = (project.briefings / f"{document.source.briefing}.md").read_text("utf-8")
        plain = re.sub(r"\{[^{}]*\}", "", written)
        plain = re.sub(r"\\(.)|[\[\]]", r"\1", plain).replace("\n", " ")
        for paragraph in document.text.split("\n\n"):
            assert paragraph in plain, (document.source.id, paragraph)


@pytest.mark.parametrize("actor", ["kim-jong-un", "kim-hong-kyun", "kim-yong-hyun"])
def test_each_of_the_three_kims_has_a_dossier_of_their_own(demo: Path, actor: str) -> None:
    dossier = _page(demo, f"actors/{actor}")
    assert "/briefings/" in dossier
    assert "-sentence-" in dossier or "-actor-" in dossier


def test_both_spellings_of_a_name_lead_to_one_dossier(demo: Path) -> None:
    redirect = (demo / "actors" / "vladimir-putin" / "index.html").read_text(encoding="utf-8")
    assert "vladimir-poutine" in redirect
    assert "Putin" in _page(demo, "actors/vladimir-poutine")


def test_damage_in_a_source_is_shown(demo: Path) -> None:
    assert 'class="flaw' in _page(demo, "briefings/2024-10-23-washington-preuves")
