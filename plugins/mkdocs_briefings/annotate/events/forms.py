"""A way to word a title, and what it says: nothing, if it is a saying without what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.scenes import TitleScene

_CONTENT = frozenset({"obj", "dobj", "ccomp", "xcomp", "attr"})
_ADDRESSED = frozenset({"obj", "dobj", "iobj", "dative"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to word a title: tokens in order, some of them said otherwise.

    `verb` is what it tells, `None` in a phrase without one. `dated` says that the date stays in it,
    and `whole` that everything does: a condition is lost with any of its words. `rule` names the
    way.
    """

    tokens: Sequence[int]
    verb: Token | None = None
    said: Mapping[int, str] = field(default_factory=dict)
    dated: bool = False
    whole: bool = False
    rule: str = field(kw_only=True)


def says_nothing(tokens: Sequence[int], verb: Token, scene: TitleScene) -> bool:
    """Say whether a verb of speech stands without what was said; what is said of it stands alone.

    « la préfète a répondu » says nothing, « un homme a été arrêté » does.
    """
    if verb.lemma_.lower() not in scene.saying or _is_passive(verb):
        return False
    held = set(tokens)
    ahead = [child for child in verb.lefts if child.dep_ in ("ccomp", "parataxis", "dep")]
    if any(child.i in held for child in ahead):
        return False
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


def has_addressee(tokens: Sequence[int], verb: Token, scene: TitleScene) -> bool:
    """Say whether a verb of speech tells at least to whom or to what (« a réagi à l’annonce »)."""
    after = [child for child in verb.rights if child.i in tokens]
    nouns = [child for child in after if child.pos_ == "NOUN" or child.i in scene.names.people]
    return any(n.dep_ in _ADDRESSED or n.left_edge.lower_ in scene.words.toward for n in nouns)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("aux:pass", "auxpass") for child in verb.children)
