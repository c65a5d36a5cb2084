"""The tense in which a clause tells of a date, from the model's parse."""

from dataclasses import dataclass
from enum import Enum, auto

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from mkdocs_briefings.languages.tables.dates import Tenses

_REACH = 60
"""How many tokens away an expression may find a verb, and how many heads above it one may stand.

Longer is a list, whose verb says nothing of its far end; and a list of dates takes time in
proportion to its length, not to the square of it.
"""


class Tense(Enum):
    """Where a clause puts what it tells, seen from the day of the article."""

    PAST = auto()
    PRESENT = auto()
    FUTURE = auto()


@dataclass(frozen=True, slots=True)
class Telling:
    """How a date is told.

    `tense` is `None` where it says nothing; `noun` is true if the date belongs to a noun, so that
    the tense of the verb need not be its own; `state` if the verb tells how things stand; `going`
    if it goes on ("is holding a rally"): it may be planned, or have just been.
    """

    tense: Tense | None = None
    noun: bool = False
    state: bool = False
    going: bool = False


@dataclass(frozen=True, slots=True)
class Governor:
    """What an expression hangs on: the verb of its clause, and a noun on the way there, if any."""

    verb: Token | None
    noun: Token | None = None


def find_governor(expression: Tokens, tenses: Tenses) -> Governor:
    """Return what governs an expression; without a parse nothing does."""
    token, noun = expression.root, None
    for _ in range(_REACH):
        if token.head == token:
            break
        token = token.head
        if token.dep_ == "prep" and _has(token, "Aspect", "Prog"):
            continue  # "including", "following"
        if _is_verb(token) or token.lemma_.lower() in tenses.ahead:
            return Governor(token, noun)
        inside = expression.start <= token.i < expression.end
        if noun is None and token.pos_ in ("NOUN", "PROPN") and not inside:
            noun = token
    return Governor(_nearest_verb(expression), noun or expression.root)


def read_telling(expression: Tokens, tenses: Tenses) -> Telling:
    """Return how an expression is told."""
    governor = find_governor(expression, tenses)
    verb, noun = governor.verb, governor.noun is not None
    if verb is None:
        return Telling(noun=noun)
    said = next((child for child in verb.children if child.dep_ == "cop"), verb)
    going = _has(verb, "Aspect", "Prog") and not any(_is_modal(c, tenses) for c in verb.children)
    state = said.lemma_.lower() in tenses.states
    return Telling(_tense(verb, tenses), noun, state, going)


def _nearest_verb(expression: Tokens) -> Token | None:
    """Return the verb before an expression, else the one after, in the same sentence.

    For what the parser has cut off from its clause.
    """
    doc, start, end = expression.doc, expression.start, expression.end
    before, after = max(-1, start - 1 - _REACH), min(len(doc), end + _REACH)
    for places in (range(start - 1, before, -1), range(end, after)):
        for token in (doc[i] for i in places):
            if token.text in (".", "!", "?", ";"):
                break
            if _is_verb(token):
                return token
    return None


def _is_verb(token: Token) -> bool:
    """Say whether a token is a verb or what is said with the verb to be (« a été sec »)."""
    return (
        token.pos_ in ("VERB", "AUX")
        or bool(token.morph.get("VerbForm", []))
        or any(child.dep_ == "cop" for child in token.children)
    )


def _has(token: Token, feature: str, *values: str) -> bool:
    return any(value in values for value in token.morph.get(feature, []))


def _tense(verb: Token, tenses: Tenses) -> Tense | None:
    """Return the tense of a verb with its auxiliaries."""
    helpers = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    finite = next((t for t in (*helpers, verb) if _has(t, "VerbForm", "Fin")), None)
    if finite is None and _ends_in(verb, (*tenses.coming, *tenses.unreal), tenses):
        finite = verb
    perfect = any(
        helper.dep_ in ("aux", "aux:tense") and helper.lemma_.lower() in tenses.perfect
        for helper in helpers
    )
    if verb.lemma_.lower() in tenses.ahead:
        if finite is None and not _is_verb(verb) and _is_verb(verb.head):
            finite = verb.head
        return None if finite is not None and _has(finite, "Tense", "Past", "Imp") else Tense.FUTURE
    if finite is None:
        infinitive = any(_has(token, "VerbForm", "Inf") for token in (verb, *helpers))
        return _tense_without_finite(verb, perfect, infinitive, tenses)
    if _has(finite, "Tense", "Fut") or _ends_in(finite, tenses.coming, tenses):
        return Tense.FUTURE
    if perfect:
        return Tense.PAST
    if is_unreal(finite, tenses) or any(_is_modal(h, tenses) for h in helpers):
        return Tense.FUTURE
    leaning = verb.lemma_.lower() in tenses.leaning
    if _has(finite, "Tense", "Past", "Imp"):
        return None if leaning else Tense.PAST
    if _has(finite, "Mood", "Sub", "Imp"):
        return None
    return Tense.FUTURE if leaning or _has(verb, "Aspect", "Prog") else Tense.PRESENT


def _is_modal(helper: Token, tenses: Tenses) -> bool:
    # A capital within a sentence makes a name of it: Clare May.
    name = helper.text[0].isupper() and not helper.is_sent_start
    return helper.lemma_.lower() in tenses.modal and not name


def _tense_without_finite(
    verb: Token, perfect: bool, infinitive: bool, tenses: Tenses
) -> Tense | None:
    """Return the tense of an infinitive or a participle, which may hang on another verb."""
    if perfect:
        return Tense.PAST
    if not infinitive and _has(verb, "VerbForm", "Part") and _has(verb, "Tense", "Past"):
        return Tense.PAST
    head = verb.head
    if head == verb or not (_is_verb(head) or head.lemma_.lower() in tenses.ahead):
        return None
    if head.lemma_.lower() in tenses.ended:
        return Tense.PAST
    governing = _tense(head, tenses)
    if not infinitive:
        return governing
    if governing is Tense.PAST:
        # « a pu voter lundi » is over, « a promis de voter lundi » need not be.
        shared = head.lemma_.lower() in tenses.leaning | tenses.carrying
        return Tense.PAST if shared else None
    return Tense.FUTURE if governing is not None else None


def is_unreal(finite: Token, tenses: Tenses) -> bool:
    """Say whether a verb is conditional."""
    return _has(finite, "Mood", "Cnd") or _ends_in(finite, tenses.unreal, tenses)


def _ends_in(finite: Token, endings: tuple[str, ...], tenses: Tenses) -> bool:
    """Say whether a verb has one of the endings and they are not part of its stem.

    Models miss the rarer tenses: « ferons » is no present like « ouvrons », nor « réunirait » an
    imperfect like « déclarait », where the r belongs to the stem.
    """
    form, lemma = finite.lower_, finite.lemma_.lower()
    stem = next((lemma.removesuffix(i) for i in tenses.infinitive if lemma.endswith(i)), lemma)
    return any(
        form.endswith(ending) and form.removesuffix(ending) + ending[0] != stem
        for ending in endings
    )
