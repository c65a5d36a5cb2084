"""The weights of what is noticed of a candidate, and what they make of it together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from mkdocs_briefings.annotate.names.candidates import Candidate, list_crowds, list_ways, thin
from mkdocs_briefings.annotate.names.echoes import Believed
from mkdocs_briefings.annotate.names.features import class_of

CLASSES = ("person", "organisation", "place", "event")
_EVENT = CLASSES.index("event")
_NONE = (0.0,) * len(CLASSES)
_IMPOSSIBLE = -1e9

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NameWeights:
    """What each thing noticed speaks for, by class, in nats: `first` alone, `then` with echoes."""

    first: Mapping[str, Row]
    then: Mapping[str, Row]


@cache
def load_weights(code: str) -> NameWeights:
    """Return the weights of a language, as `tests/quality/learn` has learnt them.

    A language without gold of its own has those that are the same in all languages.
    """
    languages = files("mkdocs_briefings").joinpath("languages")
    table = languages.joinpath(f"{code}/weights.tsv")
    if not table.is_file():
        table = languages.joinpath("common/weights.tsv")
    first, then = dict[str, Row](), dict[str, Row]()
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *cells = line.split("\t")
            numbers = tuple(float(cell or 0) for cell in cells)
            first[name], then[name] = numbers[: len(CLASSES)], numbers[len(CLASSES) :]
    return NameWeights(first, then)


def score(one: Candidate, noticed: Iterable[tuple[str, float]], table: Mapping[str, Row]) -> Row:
    """Return how much more likely a name of each class is than none, in nats."""
    person = organisation = place = event = 0.0
    for name, much in noticed:
        weights = table.get(name)
        if weights is not None:
            person += much * weights[0]
            organisation += much * weights[1]
            place += much * weights[2]
            event += much * weights[3]
    may_be = any(class_of(guess.kind) == "event" for guess in one.guesses)
    return person, organisation, place, event if may_be else _IMPOSSIBLE


def believe(
    candidates: Sequence[Candidate], scores: Sequence[Row], lean: float = 0.0
) -> tuple[list[Believed], list[int]]:
    """Return how likely each candidate is a name of each class, and the places of the best ones.

    Of those that bar each other one at most is a name: every way to choose among them is weighed
    against all the others. `lean` is added for each name when the best way is chosen.
    """
    believed: list[Believed] = [_NONE] * len(candidates)
    best: list[int] = []
    total = [_sum(row) for row in scores]
    for crowd in list_crowds(candidates):
        if len(crowd) == 1:
            (place,) = crowd
            believed[place] = _alone(scores[place])
            best += crowd if total[place] + lean > 0 else []
            continue
        crowd = thin(crowd, dict(enumerate(total)))
        ways = list_ways(candidates, crowd)
        logs = [sum(total[place] for place in way) for way in ways]
        high = max(logs)
        parts = [exp(one - high) for one in logs]
        whole = sum(parts)
        share = dict.fromkeys(crowd, 0.0)
        for way, part in zip(ways, parts, strict=True):
            for place in way:
                share[place] += part / whole
        for place in crowd:
            believed[place] = tuple(share[place] * exp(one - total[place]) for one in scores[place])
        best += max(zip(logs, ways, strict=True), key=lambda pair: pair[0] + lean * len(pair[1]))[1]
    return believed, sorted(best)


def _alone(row: Row) -> Believed:
    """Return how likely a candidate is what, if none bars it."""
    high = max(0.0, *row)
    parts = [exp(one - high) for one in row]
    whole = sum(parts) + exp(-high)
    return tuple(part / whole for part in parts)


def _sum(row: Row) -> float:
    high = max(row)
    return high + log(sum(exp(one - high) for one in row))
