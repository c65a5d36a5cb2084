"""Whether a title stands alone: grammar, names and pronouns."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.events.forms import Form
from mkdocs_briefings.annotate.events.frames import SUBJECT, group_start, is_finite
from mkdocs_briefings.annotate.events.scenes import Scene

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
    doc = scene.doc
    return (
        _is_complete(doc[kept[-1]], scene)
        and _opens_well(doc[kept[0]], form, scene)
        and all(
            _has_its_place(doc[i], kept, scene)
            and (quoted or not _points_elsewhere(doc[i], form, scene))
            and (cut or not _lacks_clause(doc[i], kept, scene))
            for i, quoted in _with_quotations(kept, doc)
        )
        and _agrees(kept, form, scene)
        and _has_whole_names(kept, scene)
    )


def _is_complete(last: Token, scene: Scene) -> bool:
    """Say whether a title may end here: with no bare « -ant » and no pronoun for an object."""
    going_on = {"Pres", "Prog"} & {*last.morph.get("Tense", []), *last.morph.get("Aspect", [])}
    if going_on and "Part" in last.morph.get("VerbForm", []):
        return False
    return not (last.pos_ == "PRON" and last.lower_ in scene.words.objects)


def _opens_well(first: Token, form: Form, scene: Scene) -> bool:
    """Say whether a title begins with a word that needs nothing before it."""
    words = scene.words
    unsaid = form.said.get(first.i, first.text).lower().rstrip(",") == first.lower_
    if first.lower_ not in words.dangling or not unsaid:
        return True
    impersonal = form.verb is not None and form.verb.lemma_.lower() in words.impersonal
    return impersonal and first.lower_ in words.expletives


def _with_quotations(kept: Sequence[int], doc: Doc) -> Iterator[tuple[int, bool]]:
    """Yield the tokens, each with whether it stands in quotation marks of the title."""
    marked = 0
    for i in kept:
        text = doc[i].text
        marked += (text in "«“") - (text in "»”")
        marked = 1 - marked if text == '"' else marked
        yield i, bool(marked)


def _has_its_place(token: Token, kept: Sequence[int], scene: Scene) -> bool:
    """Say whether a token stands with what it belongs to: no headline, no small word alone."""
    doc, i = scene.doc, token.i
    capital = token.pos_ == "DET" and token.is_title and i not in scene.names.starts
    if capital and i > kept[0] and not doc[i - 1].is_punct:
        return False
    return token.dep_ not in ("mark", "case", "det") or _has_head(token, kept)


def _points_elsewhere(token: Token, form: Form, scene: Scene) -> bool:
    """Say whether a pronoun stands for somebody or something outside the title."""
    doc, words, i = scene.doc, scene.words, token.i
    shouted = len(token) > 1 and token.is_upper
    if token.lower_ in words.persons and not (shouted or i in form.said):
        return True
    if token.lower_ not in words.objects or token.lower_ in words.relatives:
        return False
    if i > 0 and doc[i - 1].dep_ == "expl:subj":  # « il y avait »
        return False
    after = doc[i + 1] if i + 1 < len(doc) else token
    governed = token.pos_ == "PRON" and token.dep_ in _OBJECT
    return governed or (is_finite(after) and token.dep_ not in _NO_OBJECT)


def _lacks_clause(token: Token, kept: Sequence[int], scene: Scene) -> bool:
    """Say whether « que » opens a clause whose verb is not in the title."""
    doc, i = scene.doc, token.i
    after = doc[i + 1] if i + 1 < len(doc) else token
    opens = token.pos_ in ("SCONJ", "PRON") and after.pos_ not in ("ADP", "NUM")
    opens = opens and token.lower_ in scene.words.objectives
    return opens and not _has_verb_after(i, kept, doc)


def _has_whole_names(kept: Sequence[int], scene: Scene) -> bool:
    """Say whether every name of which a word is kept is kept whole."""
    held, starts = set(kept), scene.names.starts
    named = {starts[i] for i in kept if i in starts}
    return all(i in held for i, first in starts.items() if first in named)


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
