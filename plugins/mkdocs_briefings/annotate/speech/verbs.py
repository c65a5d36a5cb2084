"""The verbs of speech of one language, by the form in which they stand in a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    """What a form of a verb can be by itself."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    PRESENT = "present"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Reading:
    """One verb that a form may belong to: its groups (say, deny, ask, judge, tell), its shapes.

    `rest` are the words that must follow where the verb is a phrase (« faire savoir »).
    """

    lemma: str
    groups: frozenset[str]
    shapes: frozenset[Shape]
    rest: tuple[str, ...] = ()


Lexicon = Mapping[str, tuple[Reading, ...]]


def compile_lexicon(table: Mapping[str, Any]) -> Lexicon:
    """Return the readings of every form of the verbs in the table `speech`, phrases first."""
    groups: dict[str, set[str]] = {}
    for kind in ("phrases", "verbs"):
        for group, lemmas in table[kind].items():
            for lemma in sorted(lemmas):
                groups.setdefault(lemma, set()).add(group)
    lexicon: dict[str, list[Reading]] = {}
    for lemma, its in groups.items():
        verb, *rest = lemma.split(" ")
        shapes: dict[str, set[Shape]] = {}
        for form, shape in _inflect(verb, table["inflection"]):
            shapes.setdefault(form, set()).add(shape)
        for form, could in shapes.items():
            reading = Reading(lemma, frozenset(its), frozenset(could), tuple(rest))
            lexicon.setdefault(form, []).append(reading)
    return {
        form: tuple(sorted(readings, key=lambda reading: -len(reading.rest)))
        for form, readings in lexicon.items()
    }


def _inflect(verb: str, rules: list[Mapping[str, Any]]) -> Iterator[tuple[str, Shape]]:
    """Yield the forms of a verb by the first rule whose end fits it."""
    rule = next(rule for rule in rules if verb.endswith(rule["end"]))
    stem = verb.removesuffix(rule["end"])
    for shape in Shape:
        for form in rule[shape.value]:
            yield form.replace("~", stem), shape
