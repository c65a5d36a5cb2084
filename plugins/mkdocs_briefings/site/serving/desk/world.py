"""Whoever may be named beside the actors of a briefing: the register, and what everybody knows."""

from mkdocs_briefings.register import Register, known_actors


def list_world(register: Register, language: str) -> list[dict[str, str]]:
    """Return the actors to choose from, with id, name and kind, the register's own first."""
    entries = [entry for entry in register.entries.values() if entry.same_as is None]
    found = {
        entry.id: {
            "id": entry.id,
            "name": entry.names.get(language, entry.name),
            "kind": entry.kind.value,
            "aliases": " ".join(entry.aliases),
        }
        for entry in entries
    }
    try:
        built_in = known_actors(language.partition("-")[0])
    except LookupError:
        built_in = {}
    for actor in (one for one in built_in.values() if one.names):
        told = {"id": actor.id, "name": actor.names[0], "kind": actor.kind.value, "aliases": ""}
        found.setdefault(actor.id, told)
    return list(found.values())
