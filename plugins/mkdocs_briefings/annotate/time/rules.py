"""The rules of time expressions: read from a language's `dates.yml`, compiled once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from babel.dates import get_day_names, get_month_names

from mkdocs_briefings.annotate.notation import Pattern, Vocabulary, compile_pattern, fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.dates import Dates, Tenses
from mkdocs_briefings.languages.tables.speech import Speech

SHAPES = {
    "day": r"(?<!\d[\s.,])(?:0?[1-9]|[12][0-9]|3[01])(?!\d|[.,/]\d)",
    "day.digits": r"0?[1-9]|[12][0-9]|3[01]",
    "month.digits": r"0?[1-9]|1[0-2]",
    "year": r"(?:1[0-9]|20)[0-9]{2}(?!\d|[.,]\d)",
    "year.digits": r"(?:1[0-9]|20)[0-9]{2}",
    "decade": r"(?:1[0-9]|20)[0-9]0|[1-9]0",
    "century.digits": r"[1-9]|1[0-9]|2[01]",
    "count": r"(?<!\d[\s.,])[0-9]{1,3}(?!\d|[.,]\d)",
    "count.age": r"(?<!\d[\s.,])(?:1[2-9]|[2-9][0-9]|10[0-9])(?!\d|[.,]\d)",
}
"""Digits that mean the same in every language; the part before the dot is the field.

They are 0 to 9 only: those of other scripts have no place in a value.
"""


NOTHING = "nothing"
"""The kind of what looks like a date and is none: it keeps other rules away."""


NEEDS = {
    "period": ({"unit"}, {"which"}),
    "shift": ({"count"}, {"unit"}),
    "length": ({"count"}, {"unit"}),
    "set": ({"unit", "weekday"},),
    "value": ({"value"},),
}
"""The fields without which a kind means nothing: of each set one. The others do without any."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to tell the time: what is found, and what it means.

    `kind` is the meaning (see `values`), `fields` are the constants that belong to it,
    `before` the phrases of which one must stand before it, if any.
    """

    name: str
    kind: str
    fields: Mapping[str, str]
    pattern: Pattern
    before: tuple[str, ...] = ()

    @property
    def weighs_context(self) -> bool:
        """Say whether its context counts where it overlaps another rule: the longer one wins."""
        return self.kind == NOTHING or "context" in self.fields


@dataclass(frozen=True, slots=True)
class Link:
    """How two expressions make one range: words before the first, and all between the two.

    An empty phrase in `before` means that nothing need stand there. `marked` says that the words
    before belong to the span (« nuit du 3 au 4 mai »).
    """

    before: tuple[str, ...]
    between: frozenset[str]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class TimeRules:
    """Everything that `dates.yml` says; `heads` gives the rules by the word they may begin with."""

    lists: Mapping[str, Mapping[str, str]]
    heads: Mapping[str, tuple[Rule, ...]]
    ranges: tuple[Link, ...]
    series: frozenset[str]
    tenses: Tenses


def load_time_rules(language: Language) -> TimeRules:
    """Return the compiled rules of a language.

    Raises:
        ValueError: a pattern of the table cannot be read, or does not say what its kind needs.
    """
    table = language.read(Dates)
    vocabulary = Vocabulary(_lists(table.words, language.code), SHAPES, table.parts)
    heads: dict[str, list[Rule]] = {}
    for entry in table.rules:
        before = _phrases(entry.before)
        for notation in entry.patterns:
            pattern = compile_pattern(notation, vocabulary)
            rule = Rule(entry.name, entry.as_, entry.fields, pattern, before)
            _check_needs(rule, notation)
            for head in pattern.heads:
                heads.setdefault(head, []).append(rule)
    return TimeRules(
        vocabulary.lists,
        {head: tuple(rules) for head, rules in heads.items()},
        tuple(
            Link(_phrases(link.before), frozenset(_phrases(link.between)), link.marked)
            for link in table.ranges
        ),
        frozenset(_phrases(table.series)),
        load_tenses(language),
    )


def _check_needs(rule: Rule, notation: str) -> None:
    """Raise ValueError where a match of a rule could leave out what its kind needs."""
    told = rule.pattern.filled | rule.fields.keys()
    for kind in filter(None, (rule.kind, rule.fields.get("unanchored"))):
        for names in NEEDS.get(kind, ()):
            if not told & names:
                needed = " or ".join(sorted(names))
                raise ValueError(f"{rule.name}: {notation!r} says no {needed}; a {kind} needs it")


def _lists(
    words: Mapping[str, Mapping[str, Iterable[str]]], locale: str
) -> dict[str, dict[str, str]]:
    """Return the phrases of every list with their values; Babel knows the months and the days."""
    lists = {
        name: {fold(phrase): value for value, phrases in table.items() for phrase in phrases}
        for name, table in words.items()
    }
    widths: dict[str, Literal["wide", "abbreviated"]] = {"": "wide", ".short": "abbreviated"}
    for suffix, width in widths.items():
        months = lists.setdefault(f"month{suffix}", {})
        months |= {fold(m): str(n) for n, m in get_month_names(width, locale=locale).items()}
        days = lists.setdefault(f"weekday{suffix}", {})
        days |= {fold(d): str(n + 1) for n, d in get_day_names(width, locale=locale).items()}
    # « mars. » ends a sentence: it is no abbreviation.
    lists["month.short"] = {
        m: n for m, n in lists["month.short"].items() if m not in lists["month"]
    }
    return lists


def _phrases(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in phrases)


def load_tenses(language: Language) -> Tenses:
    """Return the words that tell the time of a verb, phrases as `notation.fold` returns them."""
    table = language.read(Dates).tense
    phrases = (_phrases(table.past), _phrases(table.future), _phrases(table.until))
    past, future, until = phrases
    return replace(table, past=past, future=future, until=until)


def load_saying_verbs(language: Language) -> frozenset[str]:
    """Return the lemmas of the verbs of speech, but for those that name a deed as well."""
    speech = language.read(Speech)
    return frozenset(verb for group in speech.verbs.values() for verb in group) - speech.deeds
