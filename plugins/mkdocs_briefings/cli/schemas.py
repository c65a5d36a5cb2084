"""JSON Schemas of what authors write, for their editors: made from what the readers go by."""

import json
from typing import Any

from mkdocs_briefings.markup.keys import ACTOR_KEYS, KEYS, ORPHAN_KEYS, REVIEW_KEYS, SOURCE_KEYS
from mkdocs_briefings.model import ActorKind, Rights
from mkdocs_briefings.register.load import KEYS as ENTRY_KEYS
from mkdocs_briefings.sources.seed import KEYS as SEED_KEYS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"

Schema = dict[str, Any]


def make_schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    # It is MkDocs that knows what an option is, and loading it takes its time.
    from mkdocs_briefings.site.options_schema import make_options_schema

    made = {
        "actors": _register(),
        "briefing": _briefing(),
        "mkdocs": make_options_schema(),
        "seed": _seed(),
    }
    return {
        f"{name}.schema.json": json.dumps({"$schema": _DRAFT, **schema}, indent=2) + "\n"
        for name, schema in made.items()
    }


def _record(keys: tuple[str, ...] | frozenset[str], **told: Schema) -> Schema:
    """Return the schema of a mapping with these keys and no others."""
    text: Schema = {"type": ["string", "number", "boolean", "null"]}
    properties = {key: told.get(key.replace("-", "_"), text) for key in sorted(keys)}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _texts() -> Schema:
    return {"type": "array", "items": {"type": ["string", "number"]}}


def _by_language() -> Schema:
    text = {"type": "string"}
    return {"anyOf": [text, {"type": "object", "additionalProperties": text}]}


def _kind() -> Schema:
    return {"enum": [kind.value for kind in ActorKind]}


def _rights() -> Schema:
    return {"enum": [rights.value for rights in Rights]}


def _register() -> Schema:
    date: Schema = {"type": ["string", "integer"], "pattern": _DATE}
    role = _record(("role", "since", "until"), role=_by_language(), since=date, until=date)
    entry = _record(
        ENTRY_KEYS,
        kind=_kind(),
        names=_by_language(),
        about=_by_language(),
        aliases=_texts(),
        never=_texts(),
        roles={"type": "array", "items": {**role, "required": ["role"]}},
        wikidata={"type": "string", "pattern": "^Q[1-9][0-9]*$"},
    )
    return {
        "title": "The register of mkdocs-briefings",
        "type": "object",
        "properties": {"never": _texts()},
        "additionalProperties": entry,
    }


def _briefing() -> Schema:
    day: Schema = {"type": "string", "pattern": _DAY}
    source = _record(SOURCE_KEYS, rights=_rights(), published=day)
    actor = _record(ACTOR_KEYS, kind=_kind(), aliases=_texts())
    review = _record(REVIEW_KEYS, on=day)
    whole = _record(
        KEYS,
        tags=_texts(),
        formerly=_texts(),
        sources={"type": "object", "additionalProperties": source},
        actors={
            "type": "object",
            "additionalProperties": {**actor, "required": ["name", "kind"]},
        },
        review={**review, "required": ["by", "on"]},
        orphans={"type": "array", "items": _record(ORPHAN_KEYS)},
    )
    # Keys of MkDocs and of themes may stand beside ours.
    opened = {**whole, "additionalProperties": True, "required": ["title", "language"]}
    return {"title": "The front matter of a briefing", **opened}


def _seed() -> Schema:
    day: Schema = {"type": "string", "pattern": _DAY}
    whole = _record(SEED_KEYS, rights=_rights(), published=day)
    return {"title": "The front matter of a seed", **whole, "required": ["language"]}
