"""Who a phrase names: the name in it, or the name in apposition to it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.grammar.antecedents import Guess
from mkdocs_briefings.annotate.grammar.cast import is_named, is_person, is_title
from mkdocs_briefings.annotate.grammar.phrases import POSSESSIVES, is_noun
from mkdocs_briefings.annotate.speakers.scene import Scene
from mkdocs_briefings.annotate.switches import keep
from mkdocs_briefings.model import ActorKind, Mention, Span

_ELIDED = ("d'", "d’", "D'", "D’")

_MODIFIER = 16
"""How many words may go with a noun before the name in apposition to it."""


def resolve_name(scene: Scene, source: Span) -> Guess | None:
    """Return the actor that the phrase names, `None` where it only describes one."""
    found = [*keep(_read_names(scene, source), "speaker", scene.off)]
    if not found:
        return None
    others = dict.fromkeys(one.actor for one in found if one.actor != found[0].actor)
    return replace(found[0], rivals=tuple(others))


def _read_names(scene: Scene, source: Span) -> Iterator[Guess]:
    """Yield the actors that the phrase may name, the likeliest first.

    Persons come before all else: « le porte-parole du Kremlin, X » is X.
    """
    doc, first, end = scene.ground.tokens(source)
    named = [mention for mention in scene.mentions if is_named(mention)]
    inside = [one for one in named if source.start <= one.span.start < source.end]
    heads = [one for one in inside if not _is_complement(scene, one, source)]
    beside = _apposition(scene, source, named)
    for mention in heads:
        if scene.kind(mention) is ActorKind.PERSON:
            yield Guess(mention.actor, 0.95, "name")
    if beside and scene.kind(beside) is ActorKind.PERSON:
        yield Guess(beside.actor, 0.92, "apposition")
    at = find_head_noun(doc, first, end, scene.table)
    head = scene.ground.span(source.start, at, at + 1)
    for mention in inside:
        if mention.span.overlaps(head):
            yield Guess(mention.actor, 0.92, "head")
    if beside and scene.kind(beside) is not ActorKind.PLACE:
        yield Guess(beside.actor, 0.85, "apposed-body")
    for mention in heads:
        if scene.kind(mention) is not ActorKind.PLACE:
            yield Guess(mention.actor, 0.85, "body")
    if doc[at].lower_ in scene.table["arms"]:
        for mention in inside:
            if scene.kind(mention) is ActorKind.ORGANISATION:
                yield Guess(mention.actor, 0.6 if _is_renamed(doc, end) else 0.8, "arm")


def find_head_noun(doc: Doc, first: int, end: int, table: Mapping[str, Any]) -> int:
    """Return the token of the head noun of a phrase; its first token where there is none."""
    nouns = [i for i in range(first, end) if is_noun(doc, i, table)]
    if not nouns or table["head"] == "first":
        return nouns[0] if nouns else first
    head = nouns[0]
    for i in nouns[1:]:
        if any(doc[j].pos_ == "ADP" for j in range(head, i)):
            break
        head = i
    return head


def _apposition(scene: Scene, source: Span, named: list[Mention]) -> Mention | None:
    """Return the name that follows the phrase after a comma: « le porte-parole, X, »."""
    doc, _, at = scene.ground.tokens(source)
    comma = False
    while at < len(doc) and (doc[at].text == "," or doc[at].pos_ in ("ADV", "SPACE")):
        comma = comma or doc[at].text == ","
        at += 1
    if not comma:
        behind = _coordinate_end(doc, at, scene.table)
        at = behind if behind > at else _modifier_end(doc, at, scene.table)
        comma = at < len(doc) and doc[at].text == ","
        at += comma
    if at >= len(doc) or _is_several(scene, source):
        return None
    start = scene.ground.span(source.start, at, at + 1).start
    found = next((mention for mention in named if mention.span.start == start), None)
    if found is None and comma:
        found = _described(scene, start, named)
    if found is None or not comma:
        return found if found and scene.kind(found) is ActorKind.PERSON else None
    _, _, after = scene.ground.tokens(found.span)
    closed = after >= len(doc) or doc[after].pos_ in ("PUNCT", "SPACE", "ADP")
    return found if closed else None


def _is_renamed(doc: Doc, end: int) -> bool:
    """Say whether a name that no stage has found follows: « l’agence du parti, Valnews, »."""
    return end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].pos_ in ("PROPN", "X")


def _coordinate_end(doc: Doc, start: int, table: Mapping[str, Any]) -> int:
    """Return where « et des Sports » ends, which goes on with an office; `start` if it does not."""
    at = start
    if at + 1 < len(doc) and doc[at].pos_ == "CCONJ" and doc[at + 1].lower_ in table["of"]:
        at += 1
        while at < len(doc) and doc[at].pos_ in ("ADP", "DET", "NOUN", "ADJ", "PROPN"):
            at += 1
        return at if at < len(doc) and doc[at].text == "," else start
    return start


def _is_several(scene: Scene, source: Span) -> bool:
    """Say whether a phrase stands for more than one: no single name is in apposition to it."""
    doc, first, end = scene.ground.tokens(source)
    if doc[first].lower_ in scene.table["ones"]:
        return False
    head = doc[find_head_noun(doc, first, end, scene.table)]
    return "Plur" in head.morph.get("Number", [])


def _modifier_end(doc: Doc, start: int, table: Mapping[str, Any]) -> int:
    """Return the comma behind what goes with a noun: « le témoin cité par la radio, X, ».

    `start` itself where there is none, or where a clause begins.
    """
    for at in range(start, min(len(doc), start + _MODIFIER)):
        if doc[at].text == ",":
            return at
        verbal = "Fin" in doc[at].morph.get("VerbForm", [])
        if verbal or doc[at].pos_ in ("PUNCT", "SCONJ") or doc[at].lower_ in table["relatives"]:
            return start
    return start


def _described(scene: Scene, start: int, named: list[Mention]) -> Mention | None:
    """Return the person behind a second description or a title: « le chef, la romancière X »."""
    doc, at, _ = scene.ground.tokens(Span(start, start + 1))
    first = at
    begins = {mention.span.start for mention in named}
    while at < len(doc) and at - first < 5 and doc[at].pos_ in ("DET", "ADJ", "NOUN", "PROPN"):
        if scene.ground.span(start, at, at + 1).start in begins:
            break
        at += 1
    if at == first or at == len(doc):
        return None
    here = scene.ground.span(start, at, at + 1).start
    found = next((mention for mention in named if mention.span.start == here), None)
    return found if found and scene.kind(found) is ActorKind.PERSON else None


def _modifies(scene: Scene, mention: Mention, head: Token) -> bool:
    """Say whether a name before a noun is no name of what the noun tells of.

    "the Valmont candidate", but "the Valmont Times tabloid".
    """
    organised = scene.kind(mention) in (ActorKind.ORGANISATION, ActorKind.GROUP)
    return not organised or is_person(head.lower_, scene.table)


def _is_complement(scene: Scene, mention: Mention, source: Span) -> bool:
    """Say whether the name only completes the head: « la mère de X », « le siège du parti X ».

    Where the head comes last, a name before it does: "the Valmont candidate".
    """
    doc, _, after = scene.ground.tokens(mention.span)
    _, first, end = scene.ground.tokens(source)
    head = find_head_noun(doc, first, end, scene.table)
    if scene.table["head"] == "last" and after <= head and _modifies(scene, mention, doc[head]):
        return True
    if after < len(doc) and doc[after].text in POSSESSIVES and doc[after].pos_ == "PART":
        return True
    if mention.span.start <= source.start:
        return False
    token = scene.ground.token(mention.span.start)
    if scene.text[: mention.span.start].endswith(_ELIDED):
        return True  # « d’A. Barrow » may be two words to the model
    at = token.i - 1
    while at > 0 and (
        doc[at].pos_ == "DET" or doc[at].text in "'’" or is_title(doc[at], scene.table)
    ):
        at -= 1
    if doc[at].lower_ in scene.table["links"] or doc[at].pos_ in ("ADP", "CCONJ"):
        return True
    if scene.kind(mention) is ActorKind.PERSON:
        # « le gouvernement Sorel » is not Sorel.
        return token.i == head + 1 and doc[head].lower_ in scene.table["bodies"]
    first = scene.ground.token(source.start).i
    return any(doc[i].lower_ in scene.table["links"] for i in range(first, token.i))
