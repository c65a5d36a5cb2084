"""The stage that finds quotes and claims with their cues; who speaks is found by a later one."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.draft import Attribution, Draft, Paragraph, Stage
from mkdocs_briefings.annotate.grammar.mark_runs import bind_linked_marks
from mkdocs_briefings.annotate.grammar.marks import Marks
from mkdocs_briefings.annotate.grammar.passage import Passage, read_passage
from mkdocs_briefings.annotate.grammar.subjects import find_main_subject
from mkdocs_briefings.annotate.speech.claims import Claimed, bind_claims
from mkdocs_briefings.annotate.speech.cues import Cue, Means, Place
from mkdocs_briefings.annotate.speech.quote_kinds import kind_of
from mkdocs_briefings.annotate.speech.quotes import bind_attributor
from mkdocs_briefings.annotate.speech.said import Said
from mkdocs_briefings.annotate.speech.signatures import find_signature
from mkdocs_briefings.annotate.speech.source_cues import bind_source_cues
from mkdocs_briefings.annotate.speech.verb_cues import bind_verb_cues
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.marks import QuotationMarks
from mkdocs_briefings.languages.tables.speech import Speech
from mkdocs_briefings.model import ActorKind, Quote, QuoteKind, Span
from mkdocs_briefings.model.rules import add_rule

_DOUBT = 0.6
"""Below this confidence of its rule a quote or claim is in doubt."""

_WEAK = "doubt:weak-report"
_FAR = "doubt:far-speaker"


def bind_quotes(language: Language) -> Stage:
    """Return the stage that adds quotes, claims and their attributions to a draft."""
    marks = language.read(QuotationMarks)
    find_marks = bind_linked_marks(marks)
    speech = language.read(Speech)
    find_verbs, find_sources = bind_verb_cues(speech), bind_source_cues(speech)
    attribute = bind_attributor(speech, marks)
    find_claims = bind_claims(speech)

    def read_cues(passage: Passage) -> tuple[Cue, ...]:
        cues = [*find_verbs(passage), *find_sources(passage)]
        return tuple(sorted(cues, key=lambda cue: (cue.first, -cue.last)))

    def add_quotes(draft: Draft) -> Draft:
        quotes: list[Quote] = []
        told: list[Attribution] = []
        dates = tuple(date.span for date in draft.dates)
        names = tuple(mention.span for mention in draft.mentions)
        persons = {actor.id for actor in draft.actors if actor.kind is ActorKind.PERSON}
        people = tuple(one.span for one in draft.mentions if one.actor in persons)
        texts = [paragraph.span.of(draft.text) for paragraph in draft.paragraphs]
        last: Attribution | None = None
        led, fresh = False, True
        linked = find_marks(texts)
        for place, paragraph in enumerate(draft.paragraphs):
            marks = linked[place]
            signed = _read_signature(draft.paragraphs, texts, place, marks)
            passage = read_passage(paragraph, texts[place], marks, dates, names, people)
            cues = read_cues(passage)
            for said in attribute(passage, cues, led, signed is not None, draft.off):
                quote, last = _quote(passage, said, last, fresh)
                if said.rule == "signature":
                    last = Attribution(None, signed)
                quotes.append(quote)
                others = tuple(passage.span(*cue.source) for cue in said.others if cue.source)
                known = last or Attribution(None, None)
                told.append(replace(known, quote=quote.span, others=others))
            quotes.extend(_claim(passage, claim) for claim in find_claims(passage, cues, draft.off))
            told.extend(_attribution(passage, cue) for cue in cues)
            led = passage.text.rstrip().endswith(":")
            fresh = _is_fresh(passage, cues)
            last = _lead(passage, cues, speech) if led else last
        spoken = sorted(one.words for one in quotes if one.kind is not QuoteKind.INDIRECT)
        quotes = [quote for quote in quotes if not _frames_another(quote, spoken)]
        quotes.sort(key=lambda quote: (quote.span.start, -quote.span.end))
        return replace(draft, quotes=tuple(quotes), attributions=_share(quotes, told))

    return add_quotes


def _read_signature(
    paragraphs: tuple[Paragraph, ...], texts: list[str], place: int, marks: Marks
) -> Span | None:
    """Return who signs a paragraph with a quotation in the line after it."""
    if not marks.pairs or place + 1 >= len(paragraphs):
        return None
    return find_signature(paragraphs[place + 1], texts[place + 1])


def _is_fresh(passage: Passage, cues: tuple[Cue, ...]) -> bool:
    """Say whether a paragraph ends with somebody's words: the next one may go on with them."""
    start, end = passage.frames[-1]
    quoted = any(passage.inside[i] >= 0 for i in range(start, end))
    return quoted or any(start <= cue.first for cue in cues)


