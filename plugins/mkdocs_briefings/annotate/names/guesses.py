"""What a rule believes to be a name, and how the best of many beliefs are chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
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
    this one is a mention of its own.
    """

    first: int
    last: int
    kind: ActorKind
    rule: str
    trust: Trust
    known: str | None = None
    fixed: bool = False
    holds: bool = False

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
