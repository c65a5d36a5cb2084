"""Capitals that stand for their government, and « le Nord » that stands for a country."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Name, Paragraph, Stage
from mkdocs_briefings.annotate.names.lexicon import compile_lexicon
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import ActorKind, Form

_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class MetonymRules:
    """The words beside which a capital acts; all folded, verbs as lemmas."""

    between: frozenset[str]
    prepositions: frozenset[str]
    towards: frozenset[str]
    nouns: frozenset[str]
    dealings: frozenset[str]
    links: frozenset[str]
    receives: frozenset[str]
    suffers: frozenset[str]
    idle: frozenset[str]
    conjunctions: frozenset[str]


def bind_metonyms(language: Language) -> Stage:
    """Return the stage that tells the capitals that act from those where something happens."""
    table: Mapping[str, Sequence[str]] = language.table("names")["metonym"]
    rules = MetonymRules(
        *(frozenset(map(fold, table[key])) for key in MetonymRules.__dataclass_fields__)
    )
    lexicon = compile_lexicon(language)

    def find_metonyms(draft: Draft) -> Draft:
        names = []
        before: Name | None = None
        for paragraph, name in _with_paragraphs(draft):
            country = lexicon.capitals.get(fold(name.span.of(draft.text)))
            if country and name.kind is ActorKind.PLACE and name.known is None:
                token = _token(paragraph, name)
                if token is not None and (
                    _acts(token, rules) or _joined(paragraph, token, before, rules)
                ):
                    kind = ActorKind(lexicon.known[country].kind)
                    name = replace(name, kind=kind, known=country, form=Form.METONYM)
            names.append(name)
            before = name
        return replace(draft, names=tuple(names))

    return find_metonyms


def _with_paragraphs(draft: Draft) -> Iterator[tuple[Paragraph, Name]]:
    """Yield the names in order, each with its paragraph."""
    paragraphs = iter(draft.paragraphs)
    paragraph = next(paragraphs, None)
    for name in draft.names:
        while paragraph is not None and name.span.start >= paragraph.span.end:
            paragraph = next(paragraphs, None)
        if paragraph is not None:
            yield paragraph, name


def _token(paragraph: Paragraph, name: Name) -> Token | None:
    """Return the word of the parse on which a name hangs; `None` in capitals, a dateline."""
    found = paragraph.tokens(name.span)
    if found.text.isupper() and len(found.text) > 1:
        return None
    return found.root


def _acts(token: Token, rules: MetonymRules) -> bool:
    """Say whether a capital acts: it does something, or something is its own or against it."""
    verb = token.head
    lemma = fold(verb.lemma_)
    if token.dep_ == "nsubj" and verb.pos_ == "VERB" and lemma not in rules.idle:
        return True
    if token.dep_ in ("obj", "dobj") and lemma in rules.suffers:
        return True
    before = _words_before(token)
    if before[0] in rules.between:
        return any(word in rules.nouns or word in rules.dealings for word in before[1:])
    if before[0] in rules.prepositions:
        return True
    if before[0] in rules.links:
        return any(word in rules.nouns for word in before[1:3])
    if before[0] in rules.towards:
        return any(fold(above.lemma_) in rules.receives for above in _heads(token))
    return False


def _joined(paragraph: Paragraph, token: Token, before: Name | None, rules: MetonymRules) -> bool:
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
