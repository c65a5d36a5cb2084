"""HTML, Markdown and raw text to the body of a seed: paragraphs, headings, list items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown
import yaml

from mkdocs_briefings.errors import MissingPackage
from mkdocs_briefings.sources.advertising import drop_advertising
from mkdocs_briefings.sources.normal import normalise
from mkdocs_briefings.sources.page import read_metadata

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p",
    "li",
    "blockquote",
    "div",
    "pre",
    "tr",
    "ul",
    "ol",
    "table",
    "hr",
    "dt",
    "dd",
}
_CELLS = frozenset({"td", "th"})
_MUTE = frozenset({"script", "style", "head", "title", "noscript", "template", "svg", "figure"})
_SIGNS = {"\xa0": "\u237d", "\u202f": "\u2423"}
_SPACES = {
    "\xa0": re.compile("\xa0|&nbsp;|&#160;|&#x0*a0;", re.IGNORECASE),
    "\u202f": re.compile("\u202f|&#8239;|&#x0*202f;", re.IGNORECASE),
}
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TITLE = re.compile(r"\s*#[ \t]+\S")
_LONGEST_HEADLINE = 160
"""Code points. Source: the longest headlines of French and English newspapers have some 150."""

_SENTENCE_END = re.compile(r"[.…:;,][\"'”»)\s]*$")
_FOUND = ("title", "language", "published", "publisher", "author", "url")


@dataclass(frozen=True, slots=True)
class Converted:
    """The body of a seed in normal form, and what was found of its metadata."""

    text: str
    found: Mapping[str, str] = field(default_factory=dict)


def convert_html(html: str) -> Converted:
    """Return the article of an HTML page, without menus and advertisements.

    Raises:
        MissingPackage: trafilatura, or what it needs, is not installed; the message says how to
            install it.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingPackage.of("reading HTML needs trafilatura", error, "annotate") from error
    # trafilatura would make plain spaces of those that do not break: signs stand for them.
    signs = {space: sign for space, sign in _SIGNS.items() if sign not in html}
    guarded = html
    for space, sign in signs.items():
        guarded = _SPACES[space].sub(sign, guarded)
    article = trafilatura.extract(guarded, output_format="html", include_comments=False)
    text = _flatten(article or "")
    for space, sign in signs.items():
        text = text.replace(sign, space)
    found = read_metadata(html)
    return Converted(_drop_title(text, found.get("title")), found)


def convert_markdown(text: str) -> Converted:
    """Return the text of a Markdown file, links and emphasis dropped.

    Its front matter is read for what seeds have too; without a title there, a first `#` is one.
    """
    text = text.replace("\r\n", "\n")
    head = _FRONT_MATTER.match(text)
    body = text[head.end() :] if head else text
    found = _read_front_matter(head.group(1)) if head else {}
    flat = _flatten(markdown.markdown(body, extensions=["sane_lists", "tables"]))
    if _TITLE.match(body):
        found = {"title": flat.partition("\n\n")[0].removeprefix("## "), **found}
    return Converted(_drop_title(flat, found.get("title")), found)


def _read_front_matter(front: str) -> dict[str, str]:
    try:
        data = yaml.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    named = {"published": data.get("date"), "language": data.get("lang"), **data}
    return {key: named[key] for key in _FOUND if isinstance(named.get(key), str)}


def convert_text(text: str) -> Converted:
    """Return a plain text in normal form, without its headline, which is its title.

    A headline is a first paragraph of one line that is short and no sentence: it does not end as
    one. Source: how agencies and archives write articles as plain text.
    """
    lines = text.strip().splitlines()
    flat = drop_advertising(normalise(text).text)
    first, _, rest = flat.partition("\n\n")
    alone = len(lines) > 1 and not lines[1].strip()
    title = first.removeprefix("## ")
    if not (rest and alone and len(title) <= _LONGEST_HEADLINE) or title.startswith("- "):
        return Converted(flat)
    return Converted(flat) if _SENTENCE_END.search(title) else Converted(rest, {"title": title})


def _drop_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if title and first.removeprefix("## ") == title else text


def _flatten(html: str) -> str:
    flattener = _Flattener()
    flattener.feed(html)
    flattener.close()
    flat = normalise("\n\n".join([*flattener.paragraphs, flattener.take()])).text
    return drop_advertising(flat)


class _Flattener(HTMLParser):
    """Elements to paragraphs; `paragraphs` may hold blank ones."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._mute = 0

    def take(self) -> str:
        """Return the paragraph under way, and begin another."""
        # Line breaks of the file are white space of HTML; those of <br> are kept for `normalise`.
        words = "\n".join(
            re.sub(" +", " ", line).strip(" ") for line in "".join(self._words).split("\n")
        )
        paragraph = self._mark + words.strip() if words.strip() else ""
        self._words = []
        return paragraph

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUTE:
            self._mute += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _CELLS:
            self._words.append(" ")
        elif tag in _BLOCKS:
            self.paragraphs.append(self.take())
            self._mark = "## " if tag in _HEADINGS else "- " if tag == "li" else self._mark

    def handle_endtag(self, tag: str) -> None:
        if tag in _MUTE:
            self._mute = max(0, self._mute - 1)
        elif tag in _BLOCKS:
            self.paragraphs.append(self.take())
            self._mark = ""

    def handle_data(self, data: str) -> None:
        if not self._mute:
            self._words.append(re.sub(r"[ \t\r\n\f]+", " ", data))
