"""The stage that finds who speaks: names, roles, groups without a name, and pronouns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.draft import Attribution, Draft, Stage
from mkdocs_briefings.annotate.grammar.antecedents import Guess
from mkdocs_briefings.annotate.speakers.relays import (
    Outer,
    find_channel,
    find_day,
    find_outer,
    is_medium,
    list_earlier,
    list_outer,
)
from mkdocs_briefings.annotate.speakers.scene import Scene, open_scene
from mkdocs_briefings.annotate.speakers.signs import NAMED, TIE, list_signs
from mkdocs_briefings.annotate.speakers.sources_named import find_head_noun, resolve_name
from mkdocs_briefings.annotate.speakers.sources_nominal import resolve_nominal, resolve_pronoun
from mkdocs_briefings.annotate.speakers.weights import read_weights
from mkdocs_briefings.annotate.wordsets import freeze_lists
from mkdocs_briefings.languages import Language, load_common
from mkdocs_briefings.model import ActorKind, Quote, QuoteKind, Span
from mkdocs_briefings.model.rules import find_rule, list_aspects

_GUESS = "length"
"""The rule of the stage before that does not show who speaks."""

_FLOATING = "floating"
"""The rule that takes the subject of the sentence before: sure where that spoke last, too."""

_WEIGHED = frozenset({"antecedent", "weight"})
"""The rules that weigh whom a pronoun or a description may mean, among those told of before."""

_CITED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})
"""Whom a medium cites: a group without a name may be a thing that the sentence tells of."""

_DOCUMENT = "speaker:document"
_RELAY = "via:relay"
_OUTER = "via:outer"
_CHANNEL = "via:channel"
_DAY = "on:cue"
_NOBODY = "doubt:no-speaker"
_UNSURE = "doubt:unsure-speaker"
_UNREPORTED = "doubt:unreported"


def bind_speakers(language: Language) -> Stage:
    """Return the stage that gives each quote and claim its speaker, its relay and its day."""
    table = freeze_lists(language.table("speech"))
    weights = read_weights(load_common().table("speakers"))

    def add_speakers(draft: Draft) -> Draft:
        scene = open_scene(draft, table, weights)
        quotes = _list_spoken(scene)
        first = {mention.actor: mention.span.start for mention in reversed(scene.mentions)}
        return replace(
            draft,
            quotes=tuple(quotes),
            actors=tuple(sorted(scene.actors.values(), key=lambda actor: first.get(actor.id, 0))),
            mentions=tuple(scene.mentions),
        )

    return add_speakers


def list_choices(draft: Draft, language: Language) -> list[tuple[Quote, frozenset[str]]]:
    """Return the quotes and claims of a draft with their speakers, and the signs of each choice."""
    table = freeze_lists(language.table("speech"))
    scene = open_scene(draft, table, read_weights(load_common().table("speakers")))
    spoken = zip(draft.quotes, _list_spoken(scene), strict=True)
    return [(quote, scene.signs.get(before.span, frozenset())) for before, quote in spoken]


def _list_spoken(scene: Scene) -> list[Quote]:
    """Return the quotes and claims with their speakers, relays and days, in their order."""
    draft = scene.ground.draft
    by_quote = {one.quote: one for one in draft.attributions if one.quote}
    by_cue = {one.cue: one for one in draft.attributions if one.quote is None}
    outer = list_outer(draft)
    return [
        _with_speaker(scene, outer, quote, by_quote.get(quote.span) or by_cue.get(quote.cue))
        for quote in draft.quotes
    ]


def _with_speaker(scene: Scene, outer: Outer, quote: Quote, told: Attribution | None) -> Quote:
    guess = _resolve(scene, told.source) if told and told.source else None
    if guess is None:
        relay = _relay(scene, outer, quote, told, None)
        return _tell(quote, None, relay, None, _without([_NOBODY], scene.off))
    relaying = None
    if told and (own := _find_cited(scene, quote, guess, told)):
        guess, relaying = own, replace(guess, rule="relay")
    found = find_rule(quote.rule)
    scene.signs[quote.span] = list_signs(scene, quote, told, guess)
    sure = _limit(scene, guess, scene.weights.weigh(scene.signs[quote.span]))
    agreed = found == _FLOATING and guess.actor == scene.last
    if quote.kind is not QuoteKind.INDIRECT or not quote.doubt:
        scene.last = guess.actor
        scene.sure = sure
    doubts = [] if agreed else list_aspects(quote.rule, "doubt")
    doubts += [_UNSURE] if sure < scene.weights.least else []
    doubts += [_UNREPORTED] if found == _GUESS else []
    relay = relaying or _relay(scene, outer, quote, told, guess.actor)
    day = None if _DAY in scene.off else find_day(quote, scene.ground.draft.dates, scene)
    doubts = _without(doubts, scene.off)
    others = _weigh_others(scene, replace(guess, sure=sure), told)
    return _tell(quote, others, relay, day, doubts)


def _find_cited(scene: Scene, quote: Quote, guess: Guess, told: Attribution) -> Guess | None:
    """Return whom a sentence names that a medium only passes on: « X parle de « … », selon Y ».

    `None` where who speaks is no medium, or the sentence tells of nobody else.
    """
    if _RELAY in scene.off or not is_medium(scene, guess.actor):
        return None
    for other in (*told.others, *list_earlier(scene, quote)):
        found = _resolve(scene, other)
        told_of = found is not None and scene.actors[found.actor].kind in _CITED
        if found and told_of and not is_medium(scene, found.actor):
            return found
    return None


def _limit(scene: Scene, guess: Guess, sure: float) -> float:
    """Return how sure a choice is at most, where no name tells who speaks.

    Of two who are as likely each has an even chance, and who goes on speaking is no surer than who
    began.
    """
    if guess.rule in _WEIGHED and guess.sure < TIE:
        sure = min(sure, 0.5)
    goes_on = guess.actor == scene.last and guess.rule not in NAMED
    return min(sure, scene.sure) if goes_on else sure


def _without(rules: Sequence[str], off: frozenset[str]) -> list[str]:
    """Return the rules that are on."""
    return [rule for rule in rules if rule not in off]


def _weigh_others(scene: Scene, guess: Guess, told: Attribution | None) -> Guess:
    """Return the guess, with those whom the phrases name that less sure rules take for the source.

    They are read by name alone: a description would bring somebody new on stage.
    """
    named = (resolve_name(scene, other) for other in (told.others if told else ()))
    rivals = dict.fromkeys((*guess.rivals, *(one.actor for one in named if one)))
    return replace(guess, rivals=tuple(one for one in rivals if one != guess.actor))


def _tell(
    quote: Quote, guess: Guess | None, relay: Guess | None, day: str | None, doubts: list[str]
) -> Quote:
    """Return the quote with its speaker, relay and day, and with all the rules that made it."""
    rules = [find_rule(quote.rule)]
    rules += [f"speaker:{guess.rule}"] if guess else []
    rules += [f"via:{relay.rule}"] if relay else []
    rules += [_DAY] if day else []
    return replace(
        quote,
        speaker=guess.actor if guess else None,
        via=relay.actor if relay else None,
        on=day,
        doubt=bool(doubts),
        rule=" ".join([*rules, *doubts]),
        score=round(guess.sure, 2) if guess else 0.0,
        rivals=guess.rivals if guess else (),
    )


def _resolve(scene: Scene, source: Span) -> Guess | None:
    """Return who a phrase means, the same for the same phrase."""
    if source not in scene.known:
        guess = _resolve_phrase(scene, source)
        if guess is None:
            return None
        scene.known[source] = guess
    return scene.known[source]


def _pronoun_features(scene: Scene, source: Span) -> Mapping[str, str] | None:
    """Return the gender and number of a pronoun, `None` where the phrase is none.

    « celle-ci » is three words to the model.
    """
    doc, first, end = scene.ground.tokens(source)
    word = "".join(token.lower_ for token in doc[first:end])
    features: Mapping[str, str] | None = scene.table["pronouns"].get(word)
    return features


def _resolve_phrase(scene: Scene, source: Span) -> Guess | None:
    features = _pronoun_features(scene, source)
    if features is not None:
        if not features:
            return None
        return resolve_pronoun(scene, source, features.get("gender"), features.get("number"))
    return (
        resolve_name(scene, source)
        or resolve_nominal(scene, source)
        or scene.keep(_resolve_issuer(scene, source))
        or (_resolve_document(scene, source) if _DOCUMENT not in scene.off else None)
    )


def _resolve_issuer(scene: Scene, source: Span) -> Guess | None:
    """Return who issued « le communiqué »: the last one said to have spoken in one."""
    documents = scene.table["documents"]
    doc, first, end = scene.ground.tokens(source)
    wanted = {doc[i].lower_ for i in range(first, end)} & documents
    if wanted and (issuer := _find_issuer(scene, source)):
        guess = _resolve(scene, issuer)
        return Guess(guess.actor, min(guess.sure, 0.8), "issuer") if guess else None
    if wanted & scene.table["any_document"]:
        wanted = documents
    for one in reversed(scene.ground.draft.attributions):
        if not wanted or not one.cue or not one.source or one.cue.end > source.start:
            continue
        within, _, after = scene.ground.tokens(one.cue)
        words = {
            within[i].lower_
            for i in range(after, min(len(within), after + 14))
            if within is not doc or i < first
        }
        same = scene.ground.number(one.cue.start) >= scene.ground.number(source.start) - 1
        if same and words & wanted and one.source != source:
            guess = _resolve(scene, one.source)
            return Guess(guess.actor, 0.75, "issuer") if guess else None
    return None


def _find_issuer(scene: Scene, source: Span) -> Span | None:
    """Return the subject of the verb whose object a document is: « X a publié un communiqué »."""
    doc, first, end = scene.ground.tokens(source)
    noun = doc[find_head_noun(doc, first, end, scene.table)]
    if noun.dep_ not in scene.table["labels"]["object"]:
        return None
    for child in noun.head.lefts:
        if child.dep_ in scene.table["labels"]["subject"] and child.pos_ in (
            "NOUN",
            "PROPN",
            "PRON",
        ):
            return scene.ground.span(source.start, child.left_edge.i, child.i + 1)
    return None


def _resolve_document(scene: Scene, source: Span) -> Guess | None:
    """Return the document itself, where nobody is told to have issued it: « selon l’enquête »."""
    doc, first, end = scene.ground.tokens(source)
    at = find_head_noun(doc, first, end, scene.table)
    if doc[at].lower_ not in scene.table["documents"]:
        return None
    while first < at and doc[first].lower_ in scene.table["determiners"]:
        first += 1
    group = scene.add_group(scene.ground.span(source.start, first, end), doc[at].lower_, True)
    return group and Guess(group.actor, 0.6, "document")


def _relay(
    scene: Scene, outer: Outer, quote: Quote, told: Attribution | None, speaker: str | None
) -> Guess | None:
    """Return who passes the words on, `None` for nobody but the source itself."""
    if told and told.relay and _RELAY not in scene.off:
        guess = _resolve(scene, told.relay)
        if guess and guess.actor != speaker:
            return replace(guess, rule="relay")
    for one in find_outer(quote, outer, scene) if _OUTER not in scene.off else ():
        guess = _resolve(scene, one.source) if one.source else None
        if guess and guess.actor != speaker:
            return replace(guess, rule="outer")
    channel = find_channel(quote, told, scene) if told and _CHANNEL not in scene.off else None
    return Guess(channel, 1.0, "channel") if channel and channel != speaker else None
