"""Roles: the title or apposition of the first full mention of a person."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import ActorKind, Form, Mention

_LONGEST = 16
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PHRASE = _NOMINAL | {"ADP", "DET", "NUM", "SYM", "X"}
_OPENERS = frozenset(",(–—-")


@dataclass(frozen=True, slots=True)
class RoleRules:
    """The heads of roles and the words around them, folded."""

    heads: frozenset[str]
    qualifiers: frozenset[str]
    articles: frozenset[str]
    ages: frozenset[str]
    nouns_before: bool


def bind_roles(language: Language) -> Stage:
    """Return the stage that reads the role of each person beside the first full mention."""
    table = language.table("names")
    shape = table["role_shape"]
    rules = RoleRules(
        frozenset(map(fold, table["roles"])),
        frozenset(map(fold, table["qualifiers"])),
        frozenset(map(fold, shape["articles"])),
        frozenset(map(fold, shape["ages"])),
        shape["nouns_before"] == "yes",
    )

    def find_roles(draft: Draft) -> Draft:
        people = {actor.id for actor in draft.actors if actor.kind is ActorKind.PERSON}
        roles: dict[str, str] = {}
        for mention in draft.mentions:
            if mention.actor in people and mention.actor not in roles:
                role = _role(draft, mention, rules)
                if role:
                    roles[mention.actor] = role
        actors = tuple(replace(actor, role=roles.get(actor.id)) for actor in draft.actors)
        return replace(draft, actors=actors)

    return find_roles


def _role(draft: Draft, mention: Mention, rules: RoleRules) -> str | None:
    """Return the role said at a mention; only a full name has one after it."""
    paragraph = next((one for one in draft.paragraphs if one.span.contains(mention.span)), None)
    if paragraph is None:
        return None
    words = paragraph.tokens(mention.span)
    role = _before(words.doc, words.start, rules)
    if role is None and mention.form is Form.NAME:
        role = _after(words.doc, words.end, rules)
    return role


def _before(doc: Doc, start: int, rules: RoleRules) -> str | None:
    """Return the role that ends right before a name, or before the comma before it."""
    end = start - 1 if start > 1 and doc[start - 1].text == "," else start
    at = end - 1
    while at >= 0 and end - at < _LONGEST and _in_phrase(doc[at], rules):
        if fold(doc[at].text) in rules.heads and doc[at].pos_ in _NOMINAL:
            break
        if at == end - 1 and doc[at].pos_ in ("ADP", "DET"):
            return None
        at -= 1
    else:
        return None
    if at < 0 or (end < start and not _is_definite(doc, at, rules)):
        return None
    return _text(doc, _first(doc, at, rules), end)


def _is_definite(doc: Doc, head: int, rules: RoleRules) -> bool:
    first = _first(doc, head, rules)
    return first > 0 and fold(doc[first - 1].text).rstrip("'") in rules.articles


def _after(doc: Doc, end: int, rules: RoleRules) -> str | None:
    """Return the role in apposition after a name (« X, 46 ans, ingénieur à Y, »)."""
    if end >= len(doc) or doc[end].text not in _OPENERS:
        return None
    at = _skip_age(doc, end + 1, rules)
    while at < len(doc) and fold(doc[at].text).rstrip("'") in rules.articles:
        at += 1
    first = at
    while at < len(doc) and _may_lead(doc[at], rules):
        at += 1
    if at == len(doc) or fold(doc[at].text) not in rules.heads:
        return None
    last = at + 1
    while last < len(doc) and last - at < _LONGEST and _in_phrase(doc[last], rules):
        last += 1
    while doc[last - 1].pos_ in ("ADP", "DET", "NUM"):
        last -= 1
    return _text(doc, first, last)


def _skip_age(doc: Doc, at: int, rules: RoleRules) -> int:
    """Return the word after « 46 ans, »; the same word where no age is told."""
    for after in range(at, min(at + 3, len(doc))):
        if fold(doc[after].text) in rules.ages:
            return after + 2 if after + 1 < len(doc) and doc[after + 1].text == "," else after + 1
    return at


def _may_lead(token: Token, rules: RoleRules) -> bool:
    """Say whether a word may stand between the article and the head of a role."""
    folded = fold(token.text)
    if folded in rules.heads:
        return False
    return folded in rules.qualifiers or (rules.nouns_before and token.pos_ in _NOMINAL)


def _first(doc: Doc, head: int, rules: RoleRules) -> int:
    """Return where the role begins whose head is known."""
    first = head
    # « secrétaire général », "prime minister": one head may stand before another.
    while first > 0 and (
        _may_lead(doc[first - 1], rules) or fold(doc[first - 1].text) in rules.heads
    ):
        first -= 1
    return first


def _in_phrase(token: Token, rules: RoleRules) -> bool:
    return (
        token.pos_ in _PHRASE or token.text in ("'", "’") or fold(token.text) in rules.heads
    ) and fold(token.text) not in rules.ages


def _text(doc: Doc, first: int, last: int) -> str:
    return " ".join(doc[first:last].text.split())
