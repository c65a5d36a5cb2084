"""A file or a page of the web, on its way to become a seed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.sources.conversion import (
    Converted,
    convert_html,
    convert_markdown,
    convert_text,
)
from mkdocs_briefings.sources.seed import find_bad_date, find_unknown_language, is_web_address
from mkdocs_briefings.sources.web import LONGEST_FILE, decode_page, fetch
from mkdocs_briefings.text_files import read_text_file

_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})


def take_in(article: str) -> Converted:
    """Return the text of an article, given by the path of a file or an address of the web.

    Raises:
        InvalidInput: it cannot be read or fetched, is too long, or holds no text.
        MissingPackage: it is HTML, and trafilatura is not installed.
    """
    converted = _take_page(article) if is_web_address(article) else _take_file(Path(article))
    if not converted.text:
        raise InvalidInput.at(article, None, "no article in it", "copy its text into a file")
    return replace(converted, found=_keep_valid(converted.found))


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
    try:
        size = path.stat().st_size
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise InvalidInput.at(
            path, None, what, "name a file, or an address with https://"
        ) from error
    if size > LONGEST_FILE:
        what = f"is longer than {LONGEST_FILE:,} bytes"
        raise InvalidInput.at(path, None, what, "take the article out of it")
    if path.suffix.lower() in _HTML:
        return convert_html(decode_page(path.read_bytes(), None, str(path)))
    text = read_text_file(path, str(path))
    if path.suffix.lower() in _MARKDOWN:
        return convert_markdown(text)
    return convert_text(text)


def _keep_valid(found: Mapping[str, str]) -> dict[str, str]:
    """Return what was found without what a seed could not hold."""
    wrong = {"published": find_bad_date, "language": find_unknown_language}
    return {
        key: value
        for key, value in found.items()
        if value and not (key in wrong and wrong[key](value))
    }
