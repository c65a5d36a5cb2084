"""Who passes words on, and on which day they were said."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from mkdocs_briefings.annotate.draft import Attribution
from mkdocs_briefings.annotate.speech.cast import is_named
from mkdocs_briefings.annotate.speech.scene import Scene
from mkdocs_briefings.model import ActorKind, Date, Quote, Span

_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_NEAR = 6
"""How many words from its verb a day or a medium may stand."""


def find_outer(
    quote: Quote, attributions: Sequence[Attribution], scene: Scene
) -> list[Attribution]:
    """Return what else is attributed in the sentence of a quote, outside the quote itself.

    « Kim a « condamné » l’envoi, a déclaré le ministère », « X a dit que …, selon le communiqué ».
    """
    if quote.cue is None:
        return []
    sentence = scene.ground.sentence(quote.span.start)
    paragraph = scene.ground.number(quote.span.start)
    return [
        one
        for one in attributions
        if one.cue is not None
        and one.quote is None
        and one.source is not None
        and one.cue != quote.cue
        and (one.aside or one.verb is None)
        and not quote.span.overlaps(one.cue)
        and scene.ground.sentence(one.cue.start) == sentence
        and scene.ground.number(one.cue.start) == paragraph
        and _holds(one, quote, scene)
    ]


def _holds(outer: Attribution, quote: Quote, scene: Scene) -> bool:
    """Say whether what is attributed there holds the quote, or is nothing else."""
    own = [one.span for one in scene.ground.draft.quotes if one.cue == outer.cue]
    return not own or any(span.contains(quote.span) for span in own)


def find_channel(quote: Quote, told: Attribution, scene: Scene) -> str | None:
    """Return the medium to which the words were said: « a confié à RTL », « sur Twitter »."""
    if told.cue is None:
        return None
    ground = scene.ground
    reach = Span(told.cue.start, max(told.cue.end, told.source.end if told.source else 0))
    _, first, last = ground.tokens(reach)
    place = (ground.number(reach.start), ground.sentence(reach.start))
    for mention in scene.mentions:
        start = mention.span.start
        if (ground.number(start), ground.sentence(start)) != place or not is_named(mention):
            continue
        if scene.kind(mention) is ActorKind.PERSON or quote.span.overlaps(mention.span):
            continue
        doc, index, _ = ground.tokens(mention.span)
        near = first - 2 * _NEAR <= index <= last + _NEAR
        if near and _is_channel(scene, doc, mention.span, index, told.verb is not None):
            return mention.actor
    return None


def _is_channel(scene: Scene, doc: Doc, span: Span, index: int, verbal: bool) -> bool:
    """Say whether a name is led by who asked, or by a preposition of media after a verb."""
    table = scene.table
    before = re.sub(r"\W+(?:l|le|la|the)?\W*$", "", doc.text[: doc[index].idx].casefold())
    if any(before.endswith(words) for words in table["quoted"]):
        return True
    at, noun = index - 1, False
    while at > 0 and (doc[at].pos_ in ("DET", "ADJ", "NOUN") or doc[at].text in "'’"):
        noun = noun or doc[at].lower_ in table["media_nouns"]
        at -= 1
    known = span.of(scene.text).casefold() in table["media"]
    return verbal and (known or noun) and doc[at].lower_ in table["channel"]


def find_day(quote: Quote, dates: Sequence[Date], scene: Scene) -> str | None:
    """Return the day on which the words were said, `None` where it is the source's or untold."""
    if quote.cue is None:
        return None
    published = scene.ground.draft.document.source.published
    doc, first, end = scene.ground.tokens(quote.cue)
    paragraph = scene.ground.number(quote.cue.start)
    for date in dates:
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
