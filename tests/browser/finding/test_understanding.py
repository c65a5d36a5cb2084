"""What the search page takes a query for: its days, numbers, phrases, and nouns for their verbs."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.finding import Finding

_UNDERSTAND = """async ([root, query]) => {
  const { understand } = await import(`${root}assets/search-query.js`);
  const known = await (await fetch(`${root}pagefind/known.json`)).json();
  const { asks, terms, phrases } = understand(query, known, "fr");
  return { asks: asks.map(({ text }) => text), terms: terms.map(({ word }) => word), phrases };
}"""
_TELLS = """async ([root, noun, sentence]) => {
  const [{ understand }, { isLike, split }] = await Promise.all(["query", "words"]
    .map((name) => import(`${root}assets/search-${name}.js`)));
  const known = await (await fetch(`${root}pagefind/known.json`)).json();
  const [term] = understand(noun, known, "fr").terms;
  return split(sentence).some(isLike({ word: "\\u0000".repeat(9), verbs: term.verbs }));
}"""
DAYS = [
    ("21 octobre 2024", "d20241021"),
    ("le 21 octobre 2024", "d20241021"),
    ("lundi 21 octobre 2024", "d20241021"),
    ("21 oct. 2024", "d20241021"),
    ("21/10/2024", "d20241021"),
    ("21-10-2024", "d20241021"),
    ("21.10.24", "d20241021"),
    ("21 10 2024", "d20241021"),
    ("2024-10-21", "d20241021"),
    ("2024/10/21", "d20241021"),
    ("20241021", "d20241021"),
    ("10/21/2024", "d20241021"),
    ("October 21, 2024", "d20241021"),
    ("21 October 2024", "d20241021"),
    ("21st of October 2024", "d20241021"),
    ("Oct 21 2024", "d20241021"),
    ("1er mars 2021", "d20210301"),
    ("premier mars 2021", "d20210301"),
    ("24 fevrier 2022", "d20220224"),
    ("21 octobre", "x1021"),
    ("21/10", "x1021"),
    ("October 21", "x1021"),
    ("28th october", "x1028"),
    ("octobre 2024", "d202410"),
    ("10/2024", "d202410"),
    ("2024-10", "d202410"),
]
NO_DAYS = [
    "mars",
    "may the force",
    "10 000 soldats",
    "8,4 millions",
    "40/50",
    "1999",
    "32 mai",
    "décembre",
]
EXAMPLES = [
    (noun, sentence, stands)
    for code in available_languages()
    for key, stands in (("examples", True), ("not_", False))
    for noun, sentence in getattr(load_language(code).read(Finding), key)
]


@pytest.fixture(scope="module")
def asking(browser: Browser, found: str) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(f"{found}search/")
    yield page
    context.close()


def understand(page: Page, site: str, query: str) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate(_UNDERSTAND, [site, query])
    return told


@pytest.mark.parametrize(("query", "day"), DAYS)
def test_a_day_is_read_however_it_is_written(
    asking: Page, found: str, query: str, day: str
) -> None:
    assert f'"{day}"' in understand(asking, found, query)["asks"]


@pytest.mark.parametrize("query", NO_DAYS)
def test_what_is_no_day_is_not_taken_for_one(asking: Page, found: str, query: str) -> None:
    asks = understand(asking, found, query)["asks"]
    assert not [text for text in asks if text.startswith(('"d', '"x'))]


def test_a_day_beside_other_words_is_asked_for_with_them(asking: Page, found: str) -> None:
    told = understand(asking, found, "Kourine le 2 juillet 2024")
    assert told["asks"][0] == "d20240702 kourine"


@pytest.mark.parametrize("query", ["10 000", "10000", "10,000", "10.000", "10\u202f000"])
def test_a_number_is_one_with_and_without_spaces(asking: Page, found: str, query: str) -> None:
    assert understand(asking, found, query)["terms"] == ["10000"]


@pytest.mark.parametrize(
    "query", ["la Carvalho", "l’agence", "d'Ivoire", "the port", "des dockers"]
)
def test_an_article_before_a_word_is_no_term(asking: Page, found: str, query: str) -> None:
    assert len(understand(asking, found, query)["terms"]) == 1


def test_words_between_marks_are_a_phrase(asking: Page, found: str) -> None:
    for query in ("« par nos soins »", '"par nos soins"', "“par nos soins”"):
        assert understand(asking, found, query)["phrases"] == ["par nos soins"]


@pytest.mark.parametrize(("noun", "sentence", "stands"), EXAMPLES)
def test_a_noun_stands_for_its_verb(
    asking: Page, found: str, noun: str, sentence: str, stands: bool
) -> None:
    assert asking.evaluate(_TELLS, [found, noun, sentence]) is stands
