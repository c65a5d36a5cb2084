"""Subjects that go on as pronouns: in « Il a prêté serment. Il a dit… », both are the same man."""

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.antecedents import Pronoun, resolve
from mkdocs_briefings.annotate.grammar.cast import Part
from mkdocs_briefings.annotate.grammar.passage import find_keys
from mkdocs_briefings.annotate.speakers.scene import Scene
from mkdocs_briefings.model import ActorKind, Span

_SURE = 0.6
"""How sure a pronoun must be to stand for its actor on stage."""

_MAIN = frozenset({"ROOT", "conj", "parataxis"})


def follow_pronouns(scene: Scene, until: int) -> None:
    """Find whom the subject pronouns before a place mean, those not yet followed.

    Only pronouns in the singular that are the subject of a main clause, outside quotations. Source:
    the subject is the likeliest to be spoken of next (centering: Grosz, Joshi and Weinstein 1995).
    """
    singular = {
        word: features.gender
        for word, features in scene.grammar.pronouns.items()
        if features.number == "s" and features.gender in ("m", "f")
    }
    keys = find_keys(singular)
    ground = scene.ground
    for number in range(ground.number(scene.followed), ground.number(until) + 1):
        paragraph = ground.draft.paragraphs[number]
        for index, key in enumerate(paragraph.doc.to_array("LOWER").tolist()):
            if key not in keys:
                continue
            token = paragraph.doc[index]
            at = paragraph.start + token.idx
            if scene.followed <= at < until and _is_main_subject(scene, token, at):
                _follow(scene, Span(at, at + len(token.text)), singular[token.lower_])
    scene.followed = max(scene.followed, until)


def _follow(scene: Scene, span: Span, gender: str | None) -> None:
    if any(part.span == span for part in scene.cast):
        return
    sentence, paragraph = scene.ground.sentence(span.start), scene.ground.number(span.start)
    pronoun = Pronoun(gender, "s", span.start, sentence, paragraph)
    guess = resolve(pronoun, with_pronouns(scene), scene.genders, scene.last)
    if guess is None or guess.sure < _SURE:
        return
    kind = scene.actors[guess.actor].kind
    if kind is ActorKind.PERSON:
        part = Part(guess.actor, kind, span, sentence, paragraph, True, gender, "s", False)
        scene.pronouns.append(part)


def with_pronouns(scene: Scene) -> list[Part]:
    """Return the cast and the pronouns that have been followed, in the order of the text."""
    return sorted((*scene.cast, *scene.pronouns), key=lambda part: part.span.start)


def _is_main_subject(scene: Scene, token: Token, at: int) -> bool:
    labels = scene.grammar.labels.subject
    quoted = any(
        quote.span.start <= at < quote.span.end and quote.cue != quote.span
        for quote in scene.ground.draft.quotes
    )
    return token.dep_ in labels and token.head.dep_ in _MAIN and not quoted
