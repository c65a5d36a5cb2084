"""The schemas say what the readers take: the demo passes, and a slip does not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.commands import run

from mkdocs_briefings.cli.schemas import make_schemas
from mkdocs_briefings.errors import Fault
from mkdocs_briefings.site.config import BriefingsConfig
from mkdocs_briefings.yaml_nodes import compose
from mkdocs_briefings.yaml_regions import read_value

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: yaml.safe_load(text) for name, text in make_schemas().items()}
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "null": type(None),
    "number": (int, float),
    "integer": int,
    "boolean": bool,
}


def is_valid(value: Any, schema: Any) -> bool:
    """Check what our schemas say, which is little of what a schema could say."""
    if "anyOf" in schema:
        return any(is_valid(value, one) for one in schema["anyOf"])
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, TYPES[one]) for one in types):
        return False
    if "integer" in types and isinstance(value, bool):
        return False
    if "minimum" in schema and value < schema["minimum"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return False
    if isinstance(value, list):
        return all(is_valid(one, schema.get("items", {})) for one in value)
    if not isinstance(value, dict):
        return True
    others = schema.get("additionalProperties", True)
    known = schema.get("properties", {})
    if not set(schema.get("required", ())) <= value.keys():
        return False
    return all(
        is_valid(one, known[key])
        if key in known
        else others is True or (others and is_valid(one, others))
        for key, one in value.items()
    )


def read(text: str) -> Any:
    node = compose(text)
    assert node is not None
    return read_value(node)


def front(path: Path) -> Any:
    return read(path.read_text("utf-8").split("---\n")[1])


def test_what_the_demo_says_is_valid() -> None:
    register = read((ROOT / "briefings" / "actors.yml").read_text("utf-8"))
    assert is_valid(register, SCHEMAS["actors.schema.json"])
    for path in (ROOT / "briefings").glob("*.md"):
        assert is_valid(front(path), SCHEMAS["briefing.schema.json"]), path
    for path in (ROOT / "seeds").glob("*.md"):
        assert is_valid(front(path), SCHEMAS["seed.schema.json"]), path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actors", "ada: {kind: wizard}"),
        ("actors", "ada: {nmae: Ada, kind: person}"),
        ("actors", "ada: {roles: [{since: 2024}]}"),
        ("briefing", "{title: A, language: fr, actors: {ada: {name: Ada}}}"),
        ("briefing", "{title: A, language: fr, sources: {ap: {rights: some}}}"),
        ("seed", "{title: A}"),
    ],
)
def test_a_slip_is_not(name: str, text: str) -> None:
    assert not is_valid(read(text), SCHEMAS[f"{name}.schema.json"])


def test_the_options_of_the_demo_and_of_a_new_project_are_valid(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "site")).exit_code == 0
    for folder in (ROOT, tmp_path / "site"):
        text = re.sub(r"!\S+", "", (folder / "mkdocs.yml").read_text("utf-8"))
        assert is_valid(yaml.safe_load(text), SCHEMAS["mkdocs.schema.json"])
    lines = (tmp_path / "site" / "mkdocs.yml").read_text("utf-8").splitlines()
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", lines[0])
    assert named is not None
    assert (tmp_path / "site" / named[1]).is_file()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seeds", "seeds"),
        ("seeds", 3),
        ("annotate", "never"),
        ("annotate", "perhaps"),
        ("rights", "private"),
        ("rights", "none"),
        ("excerpt_words", 0),
        ("excerpt_words", -1),
        ("excerpt_words", True),
        ("index_unreviewed", True),
        ("index_unreviewed", "yes"),
        ("search", "theme"),
        ("search", "other"),
        ("rigths", "private"),
    ],
)
def test_an_option_is_valid_where_the_plugin_takes_it(name: str, value: object) -> None:
    config = BriefingsConfig()
    config.load_dict({name: value})
    failed, _ = config.validate()
    for plugins in ([{"briefings": {name: value}}], {"briefings": {name: value}}):
        assert is_valid({"plugins": plugins}, SCHEMAS["mkdocs.schema.json"]) == (not failed)


def test_every_option_is_told() -> None:
    plugins = SCHEMAS["mkdocs.schema.json"]["properties"]["plugins"]["anyOf"]
    told = plugins[1]["properties"]["briefings"]["properties"]
    assert list(told) == [name for name, _ in BriefingsConfig._schema]
    assert all(option["description"] for option in told.values())
    assert is_valid({"plugins": ["search", {"briefings": None}]}, SCHEMAS["mkdocs.schema.json"])


def test_the_schemas_are_published_with_the_docs(update: bool) -> None:
    for name, text in make_schemas().items():
        path = ROOT / "docs" / "schemas" / name
        if update:
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text


def test_a_new_project_has_help_for_its_editor(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "site")).exit_code == 0
    folder = tmp_path / "site" / ".vscode"
    told = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    assert set(SCHEMAS) <= told.keys()
    named = told["settings.json"]["yaml.schemas"]
    assert all((tmp_path / "site" / name).is_file() for pair in named.items() for name in pair)
    pattern = told["tasks.json"]["tasks"][0]["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], f"warning: {Fault('briefings/a.md', 4, 'what', 'cure')}")
    assert found is not None
    assert found.group(pattern["file"], pattern["line"]) == ("briefings/a.md", "4")
    for snippet in told["briefings.code-snippets"].values():
        assert snippet["body"].startswith("[${TM_SELECTED_TEXT}]{")
