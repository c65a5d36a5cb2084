"""An analysis as `extract` prints it: offsets in the text as it was given."""

from typing import Any

from mkdocs_briefings.model import Actor, Analysis, Date, Document, Mention, Quote, Span
from mkdocs_briefings.sources import Given

Record = dict[str, Any]


def make_record(analysis: Analysis, given: Given) -> Record:
    """Return the analysis of a text as plain data, in the order of the fields promised to users."""
    document = analysis.document
    known = {actor.id for actor in analysis.actors}
    return {
        "id": document.source.id,
        "text": given.text,
        "actors": [_actor(actor, analysis) for actor in analysis.actors],
        "quotes": [_quote(quote, document, known) for quote in analysis.quotes],
        "dates": [_date(date, analysis, known) for date in analysis.dates],
        "lead": _date(analysis.lead, analysis, known) if analysis.lead else None,
        "flaws": [
            {
                **_place(flaw.span, document),
                "kind": flaw.kind.value,
                "message": flaw.message,
                "rule": flaw.rule,
            }
            for flaw in analysis.flaws
        ],
    }


def _how(value: Mention | Quote | Date) -> Record:
    """Return how a value came about: its rules, how sure they are, and what else it might be."""
    return {"rule": value.rule, "score": value.score, "or": list(value.rivals)}


def _place(span: Span, document: Document) -> Record:
    given = document.given(span)
    return {"start": given.start, "end": given.end}


def _actor(actor: Actor, analysis: Analysis) -> Record:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "role": actor.role,
        "aliases": list(actor.aliases),
        "mentions": [
            {
                **_place(mention.span, analysis.document),
                "form": mention.form.value,
                "doubt": mention.doubt,
                **_how(mention),
            }
            for mention in analysis.mentions
            if mention.actor == actor.id
        ],
    }


def _quote(quote: Quote, document: Document, known: set[str]) -> Record:
    return {
        **_place(quote.words, document),
        "kind": quote.kind.value,
        "speaker": quote.speaker if quote.speaker in known else None,
        "via": quote.via if quote.via in known else None,
        "on": quote.on,
        "cue": _place(quote.cue, document) if quote.cue else None,
        "doubt": quote.doubt,
        **_how(quote),
    }


def _date(date: Date, analysis: Analysis, known: set[str]) -> Record:
    value = date.value
    if value and value[0].isdigit():
        value = value.partition("T")[0]
    return {
        **_place(date.span, analysis.document),
        "value": value,
        "event": date.event,
        "actors": [actor for actor in _find_participants(date, analysis) if actor in known],
        "doubt": date.doubt,
        **_how(date),
    }


def _find_participants(date: Date, analysis: Analysis) -> list[str]:
    """Return who takes part in what a date dates: the actors of its sentence, unless it says."""
    if date.event is None or date.participants:
        return list(date.participants)
    inside = (
        mention.actor
        for sentence in analysis.sentences
        if sentence.contains(date.span)
        for mention in analysis.mentions
        if sentence.contains(mention.span)
    )
    return list(dict.fromkeys(inside))
