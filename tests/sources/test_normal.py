"""The normal form of a text, and the way back to the text as it was given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.sources import normalise

# What normalisation is about: breaks, controls, marks, white space, and letters that compose.
RICH = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ab #-\n\r\t\f\x00\x85\xa0\u2028\u202fée\u0301\u0327\u0344\u212b"),
        st.sampled_from("\u1100\u1161\u11a8\uac00\u09c7\u09be"),
    )
)

CASES = {
    "a tab becomes a space": ("a\tb", "a b"),
    "CR LF is one line break": ("a\r\n\r\nb\r\nc", "a\n\nb c"),
    "CR alone is a line break": ("a\r\rb", "a\n\nb"),
    "NEL and form feed are line breaks": ("a\x85\x85b\fc", "a\n\nb c"),
    "other controls vanish": ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
    "a control does not keep letters apart": ("e\x00\u0301", "é"),
    "letters compose": ("e\u0301te\u0301", "été"),
    "Hangul composes": ("\u1112\u1161\u11ab", "한"),
    "a line break in a paragraph is a space": ("a\nb", "a b"),
    "spaces beside a line break are kept": ("a \n b", "a   b"),
    "any number of blank lines parts paragraphs": ("a\n \t\n\n\xa0\nb", "a\n\nb"),
    "white space goes from the ends": ("\xa0 a \u2028\n\n\u3000b\n", "a\n\nb"),
    "white space within is kept": ("a\xa0b\u202fc\u2028d  e", "a\xa0b\u202fc\u2028d  e"),
    "a heading ends with its line": ("## A\nb\nc", "## A\n\nb c"),
    "a heading interrupts a paragraph": ("a\n## B", "a\n\n## B"),
    "an item goes on in the next line": ("- a\nb\n- c", "- a b\n\n- c"),
    "an indented item is an item": ("a\n  - b", "a\n\n- b"),
    "a mark without its space is text": ("a\n-b\n##c\n-", "a -b ##c -"),
    "a mark without words is text": ("- \n\n## ", "-\n\n##"),
    "nothing is nothing": (" \n\x00\n", ""),
}


@pytest.mark.parametrize(("given_text", "expected"), CASES.values(), ids=CASES.keys())
def test_normal_form(given_text: str, expected: str) -> None:
    assert normalise(given_text).text == expected


@given(RICH)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(RICH)
def test_normal_text_has_the_promised_form(text: str) -> None:
    normal = normalise(text).text
    assert unicodedata.is_normalized("NFC", normal)
    assert not any(unicodedata.category(char) == "Cc" for char in normal.replace("\n", ""))
    for paragraph in normal.split("\n\n") if normal else []:
        assert paragraph == paragraph.strip() != ""
        assert "\n" not in paragraph


@given(RICH)
def test_every_word_of_the_given_text_is_kept(text: str) -> None:
    def words(of: str) -> str:
        seen = (c for c in of if not c.isspace() and unicodedata.category(c) != "Cc")
        return "".join(seen)

    # White space that goes brings combining marks together, which then have an order of their own.
    kept = unicodedata.normalize("NFC", words(normalise(text).text))
    assert kept == unicodedata.normalize("NFC", words(text))


@given(RICH)
def test_map_of_offsets_rises_and_stays_within_the_given_text(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)
    places = zip(normal.starts, normal.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(RICH)
def test_every_character_leads_back_to_where_it_came_from(text: str) -> None:
    normal = normalise(text)
    for char, start, end in zip(normal.text, normal.starts, normal.ends, strict=True):
        origin = normalise(text[start:end]).text
        assert char.isspace() or char in origin
