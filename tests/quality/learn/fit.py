"""Weights from labelled candidates: the likeliest by maximum entropy, drawn towards none.

A semi-Markov model without transitions: of the candidates that bar each other, every way to choose
is as likely as the sum of its scores says. No package but numpy, which comes with spaCy.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tests.quality.learn.labels import NONE, UNTOLD
from tests.quality.learn.texts import Text

from mkdocs_briefings.annotate.names.candidates import list_crowds, list_ways
from mkdocs_briefings.annotate.names.features import class_of
from mkdocs_briefings.annotate.names.weights import CLASSES, Row

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Noticed = Sequence[Sequence[Sequence[tuple[str, float]]]]
"""What is noticed of each candidate of each paragraph of a text, with how much of it there is."""

# Something noticed fewer times than this in all texts gets no weight.
_LEAST = 3
# A crowd with more ways than this is left out.
_MOST_WAYS = 300
_NEVER = -1e9
_ROUNDS = 120
_MEMORY = 10
_EVENT = CLASSES.index("event")


@dataclass(frozen=True, slots=True)
class _Crowds:
    """All candidates of all texts as one matrix, and every way to choose among those of a crowd.

    `rows`, `columns` and `much` are the matrix of what is noticed; `way_of` and `member` say which
    candidates are in which way, `crowd_of` to which crowd a way belongs, `starts` where the ways of
    each begin; `fits` are the ways that the labels allow.
    """

    rows: Integers
    columns: Integers
    much: Floats
    labels: Integers
    no_event: NDArray[np.bool_]
    way_of: Integers
    member: Integers
    crowd_of: Integers
    starts: Integers
    fits: NDArray[np.bool_]
    weights: Floats


def fit(texts: Sequence[Text], noticed: Sequence[Noticed], strength: float) -> dict[str, Row]:
    """Return the weights by what is noticed; `strength` is how hard they are drawn to nought."""
    counts = Counter(
        name
        for told in noticed
        for paragraph in told
        for candidate in paragraph
        for name in {name for name, _ in candidate}
    )
    names = {
        name: at for at, name in enumerate(sorted(n for n, k in counts.items() if k >= _LEAST))
    }
    crowds = _gather(texts, noticed, names)
    size = len(names), len(CLASSES)

    def loss(flat: Floats) -> tuple[float, Floats]:
        table = flat.reshape(size)
        scores = _multiply(crowds, table)
        whole, expected = _expect(crowds, scores, told=False)
        part, observed = _expect(crowds, scores, told=True)
        value = float((crowds.weights * (whole - part)).sum() + strength * (table**2).sum() / 2)
        return value, (_turn(crowds, expected - observed, size) + strength * table).ravel()

    found = _minimise(loss, np.zeros(size[0] * size[1])).reshape(size)
    return {name: tuple(map(float, found[at])) for name, at in names.items()}


def _gather(texts: Sequence[Text], noticed: Sequence[Noticed], names: dict[str, int]) -> _Crowds:
    cells: list[tuple[int, int, float]] = []
    labels: list[int] = []
    no_event: list[bool] = []
    members: list[tuple[int, int]] = []
    crowd_of: list[int] = []
    starts: list[int] = []
    fits: list[bool] = []
    weights: list[float] = []
    for text, told in zip(texts, noticed, strict=True):
        for one, what, marks in zip(text.weighed, told, text.labels, strict=True):
            base = len(labels)
            for at, candidate in enumerate(one.candidates):
                row = {names[name]: much for name, much in what[at] if name in names}
                cells += [(base + at, column, much) for column, much in row.items()]
                no_event.append(all(class_of(guess.kind) != "event" for guess in candidate.guesses))
            labels += marks
            for crowd in list_crowds(one.candidates):
                ways = list_ways(one.candidates, crowd)
                right = [all(_allows(marks[at], at in way) for at in crowd) for way in ways]
                nothing_told = all(marks[at] == UNTOLD for at in crowd)
                if len(ways) > _MOST_WAYS or nothing_told or not any(right):
                    continue
                starts.append(len(crowd_of))
                for way, fit_ in zip(ways, right, strict=True):
                    members += [(len(crowd_of), base + at) for at in way]
                    crowd_of.append(len(weights))
                    fits.append(fit_)
                weights.append(text.weight)
    return _Crowds(
        np.array([row for row, _, _ in cells]),
        np.array([column for _, column, _ in cells]),
        np.array([much for _, _, much in cells]),
        np.array(labels),
        np.array(no_event),
        np.array([way for way, _ in members]),
        np.array([candidate for _, candidate in members]),
        np.array(crowd_of),
        np.array(starts),
        np.array(fits),
        np.array(weights),
    )


def _allows(label: int, chosen: bool) -> bool:
    return label == UNTOLD or chosen == (label != NONE)


def _multiply(crowds: _Crowds, table: Floats) -> Floats:
    size = len(crowds.labels)
    parts = (
        np.bincount(crowds.rows, crowds.much * table[crowds.columns, at], size)
        for at in range(len(CLASSES))
    )
    return np.stack(list(parts), axis=1)


def _turn(crowds: _Crowds, gradient: Floats, size: tuple[int, int]) -> Floats:
    parts = (
        np.bincount(crowds.columns, crowds.much * gradient[crowds.rows, at], size[0])
        for at in range(size[1])
    )
    return np.stack(list(parts), axis=1)


def _expect(crowds: _Crowds, scores: Floats, told: bool) -> tuple[Floats, Floats]:
    """Return the logarithm of the weight of each crowd, and how often each class is to be expected.

    With `told`, of the ways that the labels allow alone.
    """
    scores = scores.copy()
    scores[crowds.no_event, _EVENT] = _NEVER
    if told:
        named = np.flatnonzero(crowds.labels >= 0)
        kept = scores[named, crowds.labels[named]]
        scores[named] = _NEVER
        scores[named, crowds.labels[named]] = kept
    high = scores.max(axis=1, keepdims=True)
    parts = np.exp(scores - high)
    total = high[:, 0] + np.log(parts.sum(axis=1))
    ways = np.bincount(crowds.way_of, total[crowds.member], len(crowds.crowd_of))
    if told:
        ways = np.where(crowds.fits, ways, _NEVER)
    best = np.maximum.reduceat(ways, crowds.starts)
    powers = np.exp(ways - best[crowds.crowd_of])
    sums = np.add.reduceat(powers, crowds.starts)
    shares = powers / sums[crowds.crowd_of] * crowds.weights[crowds.crowd_of]
    named_as = np.bincount(crowds.member, shares[crowds.way_of], len(scores))
    return best + np.log(sums), named_as[:, None] * parts / parts.sum(axis=1, keepdims=True)


def _minimise(loss: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Return where a convex function is least, by L-BFGS.

    Source: Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1.
    """
    at, steps, turns = start, list[Floats](), list[Floats]()
    value, slope = loss(at)
    for _ in range(_ROUNDS):
        way = _direction(slope, steps, turns)
        far = 1.0 if steps else min(1.0, 1 / float(np.abs(slope).sum()))
        while True:
            ahead, (less, turned) = at + far * way, loss(at + far * way)
            if less <= value + 1e-4 * far * float(slope @ way) or far < 1e-10:
                break
            far /= 2
        if float((turned - slope) @ (ahead - at)) > 1e-10:
            steps, turns = [*steps, ahead - at][-_MEMORY:], [*turns, turned - slope][-_MEMORY:]
        done = abs(value - less) < 1e-5 * max(1.0, abs(value))
        at, value, slope = ahead, less, turned
        if done:
            break
    return at


def _direction(slope: Floats, steps: Sequence[Floats], turns: Sequence[Floats]) -> Floats:
    way, shares = slope.copy(), list[float]()
    for step, turn in zip(reversed(steps), reversed(turns), strict=True):
        shares.append(float(step @ way) / float(turn @ step))
        way -= shares[-1] * turn
    if steps:
        way *= float(steps[-1] @ turns[-1]) / float(turns[-1] @ turns[-1])
    for step, turn, share in zip(steps, turns, reversed(shares), strict=True):
        way += step * (share - float(turn @ way) / float(turn @ step))
    return -way
