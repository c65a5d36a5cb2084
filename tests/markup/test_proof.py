"""The words of a block against those of its source: every difference is found, placed and named."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.markup.texts import briefings, normal_texts

from mkdocs_briefings.digests import digest_words
from mkdocs_briefings.markup import (
    Change,
    Difference,
    compare,
    read_block,
    read_texts,
    write,
    write_block,
)
from mkdocs_briefings.markup import read as whole
from mkdocs_briefings.model import Briefing, SourceBlock, Span

SOURCE = """\
## Le pont reste

Elle défend dans les termes les plus fermes l’achat de 10\u00a0% des parts. Elle a parlé lundi.

- Un premier point

- Un second point

Fin de la séance, dit-elle à Kazan."""
BLOCK = SOURCE.replace(". Elle", ".\nElle")


def read(text: str) -> SourceBlock:
    block, faults = read_block(text.split("\n"), "ap", lambda _: True, line=10)
    assert faults == ()
    return block


def differences(old: str, new: str) -> tuple[Difference, ...]:
    assert old in BLOCK
    return compare(read(BLOCK.replace(old, new)), SOURCE)


def test_line_breaks_and_marks_make_no_difference() -> None:
    assert compare(read(BLOCK.replace("lundi", "[lundi]{date=2024-10-21}")), SOURCE) == ()


def test_letters_that_were_taken_apart_are_the_same() -> None:
    assert compare(read(unicodedata.normalize("NFD", BLOCK)), SOURCE) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "change", "told"),
    [
        (
            "plus fermes",
            "plus doux",
            12,
            Change.WORDS,
            "other words than the source 'ap' has: "
            '"termes les plus doux l’achat de" instead of "termes les plus fermes l’achat de"',
        ),
        (
            "10",
            "12",
            12,
            Change.NUMBERS,
            "other numbers than the source 'ap' has: "
            '"l’achat de 12 % des parts" instead of "l’achat de 10 % des parts"',
        ),
        (
            "parts.",
            "parts\u00a0!",
            12,
            Change.PUNCTUATION,
            "other punctuation than the source 'ap' has: "
            '"% des parts‹no-break space›! Elle a parlé" instead of "% des parts. Elle a parlé"',
        ),
        (
            "Elle a parlé lundi",
            "Lundi a parlé elle",
            13,
            Change.WORDS,
            "other words than the source 'ap' has: "
            '"des parts. Lundi a parlé elle" instead of "des parts. Elle a parlé lundi"',
        ),
        (
            "Un premier point",
            "premier Un point",
            15,
            Change.ORDER,
            "another order than the source 'ap' has: "
            '"- premier Un point" instead of "- Un premier point"',
        ),
        (
            "- Un second point\n\n",
            "",
            17,
            Change.MISSING,
            "a paragraph of the source 'ap' is missing: \"- Un second point\"",
        ),
        (
            "- Un second point",
            "- Un second point\n\nUn ajout.",
            19,
            Change.ADDED,
            "a paragraph that the source 'ap' does not have: \"Un ajout.\"",
        ),
        (
            "- Un premier point\n\n- Un second point",
            "- Un second point\n\n- Un premier point",
            15,
            Change.MOVED,
            "a paragraph stands elsewhere than in the source 'ap': \"- Un premier point\"",
        ),
        (
            "\n\nFin",
            " Fin",
            17,
            Change.INVISIBLE,
            "other spaces or invisible characters than the source 'ap' has: "
            '"Un second point‹space›Fin de la" instead of '
            '"Un second point‹new paragraph›Fin de la"',
        ),
    ],
)
def test_what_was_changed_is_told_with_its_line(
    old: str, new: str, line: int, change: Change, told: str
) -> None:
    first = differences(old, new)[0]
    assert (first.line, first.change) == (line, change)
    assert told in first.tell("ap")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("10\u00a0%", "10 %", "‹space›"),
        ("10\u00a0%", "10\u202f%", "‹narrow no-break space›"),
        ("Fin de", "Fin\u00a0de", "‹no-break space›"),
        ("Fin de", "Fin  de", "‹space›"),
        ("Fin de", "\ufeffFin de", "‹byte order mark›"),
        ("séance", "sé\u200bance", "‹zero-width space›"),
        ("séance", "sé\u00adance", "‹soft hyphen›"),
        ("séance", "sé\u200dance", "‹zero-width joiner›"),
        ("séance", "\u202eséance\u202c", "‹right-to-left override›"),
        ("séance", "\u200fséance", "‹right-to-left mark›"),
        ("séance", "\u2066séance\u2069", "‹left-to-right isolate›"),
        ("séance", "séance\ufe0f", "‹variation selector-16›"),
        ("séance", "séance\u3164", "‹hangul filler›"),
        ("séance", "séance\U000e0041", "‹tag latin capital letter a›"),
        ("séance", "séance\u2028", "‹line separator›"),
    ],
)
def test_what_nobody_sees_is_named(old: str, new: str, named: str) -> None:
    (first, *_) = differences(old, new)
    assert first.change is Change.INVISIBLE
    assert named in first.stands
    assert named not in first.source


def test_a_letter_that_only_looks_alike_is_named() -> None:
    (found,) = differences("Kazan", "K\u0430zan")
    assert found.stands == '"dit-elle à K‹cyrillic small letter a›zan."'
    assert found.source == '"dit-elle à Kazan."'


def test_every_place_is_found_in_order() -> None:
    block = BLOCK.replace("fermes", "doux").replace("10", "12").replace("Kazan", "Tver")
    found = compare(read(block), SOURCE)
    assert [one.change for one in found] == [Change.WORDS, Change.NUMBERS, Change.WORDS]
    assert [one.line for one in found] == [12, 12, 19]


def test_a_block_without_words_lacks_them_all() -> None:
    (found,) = compare(read(""), SOURCE)
    assert (found.change, found.line) == (Change.MISSING, 9)


def test_two_texts_that_have_nothing_in_common_are_compared_at_once() -> None:
    mine = " ".join(f"mot{number} de" for number in range(40_000))
    other = " ".join(f"word{number} de" for number in range(40_000))
    (found,) = compare(read(mine), other)
    assert found.change is Change.WORDS
    assert len(found.stands) < 100


@given(normal_texts, normal_texts)
def test_no_difference_is_found_only_where_there_is_none(text: str, other: str) -> None:
    block = SourceBlock("ap", text, (Span(0, len(text)),) if text else ())
    found = compare(block, other)
    assert bool(found) == (digest_words(text) != digest_words(other))
    pieces, at = [], 0
    for one in found:
        pieces += [text[at : one.here.start], one.there.of(other)]
        at = one.here.end
    restored = "".join([*pieces, text[at:]])
    # Where paragraphs come or go, the gap beside them goes with them.
    assert "".join(restored.split()) == "".join(other.split())


@given(normal_texts)
def test_what_is_written_is_read_as_the_same_words(text: str) -> None:
    written = write_block(SourceBlock("ap", text, ()))
    assert compare(read("\n".join(written.split("\n")[1:-1])), text) == ()


@given(st.text(), st.text())
def test_different_words_have_different_digests(text: str, other: str) -> None:
    same = unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", other)
    assert (digest_words(text) == digest_words(other)) == same


@given(briefings())
def test_the_words_alone_are_those_that_reading_the_whole_file_gives(briefing: Briefing) -> None:
    written = write(briefing)
    texts = {block.source: block.text for block in whole(written, "page.md")[0].blocks}
    assert read_texts(written) == texts
