"""How many origins a thing has: what one agency wrote is one, however many publish it."""

from collections.abc import Sequence
from typing import TypeVar

from mkdocs_briefings.site.index.entries import Event, Passage, Statement
from mkdocs_briefings.site.index.merging import tokens_of

_RUN = 3
_ALIKE = 0.7
"""Source: two sentences written apart share few runs of three words, a copy with a word changed
keeps more than two thirds of them."""

_LEAST = 8
"""A shorter sentence is written twice by chance."""

_Telling = TypeVar("_Telling", bound=Event | Statement)


def origins_of(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """Return the places that tell of a thing by their origin, in their order.

    Those of several sources whose sentences are near-identical have one origin. What may not be
    shown is known by its very words alone.
    """
    origins: list[list[_Telling]] = []
    for telling in tellings:
        origin = next((one for one in origins if _are_one(one[0].passage, telling.passage)), None)
        if origin is None:
            origins.append([telling])
        else:
            origin.append(telling)
    return origins


def _are_one(one: Passage, other: Passage) -> bool:
    if one.source.id == other.source.id:
        return False
    if one.text is None or other.text is None:
        return bool(one.digest) and one.digest == other.digest
    words, others = tokens_of(one.text), tokens_of(other.text)
    if min(len(words), len(others)) < _LEAST:
        return False
    runs, more = _runs(words), _runs(others)
    return len(runs & more) >= _ALIKE * min(len(runs), len(more))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
