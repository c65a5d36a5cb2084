"""A file or a page of the web, on its way to become a seed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput, drop_commands
from mkdocs_briefings.sources.conversion import (
    Converted,
    convert_html,
    convert_markdown,
    convert_text,
)
from mkdocs_briefings.sources.encodings import decode_page
from mkdocs_briefings.sources.limits import finish_within
from mkdocs_briefings.sources.seed import find_bad_date, find_unknown_language
from mkdocs_briefings.sources.web import fetch
from mkdocs_briefings.text_files import is_there, read_file, read_text_file
from mkdocs_briefings.web_address import is_web_address

PATIENCE = 25.0
"""Seconds in which an article must have come and been read."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})


def take_in(article: str) -> Converted:
    """Return the text of an article, given by the path of a file or an address of the web.

    Raises:
        InvalidInput: it cannot be read or fetched, takes too long, is too long, or holds no text.
        MissingPackage: it is HTML, and trafilatura is not installed.
    """
    try:
        converted = finish_within(PATIENCE, lambda: _take(article))
    except TimeoutError as error:
        what = f"took longer than {PATIENCE:g} seconds"
        raise InvalidInput.at(
            article, None, what, "copy its text into a file, and add that"
        ) from error
    if not converted.text:
        raise InvalidInput.at(article, None, "no article in it", "copy its text into a file")
    return replace(converted, found=_keep_valid(converted.found))


def _take(article: str) -> Converted:
    if is_web_address(article):
        return _take_page(article)
    if scheme := _SCHEME.match(article):
        what = f"the scheme {scheme[1]!r} is not followed"
        raise InvalidInput.at(article, None, what, "name a file, or an address with https://")
    return _take_file(Path(article))


def _take_page(url: str) -> Converted:
    page = fetch(url)
    if page.media_type in {"text/html", "application/xhtml+xml"}:
        converted = convert_html(page.text)
    elif page.media_type == "text/markdown":
        converted = convert_markdown(page.text)
    else:
        converted = convert_text(page.text)
    return replace(converted, found={"url": page.url, **converted.found})


def _take_file(path: Path) -> Converted:
    if not is_there(path):
        what = "cannot be read (No such file or directory)"
        raise InvalidInput.at(path, None, what, "name a file, or an address with https://")
    if path.suffix.lower() in _HTML:
        return convert_html(decode_page(read_file(path, str(path)), None, str(path)))
    text = read_text_file(path, str(path))
    if path.suffix.lower() in _MARKDOWN:
        return convert_markdown(text)
    return convert_text(text)


def _keep_valid(found: Mapping[str, str]) -> dict[str, str]:
    """Return what was found without what a seed could not hold."""
    wrong: Mapping[str, Callable[[str], str | None]] = {
        "published": find_bad_date,
        "language": find_unknown_language,
        "url": lambda url: None if is_web_address(url) else url,
    }
    clean = {key: drop_commands(" ".join(value.split())) for key, value in found.items()}
    return {
        key: value
        for key, value in clean.items()
        if value and not (key in wrong and wrong[key](value))
    }
