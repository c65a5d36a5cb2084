"""What a rule believes to be a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

REGISTER = "register"
"""The rule whose guesses are certain: the authors have said so."""


@dataclass(frozen=True, slots=True)
class NameGuess:
    """A name from word `first` up to, not including, `last`.

    `known` is the id of whom the name is known to mean; `holds` says that a name inside this one is
    a mention of its own.
    """

    first: int
    last: int
    kind: ActorKind
    rule: str
    known: str | None = None
    holds: bool = False

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class NameReading:
    """A paragraph with what the rules believe of its words.

    At the words of `others` begins what is no actor: a ship, a work, a minister's field, an idiom.
    `frame` is what is noticed of the paragraph as a whole.
    """

    words: Words
    guesses: tuple[NameGuess, ...]
    others: frozenset[int] = frozenset()
    frame: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundName:
    """A guess that was chosen: how likely it is right, and its rivals as in `model.Mention`."""

    guess: NameGuess
    score: float
    rivals: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The first word of the name."""
        return self.guess.first

    @property
    def last(self) -> int:
        """The word after the name."""
        return self.guess.last


def list_known_rivals(chosen: NameGuess, covering: Iterable[NameGuess]) -> Sequence[str]:
    """Return the ids of others whom a guess knows at some of the words of the chosen one."""
    ids = (guess.known for guess in covering if guess.known not in (None, chosen.known))
    return [one for one in dict.fromkeys(ids) if one is not None]


def name_kind(kind: ActorKind) -> str:
    """Return how a kind is told among ids."""
    return f"kind:{kind.value}"
