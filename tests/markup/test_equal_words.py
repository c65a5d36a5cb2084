"""The merge where the same words stand again and again: whose a decision is by then."""

import pytest
from tests.markup.test_decisions import body, make

from mkdocs_briefings.markup import merge, read, write
from mkdocs_briefings.model import Briefing


def follow(base: str, mine: str, *texts: str) -> str:
    """The body after the source has become each of these texts, by way of the files."""
    before, standing = make(base), make(mine)
    for text in texts:
        result = merge(before, standing, make(text))
        before = reread(result.base, machine=True)
        standing = reread(result.briefing)
    return body(standing)


def reread(briefing: Briefing, *, machine: bool = False) -> Briefing:
    return read(write(briefing, rules=machine), "page.md", machine=machine)[0]


@pytest.mark.parametrize(
    ("base", "mine", "new"),
    [
        # One of two equal paragraphs goes: nothing tells which.
        ("Ada\n\nAda", "Ada\n\n[Ada]{actor=bea}", "Ada"),
        # One of two equal words gives way to another one.
        ("At noon went Bo Bo", "At noon went Bo [Bo]{actor=bea}", "At noon went Cleo Bo\nAda sat"),
        # What is left alone of a paragraph that went stands beside the word by chance.
        (
            "Bea Ada slept\n\nBo saw Bea so: Bea left",
            "[Bea]{actor=ada} Ada slept\n\nBo saw Bea so: Bea left",
            "Bea: slept",
        ),
    ],
    ids=["paragraph", "word", "chance"],
)
def test_a_mark_keeps_what_is_left_of_equal_words(base: str, mine: str, new: str) -> None:
    mark = mine[mine.index("[") : mine.index("}") + 1]
    assert mark in follow(base, mine, new)


def test_a_mark_does_not_take_words_that_have_a_better_right_to_them() -> None:
    base = "Ada slept at noon.\n\nBo saw [Ada]{actor=ada} leave."
    mine = "[Ada]{actor=bea} slept at noon.\n\nBo saw [Ada]{actor=ada} leave."
    new = "Bo saw [Ada]{actor=ada} leave."
    assert follow(base, mine, new) == new


def test_what_is_removed_by_chance_elsewhere_too_stays_removed_where_it_was() -> None:
    first, other = "By noon [Bo]{actor=bea} sat down, so.", "Now [Bo]{actor=bea} sat down too."
    mine = first.replace("[Bo]{actor=bea}", "Bo")
    merged = follow(first, mine, other, f"{other}\n\n{first}")
    assert merged.endswith(mine)


def test_a_line_that_is_broken_by_chance_elsewhere_too_stays_broken_where_it_was() -> None:
    first, other = "By noon Bo sat down by the mill.", "Now Bo sat down by it."
    mine = first.replace("Bo sat", "Bo\nsat")
    assert follow(first, mine, other, f"{other}\n\n{first}").endswith(mine)


def test_the_only_such_word_that_comes_back_alone_is_still_removed() -> None:
    base, mine = "So.\n\n[Bo]{actor=bea} sat.", "So.\n\nBo sat."
    assert follow(base, mine, "So.", "So.\n\n[Bo]{actor=bea}") == "So.\n\nBo"
    twice = f"Here [Bo]{{actor=ada}} came.\n\n{base}"
    one = twice.replace("[Bo]{actor=bea}", "Bo")
    assert follow(twice, one, "So.", "So.\n\n[Bo]{actor=bea}") == "So.\n\n[Bo]{actor=bea}"


def test_a_long_equal_run_does_not_take_the_first_words_of_what_was_behind_it() -> None:
    base = "So the sea went by, so the sea rose high.\n\nThe end.\n\nthe sea Ada saw."
    mine = base.replace("so the sea rose", "so [the sea]{actor=bea} rose")
    new = "the sea rose high.\n\nThe end.\n\nSo the sea went by, so the sea Ada saw."
    assert follow(base, mine, new) == new.replace("the sea rose", "[the sea]{actor=bea} rose")


def test_what_is_taken_back_on_equal_words_does_not_come_back_where_it_was() -> None:
    first, other = "By noon [Bo]{actor=bea} sat by the mill.", "Now [Bo]{actor=bea} sat by it."
    removed = first.replace("[Bo]{actor=bea} sat", "Bo\nsat")
    gone = merge(make(first), make(removed), make(other))
    assert body(gone.briefing) == "Now Bo\nsat by it."
    back = merge(gone.base, make("Now [Bo]{actor=ada} sat by it."), make(f"{other}\n\n{first}"))
    assert body(back.briefing) == f"Now [Bo]{{actor=ada}} sat by it.\n\n{first}"


def test_of_two_decisions_that_cross_the_one_whose_sentence_is_there_has_its_words() -> None:
    base = "Then Bo, Bea sat.\n\nAda met Bo, so Cleo left.\n\nHere."
    mine = base.replace("Bo, Bea", "[Bo,]{actor=bea} Bea").replace("met Bo", "[met Bo]{actor=ada}")
    back = "Ada met Bo, so Cleo left.\n\nHere."
    assert follow(base, mine, "Here.", back) == back.replace("met Bo", "[met Bo]{actor=ada}")
