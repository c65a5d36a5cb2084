"""Capitals that stand for their government, and « le Nord » that stands for a country."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Name, Paragraph, Stage
from mkdocs_briefings.annotate.names.guesses import name_kind
from mkdocs_briefings.annotate.names.lexicon import Lexicon, compile_lexicon
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.names import MetonymWords, NameWords
from mkdocs_briefings.model import ActorKind, Form
from mkdocs_briefings.model.rules import add_rule

_METONYM = "kind:metonym"
_LOOK_BACK = 4
_LOOK_AHEAD = 5


def bind_metonyms(language: Language) -> Stage:
    """Return the stage that tells the capitals that act from those where something happens."""
    rules = language.read(NameWords).metonym
    lexicon = compile_lexicon(language)

    def find_metonyms(draft: Draft) -> Draft:
        if _METONYM in draft.off:
            return draft
        names = []
        before: Name | None = None
        for paragraph, name, after in _with_paragraphs(draft):
            country = lexicon.capitals.get(fold(name.span.of(draft.text)))
            own = name.known is None or name.known in draft.register.entries
            if country and name.kind is ActorKind.PLACE and own:
                token = _token(paragraph, name)
                town = _is_town(draft, name, after, lexicon, rules)
                if token is not None and (
                    _acts(token, town, rules) or _joined(paragraph, token, before, rules)
                ):
                    kind = ActorKind(lexicon.known[country].kind)
                    rule = add_rule(name.rule, _METONYM)
                    rivals = (*name.rivals, name_kind(ActorKind.PLACE))
                    name = replace(
                        name,
                        kind=kind,
                        known=country,
                        form=Form.METONYM,
                        rule=rule,
                        rivals=rivals,
                    )
            names.append(name)
            before = name
        return replace(draft, names=tuple(names))

    return find_metonyms


def _with_paragraphs(draft: Draft) -> Iterator[tuple[Paragraph, Name, Name | None]]:
    """Yield the names in order, each with its paragraph and the name after it."""
    paragraphs = iter(draft.paragraphs)
    paragraph = next(paragraphs, None)
    for name, after in zip_longest(draft.names, draft.names[1:]):
        while paragraph is not None and name.span.start >= paragraph.span.end:
            paragraph = next(paragraphs, None)
        if paragraph is not None:
            yield paragraph, name, after


def _is_town(
    draft: Draft, name: Name, after: Name | None, lexicon: Lexicon, rules: MetonymWords
) -> bool:
    """Say whether a capital is joined to a town that is none (« entre Oslo et Bergen »)."""
    if after is None or after.kind is not ActorKind.PLACE:
        return False
    between = fold(draft.text[name.span.end : after.span.start].strip())
    town = fold(after.span.of(draft.text)) not in lexicon.capitals
    return between in rules.conjunctions and town


def _token(paragraph: Paragraph, name: Name) -> Token | None:
    """Return the word of the parse on which a name hangs; `None` in capitals, a dateline."""
    found = paragraph.tokens(name.span)
    if found.text.isupper() and len(found.text) > 1:
        return None
    return found.root


def _acts(token: Token, town: bool, rules: MetonymWords) -> bool:
    """Say whether a capital acts: it does something, or something is its own or against it.

    `town` says that it is joined to a mere town.
    """
    verb = token.head
    lemma = fold(verb.lemma_)
    if token.dep_ == "nsubj" and verb.pos_ == "VERB" and lemma not in rules.idle:
        return True
    if token.dep_ in ("obj", "dobj") and lemma in rules.suffers:
        return True
    if _opens_clause(token, rules) or _follows_verb(token, rules):
        return True
    before = _words_before(token)
    if before[0] in rules.between:
        deals = any(word in rules.nouns or word in rules.dealings for word in before[1:])
        return deals and not town
    if before[0] in rules.prepositions:
        return True
    if before[0] in rules.links:
        return any(word in rules.nouns for word in before[1:3])
    if before[0] in rules.towards:
        return any(fold(above.lemma_) in rules.receives for above in _heads(token))
    return False


def _opens_clause(token: Token, rules: MetonymWords) -> bool:
    """Say whether a capital begins a clause and its verb follows, whatever the parser makes of it.

    Two capitals may be joined; a passive is no act.
    """
    doc, at = token.doc, token.i + 1
    if token.i > 0 and fold(doc[token.i - 1].text).rstrip("'") not in rules.openers:
        return False
    if at + 1 < len(doc) and fold(doc[at].text) in rules.conjunctions:
        at += 2 if doc[at + 1].is_title else 0
    reflexive = False
    for word in doc[at : at + _LOOK_AHEAD]:
        folded = fold(word.text).rstrip("'")
        if word.pos_ == "VERB" and word.lemma_ not in rules.passive:
            return fold(word.lemma_) not in rules.idle
        if folded not in rules.clitics and word.pos_ not in ("AUX", "ADV"):
            return False
        reflexive |= folded in rules.clitics
        if word.lemma_ in rules.passive and not reflexive:
            return False
    return False


def _follows_verb(token: Token, rules: MetonymWords) -> bool:
    """Say whether the verb that a government suffers stands right before, but for an adverb."""
    words = [word for word in token.doc[max(0, token.i - 2) : token.i] if word.pos_ != "ADV"]
    verb = words[-1] if words else token
    return verb.pos_ == "VERB" and fold(verb.lemma_) in rules.suffers


def _joined(paragraph: Paragraph, token: Token, before: Name | None, rules: MetonymWords) -> bool:
    """Say whether only « et » stands between a capital and one that acts."""
    if before is None or before.form is not Form.METONYM:
        return False
    between = paragraph.doc.text[before.span.end - paragraph.start : token.idx]
    return fold(between.strip()) in rules.conjunctions


def _heads(token: Token) -> Iterator[Token]:
    """Yield the words on which a word hangs, the nearest first, as far as its verb."""
    for above in token.ancestors:
        yield above
        if above.pos_ == "VERB":
            return


def _words_before(token: Token) -> list[str]:
    """Return the folded words before a word, the nearest first; empty texts before the start."""
    before = token.doc[max(0, token.i - 2 * _LOOK_BACK) : token.i]
    words = [fold(word.text).rstrip("'") for word in reversed(before) if not word.is_punct]
    return (words + [""] * _LOOK_BACK)[:_LOOK_BACK]
