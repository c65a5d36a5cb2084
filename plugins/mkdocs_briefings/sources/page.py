"""What an HTML page says of itself: metadata that is read, never guessed."""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

# Where pages say it, the most trustworthy first. Source: the vocabularies of Open Graph and
# schema.org, Dublin Core, and the names that the pages of publishers use.
_META = {
    "title": ("og:title", "dc.title", "twitter:title"),
    "published": ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "date"),
    "publisher": ("og:site_name", "dc.publisher"),
    "author": ("author", "article:author", "dc.creator"),
    "url": ("og:url",),
}
_ARTICLE = re.compile(r"(?:News|Reportage|Analysis|Opinion|Blog)?\w*(?:Article|Posting)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:$|[T ])")
_AFTER = re.compile(r"(.+\S)\s+[|·–—-]\s+(.+)", re.DOTALL)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def read_metadata(html: str) -> dict[str, str]:
    """Return what a page says of itself: the keys of a seed that it gives a value for."""
    page = _Page()
    page.feed(html)
    page.close()
    article = next((data for data in page.data if _is_article(data)), {})
    found = {
        "title": _first(page, "title") or _text(article.get("headline")) or page.title.strip(),
        "language": page.language.replace("_", "-"),
        "published": _first(page, "published") or _text(article.get("datePublished")),
        "publisher": _first(page, "publisher") or _name(article.get("publisher")),
        "author": _first(page, "author") or _name(article.get("author")),
        "url": page.canonical or _first(page, "url"),
    }
    day = _DAY.match(found["published"])
    found["published"] = day.group(1) if day else ""
    if not _LANGUAGE.fullmatch(found["language"]):
        found["language"] = ""
    if not re.match(r"https?://", found["url"]):
        found["url"] = ""
    found["title"] = _without_publisher(found["title"], found["publisher"])
    # Some pages name their author by the address of a profile.
    if re.match(r"https?://", found["author"]):
        found["author"] = ""
    return {key: " ".join(value.split()) for key, value in found.items() if value.strip()}


def _without_publisher(title: str, publisher: str) -> str:
    """Return the title of an article, without the name of the site that windows show after it."""
    parts = _AFTER.fullmatch(title)
    return parts[1] if parts and parts[2].casefold() == publisher.casefold() else title


class _Page(HTMLParser):
    """The parts of a page that tell of it."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.data: list[Mapping[str, Any]] = []
        self.title = self.language = self.canonical = ""
        self._inside = ""
        self._script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self._note(name.lower(), values.get("content", ""))
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.canonical = values.get("href", "")
        elif tag == "title" and not self.title:
            self._inside = "title"
        elif tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self._inside = "script"
        elif tag == "time" and "datepublished" in values.get("itemprop", "").lower():
            self.meta.setdefault("datepublished", values.get("datetime", ""))

    def _note(self, name: str, value: str) -> None:
        """Keep what a page says first; of authors it names each."""
        if name not in _META["author"] or not self.meta.get(name):
            self.meta.setdefault(name, value)
        elif value not in self.meta[name].split(", "):
            self.meta[name] += f", {value}"

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "script":
            self._script += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside == "script":
            self.data += _read_linked_data(self._script)
            self._script = ""
        if tag == self._inside:
            self._inside = ""


def _read_linked_data(script: str) -> Iterator[Mapping[str, Any]]:
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        data = waiting.pop(0)
        if isinstance(data, list):
            waiting += data
        elif isinstance(data, dict):
            yield data
            waiting.append(data.get("@graph"))


def _is_article(data: Mapping[str, Any]) -> bool:
    kinds = data.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds)


def _first(page: _Page, key: str) -> str:
    return next((page.meta[name] for name in _META[key] if page.meta.get(name)), "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """Return the name of a person or an organisation of schema.org, or of all in a list."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name)
    return _text(value.get("name") if isinstance(value, Mapping) else value)
