"""Whoever may be named beside the actors of a briefing: the register, and what everybody knows."""

from mkdocs_briefings.register import Register, known_actors


def list_world(register: Register, language: str) -> list[dict[str, str]]:
    """Return the actors to choose from, with id, name and kind, the register's own first."""
    found: dict[str, dict[str, str]] = {}
    for entry in register.entries.values():
        name, kind = register.name_of(entry.id, language), register.kind_of(entry.id)
        if entry.same_as is None and name is not None and kind is not None:
            aliases = " ".join(entry.aliases)
            told = {"id": entry.id, "name": name, "kind": kind.value, "aliases": aliases}
            found[entry.id] = told
    try:
        built_in = known_actors(language.partition("-")[0])
    except LookupError:
        built_in = {}
    for actor in (one for one in built_in.values() if one.names):
        told = {"id": actor.id, "name": actor.names[0], "kind": actor.kind.value, "aliases": ""}
        found.setdefault(actor.id, told)
    return list(found.values())
