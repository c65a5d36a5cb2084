"""Short forms of what was named before: « le ministère », « la Cour », « le Nord »."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.institutions import Institutions
from mkdocs_briefings.languages.tables.names import Folds
from mkdocs_briefings.model import Actor, ActorKind, Form, Mention, Span
from mkdocs_briefings.model.rules import add_rule

_SHORT = "actor:short"
_CONTINUES = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


@dataclass(frozen=True, slots=True)
class ShortRules:
    """What the table says, folded; see `ShortNames`.

    `spellings` maps each noun to its small letters with accents and without.
    """

    heads: Folds
    capitals: Folds
    events: Folds
    directions: Folds
    determiners: Folds
    complements: Folds
    spellings: Mapping[str, tuple[str, ...]]


def bind_shorts(language: Language) -> Stage:
    """Return the stage that finds the bare nouns that stand for an actor named earlier."""
    table = language.read(Institutions).shorts
    kinds = (table.heads, table.capitals, table.events, table.directions)
    heads, capitals, events, directions = (frozenset(map(fold, kind)) for kind in kinds)
    around = table.determiners, table.complements
    spellings = {fold(noun): (fold(noun), noun.lower()) for kind in kinds for noun in kind}
    rules = ShortRules(heads, capitals, events, directions, *around, spellings)

    def find_shorts(draft: Draft) -> Draft:
        if _SHORT in draft.off:
            return draft
        owners = _Owners(draft, rules)
        taken = _outermost(draft)
        found = [
            mention
            for paragraph in draft.paragraphs
            for mention in _shorts(paragraph, owners, rules)
            if not _is_taken(mention.span, taken)
        ]
        mentions = sorted((*draft.mentions, *found), key=lambda mention: mention.span)
        return replace(draft, mentions=tuple(mentions))

    return find_shorts


def _outermost(draft: Draft) -> list[Span]:
    """Return the mentions in order that lie in no other."""
    spans: list[Span] = []
    for span in sorted(mention.span for mention in draft.mentions):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
        elif span.contains(spans[-1]):
            spans[-1] = span
    return spans


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Say whether a word lies in one of the spans, which are in order and apart."""
    before = bisect_right(taken, span.start, key=lambda other: other.start)
    return before > 0 and span.overlaps(taken[before - 1])


class _Owners:
    """Which actor a bare noun stands for at a place: the last one named by it before."""

    def __init__(self, draft: Draft, rules: ShortRules) -> None:
        actors: Mapping[str, Actor] = {actor.id: actor for actor in draft.actors}
        self._named: dict[str, list[tuple[int, str]]] = {}
        institutions = rules.heads | rules.capitals
        heads = {ActorKind.ORGANISATION: institutions, ActorKind.EVENT: rules.events}
        for mention in draft.mentions:
            words = fold(mention.span.of(draft.text)).split()
            kind = actors[mention.actor].kind
            head = fold(actors[mention.actor].name).split()[0]
            if head in heads.get(kind, ()) and head != words[-1]:
                self._named.setdefault(head, []).append((mention.span.end, mention.actor))
            if kind in (ActorKind.COUNTRY, ActorKind.PLACE):
                for word in rules.directions.intersection((words[-1], words[0])):
                    self._named.setdefault(word, []).append((mention.span.end, mention.actor))
        # The whole text is searched for these: spaCy's own numbers of the words are the fastest.
        self.forms = {
            draft.paragraphs[0].doc.vocab.strings[form]
            for noun in self._named
            for form in rules.spellings[noun]
        }

    def at(self, noun: str, start: int) -> str | None:
        """Return the id of the last actor that the noun named before a place, if any did."""
        named = self._named[noun]
        before = bisect_right(named, start, key=lambda pair: pair[0])
        return named[before - 1][1] if before else None


def _shorts(paragraph: Paragraph, owners: _Owners, rules: ShortRules) -> Iterator[Mention]:
    forms = owners.forms
    if not forms:
        return
    words = paragraph.doc.to_array("LOWER").tolist()
    for at in [at for at, form in enumerate(words) if form in forms]:
        token = paragraph.doc[at]
        if not _is_bare(token, rules):
            continue
        noun = fold(token.text)
        direction = noun in rules.directions
        needs_capital = direction or noun in rules.events | rules.capitals
        capital = token.text[0].isupper()
        actor = owners.at(noun, paragraph.start + token.idx)
        if actor is None or (needs_capital and not capital):
            continue
        span = Span(token.idx, token.idx + len(token.text)).shift(paragraph.start)
        form = Form.SHORT if capital else Form.NOMINAL
        rule = add_rule("short", "doubt:direction") if direction else "short"
        yield Mention(span, actor, form, direction, rule)


def _is_bare(token: Token, rules: ShortRules) -> bool:
    """Say whether a noun stands between a definite article and no complement of its own."""
    doc = token.doc
    if token.i == 0 or fold(doc[token.i - 1].text) not in rules.determiners:
        return False
    if token.i + 1 == len(doc):
        return True
    after = doc[token.i + 1]
    if fold(token.text) in rules.events and after.pos_ in ("CCONJ", "ADP"):
        # A capital tells enough: « le Tour et ses coureurs », « le Tour à Oslo ».
        return after.pos_ == "CCONJ" or fold(after.text) not in rules.complements
    return fold(after.text) not in rules.complements and after.pos_ not in _CONTINUES
