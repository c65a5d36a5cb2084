"""What `flaws.yml` holds."""

import re
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.tables.examples import Examples
from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class FlawRule(Examples):
    """A kind of damage; `message` names it for readers."""

    message: str


@dataclass(frozen=True, slots=True)
class GluedHeadline(FlawRule):
    """A headline in a sentence: `articles` in capitals open one, `country_articles` before a
    country; a `gerund` goes on behind it. A clause with one of the `relatives` is none.
    """

    articles: tuple[str, ...]
    country_articles: frozenset[str]
    gerund: tuple[str, ...]
    relatives: frozenset[str]


@dataclass(frozen=True, slots=True)
class MissingVerb(FlawRule):
    """A sentence without a verb; `tense` is what the model calls that of a bare participle."""

    tense: str


@dataclass(frozen=True, slots=True)
class BrokenWord(FlawRule):
    """A word that a space cuts."""

    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Flaws(Table):
    """Every kind of damage, by its name in the annotated Markdown."""

    FILE: ClassVar[str] = "flaws"

    orphan_mark: FlawRule
    unclosed_mark: FlawRule
    glued_headline: GluedHeadline
    repeated_attribution: FlawRule
    no_verb: MissingVerb
    broken_word: BrokenWord
