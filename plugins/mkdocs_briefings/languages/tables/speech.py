"""What `speech.yml` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from mkdocs_briefings.languages.tables.examples import Examples
from mkdocs_briefings.languages.tables.grammar import Grammar
from mkdocs_briefings.languages.typed import Table

VerbGroup = Literal["say", "heard", "deny", "ask", "judge", "tell", "aside"]


@dataclass(frozen=True, slots=True)
class Inflection:
    """The forms of the verbs that end so; `~` stands for what comes before that end."""

    end: str
    finite: tuple[str, ...]
    participle: tuple[str, ...]
    present: tuple[str, ...]
    infinitive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Words for « according to »; those that are not `sure` need marks, or a person and a comma."""

    words: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Speech(Table):
    """How a language reports speech; each list is told of in the table."""

    FILE: ClassVar[str] = "speech"

    grammar: Grammar
    inflection: tuple[Inflection, ...]
    verbs: Mapping[VerbGroup, tuple[str, ...]]
    phrases: Mapping[VerbGroup, tuple[str, ...]]
    homographs: frozenset[str]
    reflexive_verbs: frozenset[str]
    deeds: frozenset[str]
    not_yet: frozenset[str]
    gerund: frozenset[str]
    gerunds: frozenset[str]
    as_: frozenset[str]
    bare_clause: bool
    joining: frozenset[str]
    also: frozenset[str]
    facts: frozenset[str]
    whether: frozenset[str]
    things: frozenset[str]
    nouns: frozenset[str]
    sources: tuple[SourceWords, ...]
    no_source: frozenset[str]
    which: frozenset[str]
    that_which: frozenset[str]
    voices: frozenset[str]
    rules: Mapping[str, Examples]
