"""What speaks for and against a choice of speaker: signs with names, which are weighed."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Attribution
from mkdocs_briefings.annotate.grammar.antecedents import Guess
from mkdocs_briefings.annotate.grammar.cast import is_named, is_person
from mkdocs_briefings.annotate.speakers.scene import Scene
from mkdocs_briefings.annotate.speakers.sources_named import find_head_noun
from mkdocs_briefings.model import ActorKind, Quote, QuoteKind, Span
from mkdocs_briefings.model.rules import find_rule

_BESIDE = 1
_NEAR = 6
"""How many words between a verb and whoever speaks are beside, and near."""

TIE = 0.58
"""Below this confidence of a rule, somebody else is as likely."""

_STAGE = 30
"""How many mentions before a phrase are looked through."""

NAMED = frozenset({"name", "apposition", "head", "body", "apposed-body"})
"""The rules by which a phrase names who speaks."""

_STEPS = ((TIE, "tie"), (0.62, "low"), (0.72, "fair"), (0.82, "good"))
"""Where the confidence of a rule is cut into steps, and what each is called."""


def list_signs(
    scene: Scene, quote: Quote, told: Attribution | None, guess: Guess
) -> frozenset[str]:
    """Return what speaks for or against a choice, each as `aspect:value`."""
    found = {*_read_rules(quote, guess), *_read_scene(scene, quote, guess)}
    if told is not None and told.source is not None:
        found |= {*_read_source(scene, told.source, guess)}
        found |= {*_read_stage(scene, told.source, guess)}
        if told.cue is not None:
            found |= {*_read_distance(scene, told.source, told.cue)}
    if told is not None and told.others:
        known = {scene.known[one].actor for one in told.others if one in scene.known}
        found.add("others:differ" if known - {guess.actor} else "others:agree")
    return frozenset(found)


def _read_rules(quote: Quote, guess: Guess) -> Iterator[str]:
    """Yield the rules that report the words and that find the speaker, with how sure each is."""
    aspect = "claim" if quote.kind is QuoteKind.INDIRECT else "quote"
    yield f"{aspect}:{find_rule(quote.rule)}"
    yield f"report:{_step(quote.score or 0.0)}"
    yield f"speaker:{guess.rule}"
    yield f"{guess.rule}:{_step(guess.sure)}"


def _step(score: float) -> str:
    return next((name for end, name in _STEPS if score < end), "sure")


def _read_scene(scene: Scene, quote: Quote, guess: Guess) -> Iterator[str]:
    """Yield who it is, whether the same spoke before, and who else is on stage."""
    yield f"actor:{scene.actors[guess.actor].kind.value}"
    if scene.last is not None:
        same = scene.last == guess.actor
        yield (
            "turn:other"
            if not same
            else "turn:same"
            if scene.sure >= scene.weights.least
            else "turn:doubt"
        )
    persons = [one for one in guess.rivals if scene.actors[one].kind is ActorKind.PERSON]
    yield f"rivals:{min(len(persons), 2)}"
    here = scene.ground.number(quote.span.start)
    near = {
        part.actor
        for part in scene.cast
        if part.kind is ActorKind.PERSON and part.paragraph == here and not part.quoted
    }
    yield f"persons:{'none' if not near else 'own' if near == {guess.actor} else 'others'}"


def _read_source(scene: Scene, source: Span, guess: Guess) -> Iterator[str]:
    """Yield what the phrase is that says who speaks."""
    grammar = scene.grammar
    doc, first, end = scene.ground.tokens(source)
    word = "".join(token.lower_ for token in doc[first:end])
    if word in grammar.pronouns:
        yield "source:pronoun"
        return
    head = doc[find_head_noun(doc, first, end, grammar)]
    named = any(one.span.overlaps(source) and is_named(one) for one in scene.mentions)
    kind = _read_kind(head, scene)
    yield f"source:{kind}"
    if guess.rule in NAMED:
        return
    lead = doc[first].lower_
    article = "definite" if lead in grammar.definite else "other"
    many = "many" if "Plur" in head.morph.get("Number", []) else "one"
    yield f"phrase:{article}-{many}"
    if kind in ("person", "thing"):
        alone = "alone" if head.i + 1 >= end else "completed"
        yield f"{kind}:{article}-{many}-{alone}"
    yield f"phrase:{'with-name' if named else 'without-name'}"


def _read_stage(scene: Scene, source: Span, guess: Guess) -> Iterator[str]:
    """Yield where somebody whom no name tells was told of last."""
    if guess.rule in NAMED:
        return
    ground = scene.ground
    here, sentence = ground.number(source.start), ground.sentence(source.start)
    place = bisect_left(scene.cast, source.start, key=lambda part: part.span.start)
    for part in reversed(scene.cast[max(0, place - _STAGE) : place]):
        if part.quoted or here - part.paragraph > 2:
            continue
        if part.actor == guess.actor:
            yield f"away:{min(sentence - part.sentence, 3)}"
            yield "back:subject" if part.subject else "back:other"
            yield "back:here" if part.paragraph == here else "back:before"
            break
    else:
        yield "away:new"
    yield f"{guess.rule}-is:{scene.actors[guess.actor].kind.value}"
    if guess.rule == "antecedent":
        yield "gender:known" if guess.actor in scene.genders else "gender:unknown"


def _read_kind(head: Token, scene: Scene) -> str:
    """Return what a noun stands for: a name, a document, a person, people, a body or a thing."""
    grammar, word = scene.grammar, head.lower_
    many = "Plur" in head.morph.get("Number", [])
    one = word.removesuffix("s") if many else word
    if head.pos_ == "PROPN":
        return "name"
    if {word, one} & (grammar.nouns.documents | grammar.nouns.wording):
        return "document"
    if {word, one} & (grammar.nouns.arms | grammar.nouns.inner | grammar.nouns.bodies):
        return "body"
    if is_person(one, grammar) or one in grammar.nouns.kin:
        return "person"
    return "people" if many and grammar.nouns.people.search(word) else "thing"


def _read_distance(scene: Scene, source: Span, cue: Span) -> Iterator[str]:
    """Yield how phrase and cue stand to each other, by their places and by the parse."""
    doc, first, end = scene.ground.tokens(source)
    within, start, stop = scene.ground.tokens(cue)
    if within is not doc:
        yield "place:elsewhere"
        return
    behind = first >= stop
    gap = doc[stop:first] if behind else doc[end:start]
    size = "beside" if len(gap) <= _BESIDE else "near" if len(gap) <= _NEAR else "far"
    yield f"place:{'behind' if behind else 'before'}-{size}"
    if any("Fin" in token.morph.get("VerbForm", []) for token in gap):
        yield "between:verb"
    if any(token.text == "," for token in gap):
        yield "between:comma"
    head = doc[find_head_noun(doc, first, end, scene.grammar)]
    if head.dep_ not in scene.grammar.labels.subject:
        yield "parse:none"
    else:
        yield "parse:subject" if start <= head.head.i < stop else "parse:subject-of-other"
    lead = doc[first - 1] if first else None
    if lead is not None and lead.pos_ == "ADP" and not start <= lead.i < stop:
        yield "place:led"
    verb = next((one for one in doc[start:stop] if "Fin" in one.morph.get("VerbForm", [])), None)
    its, wanted = head.morph.get("Number", []), verb.morph.get("Number", []) if verb else []
    if its and wanted and its != wanted:
        yield "number:clashes"
