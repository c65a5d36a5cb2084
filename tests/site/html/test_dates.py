"""Dates in words, and as elements."""

from xml.etree.ElementTree import tostring

import pytest

from mkdocs_briefings.site.html.dates import date_words, tells_time, time_element
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.timex import is_deduced

WORDS = [
    ("2024-10-21", "21 octobre 2024", "21 October 2024"),
    ("2024-10-01", "1er octobre 2024", "1 October 2024"),
    ("2024-10", "octobre 2024", "October 2024"),
    ("2024", "2024", "2024"),
    ("2024-W42", "semaine du 14 octobre 2024", "week of 14 October 2024"),
    ("2024-W42-WE", "week-end du 19 octobre 2024", "weekend of 19 October 2024"),
    ("2024-Q3", "3e trimestre 2024", "third quarter of 2024"),
    ("2017-SU", "été 2017", "summer 2017"),
    ("2017-WI", "hiver 2017-2018", "winter 2017–2018"),
    ("199", "années 1990", "the 1990s"),
    ("19", "XXe siècle", "20th century"),
    ("1950/1953-07", "de 1950 à juillet 1953", "1950 to July 1953"),
    ("2024-10-08/2024-10-13", "du 8 au 13 octobre 2024", "8 to 13 October 2024"),
    ("P2Y", None, None),
    ("PAST_REF", None, None),
]


@pytest.mark.parametrize(("value", "in_french", "in_english"), WORDS)
def test_a_date_keeps_its_precision_in_words(
    value: str, in_french: str | None, in_english: str | None, french: Interface, english: Interface
) -> None:
    assert (date_words(value, french), date_words(value, english)) == (in_french, in_english)


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("2024-10", '<time datetime="2024-10">octobre 2024</time>'),
        ("2024-W42", '<time datetime="2024-W42">semaine du 14 octobre 2024</time>'),
        ("199", "<span>années 1990</span>"),
        (
            "1950/1953",
            '<span class="bf-range"><time datetime="1950">1950</time> – '
            '<time datetime="1953">1953</time></span>',
        ),
        (
            "2024-10-08/2024-10-13",
            '<span class="bf-range"><time datetime="2024-10-08">8</time> – '
            '<time datetime="2024-10-13">13 octobre 2024</time></span>',
        ),
        (
            "2024-09-30/2024-10-01",
            '<span class="bf-range"><time datetime="2024-09-30">30 septembre</time> – '
            '<time datetime="2024-10-01">1er octobre 2024</time></span>',
        ),
    ],
)
def test_only_what_html_has_a_form_for_is_machine_readable(
    value: str, html: str, french: Interface
) -> None:
    element = time_element(value, french)
    assert element is not None
    assert tostring(element, encoding="unicode") == html


@pytest.mark.parametrize("value", ["P2Y", "FUTURE_REF"])
def test_a_value_without_a_place_in_the_calendar_is_no_time(value: str, french: Interface) -> None:
    assert time_element(value, french) is None


@pytest.mark.parametrize(
    ("value", "words", "deduced"),
    [
        ("2024-10-21", "lundi", True),
        ("2024-10-21", "lundi 21 octobre", True),
        ("2024-10-21", "le 21 octobre 2024", False),
        ("2024-10-21", "21/10/24", False),
        ("2024-10-24", "le 24 octobre", True),
        ("2024-10-24", "24/10/24", False),
        ("2024-10", "en octobre 2024", False),
        ("2024-06", "en juin", True),
        ("2023/2026", "de 2023 à 2026", False),
        ("2024/2026", "jusqu’en 2026", True),
        ("199", "dans les années 1990", False),
        ("199", "dans les années 90", False),
        ("19", "au siècle dernier", False),
        ("P2Y", "deux ans", False),
    ],
)
def test_a_date_is_deduced_where_its_words_do_not_say_it(
    value: str, words: str, *, deduced: bool
) -> None:
    assert is_deduced(value, words) is deduced


@pytest.mark.parametrize(
    ("words", "language", "tells"),
    [
        ("lundi", "fr", True),
        ("le 24", "fr", True),
        ("Aujourd’hui", "fr", True),
        ("mois prochain", "fr", True),
        ("a voté", "fr", False),
        ("n’a pas été", "fr", False),
        ("Sunday night", "en", True),
        ("today", "en-GB", True),
        ("has closed", "en", False),
        ("hat beschlossen", "de", True),
    ],
)
def test_words_that_tell_a_time_are_known_from_those_that_do_not(
    words: str, language: str, *, tells: bool
) -> None:
    assert tells_time(words, language) is tells
