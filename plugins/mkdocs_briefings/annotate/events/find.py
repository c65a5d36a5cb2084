"""The stage that says what a date dates: the clause it belongs to, in the source's own words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.annotate.events.datelines import is_dateline
from mkdocs_briefings.annotate.events.leads import Lead, find_lead
from mkdocs_briefings.annotate.events.scenes import TitleScene, read_scene, told_tokens
from mkdocs_briefings.annotate.events.titles import Title, title_of_noun, title_of_verb
from mkdocs_briefings.annotate.events.verbs import is_verbal
from mkdocs_briefings.annotate.time.rules import load_saying_verbs, load_tenses
from mkdocs_briefings.annotate.time.tense import find_governor
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.dates import Dates
from mkdocs_briefings.model import Date, Mention, Span
from mkdocs_briefings.timex import find_period

Dated = TypeVar("Dated", Date, Mention)


def bind_events(language: Language) -> Stage:
    """Return the stage that fills `event` and `participants` of dates.

    Only dates with a place in the calendar have an event; a dateline has none, and neither has a
    date whose event cannot be told in words that stand alone.
    """
    titles, tenses = language.read(Dates).titles, load_tenses(language)
    words = titles, tenses, load_saying_verbs(language)

    def find_events(draft: Draft) -> Draft:
        found: list[Date] = []
        lead: Lead | None = None
        for paragraph in draft.paragraphs:
            inside = _within(draft.dates, paragraph.span)
            here = _within(draft.mentions, paragraph.span)
            if (inside or lead is None) and paragraph.doc.has_annotation("DEP"):
                scene = read_scene(paragraph, inside, here, draft, words)
                inside = list(_with_events(inside, scene))
                if lead is None and (lead := find_lead(inside, scene, draft)):
                    inside = list(lead.dates)
            found.extend(inside)
        return replace(draft, dates=tuple(found), lead=lead.told if lead else None)

    return find_events


def _within(values: Sequence[Dated], extent: Span) -> list[Dated]:
    """Return the values that begin in a stretch of the text, of many in its order."""
    first = bisect_left(values, extent.start, key=lambda value: value.span.start)
    end = bisect_left(values, extent.end, key=lambda value: value.span.start)
    return list(values[first:end])


def _with_events(dates: Sequence[Date], scene: TitleScene) -> Iterator[Date]:
    """Yield the dates with their events; no title stands twice in a sentence."""
    told: set[tuple[int, str]] = set()
    for date in dates:
        title = _find_title(date, scene)
        place = scene.sentence(scene.paragraph.tokens(date.span).start).start
        if title is None or (place, title.text) in told:
            yield date
            continue
        told.add((place, title.text))
        yield title.date(date, scene)


def _find_title(date: Date, scene: TitleScene) -> Title | None:
    if date.value is None or find_period(date.value.partition("T")[0]) is None:
        return None
    if is_dateline(date, scene.paragraph):
        return None
    expression = scene.paragraph.tokens(date.span)
    told = told_tokens(expression, scene.words)
    scene = replace(scene, own=range(expression.start, told.stop))
    governor = find_governor(expression, scene.tenses)
    noun = governor.noun
    if governor.verb is None and noun is not None and _is_eventive(noun, scene):
        return title_of_noun(noun, scene)
    of_time = noun is not None and noun.lemma_.lower() in scene.words.spans
    if noun is not None and not of_time and _belongs_to(noun, expression, scene):
        # The date of a thing is not that of the verb: « la grève de mai inquiète ».
        return title_of_noun(noun, scene) if _is_eventive(noun, scene) else None
    beside = _verb_beside(expression, scene)
    if noun is not None and not of_time and beside is None and _says_more(told, expression, scene):
        # « président depuis 2011 » is no date of what he said.
        return None
    verb = beside or governor.verb
    if verb is None or verb.i in scene.damaged or verb.lemma_.lower() in scene.words.datings:
        return None
    if not is_verbal(verb) and verb.dep_ == "ROOT":
        verb = _verb_after(expression, scene) or verb
    return title_of_verb(verb, scene)


def _says_more(told: range, expression: Tokens, scene: TitleScene) -> bool:
    """Say whether a date says more than when, by the words before it."""
    lead = range(told.start, expression.start)
    return not all(scene.doc[i].lower_ in scene.words.plain for i in lead)


def _verb_after(expression: Tokens, scene: TitleScene) -> Token | None:
    """Return the first finite verb after a date that opens its sentence."""
    sentence = scene.sentence(expression.start)
    if not all(i in scene.told for i in range(sentence.start, expression.start)):
        return None
    after = (scene.doc[i] for i in range(expression.end, sentence.stop))
    return next((token for token in after if is_verbal(token) and token.pos_ != "AUX"), None)


def _verb_beside(expression: Tokens, scene: TitleScene) -> Token | None:
    """Return the verb that stands right before a date, which it belongs to, parse or no parse."""
    start = expression.start
    while start - 1 in scene.told:
        start -= 1
    if start == 0:
        return None
    before = scene.doc[start - 1]
    forms = before.morph.get("VerbForm", [])
    return before if before.pos_ == "VERB" and ("Part" in forms or is_verbal(before)) else None


def _belongs_to(noun: Token, expression: Tokens, scene: TitleScene) -> bool:
    """Say whether a date tells when a noun was: « l’attentat de mercredi », "Monday's attack"."""
    if expression.start <= noun.i < expression.end or noun.pos_ != "NOUN":
        return False
    root = expression.root
    if root.dep_ in ("poss", "compound"):
        return True
    if root.dep_ == "npadvmod" and root.head == noun and _is_eventive(noun, scene):
        return "," not in [token.text for token in scene.doc[noun.i : expression.start]]
    ties = [child for child in root.children if child.dep_ == "case"]
    ties += [root.head] if root.dep_ == "pobj" else []
    if not any(tie.lower_ in scene.tenses.nominal for tie in ties):
        return False
    if any(tie.lower_ in scene.words.loose for tie in ties):
        return _is_eventive(noun, scene)
    return noun.lemma_.lower() not in scene.words.carriers


def _is_eventive(noun: Token, scene: TitleScene) -> bool:
    return any(form.endswith(scene.words.eventive) for form in (noun.lower_, noun.lemma_.lower()))
