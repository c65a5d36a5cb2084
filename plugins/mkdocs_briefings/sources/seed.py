"""Seeds: sources with front matter, one file each."""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefings.digests import digest_words
from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.languages import UnknownLanguage, load_language
from mkdocs_briefings.languages.tags import is_language
from mkdocs_briefings.model import Document, Rights, Source
from mkdocs_briefings.sources.front_matter import (
    FrontMatter,
    read_front_matter,
    write_front_matter,
)
from mkdocs_briefings.sources.normal import normalise
from mkdocs_briefings.sources.slug import is_slug
from mkdocs_briefings.text_files import read_text_file
from mkdocs_briefings.web_address import is_web_address

KEYS = (
    "title",
    "language",
    "published",
    "publisher",
    "author",
    "url",
    "rights",
    "licence",
    "briefing",
)
"""The keys of a seed's front matter, in the order in which they are written."""

LONGEST_TEXT = 1_000_000
LONGEST_PARAGRAPH = 100_000
"""Code points. A whole book has fewer; the language model needs memory in proportion.

Source: spaCy's own `max_length` is a million characters."""

_SLUG_CURE = "use lower-case letters, digits and hyphens, as in 'summit-2024'"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Given:
    """A document with the text as it was given, which the offsets of an extract count in."""

    document: Document
    text: str


def read_seed(path: Path, folder: Path, rights: Rights = Rights.EXCERPT) -> Document:
    """Return the document of a seed in the folder of seeds; messages name it from there.

    `rights` are those of a seed that does not say.

    Raises:
        InvalidInput: with every fault that was found in the file.
    """
    return read_given_seed(path, name_within(path, folder.parent), rights).document


def read_given_seed(path: Path, name: str, rights: Rights = Rights.EXCERPT) -> Given:
    """Return the document of a seed, and its body as it was given; `name` is for messages.

    `rights` are those of a seed that does not say.

    Raises:
        InvalidInput: with every fault that was found in the file.
    """
    return parse_seed(read_text_file(path, name), path.stem, name, rights)


def parse_seed(text: str, identifier: str, name: str, rights: Rights = Rights.EXCERPT) -> Given:
    """Return the document of a seed's text, and its body as it was given; `name` is for messages.

    Raises:
        InvalidInput: with every fault that was found in it.
    """
    if not text.strip():
        raise InvalidInput.at(name, None, "the file is empty", "write front matter and a text")
    head = read_front_matter(text, name, KEYS)
    faults = [*_find_bad_name(identifier, name), *_find_bad_values(head, name)]
    if faults:
        raise InvalidInput(faults)
    values = {**head.values, "rights": head.values.get("rights") or rights.value}
    return make_document(identifier, values, head.body, name, head.line)


def make_document(
    identifier: str, values: Mapping[str, str], body: str, name: str, line: int = 1
) -> Given:
    """Return the document of a text whose front matter has been checked.

    Raises:
        InvalidInput: there is no text, or more than the language model can take.
    """
    if len(body) > LONGEST_TEXT:
        what = f"the text has {len(body):,} characters, more than {LONGEST_TEXT:,}"
        raise InvalidInput.at(name, line, what, "split it, with the same 'briefing:' in each part")
    normal = normalise(body)
    if not normal.text:
        raise InvalidInput.at(name, line, "there is no text", "write the article there")
    _check_paragraphs(normal.text, name, line)
    published = values.get("published")
    source = Source(
        id=identifier,
        language=values["language"],
        briefing=values.get("briefing") or identifier,
        title=values.get("title") or None,
        published=dt.date.fromisoformat(published) if published else None,
        publisher=values.get("publisher") or None,
        author=values.get("author") or None,
        url=values.get("url") or None,
        rights=Rights(values.get("rights") or Rights.EXCERPT),
        licence=values.get("licence") or None,
        digest=make_digest(normal.text, values),
        words=digest_words(normal.text),
    )
    document = Document(source, normal.text, normal.starts, normal.ends, name, line)
    return Given(document, body)


def write_seed(values: Mapping[str, str], text: str) -> str:
    """Return a seed: front matter in the order of `KEYS`, without empty values, then the text."""
    kept = {key: values[key] for key in KEYS if values.get(key)}
    return f"{write_front_matter(kept)}\n{normalise(text).text}\n"


def make_digest(text: str, values: Mapping[str, str]) -> str:
    """Return what stands for a normal text and its front matter; line ends make no difference."""
    lines = [f"{key}: {values[key]}" for key in sorted(values) if values[key]]
    content = "\n".join([*lines, "", text])
    return f"sha256-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def find_missing_date(document: Document) -> Fault | None:
    """Return a warning where nobody said when a source was published."""
    if document.source.published:
        return None
    what = "no 'published'; relative dates such as « lundi » stay unresolved"
    return Fault(document.path, 1, what, "add 'published: YYYY-MM-DD'", warning=True)


def find_bad_date(value: str) -> str | None:
    """Return what is wrong with a date of publication; `None` if nothing is."""
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return f"{value!r} is not a date of the calendar"
    return None if _DATE.fullmatch(value) else f"{value!r} is not a date of the form YYYY-MM-DD"


def find_unknown_language(tag: str) -> str | None:
    """Return what is wrong with a language tag; `None` if nothing is."""
    try:
        load_language(tag)
    except UnknownLanguage as error:
        return str(error)
    return None if is_language(tag) else f"{tag!r} is not the tag of a language, such as 'fr-CA'"


def name_within(path: Path, root: Path) -> str:
    """Return what messages call a file: its path from a folder, where it lies below it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _find_bad_name(stem: str, name: str) -> list[Fault]:
    if is_slug(stem):
        return []
    cure = "rename the file, with lower-case letters, digits and hyphens, as in 'summit-2024.md'"
    return [Fault(name, None, f"{stem!r} cannot be the id of a source", cure)]


def _find_bad_values(head: FrontMatter, name: str) -> list[Fault]:
    values = head.values
    found: list[tuple[str, str, str]] = []
    if not values.get("language"):
        found.append(("language", "no 'language'", "add 'language: fr', or the language it is in"))
    elif wrong := find_unknown_language(values["language"]):
        found.append(("language", wrong, "its primary subtag decides, as in 'fr-CA'"))
    if values.get("published") and (wrong := find_bad_date(values["published"])):
        found.append(("published", f"'published' {wrong}", "write it as in 2024-10-21"))
    rights = values.get("rights")
    if rights and rights not in tuple(Rights):
        found.append(("rights", f"unknown rights {rights!r}", f"use one of: {', '.join(Rights)}"))
    if values.get("url") and not is_web_address(values["url"]):
        what = f"the address {values['url']!r} is not of the web"
        found.append(("url", what, "start it with 'https://' or 'http://'"))
    if values.get("briefing") and not is_slug(values["briefing"]):
        what = f"{values['briefing']!r} cannot be the name of a briefing"
        found.append(("briefing", what, _SLUG_CURE))
    return [Fault(name, head.lines.get(key, 1), what, cure) for key, what, cure in found]


def _check_paragraphs(text: str, name: str, line: int) -> None:
    longest = max(len(paragraph) for paragraph in text.split("\n\n"))
    if longest > LONGEST_PARAGRAPH:
        what = f"a paragraph has {longest:,} characters, more than {LONGEST_PARAGRAPH:,}"
        raise InvalidInput.at(name, line, what, "put blank lines between paragraphs")
