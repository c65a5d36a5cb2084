"""YAML texts to nodes, with lines: read in C where PyYAML has that, seven times as fast."""

from importlib import import_module
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.resolver import BaseResolver, Resolver


def _make_loader(resolver: type[BaseResolver]) -> Any:
    """Return a loader that reads in C and composes in Python.

    Composed in C, a value that is nested too deep would end the process and not the reading.
    """
    parser: Any = import_module("yaml.cyaml").CParser

    def start(self: Any, stream: str) -> None:
        for base in (parser, Composer, resolver):
            base.__init__(self, *([stream] if base is parser else []))

    return type("_Loader", (Composer, parser, resolver), {"__init__": start})


_IN_PYTHON: dict[bool, Any] = {False: yaml.BaseLoader, True: yaml.SafeLoader}
_LOADERS = (
    {False: _make_loader(BaseResolver), True: _make_loader(Resolver)}
    if yaml.__with_libyaml__
    else _IN_PYTHON
)

# Nothing of it is in Python, so that a command need not wait for the tables of its languages.
_WHOLLY_IN_C: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def compose(text: str, *, typed: bool = False) -> yaml.Node | None:
    """Return the root of a YAML text, `None` where it is empty.

    `typed` gives scalars the tags of numbers, dates and so on; else all are texts.

    Raises:
        yaml.YAMLError: it is no YAML; the error is that of the reader in Python.
        RecursionError: it is nested too deep.
    """
    try:
        return yaml.compose(text, Loader=_LOADERS[typed])
    except (yaml.YAMLError, UnicodeEncodeError):  # the latter for half a surrogate pair
        return yaml.compose(text, Loader=_IN_PYTHON[typed])


def compose_own(text: str) -> yaml.Node | None:
    """Return the root of a YAML text of this package, all scalars texts: fast, and not guarded.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return yaml.compose(text, Loader=_WHOLLY_IN_C)