def _frames_another(claim: Quote, said: Sequence[Span]) -> bool:
    """Say whether this is a claim that contains words said, in order: the quote says it better."""
    first = bisect_left(said, claim.span.start, key=lambda words: words.start)
    last = bisect_left(said, claim.span.end, key=lambda words: words.start)
    return claim.kind is QuoteKind.INDIRECT and any(
        claim.span.contains(words) for words in said[first:last]
    )


def _share(quotes: list[Quote], told: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, with one for every part of a quotation over several paragraphs."""
    parts = {quote.span: quote.part for quote in quotes if quote.part}
    known: dict[str, Attribution] = {}
    for one in told:
        part = parts.get(one.quote) if one.quote else None
        if part and one.source:
            known.setdefault(part, one)
    return tuple(
        replace(known[part], quote=one.quote)
        if one.quote and not one.source and (part := parts.get(one.quote)) in known and part
        else one
        for one in told
    )


def _quote(
    passage: Passage, said: Said, last: Attribution | None, fresh: bool
) -> tuple[Quote, Attribution | None]:
    """Return the quote and what attributes it, `None` where nothing does.

    `fresh` says that the paragraph before ends with the words of who spoke last.
    """
    pair = passage.outer[said.number]
    start = passage.paragraph.start
    if said.cue:
        told = _attribution(passage, said.cue)
        goes_on = told.source is None and said.cue.bound
        last = replace(told, source=last.source) if last and goes_on else told
    elif not said.carried:
        last = Attribution(None, passage.span(*said.source) if said.source else None)
    doubts = [_WEAK] if said.sure < _DOUBT else []
    doubts += [_FAR] if said.rule == "run" and said.carried and not fresh else []
    quote = Quote(
        pair.span.shift(start),
        pair.words.shift(start),
        kind_of(passage, said.number),
        cue=last.cue if last else None,
        part=None if pair.run is None else f"q{pair.run + 1}",
        doubt=bool(doubts),
        rule=" ".join([said.rule, *doubts]),
        score=said.sure,
    )
    return quote, last


def _lead(passage: Passage, cues: tuple[Cue, ...], speech: Speech) -> Attribution | None:
    """Return who is about to speak where a paragraph ends with a colon."""
    frame = passage.frames[-1]
    here = [cue for cue in cues if cue.first >= frame[0] and cue.means is Means.VERB]
    if here:
        return _attribution(passage, here[-1])
    subject = find_main_subject(passage, frame, speech.grammar)
    return Attribution(None, passage.span(*subject)) if subject else None


def _claim(passage: Passage, claim: Claimed) -> Quote:
    span = passage.span(*claim.words)
    return Quote(
        span,
        span,
        QuoteKind.INDIRECT,
        cue=_cue_span(passage, claim.cue),
        doubt=claim.sure < _DOUBT,
        rule=add_rule(claim.rule, _WEAK) if claim.sure < _DOUBT else claim.rule,
        score=claim.sure,
    )


def _cue_span(passage: Passage, cue: Cue) -> Span:
    return passage.span(cue.first, cue.last + 1)


def _attribution(passage: Passage, cue: Cue) -> Attribution:
    return Attribution(
        _cue_span(passage, cue),
        passage.span(*cue.source) if cue.source else None,
        passage.span(*cue.relay) if cue.relay else None,
        aside=cue.means is Means.VERB and cue.place is Place.AFTER,
        verb=cue.lemma or None,
    )
