"""What authors know of actors (`briefings/actors.yml`), and what everybody knows of countries."""

from mkdocs_briefings.register.clashes import find_clashes
from mkdocs_briefings.register.entries import DatedRole, Entry
from mkdocs_briefings.register.knowledge import Register
from mkdocs_briefings.register.load import load_register, read_register
from mkdocs_briefings.register.reach import limit_register, tell_analysed
from mkdocs_briefings.register.world import Known, known_actors

__all__ = [
    "DatedRole",
    "Entry",
    "Known",
    "Register",
    "find_clashes",
    "known_actors",
    "limit_register",
    "load_register",
    "read_register",
    "tell_analysed",
]
