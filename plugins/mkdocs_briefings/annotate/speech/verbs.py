"""The verbs of speech of one language, by the form in which they stand in a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_briefings.languages.tables.speech import Inflection, Speech


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


def compile_lexicon(speech: Speech) -> Lexicon:
    """Return the readings of every form of the verbs of speech, phrases first."""
    groups: dict[str, set[str]] = {}
    for listed in (speech.phrases, speech.verbs):
        for group, lemmas in listed.items():
            for lemma in sorted(lemmas):
                groups.setdefault(lemma, set()).add(group)
    lexicon: dict[str, list[Reading]] = {}
    for lemma, its in groups.items():
        verb, *rest = lemma.split(" ")
        shapes: dict[str, set[Shape]] = {}
        for form, shape in _inflect(verb, speech.inflection):
            shapes.setdefault(form, set()).add(shape)
        for form, could in shapes.items():
            reading = Reading(lemma, frozenset(its), frozenset(could), tuple(rest))
            lexicon.setdefault(form, []).append(reading)
    return {
        form: tuple(sorted(readings, key=lambda reading: -len(reading.rest)))
        for form, readings in lexicon.items()
    }


def _inflect(verb: str, rules: Iterable[Inflection]) -> Iterator[tuple[str, Shape]]:
    """Yield the forms of a verb by the first rule whose end fits it."""
    rule = next(rule for rule in rules if verb.endswith(rule.end))
    stem = verb.removesuffix(rule.end)
    shapes = {
        Shape.FINITE: rule.finite,
        Shape.PARTICIPLE: rule.participle,
        Shape.PRESENT: rule.present,
        Shape.INFINITIVE: rule.infinitive,
    }
    for shape, forms in shapes.items():
        for form in forms:
            yield form.replace("~", stem), shape
