"""Entries of the register that cannot all hold: names of two actors, names that are ruled out."""

from collections.abc import Iterator

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.folding import fold
from mkdocs_briefings.register.entries import Entry
from mkdocs_briefings.register.knowledge import Register


def find_clashes(register: Register, path: str) -> Iterator[Fault]:
    """Yield a fault for each name that is ruled out, and a warning for each that two actors have.

    `path` is what messages call the register. Of two actors of one name the first is found.
    """
    owners: dict[str, Entry] = {}
    for entry in register.entries.values():
        for name in _names_of(entry):
            if name in entry.never or name in register.never:
                place = "its own `never:`" if name in entry.never else "`never:`"
                what = f"{place} rules out {name!r}, a name of {entry.id!r}"
                yield Fault(path, entry.line, what, "remove it from one of the two")
                continue
            owner = owners.setdefault(fold(name), entry)
            if register.resolve(owner.id) != register.resolve(entry.id):
                what = f"{name!r} is a name of {owner.id!r} (line {owner.line}) and of {entry.id!r}"
                cure = f"{owner.id!r} gets it; put it under `never:` of the one it does not name"
                yield Fault(path, entry.line, what, cure, warning=True)


def _names_of(entry: Entry) -> dict[str, None]:
    """Return the names that an entry gives, each once."""
    told = (entry.name, *entry.names.values(), *entry.aliases)
    return dict.fromkeys(name for name in told if name is not None)
