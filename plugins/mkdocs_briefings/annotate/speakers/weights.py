"""How sure a choice of speaker is: what speaks for and against it, weighed by what was learnt."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_briefings.languages.tables.speakers import SpeakerWeights


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign of a choice counts for; signs that were not learnt count for nothing.

    `bias` is what a choice starts with. Below the probability `least` it is in doubt.
    """

    bias: float
    least: float
    of: Mapping[str, float]

    def weigh(self, signs: Iterable[str]) -> float:
        """Return how likely a choice with these signs is right, from 0 to 1.

        Source: logistic regression over the quotations of articles whose speakers people have read
        (`tests/quality/learn_speakers.py`).
        """
        total = self.bias + math.fsum(self.of.get(sign, 0.0) for sign in signs)
        return 1 / (1 + math.exp(-total))


def read_weights(table: SpeakerWeights) -> Weights:
    """Return the weights of the table, each by its sign: `aspect:value`."""
    weights = {
        f"{aspect}:{value}": weight
        for aspect, values in table.weights.items()
        for value, weight in values.items()
    }
    return Weights(table.bias, table.least, weights)
