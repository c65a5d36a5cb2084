"""What the graph of a page says."""

import json
from dataclasses import replace
from typing import Any

import pytest

from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import timeline_path
from mkdocs_briefings.site.head.graph import Described, describe, description_of
from mkdocs_briefings.site.head.nodes import bounds
from mkdocs_briefings.site.head.tags import insert_in_head, locale_name, script_tag
from mkdocs_briefings.site.pages.site import Site

BRIEFING = Described("briefings/greve-du-port.md", "Grève", "Un texte.", "fr", "greve-du-port")


def address(path: str, fragment: str) -> str:
    return f"https://site.invalid/{path}" + (f"#{fragment}" if fragment else "")


def graph(page: Described, site: Site) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = describe(page, site, "Carnet", address)["@graph"]
    return nodes


def test_a_briefing_is_based_on_its_sources_as_their_publishers_name_them(site: Site) -> None:
    article = graph(BRIEFING, site)[0]
    assert article["isBasedOn"][1] == {
        "@type": "NewsArticle",
        "@id": "https://exemple.invalid/harbour/walkout",
        "headline": "Sauvemer dockers walk out",
        "url": "https://exemple.invalid/harbour/walkout",
        "datePublished": "2024-06-18",
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Harbour Post"},
        "license": {"@type": "CreativeWork", "name": "CC BY 4.0"},
    }
    assert article["mainEntityOfPage"]["reviewedBy"]["name"] == "Odile Varenne"


def test_a_quote_has_its_words_and_its_creator_and_leads_to_its_sentence(site: Site) -> None:
    quotes = [node for node in graph(BRIEFING, site) if node["@type"] == "Quotation"]
    split = next(node for node in quotes if "matériel" in node["text"])
    assert split["text"] == (
        "Du matériel arrive […] et l’équipement des grues sera changé avant l’hiver"
    )
    assert split["creator"] == {"@id": "https://site.invalid/actors/ines-carvalho.md"}
    assert split["@id"].startswith("https://site.invalid/briefings/greve-du-port.md#gazette-")
    assert split["isBasedOn"]["@id"] == "https://exemple.invalid/gazette/dockers?page=1&section=mer"


def test_what_the_machine_is_unsure_of_is_left_out(site: Site) -> None:
    said = json.dumps(graph(BRIEFING, site), ensure_ascii=False)
    assert "We will talk" not in said
    assert "un million par jour" not in said


def test_no_words_of_a_source_that_only_allows_a_link(site: Site) -> None:
    page = Described("briefings/confidences.md", "Confidences", None, "fr", "confidences")
    nodes = graph(page, site)
    assert [node["headline"] for node in nodes[0]["isBasedOn"]] == ["Le pilotage reprend"]
    said = json.dumps(nodes, ensure_ascii=False)
    assert "sans réserve" not in said
    assert "rouvert le chenal" not in said
    assert "bouée" not in said
    # The words of a label that the author wrote are the author's.
    assert [node["name"] for node in nodes if node["@type"] == "Event"] == [
        "Annonce de la reprise du pilotage"
    ]


def test_an_actor_is_what_the_register_says(site: Site) -> None:
    page = Described("actors/ines-carvalho.md", "Inès Carvalho", None, "fr", actor="ines-carvalho")
    actor = graph(page, site)[1]
    assert actor["@type"] == "Person"
    assert actor["jobTitle"] == "ministre de la Mer"
    assert "La Carvalho" in actor["alternateName"]
    assert actor["sameAs"] == "https://exemple.invalid/carvalho"


def test_a_country_that_speaks_is_an_organisation_as_well(site: Site) -> None:
    dossiers = dict(site.index.dossiers)
    speaking = replace(dossiers["ci"], quotes=dossiers["ines-carvalho"].quotes)
    index = replace(site.index, dossiers={**dossiers, "ci": speaking})
    page = Described("actors/ci.md", "Côte d’Ivoire", None, "fr", actor="ci")
    assert graph(page, site)[1]["@type"] == "Country"
    assert graph(page, replace(site, index=index))[1]["@type"] == ["Country", "Organization"]


def test_a_page_of_the_timeline_lists_what_stands_on_it(site: Site) -> None:
    kind = ActorKind.ORGANISATION
    page = Described(timeline_path(kind), "Organisations", None, "fr", is_list=True)
    (listed,) = graph(page, site)
    assert listed["@type"] == "CollectionPage"
    shown = [event for event in site.index.kinds[kind].items if event.label]
    assert listed["mainEntity"]["numberOfItems"] <= len(shown)
    assert {item["name"] for item in listed["mainEntity"]["itemListElement"]} <= {
        event.label for event in shown
    }


def test_of_a_long_list_machines_get_the_beginning_and_the_number(site: Site) -> None:
    briefing = site.index.briefings["greve-du-port"]
    many = {f"fiche-{number}": briefing for number in range(300)}
    index = replace(site.index, briefings=many)
    page = Described("briefings/index.md", "Fiches", None, "fr", is_list=True)
    listed = graph(page, replace(site, index=index))[0]["mainEntity"]
    assert listed["numberOfItems"] == 300
    assert len(listed["itemListElement"]) == 100


def test_a_dossier_without_words_of_its_own_is_described_by_its_role_and_counts(
    site: Site,
) -> None:
    page = Described("actors/bruno-tessier.md", "Bruno Tessier", None, "fr", actor="bruno-tessier")
    assert description_of(page, site) == (
        "délégué du syndicat des dockers, 2 fiches, 2 citations, 1 date"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-10-21", ("2024-10-21", None)),
        ("2024-10", ("2024-10", None)),
        ("2024-W42", ("2024-W42", None)),
        ("2024-W42-WE", ("2024-10-19", "2024-10-20")),
        ("2024-Q3", ("2024-07", "2024-09")),
        ("2017-WI", ("2017-12", "2018-02")),
        ("199", ("1990", "1999")),
        ("19", ("1900", "1999")),
        ("1950/1953", ("1950", "1953")),
        ("2023-05/199", ("2023-05", "1999")),
    ],
)
def test_a_date_keeps_its_precision(value: str, expected: tuple[str, str | None]) -> None:
    assert bounds(value) == expected


def test_nothing_in_a_text_can_end_the_script() -> None:
    text = '</script><script>alert(1)</script><!-- & \u2028 "'
    tag = script_tag({"name": text})
    assert tag.count("<") == 2
    assert json.loads(tag.removeprefix('<script type="application/ld+json">')[:-9]) == {
        "name": text
    }


def test_tags_go_to_the_end_of_the_head_and_nowhere_without_one() -> None:
    assert insert_in_head("<head><title>x</title></head></head>", "<t>") == (
        "<head><title>x</title><t></head></head>"
    )
    assert insert_in_head("<p>x</p>", "<t>") == "<p>x</p>"


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "fr_FR"), ("en", "en_US"), ("fr-CA", "fr_CA")]
)
def test_a_language_has_a_territory_in_open_graph(language: str, expected: str) -> None:
    assert locale_name(language) == expected
