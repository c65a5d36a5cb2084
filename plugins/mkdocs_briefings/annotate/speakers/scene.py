"""What one pass over the quotes of a draft knows so far: who is on stage, and who spoke last."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkdocs_briefings.annotate.draft import Attribution, Draft
from mkdocs_briefings.annotate.grammar.antecedents import Guess
from mkdocs_briefings.annotate.grammar.cast import (
    Cover,
    Ground,
    Part,
    find_genders,
    find_given,
    is_named,
    make_part,
    read_ground,
)
from mkdocs_briefings.annotate.ids import mint_id
from mkdocs_briefings.annotate.speakers.descriptions import describe
from mkdocs_briefings.annotate.speakers.weights import Weights
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Actor, ActorKind, Form, Mention, QuoteKind, Span
from mkdocs_briefings.model.rules import add_rule

DOUBT = 0.7
"""Below this confidence in whom a pronoun or a description means, that is in doubt."""

_UNSURE = "doubt:unsure-identity"
_GROUP = frozenset({"actor:group", "speaker:group"})
_DESCRIBED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})


@dataclass(slots=True)
class Scene:
    """The actors, mentions and cast of a draft, to which speakers without a name are added.

    `described` is what the text calls each actor beside its name. `last` is who spoke last, and
    `sure` how sure that was; `known` are the phrases resolved so far,
    `pronouns` the subjects without a name up to the place `followed`, as parts of the cast; `cued`
    are the attributions with a cue, in the order of their cues; `apart` are the actors named in
    what each phrase reports; `signs` are those of the choices so far. A scene lives for one
    document and never leaves the stage that makes it.
    """

    ground: Ground
    table: Mapping[str, Any]
    actors: dict[str, Actor]
    mentions: list[Mention]
    cast: list[Part]
    genders: dict[str, str]
    described: Mapping[str, tuple[str, ...]]
    weights: Weights
    last: str | None = None
    sure: float = 1.0
    known: dict[Span, Guess] = field(default_factory=dict)
    pronouns: list[Part] = field(default_factory=list)
    followed: int = 0
    cued: Sequence[Attribution] = ()
    apart: Mapping[Span, frozenset[str]] = field(default_factory=dict)
    signs: dict[Span, frozenset[str]] = field(default_factory=dict)

    @property
    def off(self) -> frozenset[str]:
        """The rules that are switched off."""
        return self.ground.draft.off

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.ground.draft.text

    def keep(self, guess: Guess | None) -> Guess | None:
        """Return a guess, unless its rule is off."""
        return None if guess is None or f"speaker:{guess.rule}" in self.off else guess

    def kind(self, mention: Mention) -> ActorKind:
        """Return what the actor of a mention is."""
        return self.actors[mention.actor].kind

    def add(self, mention: Mention) -> None:
        """Add a mention, unless one of the same extent is there."""
        place = bisect_left(self.mentions, _order(mention), key=_order)
        if place < len(self.mentions) and self.mentions[place].span == mention.span:
            return
        self.mentions.insert(place, mention)
        part = make_part(self.ground, mention, self.kind(mention), False, self.table)
        insort(self.cast, part, key=lambda one: one.span.start)
        if part.gender:
            self.genders.setdefault(part.actor, part.gender)

    def find_group(self, span: Span, noun: str | None) -> str | None:
        """Return the group that has this name, or the last one with the noun at its head.

        What completes the noun is the same then, or one of both has nothing that does: « la source
        proche du dossier » is not « la source proche de l’enquête ».
        """
        name = fold(span.of(self.text))
        groups = [one for one in self.actors.values() if one.kind is ActorKind.GROUP]
        for actor in reversed(groups):
            if fold(actor.name) == name:
                return actor.id
        for actor in reversed(groups) if noun is not None else ():
            heads = self._list_heads(fold(actor.name).split())
            if noun is not None and fold(noun) in heads and self._completes(name, fold(actor.name)):
                return actor.id
        return None

    def _list_heads(self, words: list[str]) -> list[str]:
        """Return the words of a description among which its head noun is."""
        if self.table["head"] == "first":
            return words[:2]
        links = self.table["links"] | self.table["of"]
        end = next((i for i, word in enumerate(words) if i and word in links), len(words))
        return words[end - 1 : end]

    def _completes(self, name: str, other: str) -> bool:
        """Say whether one of two descriptions says nothing that the other does not."""
        grammar = self.table["determiners"] | self.table["of"] | self.table["latter"]
        one, two = (
            {word for word in text.split() if word not in grammar} for text in (name, other)
        )
        return one <= two or two <= one

    def add_guess(self, span: Span, guess: Guess, form: Form, rule: str) -> None:
        """Add the mention that a pronoun or a description is of whom it is believed to mean."""
        if f"actor:{rule}" in self.off:
            return
        rule = add_rule(rule, f"speaker:{guess.rule}")
        doubt = guess.sure < DOUBT and _UNSURE not in self.off
        if doubt:
            rule = add_rule(rule, _UNSURE)
        self.add(Mention(span, guess.actor, form, doubt, rule, guess.sure, guess.rivals))

    def add_group(self, span: Span, noun: str, again: bool) -> Guess | None:
        """Return the group that a phrase with this head noun names, a new one if need be.

        `again`: the phrase may go back to a group that was named before by the same noun. `None`
        where the rule is off.
        """
        if not _GROUP.isdisjoint(self.off):
            return None
        name = span.of(self.text)
        found = self.find_group(span, noun if again else None)
        if found is not None:
            self.add(Mention(span, found, Form.NOMINAL, rule="group"))
            return Guess(found, 0.75, "group")
        ident = mint_id(name, self.ground.draft.register, self.actors)
        self.actors[ident] = Actor(ident, name, ActorKind.GROUP)
        self.add(Mention(span, ident, Form.NOMINAL, rule="group"))
        return Guess(ident, 0.85, "group")


def open_scene(draft: Draft, table: Mapping[str, Any], weights: Weights) -> Scene:
    """Return the scene before the first quote: what earlier stages have found."""
    marked = [quote.span for quote in draft.quotes if quote.kind is not QuoteKind.INDIRECT]
    cover = Cover.of(marked)
    ground = read_ground(draft, cover)
    actors = {actor.id: actor for actor in draft.actors}
    cast = [
        make_part(ground, mention, actors[mention.actor].kind, cover.holds(mention.span), table)
        for mention in draft.mentions
        if mention.actor in actors
    ]
    cast.sort(key=lambda part: part.span.start)
    mentions = [mention for mention in draft.mentions if mention.actor in actors]
    mentions.sort(key=_order)
    genders = {**find_given(actors.values(), table), **find_genders(cast)}
    named = [one for one in mentions if actors[one.actor].kind in _DESCRIBED]
    cued = [one for one in draft.attributions if one.cue is not None and one.quote is None]
    cued.sort(key=lambda one: one.cue.end if one.cue else 0)
    told = describe(ground, named, table)
    apart = _list_apart(ground, mentions)
    return Scene(
        ground, table, actors, mentions, cast, genders, told, weights, cued=cued, apart=apart
    )


def _list_apart(ground: Ground, mentions: Sequence[Mention]) -> dict[Span, frozenset[str]]:
    """Return, for each phrase that says who speaks, the actors named in what it reports after it.

    Whoever « il » is in « il a dit que Paul Sorel partait », it is not Paul Sorel: a pronoun or a
    description is no one named in the clause that hangs on it (principle C: Chomsky 1981).
    """
    draft = ground.draft
    by_quote = {one.quote: one.source for one in draft.attributions if one.quote}
    by_cue = {one.cue: one.source for one in draft.attributions if one.quote is None}
    found: dict[Span, frozenset[str]] = {}
    for quote in draft.quotes:
        source = by_quote.get(quote.span) or by_cue.get(quote.cue)
        if source is None or quote.span.start < source.end:
            continue
        # What goes on in other sentences hangs on that verb no longer.
        if ground.sentence(source.start) != ground.sentence(quote.span.start):
            continue
        # A name before the verb goes with the phrase: « le président élu, X, a dit ».
        begin = max(source.end, quote.cue.end if quote.cue else 0)
        first = bisect_left(mentions, begin, key=lambda one: one.span.start)
        end = bisect_left(mentions, quote.span.end, key=lambda one: one.span.start)
        names = {one.actor for one in mentions[first:end] if is_named(one)}
        found[source] = found.get(source, frozenset()) | names
    return found


def _order(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end
