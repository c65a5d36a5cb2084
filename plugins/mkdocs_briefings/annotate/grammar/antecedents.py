"""Whom a pronoun means: the likeliest actor on stage before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.grammar.cast import Part
from mkdocs_briefings.model import ActorKind

_WEIGHT = {
    ActorKind.PERSON: 2.4,
    ActorKind.GROUP: 1.6,
    ActorKind.ORGANISATION: 1.0,
    ActorKind.COUNTRY: 0.6,
}
"""How likely each kind is to be what a pronoun that speaks stands for; others never are."""

_HUMAN = frozenset({ActorKind.PERSON, ActorKind.GROUP})

_REACH = 4
"""How many sentences back a pronoun looks."""

_FAR = 4
"""How many paragraphs back it looks where nobody is nearer."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: its gender and number (`None` where it has none), and where it stands.

    `personal` says that it never stands for a thing or a body: "he", but not « il ». `apart` are
    the actors that it cannot mean.
    """

    gender: str | None
    number: str | None
    at: int
    sentence: int
    paragraph: int
    personal: bool = False
    apart: frozenset[str] = frozenset()

    def may_be(self, part: Part) -> bool:
        """Say whether an actor on stage can be what it stands for."""
        if part.actor in self.apart:
            return False
        if self.gender == "n":
            return part.kind is not ActorKind.PERSON
        return not self.personal or (part.human is not False and part.kind in _HUMAN)


@dataclass(frozen=True, slots=True)
class Guess:
    """An actor and how sure it is, from 0 to 1: by which rule, and the others that it might be."""

    actor: str
    sure: float
    rule: str
    rivals: tuple[str, ...] = ()


def resolve(
    pronoun: Pronoun, cast: Sequence[Part], genders: Mapping[str, str], last: str | None
) -> Guess | None:
    """Return whom the pronoun means, `None` where the text leaves it open.

    `last` is who spoke last; `genders` what is known of each actor.
    """
    scores: dict[str, tuple[float, Part]] = {}
    if last is not None and _is_passed(pronoun, cast, last):
        last = None
    for part in cast:
        if part.span.end > pronoun.at:
            break
        score = _score(part, pronoun, genders, last)
        if score is not None and score > scores.get(part.actor, (0.0, part))[0]:
            scores[part.actor] = (score, part)
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if not ranked:
        return _recall(pronoun, cast, genders, last)
    best, part = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    sure = 0.55 + min(0.4, (best - second) * 0.2)
    nearer = any(
        other.span.start > part.span.start and other.kind is ActorKind.PERSON
        for _, other in ranked[1:]
    )
    if nearer and not part.subject:
        sure = min(sure, 0.65)
    passed_over = any(
        other.paragraph == pronoun.paragraph and other.kind is ActorKind.PERSON
        for _, other in ranked[1:]
    )
    if part.paragraph != pronoun.paragraph and passed_over:
        sure = min(sure, 0.6)
    rivals = tuple(other.actor for _, other in ranked[1:])
    return Guess(part.actor, sure, "antecedent", rivals)


def _is_passed(pronoun: Pronoun, cast: Sequence[Part], last: str) -> bool:
    """Say whether another person is the subject where who spoke last is told of since, as none.

    Source: the subject is the likeliest to be spoken of next (centering: Grosz, Joshi and
    Weinstein 1995); who spoke last is, only until a sentence makes him the object of another.
    """
    since = [
        part
        for part in cast
        if part.span.end <= pronoun.at
        and not part.quoted
        and part.paragraph == pronoun.paragraph
        and pronoun.sentence - part.sentence <= 1
    ]
    others = any(part.subject and part.human and part.actor != last for part in since)
    own = [part.subject for part in since if part.actor == last]
    return others and bool(own) and not any(own)


def _recall(
    pronoun: Pronoun, cast: Sequence[Part], genders: Mapping[str, str], last: str | None
) -> Guess | None:
    """Return the person told of last, further back than a pronoun looks.

    Who spoke comes first, then who was the subject last.
    """
    if pronoun.number != "s" or pronoun.gender == "n":
        return None
    fitting = [
        part
        for part in cast
        if part.span.end <= pronoun.at
        and part.kind is ActorKind.PERSON
        and not part.quoted
        and part.actor not in pronoun.apart
        and genders.get(part.actor, pronoun.gender) == pronoun.gender
        and pronoun.paragraph - part.paragraph <= _FAR
    ]
    if not fitting:
        return None
    if last is not None and any(part.actor == last for part in fitting):
        best = last
    else:
        best = ([part for part in fitting if part.subject] or fitting)[-1].actor
    rivals = dict.fromkeys(part.actor for part in reversed(fitting) if part.actor != best)
    return Guess(best, 0.6, "recalled", tuple(rivals))


def _score(
    part: Part, pronoun: Pronoun, genders: Mapping[str, str], last: str | None
) -> float | None:
    weight = _WEIGHT.get(part.kind)
    distance = pronoun.sentence - part.sentence
    if weight is None or part.quoted or distance > _REACH or pronoun.paragraph - part.paragraph > 1:
        return None
    gender = genders.get(part.actor)
    if not pronoun.may_be(part):
        return None
    if pronoun.gender and gender and gender != pronoun.gender and pronoun.number != "p":
        return None
    if pronoun.number and part.number and part.number != pronoun.number:
        return None
    if pronoun.personal and part.human is None:
        weight -= 0.8
    if pronoun.number == "p" and part.number is None and part.kind is not ActorKind.GROUP:
        weight -= 0.8
    score = weight + 2.0 - 0.7 * distance
    score += 1.3 if part.subject else 0.0
    score += 0.7 if gender and gender == pronoun.gender else 0.0
    score += 1.2 if part.actor == last else 0.0
    score -= 2.2 if part.paragraph != pronoun.paragraph else 0.0
    return score
