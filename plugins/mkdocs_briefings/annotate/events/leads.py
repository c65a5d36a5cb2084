"""What an article is about: its first sentence, on the day of the article if no words date it."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph
from mkdocs_briefings.annotate.events.datelines import is_dateline
from mkdocs_briefings.annotate.events.scenes import TitleScene, told_tokens
from mkdocs_briefings.annotate.events.sentences import ends, is_main
from mkdocs_briefings.annotate.events.titles import Title, title_of_verb
from mkdocs_briefings.annotate.events.verbs import climb, group_start, is_verbal, own_subject
from mkdocs_briefings.annotate.grammar.datelines import find_dateline
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Date, Span
from mkdocs_briefings.model.rules import list_aspects

RULE = "value:published"
"""The rule by which the first sentence has the day of the article."""

_MAIN = frozenset({"title:sentence", "title:statement", "title:shared-subject"})
_SENTENCES = 2
"""How many sentences of its paragraph may be the first one: a dateline may look like one."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The dates of the paragraph that an article begins with, and the one that no words tell."""

    dates: Sequence[Date]
    told: Date | None = None


def find_lead(dates: Sequence[Date], scene: TitleScene, draft: Draft) -> Lead | None:
    """Return what the first sentence tells of the day; `None` where a paragraph has none.

    A title, a caption, a byline or a dateline is no sentence of the article.
    """
    paragraph, published = scene.paragraph, draft.document.source.published
    # Where a stage has failed, whether anything else dates the article is not known.
    if published is None or draft.faults or _is_furniture(paragraph, draft, scene):
        return None
    first = next((i for i in scene.sentences[:_SENTENCES] if _is_told(i, scene)), None)
    if first is None:
        return None
    sentence = scene.sentence(first)
    verb = _main_verb(sentence, scene)
    inside = [date for date in dates if _is_inside(date, sentence, scene)]
    if verb is None or any(_dates(date, scene) for date in inside):
        return Lead(dates)
    title = title_of_verb(verb, scene)
    if title is None or scene.doc[sentence.stop - 1].text == "?":
        return Lead(dates)
    return _tell(title, verb, dates, scene, published.isoformat())


def _tell(title: Title, verb: Token, dates: Sequence[Date], scene: TitleScene, day: str) -> Lead:
    """Return the title on the date of the dateline, else on the verb as of the article's day."""
    for number, date in enumerate(dates):
        if date.value == day and is_dateline(date, scene.paragraph):
            return Lead([*dates[:number], title.date(date, scene), *dates[number + 1 :]])
    start = group_start(verb, scene.told)
    if any(i in scene.told for i in range(start, verb.i)):
        start = verb.i
    begin = scene.paragraph.start
    span = Span(begin + scene.doc[start].idx, begin + verb.idx + len(verb.text))
    return Lead(dates, title.date(Date(span, day, rule=RULE), scene))


def _is_told(first: int, scene: TitleScene) -> bool:
    """Say whether a sentence tells something: a headline has no end, a dateline no verb."""
    sentence = scene.sentence(first) if first < len(scene.doc) else range(0)
    verbs = any(scene.doc[i].pos_ in ("VERB", "AUX") for i in sentence)
    return verbs and ends(sentence, scene)


def _main_verb(sentence: range, scene: TitleScene) -> Token | None:
    """Return the first finite verb of a sentence that hangs on no other and has a subject."""
    for i in sentence:
        token = scene.doc[i]
        free = is_main(climb(token), scene) and not scene.quotation(i)
        if is_verbal(token) and free and own_subject(token) is not None:
            return token
    return None


def _dates(date: Date, scene: TitleScene) -> bool:
    """Say whether a date tells when the sentence happened: « depuis 2011 » does not."""
    if not set(list_aspects(date.rule, "title")) & _MAIN:
        return False
    lead = told_tokens(scene.paragraph.tokens(date.span), scene.words)
    own = scene.paragraph.tokens(date.span).start
    return all(scene.doc[i].lower_ in scene.words.plain for i in range(lead.start, own))


def _is_inside(date: Date, sentence: range, scene: TitleScene) -> bool:
    tokens = scene.paragraph.tokens(date.span)
    return tokens.start in sentence


def _is_furniture(paragraph: Paragraph, draft: Draft, scene: TitleScene) -> bool:
    """Say whether a paragraph is none of the article's: the title again, a caption, a heading."""
    text = paragraph.doc.text
    title = fold(draft.document.source.title or "").strip(" .")
    again = bool(title) and fold(text).strip(" .") == title
    alone = find_dateline(paragraph.doc) >= len(paragraph.doc)
    return (
        paragraph.heading
        or again
        or alone
        or scene.words.patterns.caption.search(text.lower()) is not None
    )
