"""Articles that are no seeds: `.source.json` and plain text, for `extract`."""

import json
import re
from pathlib import Path

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.sources.seed import (
    Given,
    find_bad_date,
    find_unknown_language,
    make_document,
    read_given_seed,
)
from mkdocs_briefings.text_files import read_text_file

JSON_SUFFIX = ".source.json"
_FIELDS = ("id", "published", "language", "text")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_article(path: Path, published: str | None, language: str | None) -> Given:
    """Return a seed, a `.source.json` or, with its language said beside it, a plain text.

    Raises:
        InvalidInput: with every fault that was found in the file.
    """
    if path.name.endswith(JSON_SUFFIX):
        return _read_json(path)
    if path.suffix == ".md":
        return read_given_seed(path, str(path))
    return _read_plain(path, published, language)


def find_articles(folder: Path) -> tuple[Path, ...]:
    """Return the articles right in a folder, by name: `.source.json`, seeds and plain texts."""
    suffixes = (JSON_SUFFIX, ".md", ".txt")
    return tuple(
        path for path in sorted(folder.iterdir()) if path.is_file() and path.name.endswith(suffixes)
    )


def _read_plain(path: Path, published: str | None, language: str | None) -> Given:
    text = read_text_file(path, str(path))
    if language is None:
        what, cure = "nothing says what language the text is in", "add '--language fr'"
        raise InvalidInput.at(path, None, what, cure)
    values = {"language": language, "published": published or ""}
    return make_document(path.stem, values, text, str(path))


def _read_json(path: Path) -> Given:
    try:
        data = json.loads(read_text_file(path, str(path)))
    except json.JSONDecodeError as error:
        what = f"not JSON ({error.msg})"
        raise InvalidInput.at(path, error.lineno, what, "write one JSON object") from error
    except RecursionError as error:
        raise InvalidInput.at(path, None, "not JSON (too deep)", "write one object") from error
    if not isinstance(data, dict):
        raise InvalidInput.at(path, 1, "not a JSON object", f"give it {', '.join(_FIELDS)}")
    faults = _find_bad_fields(data, path)
    if faults:
        raise InvalidInput(faults)
    values = {"language": data["language"], "published": data.get("published") or ""}
    return make_document(data["id"], values, data["text"], str(path))


def _find_bad_fields(data: dict[str, object], path: Path) -> list[Fault]:
    found = []
    for field in _FIELDS:
        value = data.get(field)
        if field == "published" and value is None:
            continue
        if not isinstance(value, str) or not value:
            found.append((f"no {field!r}, or no text in it", f'write "{field}": "…"'))
        elif _LONE_SURROGATE.search(value):
            found.append((f"{field!r} holds half of a surrogate pair", "write whole characters"))
        elif field == "language" and (wrong := find_unknown_language(value)):
            found.append((wrong, "its primary subtag decides, as in 'fr-CA'"))
        elif field == "published" and (wrong := find_bad_date(value)):
            found.append((f"'published' {wrong}", "write it as in 2024-10-21"))
    return [Fault(str(path), None, what, cure) for what, cure in found]
