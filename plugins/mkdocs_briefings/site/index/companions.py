"""Who appears with whom: actors that one sentence names, or one briefing."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations

from mkdocs_briefings.model import ActorKind, AnnotationKind, Briefing
from mkdocs_briefings.register import Register

KEPT_COMPANIONS = 24
"""Beyond the most frequent, company is chance."""

DRAWN_COMPANIONS = 12
"""Source: six names on either side are what a picture holds on a phone, in two lines each."""

_DRAWN_TIES = 16


@dataclass(frozen=True, slots=True)
class Companion:
    """An actor in the company of another: sentences that name both, briefings that know both."""

    actor: str
    sentences: int
    briefings: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two companions of one actor, and how many sentences name them both."""

    one: str
    other: str
    sentences: int


@dataclass(slots=True)
class Company:
    """Whom an actor has been found with so far, and how often."""

    sentences: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    briefings: Counter[str] = field(default_factory=Counter)


FOREMOST = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.GROUP})
"""Those who act; the others are where they do it, or what they do it about."""


def gather_company(
    briefing: Briefing,
    actors: Sequence[str],
    company: Mapping[str, Company],
    register: Register,
    seen: set[str],
) -> None:
    """Add to the company of each actor what one briefing tells; `actors` are all of its own.

    What several articles have word for word counts once: `seen` are such sentences so far.
    """
    for actor in actors:
        # Everybody is counted with himself too, which is far quicker than to look who is not.
        company[actor].briefings.update(actors)
    for words, together in _named_together(briefing, register):
        if words in seen:
            continue
        seen.add(words)
        for one, other in combinations(together, 2):
            company[one].sentences[other] += 1
            company[other].sentences[one] += 1


def companions_of(
    actor: str, company: Company, kinds: Mapping[str, ActorKind]
) -> tuple[Companion, ...]:
    """Return the most frequent companions, those named in the most sentences with him first.

    Whoever acts comes before countries and places, which are named beside everybody; who shares a
    sentence comes before all who do not.
    """
    # The others count where places are left.
    told = company.sentences if len(company.sentences) >= KEPT_COMPANIONS else company.briefings

    def place(other: str) -> tuple[bool, bool, int, int, str]:
        sentences = company.sentences.get(other, 0)
        apart = kinds[other] not in FOREMOST
        return (not sentences, apart, -sentences, -company.briefings[other], other)

    ranked = nsmallest(KEPT_COMPANIONS, (other for other in told if other != actor), place)
    return tuple(
        Companion(other, company.sentences.get(other, 0), company.briefings[other])
        for other in ranked
    )


def ties_among(companions: Sequence[Companion], company: Mapping[str, Company]) -> tuple[Tie, ...]:
    """Return the strongest ties among those companions that are drawn, the strongest first."""
    drawn = [companion.actor for companion in drawn_among(companions)]
    ties = (
        Tie(one, other, company[one].sentences.get(other, 0))
        for one, other in combinations(drawn, 2)
    )
    found = [tie for tie in ties if tie.sentences]
    return tuple(
        nsmallest(_DRAWN_TIES, found, key=lambda tie: (-tie.sentences, tie.one, tie.other))
    )


def drawn_among(companions: Sequence[Companion]) -> Sequence[Companion]:
    """Return the companions that a picture shows; none where it would tell nothing.

    Two lines, or lines that are all as thin as can be, tell no more than a list.
    """
    named = [companion for companion in companions if companion.sentences][:DRAWN_COMPANIONS]
    return named if len(named) > 2 and any(one.sentences > 1 for one in named) else ()


def _named_together(briefing: Briefing, register: Register) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence that names several actors for sure, with who they are, each once."""
    for block in briefing.blocks:
        ends = [sentence.end for sentence in block.sentences]
        named: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for note in block.annotations:
            if note.kind is AnnotationKind.ACTOR and not note.doubt:
                number = bisect_right(ends, note.span.start)
                named[number][register.resolve(note.value)] = None
        for number, actors in named.items():
            if len(actors) > 1:
                yield block.sentences[number].of(block.text), list(actors)
