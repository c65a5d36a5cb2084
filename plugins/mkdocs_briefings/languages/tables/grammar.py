"""What `grammar.yml` and `nouns.yml` hold: closed classes of words, labels of the model, nouns.

All words are in lower case.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from mkdocs_briefings.languages.typed import Table, rest

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the language model calls the words that hang on a verb or a noun."""

    object: frozenset[str]
    subject: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    coordinate: frozenset[str]
    adverbial: frozenset[str]
    modifier: frozenset[str]


@dataclass(frozen=True, slots=True)
class PronounForm:
    """What a pronoun shows of whom it means; `None` where it shows nothing."""

    gender: Literal["m", "f", "n"] | None = None
    number: Literal["s", "p"] | None = None


@dataclass(frozen=True, slots=True)
class GivenNames(Table):
    """Given names that tell a woman from a man, by gender."""

    FILE: ClassVar[str] = "given"
    SHARED: ClassVar[bool] = True

    names: Mapping[Gender, frozenset[str]] = rest()


@dataclass(frozen=True, slots=True)
class Nouns(Table):
    """Nouns by whom or what they name; each list is told of in the table.

    `person` and `people` are the ends of nouns for one person and for several.
    """

    FILE: ClassVar[str] = "nouns"

    anaphors: frozenset[str]
    offices: frozenset[str]
    same_offices: tuple[frozenset[str], ...]
    counterparts: frozenset[str]
    kin: frozenset[str]
    person: re.Pattern[str]
    people: re.Pattern[str]
    arms: frozenset[str]
    bodies: frozenset[str]
    inner: frozenset[str]
    documents: frozenset[str]
    any_document: frozenset[str]
    wording: frozenset[str]
    media: frozenset[str]
    media_nouns: frozenset[str]
    channel: frozenset[str]
    quoted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar(Table):
    """The words by which a sentence is read; each class is told of in the table."""

    FILE: ClassVar[str] = "grammar"

    nouns: Nouns
    given: GivenNames
    labels: Labels
    head: Literal["first", "last"]
    determiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    plural: frozenset[str]
    this: frozenset[str]
    latter: frozenset[str]
    ones: frozenset[str]
    others: frozenset[str]
    genders: Mapping[Gender, frozenset[str]]
    pronouns: Mapping[str, PronounForm]
    anyone: frozenset[str]
    clitics: frozenset[str]
    euphonic: frozenset[str]
    objects: frozenset[str]
    proclitics: frozenset[str]
    reflexive: frozenset[str]
    who: frozenset[str]
    inanimate: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    turning: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    links: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    negation: frozenset[str]
    never: frozenset[str]
    citing: frozenset[str]
