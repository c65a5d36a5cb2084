"""Quotation marks: which open, which close, which are damage, and those over several paragraphs."""

import pytest

from mkdocs_briefings.annotate.grammar.mark_runs import bind_linked_marks, link_marks
from mkdocs_briefings.annotate.grammar.marks import Marks, bind_marks
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.languages.tables.marks import QuotationMarks

FIND = {code: bind_marks(load_language(code).read(QuotationMarks)) for code in ("fr", "en")}


def words(text: str, marks: Marks) -> list[str]:
    return [pair.words.of(text) for pair in marks.pairs]


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("fr", "« oui »", ["oui"]),
        ("fr", "«\u00a0oui\u00a0»", ["oui"]),
        ("fr", "«\u202foui\u202f»", ["oui"]),
        ("fr", 'Il dit :«oui», puis “non” et "peut-être".', ["oui", "non", "peut-être"]),
        ("fr", "« Il a crié « assez » », a-t-elle dit.", ["Il a crié « assez »", "assez"]),
        ("fr", "« Il a crié “assez” », a-t-elle dit.", ["Il a crié “assez”", "assez"]),
        ("fr", "l’eau d'été, aujourd’hui", []),
        ("fr", "« »", []),
        ("fr", "‹ oui ›", ["oui"]),
        ("en", "“Yes,” she said. 'No,' he said.", ["Yes,", "No,"]),
        ("en", "“He shouted ‘enough’ twice,” she said.", ["He shouted ‘enough’ twice,", "enough"]),
        ("en", "It's the workers' bus and the girls’ boat.", []),
        ("en", 'The pipe is 10" wide, the rod 5\'10".', []),
        ("en", "Rock of the ’90s and the '80s", []),
        ("en", '("Yes," she said.)', ["Yes,"]),
        ("en", "'The workers' bus is late,' she said.", ["The workers' bus is late,"]),
        (
            "en",
            "‘It’s the girls’ choice, isn’t it?’ he said.",
            ["It’s the girls’ choice, isn’t it?"],
        ),
        ("en", "The boys' club is shut 'for good,' she said.", ["for good,"]),
    ],
)
def test_marks_pair_up(code: str, text: str, found: list[str]) -> None:
    marks = FIND[code](text)
    assert words(text, marks) == found
    assert not marks.orphans
    assert not marks.unclosed


def test_span_of_a_pair_has_its_marks() -> None:
    text = "Il dit « oui » fort."
    (pair,) = FIND["fr"](text).pairs
    assert pair.span.of(text) == "« oui »"


def test_stray_marks_break_no_quotation() -> None:
    text = "Rien. » Il dit « oui », puis « non"
    marks = FIND["fr"](text)
    assert words(text, marks) == ["oui"]
    assert [text[at] for at in (*marks.orphans, *marks.unclosed)] == ["»", "«"]


def test_unclosed_mark_leaves_the_next_quotation_alone() -> None:
    text = "« Oui, a-t-il dit. « Non », a-t-elle répondu."
    marks = FIND["fr"](text)
    assert words(text, marks) == ["Non"]
    assert marks.unclosed == (0,)


@pytest.mark.parametrize(
    ("code", "texts", "found"),
    [
        ("en", ["“One.", "“Two.", "“Three,” he said."], ["One.", "Two.", "Three,"]),
        ("fr", ["Il dit : « Un.", "« Deux », a-t-il dit."], ["Un.", "Deux"]),
        ("fr", ["Il dit : « Un.", "» Deux.", "» Trois », a-t-il dit."], ["Un.", "Deux.", "Trois"]),
        ("fr", ["Il dit : « Un.", "Deux.", "Trois », a-t-il dit."], ["Un.", "Deux.", "Trois"]),
    ],
)
def test_quotation_over_paragraphs_has_a_part_in_each(
    code: str, texts: list[str], found: list[str]
) -> None:
    linked = link_marks(texts, [FIND[code](text) for text in texts])
    parts = [
        (text, pair) for text, marks in zip(texts, linked, strict=True) for pair in marks.pairs
    ]
    assert [pair.words.of(text) for text, pair in parts] == found
    assert {pair.run for _, pair in parts} == {0}
    assert not any(marks.orphans or marks.unclosed for marks in linked)


def test_mark_that_no_paragraph_closes_stays_unclosed() -> None:
    texts = ["Il dit « un.", "Rien.", "« Deux », a-t-il dit."]
    linked = link_marks(texts, [FIND["fr"](text) for text in texts])
    assert [marks.unclosed for marks in linked] == [(7,), (), ()]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["She said: “", "We stay.”"], ["We stay."]),
        (["She said: “We stay.", "”", "They left."], ["We stay."]),
    ],
)
def test_mark_alone_in_its_paragraph_is_no_part_of_a_quotation(
    texts: list[str], found: list[str]
) -> None:
    linked = link_marks(texts, [FIND["en"](text) for text in texts])
    parts = [words(text, marks) for text, marks in zip(texts, linked, strict=True)]
    assert [word for part in parts for word in part] == found
    assert all(not marks.unclosed and not marks.orphans for marks in linked)


@pytest.mark.parametrize(
    ("code", "texts", "found"),
    [
        ("en", ["''Yes,'' she said. ''No.''"], ["Yes,", "No."]),
        ("en", ["``Yes,'' she said, and called it ``a relief.''"], ["Yes,", "a relief."]),
        ("en", ["(''We left in 2015,'' he said, ''or in 2016'').", "5'10'' tall"], None),
        ("en", ["''One.", "''Two,'' he said."], ["One.", "Two,"]),
        ("fr", ["''Oui'', a-t-elle dit, avant ``l’oubli''."], ["Oui", "l’oubli"]),
    ],
)
def test_marks_of_two_characters_are_marks(
    code: str, texts: list[str], found: list[str] | None
) -> None:
    linked = bind_linked_marks(load_language(code).read(QuotationMarks))(texts)
    parts = [word for text, marks in zip(texts, linked, strict=True) for word in words(text, marks)]
    assert parts == (found or ["We left in 2015,", "or in 2016"])
    assert all(not marks.orphans and not marks.unclosed for marks in linked)
    for text, marks in zip(texts, linked, strict=True):
        for pair in marks.pairs:
            assert pair.span.of(text).startswith(("''", "``"))
