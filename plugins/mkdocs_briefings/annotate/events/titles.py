"""Titles of events: what a date dates, in the words of the text, short and standing alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.cuts import MORE, MOST, Limits, cut_at_phrase, cut_to_size
from mkdocs_briefings.annotate.events.forms import (
    Form,
    has_addressee,
    says_nothing,
    without_roles,
)
from mkdocs_briefings.annotate.events.frames import find_subject, is_verbal, phrase_tokens
from mkdocs_briefings.annotate.events.gates import stands, without_comma
from mkdocs_briefings.annotate.events.scenes import Scene
from mkdocs_briefings.annotate.events.wordings import word_verb
from mkdocs_briefings.annotate.switches import keep

_LONGEST = 300
"""Tokens of a form at most: a list of dates pages long makes no title, and costs their square."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the indices of its tokens, and the rule that worded it."""

    text: str
    tokens: frozenset[int]
    rule: str


def title_of_phrase(noun: Token, scene: Scene) -> Title | None:
    """Return the title that a noun makes with what hangs on it, without its article."""
    if noun.lower_ in scene.words.dangling:
        return None
    ground = scene.ground(noun.i)
    last = max((c.right_edge.i for c in noun.rights if c.dep_ not in ("punct", "cc")), default=0)
    tokens = phrase_tokens(noun, max(noun.i, last), ground, bare=True)
    form = Form(tokens, rule="phrase")
    return None if "title:phrase" in scene.off else _finish(form, scene)


def title_of_verb(verb: Token, scene: Scene) -> Title | None:
    """Return the first title in which a verb tells its clause that stands alone."""
    for form in keep(word_verb(verb, scene), "title", scene.off):
        for one in (form, without_roles(form, scene)):
            if title := _finish(one, scene):
                return title
    return None


def _finish(form: Form, scene: Scene) -> Title | None:
    """Return the title of a form, cut to size; `None` where it would not stand alone."""
    if len(form.tokens) > _LONGEST:
        return None
    if any(i in scene.told and i not in scene.own for i in form.core):
        return None
    aside = _beside_dates(form, scene)
    if form.verb is not None and not aside.isdisjoint(scene.own):
        return None
    gone = scene.told | aside
    tokens = [i for i in _sound(form.tokens, scene) if i not in gone]
    if not tokens:
        return None
    keep = set(form.core)
    if form.verb is not None:
        keep.add(form.verb.i)
        subject = find_subject(form.verb)
        keep |= {subject.i} if subject is not None else set()
    longer = sum(len(text) for text in form.said.values())
    limits = Limits(keep, scene.names.starts, scene.told, MOST - longer)
    kept = cut_to_size(scene.doc, tokens, limits)
    more = ""
    if not kept and form.verb is not None and not form.core:
        kept, more = cut_at_phrase(scene.doc, tokens, form.verb.i, limits), MORE
    kept = without_comma(kept, form, scene)
    if (
        form.verb is not None
        and not form.core
        and is_verbal(form.verb)
        and says_nothing(kept, form.verb, scene)
        and not has_addressee(kept, form.verb, scene)
    ):
        return None
    if len([i for i in kept if not scene.doc[i].is_punct]) < 2 or not stands(
        kept, form, scene, cut=bool(more)
    ):
        return None
    text = joined(kept, form.said, scene) + more
    if len(text) > MOST:
        return None
    return Title(text[0].upper() + text[1:], frozenset(kept), form.rule)


def _beside_dates(form: Form, scene: Scene) -> set[int]:
    """Return what goes with the dates: clauses dated otherwise, and what a date hangs on.

    « le vote qui aurait dû avoir lieu mercredi a été repoussé », « au lendemain du séisme ».
    """
    doc, held, gone = scene.doc, set(form.tokens), set[int]()
    for i in held & set(scene.told):
        for child in doc[i].rights:
            if doc[i].lower_ in scene.words.days and child.left_edge.i in (i + 1, i + 2):
                gone.update(range(child.left_edge.i, child.right_edge.i + 1))
        clause = doc[i]
        while clause.head != clause and clause.head.i in held and clause != form.verb:
            clause = clause.head
            inside = range(clause.left_edge.i, clause.right_edge.i + 1)
            if form.verb is None or form.verb.i in inside or doc[inside[0]].i == form.tokens[0]:
                break
            if clause.i < i and clause.dep_ in ("acl", "acl:relcl", "relcl", "advcl"):
                gone.update(range(_opening(clause, scene), inside[-1] + 1))
                break
    return gone


def _opening(clause: Token, scene: Scene) -> int:
    """Return the token that opens a clause, which the parse may have left outside."""
    start = clause.left_edge.i
    while start > clause.sent.start and not (
        scene.doc[start].pos_ == "SCONJ"
        or scene.doc[start].lower_ in scene.words.relatives
        or (start == clause.i and scene.doc[start].pos_ == "VERB")
        or scene.doc[start - 1].text == ","
    ):
        start -= 1
    return start


def _sound(tokens: Sequence[int], scene: Scene) -> Iterator[int]:
    """Yield the tokens up to the damage that cuts a phrase, without damage between phrases."""
    for number, i in enumerate(tokens):
        if i not in scene.damaged:
            yield i
        elif number and i + 1 in scene.damaged and scene.doc[tokens[number - 1]].pos_ in (
            "ADP",
            "DET",
        ):  # fmt: skip
            return


def joined(tokens: Iterable[int], said: Mapping[int, str], scene: Scene) -> str:
    """Return tokens as text, with one space where something was left out."""
    text, last = "", None
    for i in tokens:
        token = scene.doc[i]
        tight = last is not None and last.i + 1 == i and not last.whitespace_
        apostrophe = text[-1:] in ("'", "’") and last is not None and last.i + 1 != i
        if text and not tight and not apostrophe and token.text not in (",", "."):
            text += " "
        text += said.get(i, token.text)
        last = token
    return " ".join(text.split())
