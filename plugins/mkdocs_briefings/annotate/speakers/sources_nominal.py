"""Whom a phrase without a name means: an actor by its role, one told of before, or a group."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.antecedents import Guess, Pronoun, resolve
from mkdocs_briefings.annotate.grammar.cast import is_person
from mkdocs_briefings.annotate.grammar.phrases import is_noun
from mkdocs_briefings.annotate.speakers.continuity import follow_pronouns, with_pronouns
from mkdocs_briefings.annotate.speakers.described import (
    Description,
    find_introduced,
    find_only,
    is_anaphor,
    is_quoted,
    read_description,
    read_gender,
)
from mkdocs_briefings.annotate.speakers.roles_told import find_by_role, find_by_weight, may_be_named
from mkdocs_briefings.annotate.speakers.scene import DOUBT, Scene
from mkdocs_briefings.annotate.speakers.sources_named import find_head_noun, resolve_name
from mkdocs_briefings.model import ActorKind, Form, Mention, Span

_SUBJECTS = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECT = "speaker:subject"
_REPORTED = 6
"""How many words may stand between a verb of speech and the pronoun that its clause begins with."""
_TITLE = 8
"""How long a title before a name is at most, in code points: « Me », « M. », « Docteur »."""
_MAIN = frozenset({"ROOT", "conj", "parataxis"})
"""How the verb of a main clause hangs."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "X"})


def resolve_pronoun(
    scene: Scene, source: Span, gender: str | None, number: str | None
) -> Guess | None:
    """Return whom a pronoun means, `None` where the text leaves it open."""
    ground = scene.ground
    neuter = any(one.get("gender") == "n" for one in scene.table["pronouns"].values())
    pronoun = Pronoun(
        gender,
        number,
        source.start,
        ground.sentence(source.start),
        ground.number(source.start),
        neuter and gender in ("m", "f"),
        scene.apart.get(source, frozenset()),
    )
    if reporter := scene.keep(_resolve_reporter(scene, source, gender, number)):
        scene.add_guess(source, reporter, Form.PRONOUN, "pronoun")
        return reporter
    follow_pronouns(scene, source.start)
    guess = scene.keep(resolve(pronoun, with_pronouns(scene), scene.genders, scene.last))
    if told := _resolve_subject(scene, pronoun, guess):
        guess = told
    if guess is None:
        return _resolve_people(scene, source) if number == "p" else None
    if guess.actor == scene.last and scene.sure < DOUBT:
        # Who goes on speaking is no surer than who began.
        guess = replace(guess, sure=min(guess.sure, scene.sure))
    if gender and scene.actors[guess.actor].kind is ActorKind.PERSON:
        scene.genders.setdefault(guess.actor, gender)
    scene.add_guess(source, guess, Form.PRONOUN, "pronoun")
    return guess


def _resolve_reporter(
    scene: Scene, source: Span, gender: str | None, number: str | None
) -> Guess | None:
    """Return who says the clause that begins with a pronoun: « X a dit qu’il … »."""
    doc, first, _ = scene.ground.tokens(source)
    place = bisect_right(scene.cued, source.start, key=lambda one: one.cue.end if one.cue else 0)
    for one in reversed(scene.cued[max(0, place - 2) : place]):
        if one.cue is None or one.source is None:
            continue
        within, _, end = scene.ground.tokens(one.cue)
        if within is not doc or not 0 <= first - end <= _REPORTED:
            continue
        gap = doc[end:first]
        if any(token.is_punct or token.pos_ in ("VERB", "AUX") for token in gap):
            continue
        guess = _resolve_before(scene, one.source) if one.source.end <= source.start else None
        if guess is None:
            return None
        known = scene.genders.get(guess.actor, gender)
        if gender == "n" and scene.actors[guess.actor].kind is ActorKind.PERSON:
            return None
        fits = gender in (None, "n") or known == gender
        return (
            Guess(guess.actor, min(guess.sure, 0.8), "reporter") if fits and number != "p" else None
        )
    return None


def _resolve_before(scene: Scene, source: Span) -> Guess | None:
    """Return whom a phrase means that is read before its turn: by what is known, or by its name."""
    return scene.known.get(source) or resolve_name(scene, source) or resolve_nominal(scene, source)


