"""Whether a title stands alone: nobody and nothing in it is told of only around it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.events.endings import opens_quotation
from mkdocs_briefings.annotate.events.forms import Form, has_addressee, says_nothing
from mkdocs_briefings.annotate.events.scenes import TitleScene
from mkdocs_briefings.annotate.events.verbs import (
    SUBJECT,
    find_subject,
    group_start,
    is_finite,
    is_verbal,
)

_OBJECT = frozenset({"obj", "iobj", "dobj", "dative", "obl:arg", "expl:comp"})
_NO_OBJECT = SUBJECT | {"det", "case", "mark", "expl", "advmod"}


def stands(kept: Sequence[int], form: Form, scene: TitleScene) -> bool:
    """Say whether a reader understands a title without the text around it."""
    doc = scene.doc
    return (
        len([i for i in kept if not doc[i].is_punct]) > 1
        and _is_complete(doc[kept[-1]], scene)
        and _opens_well(doc[kept[0]], form, scene)
        and _has_subject(kept, form, scene)
        and opens_quotation(kept, scene) is None
        and not _is_empty(kept, form, scene)
        and all(
            _has_its_place(doc[i], kept, scene)
            and (quoted or not _points_elsewhere(doc[i], form, scene))
            for i, quoted in _with_quotations(kept, doc)
        )
        and _agrees(kept, form, scene)
        and _has_whole_names(kept, scene)
    )


def _is_complete(last: Token, scene: TitleScene) -> bool:
    """Say whether a title may end here: with no bare « -ant » and no pronoun for an object."""
    going_on = {"Pres", "Prog"} & {*last.morph.get("Tense", []), *last.morph.get("Aspect", [])}
    if going_on and "Part" in last.morph.get("VerbForm", []):
        return False
    return not (last.pos_ == "PRON" and last.lower_ in scene.words.objects)


def _opens_well(first: Token, form: Form, scene: TitleScene) -> bool:
    """Say whether a title begins with a word that needs nothing before it."""
    words = scene.words
    unsaid = form.said.get(first.i, first.text).lower().rstrip(",") == first.lower_
    if first.lower_ not in words.dangling or not unsaid or first.i in scene.told:
        return True
    return _is_impersonal(form.verb, scene) and first.lower_ in words.expletives


def _is_impersonal(verb: Token | None, scene: TitleScene) -> bool:
    """Say whether a verb has a subject that means nobody: « il faut », « il y a », "there is"."""
    subject = find_subject(verb) if verb is not None else None
    if verb is None or verb.lemma_.lower() not in scene.words.impersonal:
        return False
    return subject is None or subject.dep_.startswith("expl")


def _has_subject(kept: Sequence[int], form: Form, scene: TitleScene) -> bool:
    """Say whether the subject is told by more than a word for something told before."""
    subject = find_subject(form.verb) if form.verb is not None else None
    if subject is None or subject.i not in kept or subject.i in form.said:
        return True
    if subject.i in scene.told:  # so says the parse of « Ce lundi, la maire »
        return True
    first = scene.doc[subject.left_edge.i]
    if subject.lower_ in scene.words.expletives and _is_impersonal(form.verb, scene):
        return True
    return first.i == kept[0] or first.lower_ not in scene.words.dangling


def _is_empty(kept: Sequence[int], form: Form, scene: TitleScene) -> bool:
    """Say whether somebody only spoke: neither what was said nor to whom is told."""
    verb = form.verb
    if verb is None or verb.i not in kept or not is_verbal(verb):
        return False
    return says_nothing(kept, verb, scene) and not has_addressee(kept, verb, scene)


def _with_quotations(kept: Sequence[int], doc: Doc) -> Iterator[tuple[int, bool]]:
    """Yield the tokens, each with whether it stands in quotation marks of the title."""
    marked = 0
    for i in kept:
        text = doc[i].text
        marked += (text in "«“") - (text in "»”")
        marked = 1 - marked if text in ('"', "''") else marked
        yield i, bool(marked)


def _has_its_place(token: Token, kept: Sequence[int], scene: TitleScene) -> bool:
    """Say whether a token stands with what it belongs to: no headline, no small word alone."""
    doc, i = scene.doc, token.i
    capital = token.pos_ == "DET" and token.is_title and i not in scene.names.starts
    return not (capital and i > kept[0] and not doc[i - 1].is_punct)


def _points_elsewhere(token: Token, form: Form, scene: TitleScene) -> bool:
    """Say whether a pronoun stands for somebody or something outside the title."""
    doc, words, i = scene.doc, scene.words, token.i
    shouted = len(token) > 1 and token.is_upper
    if token.lower_ in words.persons and not (shouted or i in form.said):
        return True
    if token.lower_ not in words.objects or token.lower_ in words.relatives:
        return False
    if token.pos_ == "PRON" and words.patterns.told_by.match(
        doc[max(i - 1, 0) : i + 1].text.lower()
    ):
        return True  # « selon lui »
    if form.verb is not None and token.head != form.verb and i > form.verb.i:
        # Further on it stands for somebody of the title.
        return False
    if i > 0 and (doc[i - 1].dep_ == "expl:subj" or doc[i - 1].lower_ in words.expletives):
        return False  # « il y avait »
    after = doc[i + 1] if i + 1 < len(doc) else token
    governed = token.pos_ == "PRON" and token.dep_ in _OBJECT
    return governed or (is_finite(after) and token.dep_ not in _NO_OBJECT)


def _has_whole_names(kept: Sequence[int], scene: TitleScene) -> bool:
    """Say whether every name of which a word is kept is kept whole."""
    held, starts = set(kept), scene.names.starts
    named = {starts[i] for i in kept if i in starts}
    return all(i in held for i, first in starts.items() if first in named)


def _agrees(kept: Sequence[int], form: Form, scene: TitleScene) -> bool:
    """Say whether a verb in the plural has more than one name or thing for its subject."""
    verb = form.verb
    if verb is None or verb.i not in kept:
        return True
    start = group_start(verb, scene.told)
    ahead = [scene.doc[i] for i in kept if i < start]
    group = [scene.doc[i] for i in range(start, verb.i + 1)]
    plural = any(is_finite(t) and "Plur" in t.morph.get("Number", []) for t in group)
    if not ahead or not plural:
        return True
    return any(t.pos_ in ("CCONJ", "NUM") or "Plur" in t.morph.get("Number", []) for t in ahead)
