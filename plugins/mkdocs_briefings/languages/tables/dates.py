"""What `dates.yml` holds; the comment at its head tells what each part means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class DatedText:
    """An example published `on` a day; an empty one is an article without a date."""

    on: str
    text: str


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way to tell the time; `as_` is its kind of meaning."""

    name: str
    as_: str
    patterns: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    examples: tuple[str | DatedText, ...] = ()
    not_: tuple[str | DatedText, ...] = ()


@dataclass(frozen=True, slots=True)
class DateRange:
    """What stands before the first of two dates and between them."""

    before: tuple[str, ...]
    between: tuple[str, ...]
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
    beside another (the eve), `datings` verbs that tell a date alone; `toward` stands before those
    addressed, `quantifiers` before a number (« au moins »).

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
    toward: frozenset[str]
    quantifiers: frozenset[str]
    patterns: TitlePatterns


@dataclass(frozen=True, slots=True)
class Dates(Table):
    """Time expressions of a language: the rules that find them, and the words around them."""

    FILE: ClassVar[str] = "dates"

    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    parts: Mapping[str, str]
    rules: tuple[DateRule, ...]
    ranges: tuple[DateRange, ...]
    series: tuple[str, ...]
    tense: Tenses
    titles: TitleWords
