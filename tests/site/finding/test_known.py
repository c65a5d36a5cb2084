"""What the search page is told before it asks: who has a page, habits of writing, and spelling."""

import json
from typing import Any

import pytest

from mkdocs_briefings.site.finding.days import days_of
from mkdocs_briefings.site.finding.known import known_files
from mkdocs_briefings.site.pages.site import Site


@pytest.fixture(scope="module")
def known(searched_site: Site) -> dict[str, Any]:
    files = known_files(searched_site, lambda path: path)
    return {name: json.loads(content) for name, content in files.items()}


def test_every_actor_with_a_page_is_known_and_no_other(
    known: dict[str, Any], searched_site: Site
) -> None:
    told = [actor[1] for actor in known["known.json"]["actors"]]
    dossiers = searched_site.index.dossiers.values()
    assert sorted(told) == sorted(f"actors/{actor.id}.md" for actor in dossiers if actor.earned)


def test_an_actor_is_known_by_all_names_and_roles(known: dict[str, Any]) -> None:
    actors = {actor[0]: actor for actor in known["known.json"]["actors"]}
    prefect = actors["Vassili Kourine"]
    assert prefect[5] == "préfet de Courmance"
    assert "Kurin" in prefect[6]


def test_words_of_titles_stand_by_their_letter_without_those_of_known_names(
    known: dict[str, Any],
) -> None:
    assert "sécheresse" in known["words/s.json"]
    spelled = [word for name in known if name != "known.json" for word in known[name]]
    assert "kourine" not in spelled
    letters = "".join(sorted(name[6] for name in known if name != "known.json"))
    assert known["known.json"]["letters"] == letters


def test_the_longest_ending_is_asked_first(known: dict[str, Any]) -> None:
    for endings in known["known.json"]["endings"]:
        lengths = [len(end) for end, _ in endings]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-10-21", ("d20241021", "x1021", "d202410")),
        (
            "2024-10-31/2024-11-01",
            ("d20241031", "x1031", "d202410", "d20241101", "x1101", "d202411"),
        ),
        ("2024-10", ("d202410",)),
        ("2024", ()),
        ("1950/1953", ()),
        ("P2Y", ()),
        (None, ()),
    ],
)
def test_the_days_of_a_date_have_words(value: str | None, words: tuple[str, ...]) -> None:
    assert days_of(value) == words
