"""Short forms of what was named before: « le ministère », « la Cour », « le Nord »."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import Actor, ActorKind, Form, Mention, Span

_CONTINUES = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


@dataclass(frozen=True, slots=True)
class ShortRules:
    """The nouns that may stand alone for an institution, and what may stand before and after."""

    heads: frozenset[str]
    directions: frozenset[str]
    determiners: frozenset[str]
    complements: frozenset[str]


def bind_shorts(language: Language) -> Stage:
    """Return the stage that finds the bare nouns that stand for an actor named earlier."""
    table = language.table("institutions")["shorts"]
    rules = ShortRules(
        *(frozenset(map(fold, table[key])) for key in ShortRules.__dataclass_fields__)
    )

    def find_shorts(draft: Draft) -> Draft:
        owners = _Owners(draft, rules)
        taken = sorted(mention.span for mention in draft.mentions)
        found = [
            mention
            for paragraph in draft.paragraphs
            for mention in _shorts(paragraph, owners, rules)
            if not any(mention.span.overlaps(span) for span in taken)
        ]
        mentions = sorted((*draft.mentions, *found), key=lambda mention: mention.span)
        return replace(draft, mentions=tuple(mentions))

    return find_shorts


class _Owners:
    """Which actor a bare noun stands for at a place: the last one named by it before."""

    def __init__(self, draft: Draft, rules: ShortRules) -> None:
        actors: Mapping[str, Actor] = {actor.id: actor for actor in draft.actors}
        self._named: dict[str, list[tuple[int, str]]] = {}
        for mention in draft.mentions:
            words = fold(mention.span.of(draft.text)).split()
            kind = actors[mention.actor].kind
            head = fold(actors[mention.actor].name).split()[0]
            if kind is ActorKind.ORGANISATION and head in rules.heads and head != words[-1]:
                self._named.setdefault(head, []).append((mention.span.end, mention.actor))
            if kind in (ActorKind.COUNTRY, ActorKind.PLACE):
                for word in rules.directions.intersection((words[-1], words[0])):
                    self._named.setdefault(word, []).append((mention.span.end, mention.actor))

    def at(self, noun: str, start: int) -> str | None:
        """Return the id of the last actor that the noun named before a place, if any did."""
        earlier = [actor for end, actor in self._named.get(noun, ()) if end <= start]
        return earlier[-1] if earlier else None


def _shorts(paragraph: Paragraph, owners: _Owners, rules: ShortRules) -> Iterator[Mention]:
    for token in paragraph.doc:
        noun = fold(token.text)
        direction = noun in rules.directions
        if not (direction or noun in rules.heads) or not _is_bare(token, rules):
            continue
        capital = token.text[0].isupper()
        actor = owners.at(noun, paragraph.start + token.idx)
        if actor is None or (direction and not capital):
            continue
        span = Span(token.idx, token.idx + len(token.text)).shift(paragraph.start)
        form = Form.SHORT if capital else Form.NOMINAL
        yield Mention(span, actor, form, direction, "short")


def _is_bare(token: Token, rules: ShortRules) -> bool:
    """Say whether a noun stands between a definite article and no complement of its own."""
    doc = token.doc
    if token.i == 0 or fold(doc[token.i - 1].text) not in rules.determiners:
        return False
    if token.i + 1 == len(doc):
        return True
    after = doc[token.i + 1]
    return fold(after.text) not in rules.complements and after.pos_ not in _CONTINUES
