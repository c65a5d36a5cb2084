"""What a rule believes to be a name, and how the best of many beliefs are chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from mkdocs_briefings.model import ActorKind


class Trust(IntEnum):
    """How sure a rule is of span and kind; the surer wins where two overlap."""

    MODEL = 1
    CONTEXT = 2
    SHAPE = 3
    KNOWN = 4
    REGISTER = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """A name from word `first` up to, not including, `last`.

    `fixed` says that no other place in the document can change the kind; `holds` that a name inside
    this one is a mention of its own. `rule` may name a rule of the kind, too; `rivals` are as in
    `model.Mention`.
    """

    first: int
    last: int
    kind: ActorKind
    rule: str
    trust: Trust
    known: str | None = None
    fixed: bool = False
    holds: bool = False
    rivals: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.last - self.first


def choose(guesses: Iterable[Guess]) -> list[Guess]:
    """Return guesses that do not cross, in order: the surer first, then the longer.

    One lies inside another only where that one `holds` it.
    """
    chosen: list[Guess] = []
    holders: list[Guess] = []
    taken: set[int] = set()
    for guess in sorted(guesses, key=lambda guess: (-guess.trust, -len(guess), guess.first)):
        extent = set(range(guess.first, guess.last))
        around = [one for one in holders if one.first < guess.last and guess.first < one.last]
        inside = all(one.first < guess.first and guess.last <= one.last for one in around)
        if not taken.isdisjoint(extent) or not inside or (guess.holds and around):
            continue
        chosen.append(guess)
        if guess.holds:
            holders.append(guess)
        else:
            taken |= extent
    return sorted(chosen, key=lambda guess: (guess.first, -guess.last))


def with_rivals(chosen: Sequence[Guess], guesses: Iterable[Guess]) -> list[Guess]:
    """Return the chosen guesses, each with what else was believed of some of its words.

    That is the id of whom another guess knows there, or the other kind that it is of. The model
    calls countries places: that is no other kind.
    """
    owners = {at: number for number, one in enumerate(chosen) for at in range(one.first, one.last)}
    rivals: dict[int, dict[str, None]] = {}
    for guess in guesses:
        for number in {owners[at] for at in range(guess.first, guess.last) if at in owners}:
            one = chosen[number]
            if guess.known is not None and guess.known != one.known:
                rivals.setdefault(number, {})[guess.known] = None
            elif guess.known is None and guess.kind is not one.kind and not _is_land(guess, one):
                rivals.setdefault(number, {})[name_kind(guess.kind)] = None
    return [
        replace(one, rivals=tuple(rivals[number])) if number in rivals else one
        for number, one in enumerate(chosen)
    ]


def _is_land(guess: Guess, country: Guess) -> bool:
    return guess.kind is ActorKind.PLACE and country.kind is ActorKind.COUNTRY


def name_kind(kind: ActorKind) -> str:
    """Return how a kind is told among ids."""
    return f"kind:{kind.value}"
