"""The pages on how it works: every room, stage, file and name in them is there."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import mkdocs_briefings
from mkdocs_briefings.annotate.stages import bind_stages
from mkdocs_briefings.languages import load_language

DOCS = Path(__file__).parents[2] / "docs"
PACKAGE = Path(mkdocs_briefings.__file__).parent
TEXT = (DOCS / "architecture.md").read_text(encoding="utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")
CELL = r"^\| ([^|]+?) \|"


def read_part(title: str) -> str:
    """Return the text below a heading, up to the next one."""
    return re.split(r"^#+ ", TEXT.partition(f" {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def list_rooms(folder: Path) -> set[str]:
    return {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}


def test_every_room_has_its_sentence() -> None:
    told = set(re.findall(r"^\| `([\w.]+/?)` \|", read_part("The rooms"), re.MULTILINE))
    assert {room for room in told if room.endswith("/")} == list_rooms(PACKAGE)
    modules = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"`(\w+\.py)`", read_part("The rooms"))) >= modules
    told = set(re.findall(r"^\| `([\w.]+/)` \|", read_part("In `site/`"), re.MULTILINE))
    assert told == list_rooms(PACKAGE / "site")
    told = set(re.findall(r"`(\w+/)`", read_part("In `annotate/`")))
    assert told == list_rooms(PACKAGE / "annotate")


def test_the_stages_are_those_that_run_in_their_order() -> None:
    told = re.findall(r"^\| `(\w+)` \|", read_part("In `annotate/`"), re.MULTILINE)
    assert told == list(bind_stages(load_language("fr")))


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`([\w/.-]+(?:\.py|\.yml|/))`", TEXT.partition("## The rooms")[2]))
    outside = {"plugins/mkdocs_briefings/", ".machine/", "mkdocs.yml", "actors.yml"}
    assert outside <= named
    whole = {path for path in named - outside if "/" in path.rstrip("/")}
    short = named - outside - whole  # told of in the part on their room
    assert {path for path in whole if not (PACKAGE / path).exists()} == set()
    assert {path for path in short if not list(PACKAGE.rglob(path.rstrip("/")))} == set()


def test_every_name_stands_in_the_file_that_it_is_told_of() -> None:
    told = re.findall(r"`(\w+:?)`(?: of `\w+:`)?,? (?:in|under) `([\w/.]+\.(?:py|yml))`", TEXT)
    reversed_ = re.findall(r"`([\w/]+\.yml)`, under `(\w+:)`", TEXT)
    assert told
    assert reversed_
    for name, path in [*told, *((name, path) for path, name in reversed_)]:
        text = (PACKAGE / path).read_text(encoding="utf-8")
        start = re.escape(name) if name.endswith(":") else rf"def {re.escape(name)}\b"
        assert re.search(rf"^{start}", text, re.MULTILINE), (name, path)


def test_every_word_of_the_glossary_is_in_the_code() -> None:
    names = re.findall(
        r"`((?:\w+\.)*\w+)`", "\n".join(re.findall(r"\| ([^|]+) \|$", GLOSSARY, re.M))
    )
    assert names
    assert [name for name in names if not resolve(name)] == []


def resolve(name: str) -> bool:
    """Say whether a dotted name below the package is a module, or something in one."""
    parts = name.split(".")
    for number in range(len(parts), 0, -1):
        module = ".".join(("mkdocs_briefings", *parts[:number]))
        try:
            if find_spec(module) is None:
                continue
        except ModuleNotFoundError:
            continue
        found = import_module(module)
        for part in parts[number:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def test_no_word_of_the_glossary_has_two_entries() -> None:
    cells = re.findall(CELL, GLOSSARY, re.MULTILINE)
    words = [word for cell in cells for word in cell.split(", ") if word not in ("word", "---")]
    assert len(words) == len(set(words))
