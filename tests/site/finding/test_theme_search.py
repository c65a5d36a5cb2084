"""The search index, before a browser reads it; tests/browser tries the real search."""

import re

import pytest

from mkdocs_briefings.site.finding.theme_search import SEPARATOR, escape_index, extend_index


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’équipement", ["équipement"]),
        ("Côte d’Ivoire", ["Côte", "Ivoire"]),
        ("qu’elle n'a", ["elle", "a"]),
        ("« Non », a-t-il dit.", ["Non", "a", "t", "il", "dit"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("the minister's word", ["the", "minister's", "word"]),
        ("la loi 3.14", ["la", "loi", "3.14"]),
    ],
)
def test_words_are_parted_as_french_parts_them(text: str, words: list[str]) -> None:
    assert [word for word in re.split(SEPARATOR, text) if word] == words


def test_documents_gain_their_words_without_accents_and_the_names_of_their_actor() -> None:
    docs = [{"location": "actors/x/", "title": "Zoé Élan", "text": "<p>L’été, aujourd’hui</p>"}]
    index = extend_index({"config": {}, "docs": docs}, {"actors/x/": ["Zoé Élan", "Zoey"]}, {})
    [doc] = index["docs"]
    assert doc["folded"] == "ete aujourd'hui"
    assert doc["names"] == "Zoé Élan Zoey zoe elan"
    assert doc["text"] == docs[0]["text"]


def test_an_index_holds_the_elements_of_its_theme_and_no_other() -> None:
    bad = "<img src=x onerror=alert(1)>"
    text = "<p>Un <code>pont</code> &lt;b&gt;</p><ul><li>a < b</li></ul>"
    doc = {"location": "x/", "title": bad, "text": f"{text}{bad}<p class=x>", "tags": [bad, "a&b"]}
    [escaped] = escape_index({"docs": [{**doc, "boost": 2}]})["docs"]
    harmless = "&lt;img src=x onerror=alert(1)>"
    assert escaped["title"] == harmless
    assert escaped["tags"] == [harmless, "a&b"]
    assert escaped["text"] == f"{text.replace('a <', 'a &lt;')}{harmless}&lt;p class=x>"
    assert (escaped["location"], escaped["boost"]) == ("x/", 2)
    assert escape_index({"docs": [escaped]})["docs"] == [escaped]


def test_an_actor_without_a_page_is_found_at_its_entry() -> None:
    address = "briefings/b/#actor-x"
    index = extend_index({"docs": []}, {}, {address: ("Zoé Élan", "Zoey")})
    [doc] = index["docs"]
    assert (doc["location"], doc["title"]) == (address, "Zoé Élan")
    assert doc["names"] == "Zoé Élan Zoey zoe elan"
