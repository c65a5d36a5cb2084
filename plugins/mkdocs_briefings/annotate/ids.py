"""Ids of actors whom nobody has registered."""

from collections.abc import Container

from mkdocs_briefings.folding import kebab
from mkdocs_briefings.register import Register

_COUNTRY_CODE = 2


def mint_id(name: str, register: Register, taken: Container[str]) -> str:
    """Return an id that no actor of the article or the register has.

    Two letters are kept for countries, so a shorter name gets a number too.
    """
    stem = kebab(name) or "x"
    number, actor = 1, stem
    while actor in taken or register.known(actor) or len(actor) <= _COUNTRY_CODE:
        number += 1
        actor = f"{stem}-{number}"
    return actor
