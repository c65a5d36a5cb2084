"""The small HTML page by which Pagefind learns of a record."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from mkdocs_briefings.site.finding.days import days_of
from mkdocs_briefings.site.finding.record import Kind, Record, Result

# Between the words that an apostrophe joins, and for a no-break space. The join tells the search
# page to put together again what was parted: shown texts keep their own characters.
_JOIN = " \u2060"
_ELISION = re.compile(r"(?<=\w)(['’ʼ])((?:<[^>]*>)*)(?=\w)")
_NO_BREAK = re.compile(r"[\u00a0\u202f]|&nbsp;|&#160;")

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:[ \u00a0\u202f]|&nbsp;|&#160;)\d{3})+(?!\d)")
_IN_NUMBER = "\u2060"
"""Between the figures of a number, which is one word: whoever types `10000` finds « 10 000 »."""

_SPACE = re.compile(r"\s")

_BY_KIND = frozenset({"actor", "speaker", "year"})
"""Facets in which the results of one record differ; the others are those of its sources."""
_NAME_WORDS = 3
"""Beyond this a name describes: « traité » is not asked for the Organisation du traité […]."""


def record_page(record: Record) -> str:
    """Return the HTML page that Pagefind reads the record from."""
    actors = [result for result in record.results if result.kind is Kind.ACTOR]
    called = [name for actor in actors for name in actor.names if _is_short(name)]
    named = [name for part in record.parts for name in (*part.names, part.role) if name]
    shown = {
        "title": record.page.title,
        "facts": record.page.facts,
        "heading": record.heading,
        "names": " ".join(dict.fromkeys(called)),
        "parts": " ".join(name for name in dict.fromkeys(named) if name not in set(called)),
        "forms": " ".join(record.forms),
        "days": " ".join(_days(record)),
    }
    meta = [_meta("meta", name, part_words(text)) for name, text in shown.items() if text]
    filters = [
        _meta("filter", name, value) for name, values in _facets(record).items() for value in values
    ]
    order = [_meta("sort", name, value) for name, value in orders_of(record).items()]
    # Whatever else Pagefind gives back it also searches: an id alone is given back unsearched.
    hidden = escape(_packed(_told(record)))
    head = "".join((*meta, *filters, *order))
    language = escape(record.page.language)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'{head}</head><body><p id="{hidden}"></p>{part_words(record.body)}</body></html>'
    )


def orders_of(record: Record) -> dict[str, str]:
    """Return by what a record can be sorted: its date, and where there are some its last event."""
    events = [part.date for part in record.parts if part.kind is Kind.EVENT]
    return {"date": record.page.date or "0", **({"event": max(events)} if events else {})}


def part_words(text: str) -> str:
    """Return text or HTML with « l’équipement » as two words, « 10 000 » as one, plain spaces."""
    numbered = _NUMBER.sub(_as_one_word, text)
    return _ELISION.sub(rf"\1\2{_JOIN}", _NO_BREAK.sub(_JOIN, numbered))


def _as_one_word(number: re.Match[str]) -> str:
    return _IN_NUMBER.join(re.findall(r"\d+", _NO_BREAK.sub(" ", number[0])))


def _days(record: Record) -> Iterable[str]:
    """Return what the index calls the days of the events of a record, and of its sentences."""
    events = (part.when for part in record.parts if part.kind is Kind.EVENT)
    return dict.fromkeys(day for value in (*events, *record.dated) for day in days_of(value))


def _facets(record: Record) -> dict[str, list[str]]:
    """Return the facets of a record: those of all its results, and those of each kind apart.

    So whoever asks for the quotes of a speaker is led to no page where that one is not quoted.
    """
    found: dict[str, dict[str, None]] = {"kind": {}}
    for result in record.results:
        found["kind"][result.kind.value] = None
        for name, values in result.facets.items():
            if not values:
                continue
            found.setdefault(name, {}).update(dict.fromkeys(values))
            if name in _BY_KIND:
                own = found.setdefault(f"{result.kind.value}.{name}", {})
                own.update(dict.fromkeys(values))
    return {name: list(values) for name, values in found.items()}


def _told(record: Record) -> dict[str, Any]:
    """Return what the search page makes results of; parts do not say again what their page says."""
    page = _told_result(record.page)
    if record.dated:
        # An anchor ends in what tells it from the others of its kind.
        ends = {
            value: [anchor.rpartition("-")[2] for anchor in anchors]
            for value, anchors in record.dated.items()
        }
        page["dated"] = ends
    inherited = {name: page.get(name) for name in ("lang", "date")}
    facets = {name: page["facets"].get(name) for name in ("source", "language", "year")}
    parts = []
    for part in record.parts:
        told = _told_result(part)
        told["facets"] = _beyond(told["facets"], facets)
        parts.append({name: told for name, told in _beyond(told, inherited).items() if told != {}})
    return {**page, "parts": parts} if parts else page


def _beyond(told: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value != known.get(name)}


def _told_result(result: Result) -> dict[str, Any]:
    told = {
        "url": result.url,
        "kind": result.kind.value,
        "title": result.title,
        "lang": result.language,
        "facts": result.facts,
        "said": result.said,
        "in": result.sentences,
        "date": result.date,
        "shared": int(result.shared),
        "role": result.role,
        "doubt": int(result.doubt),
        "when": result.when if result.when != result.date else "",
    }
    facets = {name: values for name, values in result.facets.items() if values}
    names = {"names": result.names} if result.names != (result.title,) else {}
    kept = {name: value for name, value in told.items() if value or name == "url"}
    return {**kept, **names, "facets": facets}


def _packed(told: dict[str, Any]) -> str:
    """Return JSON in which `~` is a space: Pagefind takes white space out of an id."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("~", r"\u007e")
    return _SPACE.sub(lambda space: f"\\u{ord(space[0]):04x}", text.replace(" ", "~"))


def _is_short(name: str) -> bool:
    return len(name.split()) <= _NAME_WORDS


def _meta(role: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{role}="{name}[content]" content="{escape(value)}">'
