"""Who passes words on, and on which day they were said."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc

from mkdocs_briefings.annotate.draft import Attribution, Draft
from mkdocs_briefings.annotate.grammar.cast import is_named
from mkdocs_briefings.annotate.speakers.scene import Scene
from mkdocs_briefings.model import ActorKind, Date, Mention, Quote, Span

_Placed = TypeVar("_Placed", Mention, Date)

_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_NO_CHANNEL = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.PLACE})
_NEAR = 6
"""How many words from its verb a day or a medium may stand."""
_FAR = 1500
"""How far from a quote its sentence is looked through, in code points: few are as long.

Each quote of a list without a full stop would look at the whole list.
"""


@dataclass(frozen=True, slots=True)
class Outer:
    """What attributes a whole sentence, perhaps: `told` by the starts of its cues, in order.

    `own` are the quotes and claims that hang on each cue.
    """

    starts: Sequence[int]
    told: Sequence[Attribution]
    own: Mapping[Span, Sequence[Span]]


def list_outer(draft: Draft) -> Outer:
    """Return the attributions of a draft that a quote may lie within."""
    found = [
        (one.cue.start, one)
        for one in draft.attributions
        if one.cue and one.quote is None and one.source and (one.aside or one.verb is None)
    ]
    found.sort(key=lambda pair: pair[0])
    own: dict[Span, list[Span]] = {}
    for quote in draft.quotes:
        if quote.cue is not None:
            own.setdefault(quote.cue, []).append(quote.span)
    return Outer([start for start, _ in found], [one for _, one in found], own)


def find_outer(quote: Quote, outer: Outer, scene: Scene) -> list[Attribution]:
    """Return what else is attributed in the sentence of a quote, outside the quote itself.

    « Kim a « condamné » l’envoi, a déclaré le ministère », « X a dit que …, selon le communiqué ».
    """
    if quote.cue is None:
        return []
    first = bisect_left(outer.starts, quote.span.start - _FAR)
    last = bisect_right(outer.starts, quote.span.end + _FAR)
    sentence = scene.ground.sentence(quote.span.start)
    paragraph = scene.ground.number(quote.span.start)
    return [
        one
        for one in outer.told[first:last]
        if one.cue is not None
        and one.cue != quote.cue
        and not quote.span.overlaps(one.cue)
        and scene.ground.sentence(one.cue.start) == sentence
        and scene.ground.number(one.cue.start) == paragraph
        and _holds(outer.own.get(one.cue, ()), quote)
    ]


def _holds(own: Sequence[Span], quote: Quote) -> bool:
    """Say whether what is attributed there holds the quote, or is nothing else."""
    return not own or any(span.contains(quote.span) for span in own)


def find_channel(quote: Quote, told: Attribution, scene: Scene) -> str | None:
    """Return the medium to which the words were said: « a confié à RTL », « sur Twitter »."""
    if told.cue is None:
        return None
    ground = scene.ground
    reach = Span(told.cue.start, max(told.cue.end, told.source.end if told.source else 0))
    doc, first, last = ground.tokens(reach)
    near = ground.span(reach.start, max(0, first - 2 * _NEAR), min(len(doc), last + _NEAR + 1))
    place = (ground.number(reach.start), ground.sentence(reach.start))
    for mention in _starting_in(near, scene.mentions):
        start = mention.span.start
        if (ground.number(start), ground.sentence(start)) != place or not is_named(mention):
            continue
        if scene.kind(mention) in _NO_CHANNEL or quote.span.overlaps(mention.span):
            continue
        doc, index, _ = ground.tokens(mention.span)
        if _is_channel(scene, doc, mention.span, index, told.verb is not None):
            return mention.actor
    return None


def _starting_in(place: Span, found: Sequence[_Placed]) -> Sequence[_Placed]:
    """Return those of a sequence in the order of the text that start in a place."""
    first = bisect_left(found, place.start, key=lambda one: one.span.start)
    return found[first : bisect_left(found, place.end, key=lambda one: one.span.start)]


def _is_channel(scene: Scene, doc: Doc, span: Span, index: int, verbal: bool) -> bool:
    """Say whether a name is led by who asked, or by a preposition of media after a verb."""
    table = scene.table
    before = doc[max(0, index - 2 * _NEAR) : index].text_with_ws.casefold() if index else ""
    before = re.sub(r"\W+(?:l|le|la|the)?\W*$", "", before)
    if any(before.endswith(words) for words in table["quoted"]):
        return True
    at, noun = index - 1, False
    while at > 0 and (doc[at].pos_ in ("DET", "ADJ", "NOUN") or doc[at].text in "'’"):
        noun = noun or doc[at].lower_ in table["media_nouns"]
        at -= 1
    known = span.of(scene.text).casefold() in table["media"]
    return verbal and (known or noun) and doc[at].lower_ in table["channel"]


def is_medium(scene: Scene, ident: str) -> bool:
    """Say whether an actor is a medium or a network, by its name."""
    actor = scene.actors[ident]
    names = (actor.name, *actor.aliases)
    return any(name.casefold() in scene.table["media"] for name in names) or bool(
        set(actor.name.casefold().split()) & scene.table["media_nouns"]
    )


def list_earlier(scene: Scene, quote: Quote) -> list[Span]:
    """Return who speaks by the verbs before a quote in its sentence, the nearest first."""
    ground, start = scene.ground, quote.span.start
    place = bisect_right(scene.cued, start, key=lambda one: one.cue.end if one.cue else 0)
    here = (ground.number(start), ground.sentence(start))
    return [
        one.source
        for one in reversed(scene.cued[max(0, place - _NEAR) : place])
        if one.cue and one.source and one.verb and one.source.end <= start
        if (ground.number(one.cue.start), ground.sentence(one.cue.start)) == here
    ]


def find_day(quote: Quote, dates: Sequence[Date], scene: Scene) -> str | None:
    """Return the day on which the words were said, `None` where it is the source's or untold."""
    if quote.cue is None:
        return None
    published = scene.ground.draft.document.source.published
    doc, first, end = scene.ground.tokens(quote.cue)
    paragraph = scene.ground.number(quote.cue.start)
    around = Span(quote.cue.start - _FAR, quote.cue.end + _FAR)
    for date in _starting_in(around, dates):
        value = (date.value or "").partition("T")[0]
        if not _DAY.match(value) or quote.span.overlaps(date.span):
            continue
        if scene.ground.number(date.span.start) != paragraph:
            continue
        _, start, stop = scene.ground.tokens(date.span)
        if _hangs_on(doc, range(start, stop), first, end):
            return None if published and value == published.isoformat() else value
    return None


def _hangs_on(doc: Doc, date: range, first: int, end: int) -> bool:
    """Say whether a date belongs to the verb of the cue: right beside it, or by the parse."""
    gap = doc[end : date.start] if end <= date.start else doc[date.stop : first]
    if len(gap) <= 1 and not any(token.is_punct for token in gap):
        return True
    for token in doc[date.start : date.stop]:
        if token.head.i not in date:
            return first <= token.head.i < end
    return False
