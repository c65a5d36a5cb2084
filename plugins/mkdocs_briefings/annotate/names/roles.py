"""Roles: the title or apposition of the first full mention of a person."""

from bisect import bisect_right
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.names import NameWords
from mkdocs_briefings.model import ActorKind, Form, Mention, Span
from mkdocs_briefings.model.rules import add_rule

_BEFORE = "role:before"
_AFTER = "role:after"
_LONGEST = 16
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PHRASE = _NOMINAL | {"ADP", "DET", "NUM", "SYM", "X"}
# No ending makes a head of a shorter noun (« liste »).
_LONG = 8
_OPENERS = frozenset(",(–—-")


def bind_roles(language: Language) -> Stage:
    """Return the stage that reads the role of each person beside the first full mention."""
    rules = language.read(NameWords)

    def find_roles(draft: Draft) -> Draft:
        people = {actor.id for actor in draft.actors if actor.kind is ActorKind.PERSON}
        if not people:
            return draft
        roles: dict[str, str] = {}
        mentions = []
        for mention in draft.mentions:
            if mention.actor in people and mention.actor not in roles:
                role, rule = _role(draft, mention, rules)
                if role:
                    roles[mention.actor] = role
                    mention = replace(mention, rule=add_rule(mention.rule, rule))
            mentions.append(mention)
        actors = tuple(replace(actor, role=roles.get(actor.id)) for actor in draft.actors)
        return replace(draft, actors=actors, mentions=tuple(mentions))

    return find_roles


def _role(draft: Draft, mention: Mention, rules: NameWords) -> tuple[str | None, str]:
    """Return the role said at a mention, and its rule; only a full name has one after it."""
    paragraph = next((one for one in draft.paragraphs if one.span.contains(mention.span)), None)
    if paragraph is None:
        return None, ""
    words = paragraph.tokens(mention.span)
    found, rule = None, _BEFORE
    if _BEFORE not in draft.off:
        found = _before(words.doc, words.start, rules)
    if found is None and mention.form is Form.NAME and _AFTER not in draft.off:
        found, rule = _after(words.doc, words.end, rules), _AFTER
    return found and _said(draft, paragraph, *found, rules), rule


def _said(
    draft: Draft, paragraph: Paragraph, first: int, last: int, rules: NameWords
) -> str | None:
    """Return the words of a role, to the end of its last name; `None` if it is somebody else's.

    « avocat de M. X » is a role, « ministre X » is none.
    """
    doc, start = paragraph.doc, paragraph.start
    end = doc[last - 1]
    span = Span(start + doc[first].idx, start + end.idx + len(end))
    at = bisect_right(draft.mentions, span.start, key=lambda mention: mention.span.end)
    kinds = {actor.id: actor.kind for actor in draft.actors}
    for mention in islice(draft.mentions, at, None):
        if mention.span.start >= span.end:
            break
        if kinds[mention.actor] is ActorKind.PERSON and not _is_linked(paragraph, mention, rules):
            return None
        span = Span(span.start, max(span.end, mention.span.end))
    return " ".join(span.of(draft.text).split())


def _is_linked(paragraph: Paragraph, mention: Mention, rules: NameWords) -> bool:
    """Say whether a preposition stands before a name, titles passed over."""
    words = paragraph.tokens(mention.span)
    start = words.start
    while start > 0 and _is_title(words.doc[start - 1], rules):
        start -= 1
    return start > 0 and words.doc[start - 1].pos_ == "ADP"


def _before(doc: Doc, start: int, rules: NameWords) -> tuple[int, int] | None:
    """Return the role that ends right before a name, or before the comma before it."""
    # « le ministre, M. X », not « M. » alone before a title that is a role itself.
    while start > 1 and _is_title(doc[start - 1], rules):
        start -= 1
    end = start - 1 if start > 1 and doc[start - 1].text == "," else start
    at = end - 1
    while at >= 0 and end - at < _LONGEST and _in_phrase(doc[at], rules):
        if _is_head(doc[at], rules) and doc[at].pos_ in _NOMINAL:
            break
        if at == end - 1 and doc[at].pos_ in ("ADP", "DET"):
            return None
        at -= 1
    else:
        return None
    if at < 0 or (end < start and not _is_definite(doc, at, rules)):
        return None
    return _first(doc, at, rules), end


