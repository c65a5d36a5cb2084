"""Whom a description fits: by a role that the text tells, or by how much it tells of somebody."""

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.antecedents import Guess
from mkdocs_briefings.annotate.grammar.cast import is_person
from mkdocs_briefings.annotate.speakers.scene import Scene
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Actor, ActorKind, Span

_NEAR = 3
"""How many paragraphs before a noun somebody is named whom it may mean."""

_ALIKE = 0.6
"""From which share of the most on somebody else is as likely."""

_GOES_ON = 1.0
"""What it counts for to have spoken last: as much as a mention in the same paragraph."""

_SHORT = 3
"""How long words of grammar are at most."""


def find_by_role(
    scene: Scene, span: Span, noun: str, gender: str | None, apart: frozenset[str] = frozenset()
) -> Guess | None:
    """Return the actor before this place whose role or name has the noun as its head.

    None of `apart`, whom the description cannot mean.
    """
    words = set(fold(span.of(scene.text)).split())
    scores: dict[str, float] = {}
    for distance, part in enumerate(
        part for part in reversed(scene.cast) if part.span.start < span.start
    ):
        actor = scene.actors[part.actor]
        person = actor.kind is ActorKind.PERSON
        labels = _list_labels(actor, scene)
        if part.actor in scores or part.actor in apart:
            continue
        if not labels or actor.kind is ActorKind.GROUP:
            continue
        held = [_split(label) for label in labels]
        if person and gender and scene.genders.get(actor.id, gender) != gender:
            continue
        shared = [len(words & set(one)) for one in held if fold(noun) in _heads(one, scene)]
        if shared:
            scores[part.actor] = max(shared) - distance * 0.01
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        return None
    rivals = len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5
    best = scene.actors[ranked[0][0]]
    known = {word for label in _list_labels(best, scene) for word in _split(label)}
    # « le chef de l’État du Mali » need not be whoever is « président ».
    more = {word for word in _core(span.of(scene.text), scene) - known if len(word) > _SHORT}
    others = tuple(actor for actor, _ in ranked[1:])
    return Guess(best.id, 0.65 if rivals or more else 0.82, "role", others)


def find_by_weight(scene: Scene, source: Span, gender: str | None, kind: ActorKind) -> Guess | None:
    """Return the actor of a kind of whom the text has told most before this place.

    Who speaks is likely to go on; a body is most likely the one told of last.
    """
    weights: dict[str, float] = {}
    apart = scene.apart.get(source, frozenset())
    here, sentence = scene.ground.number(source.start), scene.ground.sentence(source.start)
    for part in scene.cast:
        if part.span.start >= source.start:
            break
        known = scene.genders.get(part.actor, gender)
        fits = part.kind is kind and part.actor not in apart
        if fits and (gender is None or known == gender):
            away = 0.3 * (here - part.paragraph)
            if kind is not ActorKind.PERSON:
                away = 0.5 * (sentence - part.sentence)
            near = 1.0 / (1 + away)
            weight = near * (1.5 if part.subject else 1.0)
            weights[part.actor] = weights.get(part.actor, 0.0) + weight
    if kind is ActorKind.PERSON and scene.last in weights:
        weights[scene.last] += _GOES_ON
    # Of equal weight the first in the text counts.
    ranked = sorted(weights, key=weights.__getitem__, reverse=True)
    if not ranked:
        return None
    alike = len(ranked) > 1 and weights[ranked[1]] > _ALIKE * weights[ranked[0]]
    return Guess(ranked[0], 0.5 if alike else 0.6, "weight", tuple(ranked[1:]))


def may_be_named(scene: Scene, span: Span, noun: Token, gender: str | None) -> bool:
    """Say whether « le ministre du Travail » may be a person of whom the text tells no office.

    Or a relative of somebody, « le frère de X »: another whom it names, perhaps.
    """
    single = "Plur" not in noun.morph.get("Number", [])
    if not single or (noun.lower_ in scene.table["arms"]):
        return False
    for part in scene.cast:
        if part.kind is not ActorKind.PERSON or part.span.start >= span.end:
            continue
        if span.contains(part.span) and noun.lower_ in scene.table["kin"]:
            return True
        known = scene.genders.get(part.actor, gender)
        told = part.quoted or scene.actors[part.actor].role or part.actor in scene.described
        near = scene.ground.number(span.start) - part.paragraph <= _NEAR
        fits = gender is None or known == gender
        if near and not told and fits and is_person(noun.lower_, scene.table):
            return True
    return False


def _list_labels(actor: Actor, scene: Scene) -> list[str]:
    """Return what an actor may be called: its roles or name, and how the text describes it."""
    told = scene.described.get(actor.id, ())
    if actor.kind is not ActorKind.PERSON:
        return [actor.name, *told]
    labels = [*_list_roles(actor.role, scene), *told]
    if any(set(_split(label)) & scene.table["counterparts"] for label in labels):
        # « la ministre … son homologue, X »: X holds the same office as whoever has one.
        others = (other.role for other in scene.actors.values() if other.id != actor.id)
        labels += [role for role in others if role]
    return labels


def _list_roles(role: str | None, scene: Scene) -> list[str]:
    """Return a role with the other names of its office: « chef du gouvernement »."""
    if role is None:
        return []
    plain = fold(role)
    offices = [names for names in scene.table["same_offices"] if any(n in plain for n in names)]
    return [role, *(name for names in offices for name in sorted(names))]


def _core(phrase: str, scene: Scene) -> set[str]:
    """Return the words of a phrase before what tells where: « le maire | en visite à Y »."""
    words = _split(phrase)
    loose = scene.table["links"] - scene.table["of"]
    stop = next((i for i, word in enumerate(words) if word in loose), len(words))
    return set(words[:stop])


def _split(label: str) -> list[str]:
    return [word.strip(",.;()") for word in fold(label).replace("'", "' ").split()]


def _heads(words: list[str], scene: Scene) -> list[str]:
    """Return the words of a label among which its head noun is."""
    if scene.table["head"] == "first":
        return words[:3]
    links = scene.table["of"] | scene.table["links"]
    end = next((i for i, word in enumerate(words) if i and word in links), len(words))
    return words[end - 1 : end]
