"""What the stage of dates promises beyond the examples of the rules."""

import datetime as dt
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.dated import Example, find_dates, read_example, told

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.annotate.time.dates import bind_dates
from mkdocs_briefings.languages import Language, load_language
from mkdocs_briefings.languages.tables.dates import DatedText
from mkdocs_briefings.model import Date, Document, Source
from mkdocs_briefings.register import Register
from mkdocs_briefings.timex import is_timex

_WORDS = [
    "le",
    "la",
    "de",
    "du",
    "des",
    "au",
    "en",
    "et",
    "à",
    "il",
    "y",
    "a",
    "depuis",
    "dans",
    "entre",
    "jusqu'à",
    "ce",
    "fin",
    "début",
    "dernier",
    "prochain",
    "1er",
    "3",
    "12",
    "31",
    "48",
    "1914",
    "2024",
    "1990",
    "février",
    "mai",
    "Mai",
    "janv.",
    "lundi",
    "Jeudi",
    "hier",
    "demain",
    "lendemain",
    "veille",
    "an",
    "ans",
    "mois",
    "semaine",
    "jours",
    "siècle",
    "XXe",
    "été",
    "hiver",
    "Noël",
    "Pâques",
    "trimestre",
    "premier",
    "deux",
    "quelques",
    "soir",
    "nuit",
    "aujourd'hui",
    "récemment",
    "bientôt",
    "années",
    "90",
    "-",
    "–",
    ",",
    "(",
    ")",
    "12/05/2016",
    "2016-13-45",
]

_ENGLISH: dict[str, Any] = yaml.load(
    (Path(__file__).parents[1] / "cases/english/dates.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


@cache
def bound(language: str) -> tuple[Stage, Language]:
    served = load_language(language)
    return bind_dates(served), served


@cache
def _tokenizer(language: str) -> spacy.language.Language:
    return spacy.blank(language)


def without_parse(language: str, text: str, published: dt.date | None) -> tuple[Date, ...]:
    """Return the dates of a text that no model has read, one paragraph a line."""
    stage, served = bound(language)
    nlp = _tokenizer(language)
    paragraphs = []
    start = 0
    for line in text.split("\n\n"):
        paragraphs.append(Paragraph(nlp(line), start))
        start += len(line) + 2
    document = Document(Source("a", language, "a", published=published), text)
    return stage(Draft(document, served, Register(), tuple(paragraphs))).dates


@pytest.mark.parametrize("kind", sorted(_ENGLISH))
def test_dates_of_english_news_sentences(kind: str) -> None:
    given = _ENGLISH[kind]
    entries = (*given.get("examples", ()), *given.get("not", ()))
    examples = [read_example(one if isinstance(one, str) else DatedText(**one)) for one in entries]
    for example, dates in zip(examples, find_dates("en", examples), strict=True):
        assert (example.text, told(example, dates)) == (example.text, example.dates)


def test_dates_are_found_without_a_parse() -> None:
    found = without_parse("fr", "Le pont a fermé le 19 juin 2018 et hier.", dt.date(2024, 10, 21))
    assert [date.value for date in found] == ["2018-06-19", "2024-10-20"]


def test_spans_are_those_of_the_document_and_told_dates_cross_paragraphs() -> None:
    text = "Le pont a cédé le 4 mai 2015.\n\nLe lendemain, le maire partait."
    found = without_parse("fr", text, None)
    assert [(date.span.of(text), date.value) for date in found] == [
        ("4 mai 2015", "2015-05-04"),
        ("lendemain", "2015-05-05"),
    ]


def test_relative_dates_without_a_published_day_are_found_but_not_told() -> None:
    found = without_parse("en", "The dam broke yesterday, not on 3 May 2012.", None)
    assert [date.value for date in found] == [None, "2012-05-03"]


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert without_parse("fr", "Le 30 février 2015 n'existe pas.", dt.date(2024, 10, 21)) == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Le Sénat a voté [vendredi]{2024-10-18}.", False),
        ("Le Sénat votera [vendredi]{2024-10-25}.", False),
        ("La réunion de [jeudi]{2024-10-24} inquiète.", True),
        ("Il est parti le [3 mai 2012]{2012-05-03}.", False),
        # A month or a season told just before holds the day; a year may no longer be meant.
        ("À l'[été 2002]{2002-SU}, le pont a cédé. Il a rouvert le [21 août]{2002-08-21}.", False),
        ("En [2012]{2012}, le pont a cédé. Il a rouvert le [3 mai]{2024-05-03}.", True),
    ],
)
def test_doubt_is_told_where_the_tense_does_not_decide(text: str, doubt: bool) -> None:
    example: Example = read_example(text)
    (dates,) = find_dates("fr", [example])
    assert told(example, dates) == example.dates
    assert dates[-1].doubt is doubt


@pytest.mark.parametrize("text", ["2024 - 1914", "Il a duré du 5 au 3 mai 2024."])
@pytest.mark.parametrize("published", [None, dt.date(2024, 10, 21)])
def test_what_ends_before_it_begins_is_no_range(text: str, published: dt.date | None) -> None:
    assert all(date.value is None for date in without_parse("fr", text, published))


def test_line_breaks_and_narrow_spaces_are_spaces() -> None:
    text = "Le pont a fermé le 19\u00a0juin\n2018."
    (found,) = without_parse("fr", text, None)
    assert found.value == "2018-06-19"


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.none() | st.dates())
def test_dates_of_any_words_are_in_order_and_have_values(
    text: str, published: dt.date | None
) -> None:
    found = without_parse("fr", text, published)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for date in found:
        assert 0 <= date.span.start < date.span.end <= len(text)
        assert date.value is None or is_timex(date.value), date
        assert date.value is not None or published is None


def test_notation_names_what_it_does_not_know() -> None:
    from mkdocs_briefings.annotate.notation import Vocabulary, compile_pattern

    with pytest.raises(ValueError, match="nothing is called 'moon'"):
        compile_pattern("the {moon}", Vocabulary({}, {}, {}))
    with pytest.raises(ValueError, match="not closed"):
        compile_pattern("the (moon", Vocabulary({}, {}, {}))
    with pytest.raises(ValueError, match="stray"):
        compile_pattern("the moon)", Vocabulary({}, {}, {}))
