"""One result of a search, and the small HTML page by which Pagefind learns of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

# Between the words that an apostrophe joins, and for a no-break space. The join tells the search
# page to put together again what was parted: shown texts keep their own characters.
_JOIN = " \u2060"
_ELISION = re.compile(r"(?<=\w)(['’ʼ])((?:<[^>]*>)*)(?=\w)")
_NO_BREAK = re.compile(r"[\u00a0\u202f]|&nbsp;|&#160;")


class Kind(StrEnum):
    """What a result is, in the order of the search page."""

    BRIEFING = "briefing"
    ACTOR = "actor"
    QUOTE = "quote"
    CLAIM = "claim"
    EVENT = "event"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Record:
    """One result: where it leads, what it shows, and by which words and facets it is found.

    `url` counts from the root of the site. `body` is HTML. `names` find the record before all
    others and are not shown; `heading` is searched before the body. `said` is what a speaker said,
    shown beside the title in its own language. `texts` are the words by their language, of which
    other `forms` are looked for. `facets` maps a facet to its values; `date` is ISO or empty, for
    sorting.
    """

    url: str
    kind: Kind
    title: str
    body: str
    language: str
    facts: str = ""
    heading: str = ""
    names: tuple[str, ...] = ()
    said: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""


def record_page(record: Record) -> str:
    """Return the HTML page that Pagefind reads the record from."""
    shown = {
        "title": record.title,
        "facts": record.facts,
        "heading": record.heading,
        "names": " ".join(record.names),
        "said": record.said,
        "forms": " ".join(record.forms),
    }
    meta = [_meta("meta", name, part_words(text)) for name, text in shown.items() if text]
    facets = {"kind": (record.kind.value,), **record.facets}
    filters = [_meta("filter", name, value) for name in facets for value in facets[name]]
    order = _meta("sort", "date", record.date or "0")
    # Whatever else Pagefind gives back it also searches: an id alone is given back unsearched.
    hidden = escape(json.dumps({"url": record.url, "lang": record.language}))
    head = "".join((*meta, *filters, order))
    return (
        f'<!doctype html><html lang="{escape(record.language)}"><head><meta charset="utf-8">'
        f'{head}</head><body><p id="{hidden}"></p>{part_words(record.body)}</body></html>'
    )


def part_words(text: str) -> str:
    """Return text or HTML in which « l’équipement » is two words, and no space is a special one."""
    return _ELISION.sub(rf"\1\2{_JOIN}", _NO_BREAK.sub(_JOIN, text))


def _meta(role: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{role}="{name}[content]" content="{escape(value)}">'
