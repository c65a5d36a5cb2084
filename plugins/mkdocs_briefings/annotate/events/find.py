"""The stage that says what a date dates: the clause it belongs to, in the source's own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.annotate.events.frames import is_verbal
from mkdocs_briefings.annotate.events.scenes import Scene, dateline_end, read_scene
from mkdocs_briefings.annotate.events.titles import Title, title_of_phrase, title_of_verb
from mkdocs_briefings.annotate.time.rules import Tenses, load_tenses, load_title_words
from mkdocs_briefings.annotate.time.tense import find_governor
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import Date
from mkdocs_briefings.model.rules import add_rule
from mkdocs_briefings.timex import find_period

_HEAD = 60
"""How far into its paragraph a dateline may stand, in code points."""

_DATELINE = re.compile(r"[^.!?;:«“\"]{0,60}?[.,]?\s*[–—-](?:\s|$)")


def bind_events(language: Language) -> Stage:
    """Return the stage that fills `event` and `participants` of dates.

    Only dates with a place in the calendar have an event; a dateline has none, and neither has a
    date whose event cannot be told in words that stand alone.
    """
    tenses, words = load_tenses(language), load_title_words(language)

    def find_events(draft: Draft) -> Draft:
        found: list[Date] = []
        mentions, dates = iter(draft.mentions), iter(draft.dates)
        kept_date, kept_mention = next(dates, None), next(mentions, None)
        for paragraph in draft.paragraphs:
            end = paragraph.span.end
            inside, here = [], []
            while kept_date is not None and kept_date.span.start < end:
                inside.append(kept_date)
                kept_date = next(dates, None)
            while kept_mention is not None and kept_mention.span.start < end:
                here.append(kept_mention)
                kept_mention = next(mentions, None)
            if inside and paragraph.doc.has_annotation("DEP"):
                scene = read_scene(paragraph, inside, here, draft, words)
                inside = list(_with_events(inside, scene, tenses))
            found.extend(inside)
        return replace(draft, dates=tuple(found))

    return find_events


def _with_events(dates: Sequence[Date], scene: Scene, tenses: Tenses) -> Iterator[Date]:
    """Yield the dates with their events; a date told twice over has it once."""
    before: Date | None = None
    for date in dates:
        title = _find_title(date, scene, tenses)
        one = date
        if title is not None:
            one = replace(
                date,
                event=title.text,
                participants=_participants(title, scene),
                rule=add_rule(date.rule, f"title:{title.rule}"),
            )
            if before is not None and (before.event, before.value) == (one.event, one.value):
                one = date
        before = one if one.event is not None else before
        yield one


def _participants(title: Title, scene: Scene) -> tuple[str, ...]:
    pronouns = [scene.names.pronouns[i][1] for i in title.tokens if i in scene.names.pronouns]
    named = [
        mention.actor
        for tokens, mention in scene.names.mentions
        if not title.tokens.isdisjoint(tokens)
    ]
    return tuple(dict.fromkeys([*pronouns, *named]))


def _find_title(date: Date, scene: Scene, tenses: Tenses) -> Title | None:
    if date.value is None or find_period(date.value.partition("T")[0]) is None:
        return None
    if _is_dateline(date, scene.paragraph):
        return None
    expression = scene.paragraph.tokens(date.span)
    scene = replace(scene, own=frozenset(range(expression.start, expression.end)))
    governor = find_governor(expression, tenses)
    noun = governor.noun
    if governor.verb is None and noun is not None and _is_eventive(noun, scene):
        return title_of_phrase(noun, scene)
    if noun is not None and _belongs_to(noun, expression, scene, tenses):
        # The date of a thing is not that of the verb: « la grève de mai inquiète ».
        return title_of_phrase(noun, scene) if _is_eventive(noun, scene) else None
    verb = _verb_beside(expression, scene) or governor.verb
    if verb is None or verb.i in scene.damaged or verb.lemma_.lower() in scene.words.datings:
        return None
    if not is_verbal(verb) and verb.dep_ == "ROOT":
        verb = _verb_after(expression, scene) or verb
    return title_of_verb(verb, scene)


def _verb_after(expression: Tokens, scene: Scene) -> Token | None:
    """Return the first finite verb after a date that opens its sentence."""
    ground = scene.ground(expression.start)
    if not all(i in scene.told for i in range(ground.first, expression.start)):
        return None
    after = (scene.doc[i] for i in range(expression.end, ground.end))
    return next((token for token in after if is_verbal(token) and token.pos_ != "AUX"), None)


def _verb_beside(expression: Tokens, scene: Scene) -> Token | None:
    """Return the verb that stands right before a date, which it belongs to, parse or no parse."""
    start = expression.start
    while start - 1 in scene.told:
        start -= 1
    if start == 0:
        return None
    before = scene.doc[start - 1]
    forms = before.morph.get("VerbForm", [])
    return before if before.pos_ == "VERB" and ("Part" in forms or is_verbal(before)) else None


def _belongs_to(noun: Token, expression: Tokens, scene: Scene, tenses: Tenses) -> bool:
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
    if not any(tie.lower_ in tenses.nominal for tie in ties):
        return False
    if any(tie.lower_ in scene.words.loose for tie in ties):
        return _is_eventive(noun, scene)
    return noun.lemma_.lower() not in scene.words.carriers


def _is_eventive(noun: Token, scene: Scene) -> bool:
    return any(form.endswith(scene.words.eventive) for form in (noun.lower_, noun.lemma_.lower()))


def _is_dateline(date: Date, paragraph: Paragraph) -> bool:
    """Say whether a date only heads the report: « Paris, 3 mai (agence) — »."""
    here = date.span.shift(-paragraph.start)
    doc = paragraph.doc
    tokens = paragraph.tokens(date.span)
    if tokens.end <= dateline_end(doc):
        return True
    if here.start > _HEAD or any(token.pos_ in ("VERB", "AUX") for token in doc[: tokens.start]):
        return False
    rest = doc[tokens.start :][:_HEAD].text[len(here) :]
    ends = tokens.end + 1 >= len(doc) and not rest.strip(" .,")
    return ends or _DATELINE.match(rest) is not None
