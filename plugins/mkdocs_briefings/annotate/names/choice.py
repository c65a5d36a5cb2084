"""Which candidates of a document are names, and of what kind, weighed with all of it in view."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.names.candidates import Candidate, cover, list_candidates, list_told
from mkdocs_briefings.annotate.names.echoes import Believed, Echoes, Seen
from mkdocs_briefings.annotate.names.features import class_of, notice
from mkdocs_briefings.annotate.names.guesses import (
    REGISTER,
    FoundName,
    NameGuess,
    NameReading,
    list_known_rivals,
    name_kind,
)
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.weights import CLASSES, NameWeights, Row, believe, score
from mkdocs_briefings.model import ActorKind

WEIGHED = "weighed"
_CERTAIN = 20.0
"""Nats by which a name of the register is one."""
_RIVAL = 0.1
"""A kind that is as likely as this is told as what else a name may be."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """A paragraph with its candidates and what is noticed of each."""

    reading: NameReading
    covering: Mapping[int, Sequence[NameGuess]]
    candidates: Sequence[Candidate]
    noticed: Sequence[Sequence[tuple[str, float]]]


def choose(
    readings: Sequence[NameReading], lexicon: Lexicon, between: frozenset[str], weights: NameWeights
) -> list[list[FoundName]]:
    """Return the names of each paragraph in order.

    `between` are the words that part the items of a list.
    """
    weighed = weigh(readings, lexicon)
    first = [
        believe(one.candidates, list_rows(one, one.noticed, weights.first))[0] for one in weighed
    ]
    echoed = echo(weighed, first, between)
    chosen = []
    for one, noticed in zip(weighed, echoed, strict=True):
        believed, best = believe(one.candidates, list_rows(one, noticed, weights.then))
        chosen.append([_found(one.candidates[at], believed[at], one.covering) for at in best])
    return chosen


def weigh(readings: Sequence[NameReading], lexicon: Lexicon) -> list[Weighing]:
    """Return the candidates of each paragraph, with what is noticed in it."""
    told = list_told(readings)
    weighed = []
    for reading in readings:
        covering = cover(reading.guesses)
        candidates = list_candidates(reading, lexicon, told)
        noticed = [
            [(name, 1.0) for name in notice(reading, one, covering, lexicon)] for one in candidates
        ]
        weighed.append(Weighing(reading, covering, candidates, noticed))
    return weighed


def echo(
    weighed: Sequence[Weighing],
    believed_first: Sequence[Sequence[Believed]],
    between: frozenset[str],
) -> list[list[list[tuple[str, float]]]]:
    """Return what is noticed of each candidate with what the rest of the document says of it."""
    seen = [
        [
            Seen(place, each, believed, " ".join(one.reading.words.folds[each.first : each.last]))
            for each, believed in zip(one.candidates, first, strict=True)
        ]
        for place, (one, first) in enumerate(zip(weighed, believed_first, strict=True))
    ]
    echoes = Echoes([one.reading.words for one in weighed], seen, between)
    return [
        [[*what, *echoes.of(each)] for what, each in zip(one.noticed, found, strict=True)]
        for one, found in zip(weighed, seen, strict=True)
    ]


def list_rows(
    one: Weighing, noticed: Iterable[Iterable[tuple[str, float]]], table: Mapping[str, Row]
) -> list[Row]:
    """Return the scores of the candidates of a paragraph."""
    return [_row(each, what, table) for each, what in zip(one.candidates, noticed, strict=True)]


def _row(one: Candidate, noticed: Iterable[tuple[str, float]], table: Mapping[str, Row]) -> Row:
    row = score(one, noticed, table)
    sure = {class_of(guess.kind) for guess in one.guesses if guess.rule == REGISTER}
    return tuple(
        _CERTAIN if kind in sure else value for kind, value in zip(CLASSES, row, strict=True)
    )


def _found(
    one: Candidate, believed: Believed, covering: Mapping[int, Sequence[NameGuess]]
) -> FoundName:
    """Return the likeliest reading of a candidate, with the guess that says most of it."""
    place = max(range(len(CLASSES)), key=believed.__getitem__)
    fitting = [guess for guess in one.guesses if class_of(guess.kind) == CLASSES[place]]
    if fitting:
        guess = min(fitting, key=_rank)
    else:
        guess = NameGuess(one.first, one.last, ActorKind(CLASSES[place]), WEIGHED)
    others = [
        name_kind(ActorKind(kind))
        for kind, much in zip(CLASSES, believed, strict=True)
        if much >= _RIVAL and kind != CLASSES[place]
    ]
    around = (each for at in range(one.first, one.last) for each in covering.get(at, ()))
    rivals = (*list_known_rivals(guess, around), *others)
    return FoundName(guess, min(believed[place], 1.0), rivals)


def _rank(guess: NameGuess) -> tuple[bool, bool, bool]:
    """Return the sort key by which one of several guesses of one kind is told: who knows most."""
    return guess.rule != REGISTER, guess.known is None, guess.rule == "model"
