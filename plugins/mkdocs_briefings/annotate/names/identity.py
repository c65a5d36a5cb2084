"""Whose name it is: names become mentions of actors, and actors get their ids."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.annotate.draft import Draft, Name, Stage
from mkdocs_briefings.annotate.ids import mint_id
from mkdocs_briefings.annotate.names.lexicon import compile_lexicon
from mkdocs_briefings.annotate.names.people import Owner, own_people, parse_person
from mkdocs_briefings.annotate.names.words import cut_words
from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.names import NameWords
from mkdocs_briefings.model import Actor, ActorKind, Form, Mention
from mkdocs_briefings.model.rules import add_rule, find_rule

# Words in « famille Roux », « tempête Zeus ».
_FAMILY = 2
_UNSURE = "doubt:unsure-identity"
_LOOK_BACK = 40
_WORDS_BACK = 3
_ARTICLES = ("le ", "la ", "l'", "les ", "the ")


def bind_identity(language: Language) -> Stage:
    """Return the stage that gives every name its actor.

    A short name is that of the nearest earlier full name that fits, or of the next one where none
    came before. Two full names are never merged because they share a surname.
    """
    lexicon = compile_lexicon(language)

    joins = {"identity:acronym": _join_acronyms, "identity:register": _join_registered}
    tables = language.read(NameWords).genders
    genders = {word: gender for gender, words in tables.items() for word in words}

    def find_actors(draft: Draft) -> Draft:
        texts = [name.span.of(draft.text) for name in draft.names]
        people = {
            index: parse_person(texts[index], lexicon.families, lexicon.given)
            for index, name in enumerate(draft.names)
            if name.kind is ActorKind.PERSON
        }
        owners = own_people(people, _genders(draft, people, genders), draft.off)
        keys = [_key(index, draft.names, texts, owners) for index in range(len(draft.names))]
        rules = [owners[index].rule if index in owners else None for index in range(len(keys))]
        for rule, join in joins.items():
            if rule not in draft.off:
                before, keys = keys, join(draft, texts, keys, people)
                rules = [
                    told if old == new else rule
                    for told, old, new in zip(rules, before, keys, strict=True)
                ]
        rivals = [owners[index].rivals if index in owners else () for index in range(len(keys))]
        return _with_actors(draft, texts, keys, [*map(_Told, rules, rivals)])

    return find_actors


@dataclass(frozen=True, slots=True)
class _Told:
    """How a name came to its actor: the rule, `None` for none, and the places of the rivals."""

    rule: str | None
    rivals: tuple[int, ...]


def _genders(draft: Draft, people: Iterable[int], genders: Mapping[str, str]) -> dict[int, str]:
    """Return the gender that a word shortly before a name tells, by the place of the name."""
    found = {}
    for index in people:
        start = draft.names[index].span.start
        before = cut_words(draft.text[max(0, start - _LOOK_BACK) : start]).folds[::-1]
        gender = next((genders[word] for word in before[:_WORDS_BACK] if word in genders), None)
        if gender is not None:
            found[index] = gender
    return found


def _key(
    index: int, names: Sequence[Name], texts: Sequence[str], owners: Mapping[int, Owner]
) -> Hashable:
    """Return what all names of one actor have in common: the id of a known one."""
    owner = owners[index].place if index in owners else index
    name = names[owner]
    if name.known is not None:
        return name.known
    if index in owners:
        return owner
    words = bare(texts[index]).split()
    if name.kind in (ActorKind.GROUP, ActorKind.EVENT) and len(words) <= _FAMILY:
        return name.kind, words[-1]
    return name.kind, " ".join(words)


def bare(name: str) -> str:
    """Return a name folded and without its article, so that all its spellings are one."""
    folded = fold(name).replace("-", " ")
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def _join_acronyms(
    draft: Draft, texts: Sequence[str], keys: Sequence[Hashable], people: Iterable[int]
) -> list[Hashable]:
    """Return the keys with « UA » under that of « Union africaine (UA) », or the other way round.

    A built-in actor keeps its own names: only what nobody knows joins another.
    """
    joined: dict[Hashable, Hashable] = {}
    for index in range(1, len(keys)):
        before, after = draft.names[index - 1], draft.names[index]
        between = draft.text[before.span.end : after.span.start].split()
        short = texts[index].isupper() != texts[index - 1].isupper() or "defined" in (
            find_rule(before.rule),
            find_rule(after.rule),
        )
        same = before.kind is after.kind is ActorKind.ORGANISATION
        if between == ["("] and short and same and None in (before.known, after.known):
            old, new = (index, index - 1) if after.known is None else (index - 1, index)
            joined.setdefault(keys[old], keys[new])
    return [joined.get(key, key) for key in keys]


def _join_registered(
    draft: Draft, texts: Sequence[str], keys: Sequence[Hashable], people: Iterable[int]
) -> list[Hashable]:
    """Return the keys with the id of the register in the place of each that a known name has."""
    members: dict[Hashable, list[str]] = {}
    for index, key in enumerate(keys):
        members.setdefault(key, []).append(texts[index])
    kinds = {key: name.kind for key, name in zip(keys, draft.names, strict=True)}
    owned = {keys[index] for index in people}
    ids: dict[Hashable, Hashable] = {}
    for key, names in members.items():
        full = max(names, key=lambda text: len(text.split())) if key in owned else names[0]
        known = key if isinstance(key, str) else draft.register.find(full, draft.language.code)
        if known is None:
            continue
        known = draft.register.resolve(known)
        if isinstance(key, str) or draft.register.kind_of(known) is kinds[key]:
            ids[key] = known
    return [
        (kinds[key], "", bare(text))  # words that never name it name somebody of their own
        if key in ids and draft.register.is_never(str(ids[key]), text)
        else ids.get(key, key)
        for key, text in zip(keys, texts, strict=True)
    ]


def _with_actors(
    draft: Draft, texts: Sequence[str], keys: Sequence[Hashable], told: Sequence[_Told]
) -> Draft:
    # Whose name the register holds is nobody else, where nobody else in the text bears it.
    settled = [
        _settle(name) if key in draft.register.entries and not how.rivals else name
        for name, key, how in zip(draft.names, keys, told, strict=True)
    ]
    draft = replace(draft, names=tuple(settled))
    members: dict[Hashable, list[int]] = {}
    for index, key in enumerate(keys):
        members.setdefault(key, []).append(index)
    actors: dict[Hashable, Actor] = {}
    taken: set[str] = set()
    for key, indices in members.items():
        actor = _actor(key, indices, draft, texts, taken)
        taken.add(actor.id)
        actors[key] = actor
    mentions = tuple(
        Mention(
            name.span,
            actors[key].id,
            _form(name, text, actors[key]),
            name.doubt or (bool(how.rivals) and _UNSURE not in draft.off),
            _rule(name, how, draft.off),
            name.score,
            (*(actors[keys[place]].id for place in how.rivals), *name.rivals),
        )
        for name, text, key, how in zip(draft.names, texts, keys, told, strict=True)
    )
    return replace(draft, actors=tuple(actors.values()), mentions=mentions)


def _settle(name: Name) -> Name:
    """Return a name without the doubt whether it is one."""
    rules = [rule for rule in name.rule.split() if not rule.startswith("doubt:")]
    return replace(name, doubt=False, rule=" ".join(rules))


def _rule(name: Name, how: _Told, off: frozenset[str]) -> str:
    """Return the rules of a mention; whose name it is stays open where two bear it."""
    rule = name.rule if how.rule is None else add_rule(name.rule, how.rule)
    return add_rule(rule, _UNSURE) if how.rivals and _UNSURE not in off else rule


def _actor(
    key: Hashable, indices: Sequence[int], draft: Draft, texts: Sequence[str], taken: set[str]
) -> Actor:
    """Return the actor of some names: known by its id, or named by the fullest of them."""
    kind = draft.names[indices[0]].kind
    named = [texts[index] for index in indices]
    if isinstance(key, str):
        actor, name = key, draft.register.name_of(key, draft.language.code) or named[0]
        kind = draft.register.kind_of(key) or kind
    else:
        name = max(named, key=lambda text: len(text.split()))
        if kind is not ActorKind.PERSON:
            # An acronym gives way to the long form that the text itself explains it by.
            defined = (
                draft.names[index].span.of(draft.text)
                for index in indices
                if find_rule(draft.names[index].rule) == "defined"
            )
            name = next(defined, named[0])
        actor = mint_id(name, draft.register, taken)
    aliases = tuple(text for text in dict.fromkeys(named) if text != name)
    return Actor(actor, name, kind, None, aliases)


def _form(name: Name, text: str, actor: Actor) -> Form:
    if name.form is not Form.NAME:
        return name.form
    if text.isupper() and " " not in text and len(text) <= 6 and actor.kind is not ActorKind.PLACE:
        return Form.ACRONYM
    if actor.kind is ActorKind.PERSON and len(text.split()) < len(actor.name.split()):
        return Form.SHORT
    return Form.NAME
