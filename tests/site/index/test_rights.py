"""What may be shown of a source."""

import pytest

from mkdocs_briefings.markup import read_block
from mkdocs_briefings.model import Rights, SourceBlock
from mkdocs_briefings.site.index.rights import shown_sentences


def _block(*lines: str) -> SourceBlock:
    block, faults = read_block(lines, "s-1", lambda _: True)
    assert faults == ()
    return block


FIVE = _block(
    "Un deux trois quatre.",
    "Cinq six sept huit.",
    "[« Neuf dix onze. »]{quote=a}",
    "Douze treize quatorze.",
    "Le [12 mai]{date=2024-05-12 event=Bal} on danse.",
)


@pytest.mark.parametrize("rights", [Rights.FULL, Rights.PRIVATE])
def test_all_of_a_free_source_is_shown_and_of_a_private_one_where_it_is_served(
    rights: Rights,
) -> None:
    assert shown_sentences([FIVE], rights, 3) == (frozenset(range(5)),)


def test_nothing_of_a_linked_source_is_shown() -> None:
    assert shown_sentences([FIVE], Rights.LINK, 300) == (frozenset(),)


def test_quotes_and_dated_events_come_before_the_rest() -> None:
    assert shown_sentences([FIVE], Rights.EXCERPT, 10) == (frozenset({2, 4}),)


def test_what_is_left_goes_to_the_first_sentences_that_fit() -> None:
    assert shown_sentences([FIVE], Rights.EXCERPT, 14) == (frozenset({0, 2, 4}),)


def test_marks_that_stand_alone_count_as_words_as_some_would_count_them() -> None:
    assert shown_sentences([FIVE], Rights.EXCERPT, 4) == (frozenset({0}),)


def test_a_quote_over_several_sentences_is_never_cut() -> None:
    block = _block("[« Un deux.", "Trois quatre. »]{quote=a}", "Cinq.")
    assert shown_sentences([block], Rights.EXCERPT, 5) == (frozenset({2}),)
    assert shown_sentences([block], Rights.EXCERPT, 6) == (frozenset({0, 1}),)


def test_the_blocks_of_one_source_share_one_limit() -> None:
    again = _block("Un deux trois.", "Quatre cinq six.")
    assert shown_sentences([again, again], Rights.EXCERPT, 9) == (frozenset({0, 1}), frozenset({0}))
