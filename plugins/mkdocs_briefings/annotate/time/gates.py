"""Whether a title stands alone: grammar, names and pronouns."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.time.forms import Form
from mkdocs_briefings.annotate.time.frames import SUBJECT, group_start, is_finite
from mkdocs_briefings.annotate.time.scenes import Scene

_OBJECT = frozenset({"obj", "iobj", "dobj", "dative", "obl:arg", "expl:comp"})
_NO_OBJECT = SUBJECT | {"det", "case", "mark", "expl", "advmod"}


def without_comma(kept: list[int], form: Form, scene: Scene) -> list[int]:
    """Return a title without a lone comma between its subject and its verb."""
    if form.core:
        return kept
    start = group_start(form.verb, scene.told) if form.verb is not None else 0
    ahead = [i for i in kept if i < start]
    commas = [i for i in ahead if scene.doc[i].text == ","]
    if len(commas) == 1:
        rest = [i for i in ahead if i >= commas[0]]
        # « Sorel, 58 » has lost the comma after the age with what followed.
        if all(scene.doc[i].is_punct or scene.doc[i].like_num for i in rest):
            return [i for i in kept if i not in rest]
    return kept


def stands(kept: Sequence[int], form: Form, scene: Scene, *, cut: bool = False) -> bool:
    """Say whether a reader understands a title without the text around it.

    `cut` says that it is only the beginning of its clause, so that what is told may be missing.
    """
    doc, words = scene.doc, scene.words
    first, last = doc[kept[0]], doc[kept[-1]]
    going_on = {"Pres", "Prog"} & {*last.morph.get("Tense", []), *last.morph.get("Aspect", [])}
    if going_on and "Part" in last.morph.get("VerbForm", []):
        return False
    if last.pos_ == "PRON" and last.lower_ in words.objects:
        return False
    unsaid = form.said.get(first.i, first.text).lower().rstrip(",") == first.lower_
    if first.lower_ in words.dangling and unsaid:
        impersonal = form.verb is not None and form.verb.lemma_.lower() in words.impersonal
        if not (impersonal and first.lower_ in words.expletives):
            return False
    marked = 0
    for i in kept:
        token = doc[i]
        marked += (token.text in "«“") - (token.text in "»”")
        marked = 1 - marked if token.text == '"' else marked
        capital = token.pos_ == "DET" and token.is_title and i not in scene.names.starts
        if capital and i > kept[0] and not doc[i - 1].is_punct:
            return False
        shouted = len(token) > 1 and token.is_upper
        if token.lower_ in words.persons and not (marked or shouted or i in form.said):
            return False
        if token.dep_ in ("mark", "case", "det") and not _has_head(token, kept):
            return False
        after = doc[i + 1] if i + 1 < len(doc) else token
        refers = token.pos_ == "PRON" and token.dep_ in _OBJECT
        refers |= is_finite(after) and token.dep_ not in _NO_OBJECT
        impersonal = i > 0 and doc[i - 1].dep_ == "expl:subj"  # « il y avait »
        refers = refers and token.lower_ not in words.relatives and not impersonal
        if refers and token.lower_ in words.objects and not marked:
            return False
        told = token.pos_ in ("SCONJ", "PRON") and after.pos_ not in ("ADP", "NUM")
        told = told and not cut and token.lower_ in words.objectives
        if told and not _has_verb_after(i, kept, doc):
            return False
    if not _agrees(kept, form, scene):
        return False
    held = set(kept)
    named = {scene.names.starts[i] for i in kept if i in scene.names.starts}
    return all(
        i in held for start in named for i, first in scene.names.starts.items() if first == start
    )


def _agrees(kept: Sequence[int], form: Form, scene: Scene) -> bool:
    """Say whether a verb in the plural has more than one name or thing for its subject."""
    if form.verb is None or form.core:
        return True
    start = group_start(form.verb, scene.told)
    ahead = [scene.doc[i] for i in kept if i < start]
    group = [scene.doc[i] for i in range(start, form.verb.i + 1)]
    if not ahead or not any(is_finite(t) and "Plur" in t.morph.get("Number", []) for t in group):
        return True
    return any(t.pos_ in ("CCONJ", "NUM") or "Plur" in t.morph.get("Number", []) for t in ahead)


def _has_verb_after(i: int, kept: Sequence[int], doc: Doc) -> bool:
    return any(is_finite(doc[j]) for j in kept if j > i)


def _has_head(token: Token, kept: Sequence[int]) -> bool:
    """Say whether what a small word belongs to is there, or something that stands for it."""
    head = token.head
    while (
        head.i not in kept and head.dep_ in ("fixed", "case", "mark", "det") and head.head != head
    ):
        head = head.head
    return head.i in kept
