"""Whom a phrase without a name means: an actor by its role, one told of before, or a group."""

import re

from spacy.tokens import Token

from mkdocs_briefings.annotate.speech.antecedents import Guess, Pronoun, resolve
from mkdocs_briefings.annotate.speech.cast import is_person
from mkdocs_briefings.annotate.speech.phrases import is_noun
from mkdocs_briefings.annotate.speech.scene import DOUBT, Scene
from mkdocs_briefings.annotate.speech.sources_named import find_head_noun
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Actor, ActorKind, Form, Mention, Span


def resolve_pronoun(
    scene: Scene, source: Span, gender: str | None, number: str | None
) -> Guess | None:
    """Return whom a pronoun means, `None` where the text leaves it open."""
    ground = scene.ground
    pronoun = Pronoun(
        gender,
        number,
        source.start,
        ground.sentence(source.start),
        ground.number(source.start),
    )
    guess = resolve(pronoun, scene.cast, scene.genders, scene.last)
    if number == "s" and (told := _resolve_subject(scene, pronoun, guess)):
        guess = told
    if guess is None:
        return _resolve_people(scene, source) if number == "p" else None
    if gender and scene.actors[guess.actor].kind is ActorKind.PERSON:
        scene.genders.setdefault(guess.actor, gender)
    scene.add(Mention(source, guess.actor, Form.PRONOUN, guess.sure < DOUBT, "pronoun"))
    return guess


def _resolve_subject(scene: Scene, pronoun: Pronoun, guess: Guess | None) -> Guess | None:
    """Return whom the subject right before means, where it is a noun for a person: « le candidat ».

    `None` where there is none, or where the subject has a name and has been weighed as such.
    """
    ground = scene.ground
    doc, first, _ = ground.tokens(Span(pronoun.at, pronoun.at + 1))
    subjects = scene.table["labels"]["subject"]
    for at in range(first - 1, max(-1, first - 60), -1):
        token = doc[at]
        if token.dep_ not in subjects or token.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        span = ground.span(pronoun.at, at, at + 1)
        near = pronoun.sentence - ground.sentence(span.start) <= 1
        quoted = any(
            quote.span.contains(span) and quote.kind != "indirect" for quote in ground.draft.quotes
        )
        if quoted or not near:
            continue
        gender = (token.morph.get("Gender", []) or [""])[0][:1].lower()
        fits = not (pronoun.gender and gender and gender != pronoun.gender)
        known = any(mention.span.overlaps(span) for mention in scene.mentions)
        if token.pos_ != "NOUN" or known or not fits or not is_person(token.lower_, scene.table):
            return None
        found = _by_role(scene, span, token.lower_, pronoun.gender)
        return Guess(found.actor, 0.6) if found else guess and Guess(guess.actor, 0.6)
    return None


def _resolve_people(scene: Scene, source: Span) -> Guess | None:
    """Return the people whom a plural pronoun stands for: those told of last in its paragraph."""
    doc, first, _ = scene.ground.tokens(source)
    pattern = re.compile(scene.table["people"])
    for at in range(first - 1, -1, -1):
        token = doc[at]
        plural = token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", [])
        if plural and pattern.search(token.lower_):
            span = scene.ground.span(source.start, at, at + 1)
            guess = scene.add_group(span, token.lower_, True)
            scene.add(Mention(source, guess.actor, Form.PRONOUN, True, "pronoun"))
            return Guess(guess.actor, 0.5)
    return None


def resolve_nominal(scene: Scene, source: Span) -> Guess | None:
    """Return who « la ministre » or « un témoin » is; `None` where nobody can be."""
    table = scene.table
    doc, first, end = scene.ground.tokens(source)
    latter = (doc[i] for i in range(first, end) if doc[i].lower_ in table["latter"])
    noun = next(latter, None) or doc[find_head_noun(doc, first, end, table)]
    word = noun.lower_
    if word in table["wording"] or word in table["documents"]:
        return None
    gender = (noun.morph.get("Gender", []) or [""])[0][:1].lower() or None
    if word in table["latter"]:
        plural = "Plur" in noun.morph.get("Number", [])
        return resolve_pronoun(scene, source, gender, "p" if plural else "s")
    one_of = (
        end - first > 1
        and doc[first].lower_ in table["ones"]
        and doc[first + 1].lower_ in table["of"]
    )
    if not is_noun(doc, noun.i, table) and not one_of:
        return None
    while not one_of and first < end - 1 and doc[first].lower_ in table["determiners"]:
        first += 1
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2
    span = scene.ground.span(source.start, first, end)
    definite = doc[max(0, first - 1)].lower_ in table["definite"]
    if not definite:
        return scene.add_group(span, word, False)
    guess = _by_role(scene, span, word, gender)
    if guess is None and scene.find_group(span, word) is None:
        if doc[max(0, first - 1)].lower_ in table["this"] and is_person(noun.lower_, scene.table):
            guess = resolve_pronoun(scene, source, gender, "s")
            guess = guess and Guess(guess.actor, min(guess.sure, 0.65))
        elif _is_anaphor(scene, noun, end):
            guess = _by_weight(scene, source, gender)
    if guess is None:
        group = scene.add_group(span, word, True)
        # A person whom the text names somewhere, in all likelihood.
        return Guess(group.actor, 0.6) if _is_anaphor(scene, noun, end) else group
    scene.add(Mention(span, guess.actor, Form.NOMINAL, guess.sure < DOUBT, "nominal"))
    return guess


def _is_anaphor(scene: Scene, noun: Token, end: int) -> bool:
    """Say whether « le chanteur » can go back to a person: a noun for people with no complement."""
    if noun.i + 1 < end or noun.lower_ in scene.table["offices"]:
        return noun.lower_ in scene.table["anaphors"]
    return is_person(noun.lower_, scene.table)


def _by_role(scene: Scene, span: Span, noun: str, gender: str | None) -> Guess | None:
    """Return the actor before this place whose role or name has the noun as its head."""
    words = set(fold(span.of(scene.text)).split())
    scores: dict[str, float] = {}
    for distance, part in enumerate(
        part for part in reversed(scene.cast) if part.span.start < span.start
    ):
        actor = scene.actors[part.actor]
        person = actor.kind is ActorKind.PERSON
        labels = _list_labels(actor, scene)
        if part.actor in scores or not labels or actor.kind is ActorKind.GROUP:
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
    return Guess(ranked[0][0], 0.65 if rivals else 0.82)


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


def _split(label: str) -> list[str]:
    return [word.strip(",.;()") for word in fold(label).replace("'", "' ").split()]


def _heads(words: list[str], scene: Scene) -> list[str]:
    """Return the words of a label among which its head noun is."""
    if scene.table["head"] == "first":
        return words[:3]
    ends = [i for i, word in enumerate(words) if word in scene.table["of"]]
    return words[: ends[0] if ends else len(words)]


def _by_weight(scene: Scene, source: Span, gender: str | None) -> Guess | None:
    """Return the person of whom the text has told most before this place."""
    weights: dict[str, float] = {}
    here = scene.ground.number(source.start)
    for part in scene.cast:
        if part.span.start >= source.start:
            break
        known = scene.genders.get(part.actor, gender)
        if part.kind is ActorKind.PERSON and (gender is None or known == gender):
            near = 1.0 / (1 + 0.3 * (here - part.paragraph))
            weight = near * (1.5 if part.subject else 1.0)
            weights[part.actor] = weights.get(part.actor, 0.0) + weight
    best = max(weights.items(), key=lambda item: item[1], default=None)
    return Guess(best[0], 0.5) if best else None
