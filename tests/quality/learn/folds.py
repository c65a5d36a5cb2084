"""Both tables of weights, and what they make of texts that they were not learnt from."""

import hashlib
from collections.abc import Sequence

from tests.quality.learn.fit import Noticed, fit
from tests.quality.learn.texts import Text

from mkdocs_briefings.annotate.names.choice import echo, list_rows
from mkdocs_briefings.annotate.names.echoes import Believed
from mkdocs_briefings.annotate.names.weights import NameWeights, Row, believe

FOLDS = 5
# Such a name tells a word of one language: nothing can be learnt of it from another.
_WORD = "«"


def learn(texts: Sequence[Text], strength: float, seed: int) -> NameWeights:
    """Return the weights that texts give.

    What echoes are worth is learnt from what is believed of texts held out: of texts that it was
    learnt from the first table is too sure.
    """
    noticed = [list_noticed(text) for text in texts]
    believed: list[list[list[Believed]]] = [[] for _ in texts]
    for fold in range(FOLDS):
        inside = [at for at, text in enumerate(texts) if find_fold(text, seed) != fold]
        table = fit([texts[at] for at in inside], [noticed[at] for at in inside], strength)
        for at in set(range(len(texts))) - set(inside):
            believed[at] = _look(texts[at], noticed[at], table)
    echoed = [
        list_echoed(text, what, first)
        for text, what, first in zip(texts, noticed, believed, strict=True)
    ]
    return NameWeights(fit(texts, noticed, strength), fit(texts, echoed, strength))


def find_fold(text: Text, seed: int) -> int:
    """Return in which part a text is held out: by its name, so that others may come in."""
    return hashlib.sha256(f"{seed} {text.key}".encode()).digest()[0] % FOLDS


def list_noticed(text: Text) -> Noticed:
    """Return what is noticed of each candidate; words of French alone, which has the gold."""
    return [
        [
            [(name, much) for name, much in what if text.language == "fr" or _WORD not in name]
            for what in one.noticed
        ]
        for one in text.weighed
    ]


def list_echoed(text: Text, noticed: Noticed, first: Sequence[Sequence[Believed]]) -> Noticed:
    """Return the same with what the rest of the text says, as it was believed at first."""
    echoed = echo(text.weighed, first, text.between)
    return [
        [
            [*what, *around[len(one.noticed[at]) :]]
            for at, (what, around) in enumerate(zip(told, found, strict=True))
        ]
        for one, told, found in zip(text.weighed, noticed, echoed, strict=True)
    ]


def _look(text: Text, noticed: Noticed, table: dict[str, Row]) -> list[list[Believed]]:
    return [
        believe(one.candidates, list_rows(one, what, table))[0]
        for one, what in zip(text.weighed, noticed, strict=True)
    ]
