"""The stage that finds time expressions and gives each its TIMEX3 value."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.annotate.notation import fold
from mkdocs_briefings.annotate.time.anchors import Told, find_anchor, sentence_around
from mkdocs_briefings.annotate.time.choice import UNKNOWN, Meaning, Setting
from mkdocs_briefings.annotate.time.find import Found, find_times, follows
from mkdocs_briefings.annotate.time.links import link_times
from mkdocs_briefings.annotate.time.rules import TimeRules, load_time_rules
from mkdocs_briefings.annotate.time.tense import Telling, Tense, read_telling
from mkdocs_briefings.annotate.time.values import resolve
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import Date, Span
from mkdocs_briefings.timex import Precision, find_period

_AHEAD = 80
"""How far after « le lendemain de » its date may stand, in code points."""

_FRAME = "value:frame"
_TENSE = "value:tense"
_ANCHOR = "value:anchor"
_BESIDE = "value:beside"


def bind_dates(language: Language) -> Stage:
    """Return the stage that fills `dates`: expressions in the order of the text, with values."""
    rules = load_time_rules(language)

    def find_dates(draft: Draft) -> Draft:
        published = draft.document.source.published
        told: list[Told] = []
        dates: list[Date] = []
        for paragraph in draft.paragraphs:
            dates.extend(_dates(paragraph, published, told, rules, draft.off))
        return replace(draft, dates=tuple(dates))

    return find_dates


def _dates(
    paragraph: Paragraph,
    published: dt.date | None,
    told: list[Told],
    rules: TimeRules,
    off: frozenset[str],
) -> Iterator[Date]:
    """Yield the dates of a paragraph; values with a place in the calendar are added to `told`."""
    text = paragraph.doc.text
    found = [
        item
        for item in link_times(find_times(text, rules, off), text, rules, off)
        if not _is_count(item, paragraph)
    ]
    earlier, frame = len(told), None
    values = [one.value for one in told]
    for number, item in enumerate(found):
        if told[earlier:] and not _is_day(values[-1]) and _FRAME not in off:
            frame = values[-1]
        telling = Telling() if _TENSE in off else _telling(item, text, paragraph, rules)
        setting = Setting(published, values, telling, frame)
        if "ahead" in item.fields:
            item, setting = _anchored(found[number:], setting, paragraph, told, off)
        named = None if _BESIDE in off else _named_beside(found[number:], text)
        meaning = _meaning(named or item, setting)
        if (meaning.value is None and published is not None) or f"value:{meaning.rule}" in off:
            continue
        if meaning.value and find_period(meaning.value):
            sentence = sentence_around(text, item.span.start, item.span.end)
            told.append(Told(meaning.value, sentence))
            values.append(meaning.value)
        yield _date(item.span.shift(paragraph.start), item.rule, meaning, named is not None, off)


def _date(span: Span, rule: str, meaning: Meaning, beside: bool, off: frozenset[str]) -> Date:
    """Return a date with the rules that made its value, and what leaves it in doubt."""
    doubts = [f"doubt:{meaning.doubt}"] if meaning.doubt else []
    doubts = [doubt for doubt in doubts if doubt not in off]
    ways = [_BESIDE] if beside else [f"value:{meaning.rule}"] if meaning.rule else []
    return Date(
        span,
        meaning.value,
        doubt=bool(doubts),
        rule=" ".join([rule, *ways, *doubts]),
        score=meaning.score,
        rivals=meaning.rivals,
    )


def _anchored(
    items: Sequence[Found],
    setting: Setting,
    paragraph: Paragraph,
    told: Sequence[Told],
    off: frozenset[str],
) -> tuple[Found, Setting]:
    """Return the first item and its setting, seen from the date or the noun that follows it."""
    item, text = items[0], paragraph.doc.text
    anchor = _told_next(items, text, setting)
    if anchor is None and _ANCHOR not in off:
        anchor = find_anchor(paragraph, item.span, told)
    if anchor is not None:
        return item, replace(setting, told=(*setting.told, anchor))
    return replace(item, kind=item.fields.get("unanchored", item.kind)), setting


def _is_day(value: str) -> bool:
    period = find_period(value)
    return period is not None and period.precision is Precision.DAY


def _meaning(item: Found, setting: Setting) -> Meaning:
    """Return the value of an expression; of a range, one end first and the other from there.

    What is over ended before the article, so that its end is told first.
    """
    if item.until is None:
        return resolve(item.kind, item.fields, setting)
    until = {name: value for name, value in item.until.items() if name != "which"}
    over = setting.telling.tense is Tense.PAST and "which" not in item.fields
    first, second = (until, item.fields) if over else (item.fields, until)
    one = resolve(item.kind, first, setting)
    period = find_period(one.value) if one.value else None
    if one.value is None or period is None:
        return one
    beyond = Setting(period.start, telling=Telling(Tense.PAST if over else Tense.FUTURE))
    other = resolve(item.kind, second, beyond)
    if other.value is None:
        return UNKNOWN
    value = "/".join((other.value, one.value) if over else (one.value, other.value))
    if find_period(value) is None:  # « 2024 - 1914 » ends before it begins
        return UNKNOWN
    return replace(one, value=value, doubt=one.doubt or other.doubt, rivals=())


def _named_beside(items: Sequence[Found], text: str) -> Found | None:
    """Return the day that names the first item: « le lendemain, samedi 8 avril »."""
    if len(items) < 2 or items[0].fields.get("origin") != "same":
        return None
    item, after = items[:2]
    beside = text[item.span.end : after.span.start].strip() == ","
    return after if beside and {"day", "month"} <= after.fields.keys() else None


def _told_next(items: Sequence[Found], text: str, setting: Setting) -> str | None:
    """Return the value of the date that follows the first item closely, in its sentence."""
    if len(items) < 2:
        return None
    item, after = items[:2]
    between = text[item.span.end : after.span.start]
    if len(between) > _AHEAD or any(mark in between for mark in ".;!?,"):
        return None
    value = _meaning(after, setting).value
    return value if value and find_period(value) else None


def _telling(item: Found, text: str, paragraph: Paragraph, rules: TimeRules) -> Telling:
    """Return how an expression is told: the words right before it weigh more than the verb."""
    span = item.span
    before = fold(text[max(0, span.start - 25) : span.start])
    if any(follows(before, phrase) for phrase in rules.tenses.past):
        return Telling(Tense.PAST)
    telling = read_telling(paragraph.tokens(span.shift(paragraph.start)), rules.tenses)
    if any(follows(before, phrase) for phrase in rules.tenses.until):
        over = telling.tense is Tense.PAST
        return Telling(None if over else Tense.FUTURE, noun=True)
    ahead = any(follows(before, phrase) for phrase in rules.tenses.future)
    if ahead and telling.tense is not Tense.PAST:
        return Telling(Tense.FUTURE)
    return telling


def _is_count(item: Found, paragraph: Paragraph) -> bool:
    """Say whether what looks like a year counts the things named right after it."""
    if item.kind != "calendar" or item.fields.keys() != {"year"}:
        return False
    tokens = paragraph.tokens(item.span.shift(paragraph.start))
    doc, end = paragraph.doc, tokens.end
    if end == len(doc) or "Plur" not in doc[end].morph.get("Number", []):
        return False
    counts = tokens[-1].dep_ == "nummod" and tokens[-1].head.i >= end
    return counts or (item.until is not None and doc[end].pos_ == "NOUN")
