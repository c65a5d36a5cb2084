"""The rules of time expressions: read from a language's `dates.yml`, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from babel.dates import get_day_names, get_month_names

from mkdocs_briefings.annotate.notation import Pattern, Vocabulary, compile_pattern, fold
from mkdocs_briefings.languages import Language

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
class Tenses:
    """Words of a language that tell the time of a verb; lemmas unless said otherwise.

    Phrases before the expression: `past`, `future`, `until` (after them the tense of the verb says
    nothing) and `nominal` (prepositions that tie it to a noun). Verbs and adjectives: `ahead`,
    whose date lies ahead (planned for Monday). Verbs with an infinitive: `leaning` turn it to the
    future, `carrying` give it their own time, `ended` put it in the past (« vient de partir »).
    Auxiliaries: `modal`, `perfect`. Verbs that tell how things stand: `states`. Endings: `coming`
    (future), `unreal` (conditional), `infinitive`.
    """

    past: tuple[str, ...]
    future: tuple[str, ...]
    until: tuple[str, ...]
    nominal: frozenset[str]
    ahead: frozenset[str]
    leaning: frozenset[str]
    carrying: frozenset[str]
    ended: frozenset[str]
    modal: frozenset[str]
    perfect: frozenset[str]
    states: frozenset[str]
    coming: tuple[str, ...]
    unreal: tuple[str, ...]
    infinitive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitlePatterns:
    """Patterns of a language, for text in lower case.

    `clock` finds the part of the day that follows a date. `bound` finds the words at the start of a
    phrase by which what is told holds only in part: a condition, an exception, who says so
    (`told_by`). `caption` finds what tells of a picture or who wrote.
    """

    clock: re.Pattern[str]
    bound: re.Pattern[str]
    told_by: re.Pattern[str]
    caption: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words of a language that say whether a title stands alone.

    `persons` are those of the first and second person, `dangling` those that refer to something
    before when they come first, `objects` pronouns that do so anywhere, `expletives` those that
    refer to nothing with the verbs `impersonal`. `relatives` open a relative clause, `subjects` are
    those that are its subject, `objectives` those that are its object or open what is told.
    `carriers` are what somebody speaks in (a statement), so that its date is that of the saying.
    `eventive` are endings of nouns that tell what happened; `loose` prepositions tie a date to such
    a noun only. `leads` are other words before a date that go with it, `days` words for a day
    beside another (the eve), `datings` verbs that tell a date alone. `saying` are the verbs of
    speech, `toward` what stands before those addressed, `quantifiers` words before a number
    (« au moins »).

    `plain` are the words before a date that say nothing but when; `scope` deny or restrict what
    stands beside them, `choices` leave open which of two things is so; `factual` open a clause on
    what happened. `spans` are nouns for a time, whose date is that of the verb (« la nuit du 3 »).
    """

    persons: frozenset[str]
    dangling: frozenset[str]
    objects: frozenset[str]
    expletives: frozenset[str]
    impersonal: frozenset[str]
    relatives: frozenset[str]
    subjects: frozenset[str]
    objectives: frozenset[str]
    datings: frozenset[str]
    days: frozenset[str]
    carriers: frozenset[str]
    eventive: tuple[str, ...]
    loose: frozenset[str]
    plain: frozenset[str]
    scope: frozenset[str]
    choices: frozenset[str]
    spans: frozenset[str]
    factual: frozenset[str]
    leads: frozenset[str]
    saying: frozenset[str]
    toward: frozenset[str]
    quantifiers: frozenset[str]
    patterns: TitlePatterns


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
    table = language.table("dates")
    vocabulary = Vocabulary(_lists(table["words"], language.code), SHAPES, table["parts"])
    heads: dict[str, list[Rule]] = {}
    for entry in table["rules"]:
        before = _phrases(entry.get("before", []))
        for notation in entry["patterns"]:
            pattern = compile_pattern(notation, vocabulary)
            rule = Rule(entry["name"], entry["as"], entry.get("fields", {}), pattern, before)
            _check_needs(rule, notation)
            for head in pattern.heads:
                heads.setdefault(head, []).append(rule)
    return TimeRules(
        vocabulary.lists,
        {head: tuple(rules) for head, rules in heads.items()},
        tuple(
            Link(_phrases(link["before"]), frozenset(_phrases(link["between"])), "marked" in link)
            for link in table["ranges"]
        ),
        frozenset(_phrases(table["series"])),
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


def _lists(words: Mapping[str, Mapping[str, Any]], locale: str) -> dict[str, dict[str, str]]:
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
    """Return the words that tell the time of a verb."""
    table = language.table("dates")["tense"]
    lemmas = ("nominal", "ahead", "leaning", "carrying", "ended", "modal", "perfect", "states")
    return Tenses(
        past=_phrases(table["past"]),
        future=_phrases(table["future"]),
        until=_phrases(table["until"]),
        coming=tuple(table["coming"]),
        unreal=tuple(table["unreal"]),
        infinitive=tuple(table["infinitive"]),
        **{name: frozenset(table[name]) for name in lemmas},
    )


def load_title_words(language: Language) -> TitleWords:
    """Return the words that say whether a title stands alone."""
    table = dict(language.table("dates")["titles"])
    speech = language.table("speech")
    verbs = {verb for group in speech["verbs"].values() for verb in group}
    saying = frozenset(verbs.difference(speech.get("deeds", [])))
    eventive, patterns = tuple(table.pop("eventive")), table.pop("patterns")
    sets = {name: frozenset(words) for name, words in table.items()}
    found = {name: re.compile(pattern) for name, pattern in patterns.items()}
    return TitleWords(**sets, eventive=eventive, saying=saying, patterns=TitlePatterns(**found))
