"""What themes write into a page or a search index as it is, made harmless."""

import re
from html import escape, unescape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_SETTINGS = ("site_name", "site_description", "site_author")
# An ampersand can start no element; of a name such as « Art & Métiers » other plugins make text.
_MARKS = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
# Source: the elements that the search of Material 9 keeps, all without attributes.
_NOT_KEPT = re.compile(r"<(?!/?(?:p|code|pre|li|ol|ul|sub|sup)>)")


def escape_settings(config: MkDocsConfig) -> None:
    """Escape what the themes of MkDocs write of the configuration without doing so themselves."""
    for name in _SETTINGS:
        if isinstance(value := config[name], str):
            config[name] = value.translate(_MARKS)


def plain(setting: str | None) -> str | None:
    """Return a setting of `escape_settings` as its owner wrote it."""
    return setting and unescape(setting)


def escape_values(value: Any) -> Any:
    """Return what a page tells a theme of itself with every text in it escaped."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list):
        return [escape_values(item) for item in value]
    if isinstance(value, dict):
        return {escape_values(key): escape_values(item) for key, item in value.items()}
    return value


def keep_elements(text: str) -> str:
    """Return HTML with those elements alone that a search index may hold."""
    return _NOT_KEPT.sub("&lt;", text)
