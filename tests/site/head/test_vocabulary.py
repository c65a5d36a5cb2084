"""The graph of every page against schema.org's own vocabulary."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.site.head.vocabulary import find_faults

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read_graph(path: Path) -> dict[str, Any]:
    """Return the JSON-LD of a built page."""
    found = _SCRIPT.findall(path.read_text(encoding="utf-8"))
    assert len(found) == 1, path
    document: dict[str, Any] = json.loads(found[0])
    return document


def test_every_page_says_only_what_the_vocabulary_allows(built: Path) -> None:
    files = built.rglob("index.html")
    pages = [path for path in files if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    assert len(pages) > 15
    assert {str(path): find_faults(read_graph(path)) for path in pages} == {
        str(path): [] for path in pages
    }


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "NewsArticel"}, "no such type: NewsArticel"),
        ({"@type": "Person", "headlin": "x"}, "no such property: headlin"),
        ({"@type": "Person", "headline": "x"}, "headline is no property of ['Person']"),
        ({"@type": "Quotation", "creator": {"@type": "Place"}}, "creator may not be"),
        ({"@type": "Event", "startDate": "lundi"}, "startDate may not be 'lundi'"),
    ],
)
def test_the_vocabulary_finds_what_is_wrong(node: dict[str, Any], fault: str) -> None:
    faults = find_faults({"@context": "https://schema.org", "@graph": [node]})
    assert [text[: len(fault)] for text in faults] == [fault]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("briefings/greve-du-port", "AnalysisNewsArticle"),
        ("actors/ines-carvalho", "ProfilePage"),
        ("actors/accord-du-mole", "WebPage"),
        ("timeline", "CollectionPage"),
        ("search", "SearchResultsPage"),
        (".", "WebPage"),
    ],
)
def test_each_kind_of_page_has_its_type(built: Path, address: str, kind: str) -> None:
    assert read_graph(built / address / "index.html")["@graph"][0]["@type"] == kind
