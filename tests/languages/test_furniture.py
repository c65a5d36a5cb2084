"""The examples and counter-examples of what is no part of an article."""

import pytest

from mkdocs_briefings.annotate.reading import bind_pieces
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.furniture import Furniture


def _cases() -> list[tuple[str, str, str, bool]]:
    return [
        (code, name, text, key == "examples")
        for code in available_languages()
        for name, kind in load_language(code).read(Furniture).kinds.items()
        for key in ("examples", "not_")
        for text in getattr(kind, key)
    ]


@pytest.mark.parametrize(("code", "name", "text", "aside"), _cases())
def test_furniture_is_left_aside_and_nothing_else(
    code: str, name: str, text: str, aside: bool
) -> None:
    cut = bind_pieces(load_language(code))
    assert [piece.furniture for piece in cut(f"{text}\n\n- {text}\n\nLe pont.")] == [
        aside,
        aside,
        False,
    ]


def test_nothing_is_looked_for_in_furniture() -> None:
    cut = bind_pieces(load_language("en"))
    pieces = cut("FULL TEXT.\n\nMary Stone left.")
    assert [piece.read for piece in pieces] == [False, True]
