"""A way to word a title, and what it says: nothing, if it is a saying without what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.frames import group_start
from mkdocs_briefings.annotate.events.scenes import Scene

_CONTENT = frozenset({"obj", "dobj", "ccomp", "xcomp", "attr"})
_ADDRESSED = frozenset({"obj", "dobj", "iobj", "dative"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to word a title: tokens in order, some of them said otherwise.

    `verb` is what it tells, `None` in a phrase without one; `core` are tokens that must stay;
    `rule` names the way.
    """

    tokens: Sequence[int]
    verb: Token | None = None
    said: Mapping[int, str] = field(default_factory=dict)
    core: frozenset[int] = frozenset()
    rule: str = field(kw_only=True)


def without_roles(form: Form, scene: Scene) -> Form:
    """Return a title in which the people of the subject are told by their names alone."""
    if form.verb is None or form.core or not form.tokens:
        return form
    start = group_start(form.verb, scene.told)
    ahead = [i for i in form.tokens if i < start]
    people = [i for i in ahead if i in scene.names.people]
    if not people:
        return form
    ends = [scene.names.people[i] for i in people]
    rest = [i for i in ahead if i >= ends[-1] and not scene.doc[i].is_punct]
    kept: list[int] = []
    for number, (first, end) in enumerate(zip(people, ends, strict=True)):
        between = range(ends[number - 1], first) if number else range(0)
        joint = [i for i in between if scene.doc[i].pos_ == "CCONJ"]
        if (number and len(joint) != 1) or end > start:
            return form
        kept += [*joint, *range(first, end)]
    if rest and not _is_set_off(ends[-1], start, scene):
        return form
    return replace(form, tokens=[*kept, *(i for i in form.tokens if i >= start)])


def _is_set_off(first: int, end: int, scene: Scene) -> bool:
    """Say whether what stands between a name and its verb is set between commas."""
    while end - 1 in scene.told:
        end -= 1
    return end - first > 2 and scene.doc[first].text == scene.doc[end - 1].text == ","


def says_nothing(tokens: Sequence[int], verb: Token, scene: Scene) -> bool:
    """Say whether a verb of speech stands without what was said; what is said of it stands alone.

    « la préfète a répondu » says nothing, « un homme a été arrêté » does.
    """
    if verb.lemma_.lower() not in scene.words.saying or _is_passive(verb):
        return False
    held = set(tokens)
    after = [scene.doc[i] for i in tokens if i > verb.i and i not in scene.told]
    while after and after[0].text == ",":
        after.pop(0)
    if not after:
        return True
    if after[0].pos_ in ("DET", "NOUN", "NUM", "SCONJ") or after[0].text in "«“:":
        return False
    if any(token.lower_ in scene.words.objectives for token in after):
        return False
    content = [child for child in verb.rights if child.i in held and child.dep_ in _CONTENT]
    return all(
        child.dep_ == "xcomp" and "Prog" in child.morph.get("Aspect", []) for child in content
    )


def has_addressee(tokens: Sequence[int], verb: Token, scene: Scene) -> bool:
    """Say whether a verb of speech tells at least to whom or to what (« a réagi à l’annonce »)."""
    after = [child for child in verb.rights if child.i in tokens]
    nouns = [child for child in after if child.pos_ == "NOUN" or child.i in scene.names.people]
    return any(n.dep_ in _ADDRESSED or n.left_edge.lower_ in scene.words.toward for n in nouns)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("aux:pass", "auxpass") for child in verb.children)