def _resolve_subject(scene: Scene, pronoun: Pronoun, guess: Guess | None) -> Guess | None:
    """Return whom the subject right before means, where it is a noun for a person: « le candidat ».

    `None` where there is none, or where the subject has a name and has been weighed as such.
    """
    token = None if _SUBJECT in scene.off else _find_subject_noun(scene, pronoun)
    if token is None:
        return None
    phrase = _noun_phrase(scene, pronoun.at, token)
    if apposed := _find_apposed(scene, pronoun.at, token):
        return Guess(apposed, 0.8, "subject", _list_rivals(apposed, guess))
    if named := resolve_name(scene, phrase):
        rivals = _list_rivals(named.actor, named, guess)
        return Guess(named.actor, min(named.sure, 0.8), "subject", rivals)
    found = resolve_nominal(scene, phrase)
    if found is None:
        return guess and replace(guess, sure=0.6)
    rivals = _list_rivals(found.actor, found, guess)
    return Guess(found.actor, 0.72 if found.sure >= DOUBT else 0.6, "subject", rivals)


def _list_rivals(actor: str, *guesses: Guess | None) -> tuple[str, ...]:
    """Return whom else some guesses tell of, the likeliest first."""
    told = (one for guess in guesses if guess for one in (guess.actor, *guess.rivals))
    return tuple(dict.fromkeys(one for one in told if one != actor))


def _find_apposed(scene: Scene, near: int, noun: Token) -> str | None:
    """Return the person named between commas behind a subject: « L’avocate de X, Me Y, a dit »."""
    doc, comma = noun.doc, noun.i + 1
    while comma < len(doc) and doc[comma].pos_ in _NOMINAL:
        comma += 1
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    start = scene.ground.span(near, comma + 1, comma + 2).start
    for part in scene.cast:
        lead = part.span.start - start
        if part.kind is ActorKind.PERSON and 0 <= lead <= _TITLE:
            return part.actor
    return None


def _find_subject_noun(scene: Scene, pronoun: Pronoun) -> Token | None:
    """Return the subject before a pronoun that it goes back to, if it is a noun for a person."""
    ground, table = scene.ground, scene.table
    doc, first, _ = ground.tokens(Span(pronoun.at, pronoun.at + 1))
    for at in range(first - 1, max(-1, first - 60), -1):
        token = doc[at]
        if token.dep_ not in table["labels"]["subject"] or token.pos_ not in _SUBJECTS:
            continue
        if token.head == doc[first].head:
            continue  # What stands beside the pronoun is no other subject: the t in « a-t-il dit ».
        span = ground.span(pronoun.at, at, at + 1)
        if pronoun.sentence - ground.sentence(span.start) > 1:
            return None
        many = "Plur" in token.morph.get("Number", [])
        other = many != (pronoun.number == "p")
        if other or not _is_main(token.head) or is_quoted(scene, span):
            continue
        gender = (token.morph.get("Gender", []) or [""])[0][:1].lower()
        fits = not (pronoun.gender and gender and gender != pronoun.gender)
        known = any(mention.span.overlaps(span) for mention in scene.mentions)
        noun = token.pos_ == "NOUN" and _can_speak(token.lower_, many, pronoun, table)
        return token if noun and fits and not known else None
    return None


def _can_speak(noun: str, many: bool, pronoun: Pronoun, table: Mapping[str, Any]) -> bool:
    """Say whether a pronoun that speaks may stand for a noun: a person, people, a document."""
    if many:
        one = noun.removesuffix("s")
        return bool(re.search(table["people"], noun)) or is_person(one, table)
    if pronoun.gender != "n" and is_person(noun, table):
        return True
    return not pronoun.personal and noun in table["documents"]


def _is_main(verb: Token) -> bool:
    """Say whether a verb is that of a main clause: an incise makes it hang on what follows."""
    return verb.dep_ in _MAIN or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _noun_phrase(scene: Scene, near: int, noun: Token) -> Span:
    """Return the phrase of a noun, up to the first word that is no part of a noun phrase."""
    doc, end = noun.doc, noun.i + 1
    while end <= noun.right_edge.i and doc[end].pos_ in _NOMINAL:
        end += 1
    while doc[end - 1].pos_ in ("ADP", "DET"):
        end -= 1
    return scene.ground.span(near, min(noun.left_edge.i, noun.i), end)


def _resolve_people(scene: Scene, source: Span) -> Guess | None:
    """Return the people whom a plural pronoun stands for: those told of last in its paragraph."""
    doc, first, _ = scene.ground.tokens(source)
    pattern = re.compile(scene.table["people"])
    for at in range(first - 1, -1, -1):
        token = doc[at]
        plural = token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", [])
        if plural and pattern.search(token.lower_):
            span = scene.ground.span(source.start, at, at + 1)
            group = scene.add_group(span, token.lower_, True)
            guess = scene.keep(group and Guess(group.actor, 0.5, "people"))
            if guess is not None:
                scene.add_guess(source, guess, Form.PRONOUN, "pronoun")
            return guess
    return None


