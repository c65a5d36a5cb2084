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
    if actor not in data and record is None:
        raise Refusal(f"the register has no entry {actor!r}; add one first")
    data.setdefault(actor, {})
    add_name(_entry(data, actor, record), words)
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


def merge_into(text: str, actor: str, into: str, record: Actor | None) -> str:
    """Return the text of a register in which an actor is another one.

    `record` is what a briefing says of that other one, for one that the register has not got yet.
    What the entry of the first says is kept: its names are names of the other one from then on.

    Raises:
        Refusal: they are one already, or the register cannot be changed.
    """
    if actor == into:
        raise Refusal(f"{actor!r} cannot be merged into itself")
    data = read_entries(text)
    if into not in data and record is not None:
        data[into] = tell_record(record)
    data.setdefault(actor, {})["same-as"] = into
    return write_entries(text, data)


def rule_out(text: str, actor: str, words: str) -> str:
    """Return the text of a register in which some words never name an actor.

    Raises:
        Refusal: the register cannot be changed.
    """
    data = read_entries(text)
    entry = data.setdefault(actor, {})
    names = entry.get("names", {})
    if words in (entry.get("name"), *(names.values() if isinstance(names, dict) else [names])):
        raise Refusal(f"{words!r} is the name of {actor!r}: give it another name first")
    entry["aliases"] = [one for one in entry.get("aliases", []) if one != words]
    if not entry["aliases"]:
        del entry["aliases"]
    if words not in entry.get("never", []):
        entry["never"] = [*entry.get("never", []), words]
    return write_entries(text, data)


def rename(text: str, actor: str, name: str, language: str | None, record: Actor | None) -> str:
    """Return the text of a register in which an actor has another name, in one language or in all.

    The name that it had is one of its aliases from then on.

    Raises:
        Refusal: nobody says what the actor is, or the register cannot be changed.
    """
    data = read_entries(text)
    entry = _entry(data, actor, record)
    names = entry.get("names")
    old = entry.get("name")
    if language is not None:
        names = dict(names) if isinstance(names, dict) else {}
        old = names.get(language, old)
        names[language] = name
        entry["names"] = names
    else:
        entry["name"] = name
        if isinstance(names, dict):
            raise Refusal(f"{actor!r} has a name in each language: say which with --language")
    if isinstance(old, str) and old != name:
        add_name(entry, old)
    return write_entries(text, data)


def give_role(
    text: str,
    actor: str,
    role: str,
    language: str | None,
    since: str | None,
    until: str | None,
    record: Actor | None,
) -> str:
    """Return the text of a register in which an actor has one more role, at a time if that is told.

    Raises:
        Refusal: nobody says what the actor is, or the register cannot be changed.
    """
    data = read_entries(text)
    entry = _entry(data, actor, record, with_role=False)
    told: dict[str, Any] = {"role": {language: role} if language else role}
    told |= {key: day for key, day in (("since", since), ("until", until)) if day}
    entry["roles"] = [*entry.get("roles", []), told]
    return write_entries(text, data)


def set_value(text: str, actor: str, key: str, value: str, record: Actor | None) -> str:
    """Return the text of a register in which one key of an actor has a value.

    Raises:
        Refusal: the register cannot be changed.
    """
    data = read_entries(text)
    _entry(data, actor, record)[key] = value
    return write_entries(text, data)


def _entry(
    data: dict[str, Any], actor: str, record: Actor | None, *, with_role: bool = True
) -> dict[str, Any]:
    """Return the entry of an actor, which says what it is from then on.

    One that there is already, as where it only rules out words, gets what an entry with a name
    needs; `record` is what a briefing says of the actor.
    """
    told = tell_record(record, with_role=with_role) if record else {}
    entry: dict[str, Any] = data.setdefault(actor, told)
    if "kind" not in entry and record is not None:
        entry |= {"kind": record.kind.value, "name": entry.get("name", record.name)}
    return entry


def promote(text: str, record: Actor) -> str:
    """Return the text of a register that tells of an actor what a briefing tells.

    Raises:
        Refusal: it has an entry already, or the register cannot be changed.
    """
    data = read_entries(text)
    if record.id in data:
        raise Refusal(f"the register has {record.id!r} already")
    data[record.id] = tell_record(record)
    return write_entries(text, data)


def tell_record(record: Actor, *, with_role: bool = True) -> dict[str, Any]:
    """Return the entry of an actor, with all that a briefing says of it."""
    entry: dict[str, Any] = {"kind": record.kind.value, "name": record.name}
    if record.aliases:
        entry["aliases"] = list(record.aliases)
    if record.role and with_role:
        entry["roles"] = [{"role": record.role}]
    return entry
