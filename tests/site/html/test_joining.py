"""Marks that stand apart from their word are joined to it, and no character is changed."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.site.html.joining import join_marks


def _joined(root: Element) -> list[str]:
    join_marks(root)
    return [element.text or "" for element in root.iter("span")]


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>Il dit : « Non »</p>", [" :", "« ", " »"]),
        ("<p>« <b>Non !</b> »</p>", ["« ", " !", " »"]),
        ("<p>oui , non .</p>", [" ,", " ."]),
        ("<p>\u00ab\u202fOui\u202f\u00bb\u00a0: \u201cyes\u201d, no.</p>", []),
    ],
)
def test_what_an_ordinary_space_parts_is_joined(html: str, joined: list[str]) -> None:
    assert _joined(fromstring(html)) == joined


@given(st.lists(st.text("«» :;!ab.\u00a0"), min_size=4, max_size=4))
def test_the_words_stay_what_they_are(texts: list[str]) -> None:
    root, inner = Element("p"), Element("b")
    root.append(inner)
    root.text, inner.text, inner.tail, _ = texts
    before = "".join(root.itertext())
    join_marks(root)
    assert "".join(root.itertext()) == before