def resolve_nominal(scene: Scene, source: Span) -> Guess | None:
    """Return who « la ministre » or « un témoin » is; `None` where nobody can be."""
    table = scene.table
    doc, first, end = scene.ground.tokens(source)
    noun = doc[find_head_noun(doc, first, end, table)]
    last = next((doc[i] for i in range(first, end) if doc[i].lower_ in table["latter"]), None)
    # "the latter", and not "the former governor".
    alone = last is not None and not (last.i + 1 < end and is_noun(doc, last.i + 1, table))
    if last is not None and alone and (last.i <= noun.i or noun.i == first):
        noun = last
    if noun.lower_ in table["wording"] or noun.lower_ in table["documents"]:
        return None
    if noun.lower_ in table["latter"]:
        return _resolve_demonstrative(scene, source, noun, read_gender(doc[first], noun))
    one = read_description(scene, source, noun)
    if one is None:
        return None
    if one.before not in table["definite"]:
        return scene.add_group(one.span, one.word, False)
    guess = _resolve_described(scene, source, one)
    if guess is None:
        return _add_described(scene, one, scene.apart.get(source, frozenset()))
    scene.add_guess(one.span, guess, Form.NOMINAL, "nominal")
    return guess


def _resolve_demonstrative(
    scene: Scene, source: Span, noun: Token, gender: str | None
) -> Guess | None:
    """Return whom « ce dernier » or « ces derniers » means."""
    if "Plur" in noun.morph.get("Number", []):
        return resolve_pronoun(scene, source, gender, "p")
    latter = _resolve_latter(scene, source, gender)
    return latter or resolve_pronoun(scene, source, gender, "s")


def _resolve_described(scene: Scene, source: Span, one: Description) -> Guess | None:
    """Return who a definite description is, by its role or as who was told of before."""
    table = scene.table
    inner = one.word in table["inner"]
    apart = scene.apart.get(source, frozenset())
    role = None if inner else find_by_role(scene, one.span, one.word, one.gender, apart)
    guess = scene.keep(role)
    if guess is not None or scene.find_group(one.span, one.word) is not None:
        return guess
    if one.before in table["this"] and is_person(one.word, table):
        guess = resolve_pronoun(scene, source, one.gender, "s")
        return guess and replace(guess, sure=min(guess.sure, 0.65))
    if is_anaphor(scene, one):
        return scene.keep(find_by_weight(scene, source, one.gender, ActorKind.PERSON))
    if one.word in table["arms"] and not inner and one.alone:
        return scene.keep(find_by_weight(scene, source, one.gender, ActorKind.ORGANISATION))
    return None


def _add_described(scene: Scene, one: Description, apart: frozenset[str]) -> Guess | None:
    """Return the group that nobody names by the description, a new one if need be.

    `apart` are the actors that it cannot mean.
    """
    if (introduced := find_introduced(scene, one)) and one.alone:
        group = scene.add_group(introduced, one.word, False)
        if group is not None:
            scene.add(Mention(one.span, group.actor, Form.NOMINAL, rule="group"))
        return group
    # A person whom the text names somewhere, in all likelihood.
    told = is_anaphor(scene, one) or may_be_named(scene, one.span, one.noun, one.gender)
    if told and one.alone and (only := scene.keep(find_only(scene, one, apart))):
        return only
    group = scene.add_group(one.span, one.word, True)
    return replace(group, sure=0.6) if group and told else group


def _resolve_latter(scene: Scene, source: Span, gender: str | None) -> Guess | None:
    """Return the person whom « ce dernier » means: the one named last, in the same paragraph."""
    here = scene.ground.number(source.start)
    nearer = False
    for part in reversed(scene.cast):
        if part.span.end > source.start or part.quoted:
            continue
        if part.paragraph != here:
            break
        known = scene.genders.get(part.actor, part.gender)
        if part.kind is ActorKind.PERSON and gender in (None, known or gender):
            guess = scene.keep(Guess(part.actor, 0.6 if nearer else 0.75, "latter"))
            if guess is not None:
                scene.add_guess(source, guess, Form.PRONOUN, "pronoun")
            return guess
        nearer = nearer or (part.kind is ActorKind.ORGANISATION and part.gender == gender)
    return None