def _is_title(token: Token, rules: NameWords) -> bool:
    folded = fold(token.text).rstrip(".")
    return folded in rules.civilities and folded not in rules.roles


def _is_head(token: Token, rules: NameWords) -> bool:
    folded = fold(token.text)
    if folded in rules.roles:
        return True
    return (
        token.pos_ == "NOUN" and len(folded) >= _LONG and folded.endswith(rules.role_shape.endings)
    )


def _is_definite(doc: Doc, head: int, rules: NameWords) -> bool:
    first = _first(doc, head, rules)
    return first > 0 and fold(doc[first - 1].text).rstrip("'") in rules.role_shape.articles


def _after(doc: Doc, end: int, rules: NameWords) -> tuple[int, int] | None:
    """Return the role in apposition after a name (« X, 46 ans, ingénieur à Y, »)."""
    while end < len(doc) and doc[end].is_upper and fold(doc[end].text) in rules.suffixes:
        end += 1
    if end >= len(doc) or doc[end].text not in _OPENERS:
        return None
    at = _skip_age(doc, end + 1, rules)
    while at < len(doc) and fold(doc[at].text).rstrip("'") in rules.role_shape.articles:
        at += 1
    first = at
    while at < len(doc) and _may_lead(doc[at], rules):
        at += 1
    if at == len(doc) or not _is_head(doc[at], rules):
        return None
    alone = fold(doc[first - 1].text) in rules.role_shape.indefinite
    last = at + 1
    while last < len(doc) and last - at < _LONGEST and _in_phrase(doc[last], rules):
        last += 1
    while doc[last - 1].pos_ in ("ADP", "DET", "NUM"):
        last -= 1
    # "Rowe met Karvel, a senior official said"
    if alone and last < len(doc) and "VerbForm=Fin" in str(doc[last].morph):
        return None
    return first, last


def _skip_age(doc: Doc, at: int, rules: NameWords) -> int:
    """Return the word after « 46 ans, »; the same word where no age is told."""
    for after in range(at, min(at + 3, len(doc))):
        if fold(doc[after].text) in rules.role_shape.ages:
            return after + 2 if after + 1 < len(doc) and doc[after + 1].text == "," else after + 1
    return at


def _may_lead(token: Token, rules: NameWords) -> bool:
    """Say whether a word may stand between the article and the head of a role."""
    folded = fold(token.text)
    if folded in rules.roles:
        return False
    nominal = rules.role_shape.nouns_before and token.pos_ in _NOMINAL
    return nominal or token.pos_ == "ADJ" or folded in rules.qualifiers


def _first(doc: Doc, head: int, rules: NameWords) -> int:
    """Return where the role begins whose head is known."""
    first = head
    # « secrétaire général », "prime minister": one head may stand before another.
    while first > 0 and (
        _may_lead(doc[first - 1], rules) or fold(doc[first - 1].text) in rules.roles
    ):
        first -= 1
    # « présidente et fondatrice de X »: a list of heads is one role.
    if first > 1 and doc[first - 1].pos_ == "CCONJ" and _is_head(doc[first - 2], rules):
        return _first(doc, first - 2, rules)
    # « lieutenant-colonel » is three words to the model.
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 2].whitespace_:
        first -= 2
    return first


def _in_phrase(token: Token, rules: NameWords) -> bool:
    folded = fold(token.text)
    if token.pos_ == "CCONJ":
        # « ministre de la Pêche et des Ports »
        if token.i + 1 == len(token.doc):
            return False
        after, before = token.nbor(), token.nbor(-1) if token.i else token
        return fold(after.text) in rules.role_shape.links or (
            _is_head(after, rules) and _is_head(before, rules)
        )
    return (
        token.pos_ in _PHRASE
        or token.text[0].isupper()
        or token.text in ("'", "’", "-")
        or folded in rules.roles
        or folded in rules.role_shape.participles
    ) and folded not in rules.role_shape.ages
