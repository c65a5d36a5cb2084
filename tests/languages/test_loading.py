"""The tables of the languages: what is not as it should be is told with its file and line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, ClassVar

import pytest
from tests.languages.changed import change_language

from mkdocs_briefings import languages
from mkdocs_briefings.annotate.reading import bind_pieces
from mkdocs_briefings.annotate.stages import bind_stages
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.languages import Language, available_languages, load_common, load_language
from mkdocs_briefings.languages import tables as shapes
from mkdocs_briefings.languages.typed import COMMON, Table, rest

FOLDER = Path(languages.__file__).parent


def _shapes() -> list[type[Table]]:
    names = [f"{shapes.__name__}.{module.name}" for module in iter_modules(shapes.__path__)]
    found = [kind for name in names for kind in vars(import_module(name)).values()]
    kinds = dict.fromkeys(kind for kind in found if isinstance(kind, type))
    return [kind for kind in kinds if issubclass(kind, Table) and kind is not Table]


@pytest.mark.parametrize("code", available_languages())
def test_every_file_is_read_and_every_key_of_it_is_known(code: str) -> None:
    own = [shape for shape in _shapes() if not shape.SHARED]
    assert all(load_language(code).read(shape) for shape in own)
    assert {path.stem for path in (FOLDER / code).glob("*.yml")} == {shape.FILE for shape in own}


def test_every_file_of_all_languages_is_read() -> None:
    shared = [shape for shape in _shapes() if shape.SHARED]
    assert all(load_common().read(shape) for shape in shared)
    assert {path.stem for path in (FOLDER / COMMON).glob("*.yml")} == {one.FILE for one in shared}


class Colour(StrEnum):
    """A colour."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Post:
    """A part of a bridge, and how it is told."""

    height: float
    not_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paint(Table):
    """Another file."""

    FILE: ClassVar[str] = "paint"

    colours: frozenset[Colour]


@dataclass(frozen=True, slots=True)
class Bridge(Table):
    """A file of every kind of value."""

    FILE: ClassVar[str] = "bridge"

    names: frozenset[Annotated[str, str.lower]]
    open: bool
    plate: re.Pattern[str]
    post: Post
    paint: Paint
    others: Mapping[str, str] = rest()
    piers: int = 2
    toll: str | None = None


WELL = """\
names: [Old Bridge, LONG]
open: "yes"
plate: '[A-Z]+'
post:
  height: 2.5
  not: [a, b]
side-walk: narrow
"""


def _read(folder: Path, text: str) -> Bridge:
    place = folder / "xx"
    place.mkdir()
    (place / "bridge.yml").write_text(text, encoding="utf-8")
    (place / "paint.yml").write_text("colours: [red]\n", encoding="utf-8")
    return Language(place).read(Bridge)


def test_each_field_takes_what_its_type_says(tmp_path: Path) -> None:
    assert _read(tmp_path, WELL) == Bridge(
        names=frozenset({"old bridge", "long"}),
        open=True,
        plate=re.compile("[A-Z]+"),
        post=Post(2.5, ("a", "b")),
        paint=Paint(frozenset({Colour.RED})),
        others={"side-walk": "narrow"},
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "  not: [a, b]",
            "  nto: [a, b]",
            "xx/bridge.yml:6: unknown key 'nto'; did you",
        ),
        ("  height: 2.5\n", "", "xx/bridge.yml:5: the key 'height' is missing; "),
        ("open:", "opne:", "xx/bridge.yml:1: the key 'open' is missing; "),
        ('"yes"', "maybe", 'xx/bridge.yml:2: "maybe" is not what belongs here; '),
        ("'[A-Z]+'", "'[A-Z+'", 'xx/bridge.yml:3: "[A-Z+" is not what belongs here; '),
        ("2.5", "[2.5]", "xx/bridge.yml:5: more than one value stands here; "),
        ("[a, b]", "a, b", "xx/bridge.yml:6: this is not a list; "),
        ("open:", "names: []\nopen:", "xx/bridge.yml:2: 'names' stands twice; "),
        (
            "post:\n  height: 2.5\n  not: [a, b]",
            "post: high",
            "xx/bridge.yml:4: this is not ",
        ),
        ("[Old", "[[Old", "xx/bridge.yml:1: a list in brackets that is not closed"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in WELL
    with pytest.raises(InvalidInput, match=f"^{re.escape(told)}"):
        _read(tmp_path, WELL.replace(old, new, 1))


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("marks", "skipped:", "skiped:"),
        ("flaws", "  articles:", "  artcles:"),
        ("furniture", "  pattern:", "  patern:"),
        ("names", "civilities:", "civilties:"),
        ("institutions", "  prepositions:", "  preposition:"),
        ("dates", "  dangling:", "  dangeling:"),
        ("grammar", "  subject:", "  subjects:"),
        ("nouns", "anaphors:", "anaphers:"),
        ("speech", "    present:", "    presnt:"),
    ],
)
def test_a_misspelt_key_stops_the_analysis_before_it_begins(
    tmp_path: Path, table: str, old: str, new: str
) -> None:
    language = change_language(tmp_path, "fr", table, old, new)
    wrong = re.escape(new.strip(" :"))
    with pytest.raises(InvalidInput, match=rf"^fr/{table}\.yml:\d+: .*'{wrong}'|is missing"):
        bind_stages(language)
        bind_pieces(language)
