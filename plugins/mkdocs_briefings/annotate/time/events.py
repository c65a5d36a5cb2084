"""The stage that says what a date dates: the clause it belongs to, in the source's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.annotate.time.clauses import (
    is_finite,
    joined,
    short_clause,
    short_phrase,
    words,
)
from mkdocs_briefings.annotate.time.rules import Tenses, load_tenses
from mkdocs_briefings.annotate.time.tense import Governor, find_governor
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import Date
from mkdocs_briefings.timex import find_period

_HEAD = 60
"""How far into its paragraph a dateline may stand, in code points."""

_DATELINE = re.compile(r"[^.!?;:«“\"]{0,60}?[.,]?\s*[–—-](?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Scene:
    """A paragraph, its dates, and the tokens that no event may quote (indices in its Doc)."""

    paragraph: Paragraph
    dates: Sequence[Date]
    damaged: frozenset[int]


def bind_events(language: Language) -> Stage:
    """Return the stage that fills `event` and `participants` of dates.

    Only dates with a place in the calendar have an event; a dateline has none.
    """
    tenses = load_tenses(language)

    def find_events(draft: Draft) -> Draft:
        dates: list[Date] = []
        for paragraph in draft.paragraphs:
            inside = [date for date in draft.dates if paragraph.span.contains(date.span)]
            if not inside or not paragraph.doc.has_annotation("DEP"):
                dates.extend(inside)
                continue
            scene = _scene(paragraph, inside, draft)
            for date in inside:
                governor = find_governor(paragraph.tokens(date.span), tenses)
                dates.append(_with_event(date, governor, scene, draft, tenses))
        return replace(draft, dates=tuple(dates))

    return find_events


def _scene(paragraph: Paragraph, dates: Sequence[Date], draft: Draft) -> _Scene:
    flaws = [flaw.span for flaw in draft.flaws if paragraph.span.overlaps(flaw.span)]
    damaged = frozenset(token.i for span in flaws for token in paragraph.tokens(span))
    return _Scene(paragraph, dates, damaged)


def _with_event(
    date: Date, governor: Governor, scene: _Scene, draft: Draft, tenses: Tenses
) -> Date:
    """Return the date with its event, as it was if it has none."""
    if date.value is None or find_period(date.value) is None or _is_dateline(date, scene):
        return date
    without = scene.damaged | _told_dates(scene)
    tokens: list[Token] = []
    if governor.noun is not None and _belongs_to(governor.noun, date, scene, tenses):
        tokens = short_phrase(governor.noun, without)
    if words(tokens) < 2 and governor.verb is not None:
        tokens = _clause(governor.verb, without)
    if words(tokens) < 2 or any(token.i in scene.damaged for token in tokens):
        return date
    quoted = {token.idx + scene.paragraph.start for token in tokens}
    actors = (
        mention.actor
        for mention in draft.mentions
        if scene.paragraph.span.contains(mention.span)
        and not quoted.isdisjoint(range(mention.span.start, mention.span.end))
    )
    return replace(date, event=joined(tokens), participants=tuple(dict.fromkeys(actors)))


def _clause(verb: Token, without: frozenset[int]) -> list[Token]:
    """Return the short clause of a verb; that of the main verb where it has no subject itself."""
    if verb.i in without:
        return []
    if verb.dep_ == "advcl" and not is_finite(verb):
        return _clause(verb.head, without)
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
        return _clause(verb.head, without)
    return short_clause(verb, without)


def _told_dates(scene: _Scene) -> frozenset[int]:
    """Return the indices of all dates of the paragraph, with their prepositions and articles."""
    found: set[int] = set()
    for date in scene.dates:
        tokens = scene.paragraph.tokens(date.span)
        found.update(range(tokens.start, tokens.end))
        root = tokens.root
        found.update(child.i for child in root.children if child.dep_ in ("case", "det"))
        if root.dep_ == "pobj" and root.head.pos_ == "ADP":
            found.add(root.head.i)
    return frozenset(found)


def _belongs_to(noun: Token, date: Date, scene: _Scene, tenses: Tenses) -> bool:
    """Say whether a date tells when a noun was: « l’attentat de mercredi », "Monday's attack"."""
    tokens = scene.paragraph.tokens(date.span)
    if tokens.start <= noun.i < tokens.end or noun.pos_ != "NOUN":
        return False
    root = tokens.root
    if root.dep_ in ("poss", "compound"):
        return True
    ties = [child for child in root.children if child.dep_ == "case"]
    ties += [root.head] if root.dep_ == "pobj" else []
    return any(tie.lower_ in tenses.nominal for tie in ties)


def _is_dateline(date: Date, scene: _Scene) -> bool:
    """Say whether a date only heads the report: « Paris, 3 mai (agence) — »."""
    here = date.span.shift(-scene.paragraph.start)
    doc = scene.paragraph.doc
    before = doc[: scene.paragraph.tokens(date.span).start]
    if here.start > _HEAD or any(token.pos_ in ("VERB", "AUX") for token in before):
        return False
    rest = doc.text[here.end :]
    return not rest.strip(" .,") or _DATELINE.match(rest) is not None
