"""The JSON Schema of the plugin's options in mkdocs.yml, made from their one definition."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from mkdocs.config.config_options import Choice, Type

from mkdocs_briefings.site.config import BriefingsConfig, Contact, NaturalNumber

_NAME = "briefings"
_TYPES = {str: "string", bool: "boolean"}

Schema = dict[str, Any]


def make_options_schema() -> Schema:
    """Return the schema of an mkdocs.yml, in which only what is under our plugin's name is told."""
    told = dict(_list_texts())
    properties = {
        name: {"description": told[name], "default": option.default, "anyOf": [*_take(option)]}
        for name, option in BriefingsConfig._schema
    }
    ours = {"type": ["object", "null"], "properties": properties, "additionalProperties": False}
    named: Schema = {"type": "object", "properties": {_NAME: ours}}
    listed = {"type": "array", "items": {"anyOf": [{"type": "string"}, named]}}
    return {
        "title": "The options of mkdocs-briefings in mkdocs.yml",
        "type": "object",
        # A plugin stands in a list, or as a key.
        "properties": {"plugins": {"anyOf": [listed, named]}},
    }


def _take(option: object) -> Iterator[Schema]:
    """Yield the schemas of what an option may be; `!ENV [NAME, default]` is a list to editors."""
    match option:
        case Choice():
            yield {"enum": [*option.choices]}
        case NaturalNumber():
            yield {"type": "integer", "minimum": 0}
        case Contact():
            yield {"type": "string"}
        case Type():
            yield {"type": _TYPES[option._type]}
        case _:
            raise TypeError(f"no schema is known of {option!r}")
    yield {"type": "array", "minItems": 1}


def _list_texts() -> Iterator[tuple[str, str]]:
    """Yield the name of each option with the text below it in the definition."""
    [body] = ast.parse(textwrap.dedent(inspect.getsource(BriefingsConfig))).body
    assert isinstance(body, ast.ClassDef)
    for one, below in zip(body.body, body.body[1:], strict=False):
        match one, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())
