"""The register changed as its author would change it: one entry, its comments and order kept."""

from typing import Any

import yaml

from mkdocs_briefings.errors import quote
from mkdocs_briefings.markup.changes import Refusal
from mkdocs_briefings.model import Actor, ActorKind
from mkdocs_briefings.yaml_change import change_mapping
from mkdocs_briefings.yaml_nodes import compose
from mkdocs_briefings.yaml_regions import read_value


def change_kind(text: str, actor: str, kind: str) -> str:
    """Return the text of a register in which an actor is of a kind.

    Raises:
        Refusal: there is no such kind, or the register cannot be changed.
    """
    if kind not in list(ActorKind):
        raise Refusal(f"{kind!r} is no kind of actor")
    data = read_entries(text)
    data.setdefault(actor, {})["kind"] = kind
    return write_entries(text, data)


def name_in_register(text: str, actor: str, words: str, record: Actor | None) -> str:
    """Return the text of a register in which some words name an actor.

    `record` is what a briefing says of the actor, for one that the register has not got yet.

    Raises:
        Refusal: nobody says what the actor is, or the register cannot be changed.
    """
    data = read_entries(text)
    if actor not in data:
        if record is None:
            raise Refusal(f"the register has no entry {actor!r}; add one first")
        data[actor] = {"kind": record.kind.value, "name": record.name}
    add_name(data[actor], words)
    return write_entries(text, data)


def add_name(entry: dict[str, Any], words: str) -> None:
    """Add a name to an entry, unless it has it; it is ruled out no more."""
    names = entry.get("names")
    told = [entry.get("name"), *(names.values() if isinstance(names, dict) else [names])]
    aliases = list(entry.get("aliases", []))
    if words not in (*told, *aliases):
        entry["aliases"] = [*aliases, words]
    never = [one for one in entry.get("never", []) if one != words]
    if "never" in entry:
        entry["never"] = never
        if not never:
            del entry["never"]


def read_entries(text: str) -> dict[str, Any]:
    """Return the register as plain data, each scalar as the text that it is.

    Raises:
        Refusal: it is no mapping.
    """
    try:
        root = compose(text.removeprefix("\ufeff"))
    except yaml.YAMLError as error:
        raise Refusal(f"the register is no YAML: {quote(str(error))}") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise Refusal("the register is not made of lines `id: …`")
    data: dict[str, Any] = read_value(root)
    return data


def write_entries(text: str, data: dict[str, Any]) -> str:
    """Return the text of a register with other entries.

    Raises:
        Refusal: it is not written in lines of its own, or would not read as it was meant.
    """
    try:
        written = change_mapping(text, data)
    except ValueError as error:
        raise Refusal(f"the register cannot be changed: {error}") from error
    if read_entries(written) != data:
        raise Refusal("what would be written into the register would not read as it was meant")
    return written
