"""Where sentences end."""

import pytest
from tests.annotate.analyses import draft_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il pleut. Elle sort.", ["Il pleut.", "Elle sort."]),
        ("M. Karvel est là. Me Roux aussi.", ["M. Karvel est là.", "Me Roux aussi."]),
        ("« Il pleut. » Elle sort.", ["« Il pleut. »", "Elle sort."]),
        ("« Qui ? », a-t-elle dit. Il rit.", ["« Qui ? », a-t-elle dit.", "Il rit."]),
        ("Le bilan est lourd. » a dit Karvel.", ["Le bilan est lourd. » a dit Karvel."]),
        ("Il y a 1.500 pas… Et 3 % de plus !", ["Il y a 1.500 pas…", "Et 3 % de plus !"]),
        ("J. K. Karvel écrit. A. Roux lit.", ["J. K. Karvel écrit.", "A. Roux lit."]),
        ("Un titre sans point", ["Un titre sans point"]),
    ],
)
def test_a_paragraph_is_cut_at_the_ends_of_its_sentences(text: str, sentences: list[str]) -> None:
    draft = draft_of(text)
    assert [span.of(text) for span in draft.sentences] == sentences


def test_sentences_cover_all_but_the_white_space_between() -> None:
    text = "Il pleut. Elle sort.\n\nRien. Rien."
    covered = {at for span in draft_of(text).sentences for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in set(range(len(text))) - covered)


def test_english_titles_do_not_end_a_sentence() -> None:
    text = "Dr. Karvel met Gov. Rowe of the U.S. Senate. They left."
    draft = draft_of(text, "en")
    assert [span.of(text) for span in draft.sentences] == [
        "Dr. Karvel met Gov. Rowe of the U.S. Senate.",
        "They left.",
    ]
