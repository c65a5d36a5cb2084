"""Titles of events: what a date dates, in the words of the text, and nothing beyond them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.clauses import is_teller, word_noun, word_verb
from mkdocs_briefings.annotate.events.dangling import stands
from mkdocs_briefings.annotate.events.endings import (
    cut_at_joint,
    lacks_complement,
    size,
    teller_tail,
)
from mkdocs_briefings.annotate.events.forms import Form
from mkdocs_briefings.annotate.events.omissions import shortened, without_date
from mkdocs_briefings.annotate.events.scenes import TitleScene
from mkdocs_briefings.annotate.events.sentences import ends, trimmed
from mkdocs_briefings.annotate.events.verbs import find_subject, is_verbal
from mkdocs_briefings.annotate.switches import keep
from mkdocs_briefings.model import Date
from mkdocs_briefings.model.rules import add_rule

AIM = 100
"""Beyond so many code points a title leaves out what is set off."""

MOST = 180
"""How many code points a title may have: two lines of a timeline."""

MORE = "…"
"""What ends a title that is only the beginning of its sentence."""

_STEPS = 20
"""Words at most that hang on one another, from a name to the verb of its clause."""

_LONGEST = 300
"""Tokens of a form at most: a list of dates pages long makes no title, and costs their square."""

_MARKS = {"«": ("« ", " »"), "“": ("“", "”"), **dict.fromkeys(('"', "''", "``"), ('"', '"'))}
"""The marks of a title in which somebody speaks, by the mark that opens the quotation."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the indices of its tokens, and the rule that worded it."""

    text: str
    tokens: frozenset[int]
    rule: str

    def participants(self, scene: TitleScene) -> tuple[str, ...]:
        """Return the actors that the words of the title name, or mean by a pronoun."""
        names = scene.names
        held = [i for i in sorted(self.tokens) if not _is_beside(scene.doc[i], scene)]
        pronouns = [names.pronouns[i][1] for i in held if i in names.pronouns]
        named = [m.actor for tokens, m in names.mentions if not set(held).isdisjoint(tokens)]
        return tuple(dict.fromkeys([*pronouns, *named]))

    def date(self, date: Date, scene: TitleScene) -> Date:
        """Return a date with this title for its event."""
        return replace(
            date,
            event=self.text,
            participants=self.participants(scene),
            rule=add_rule(date.rule, f"title:{self.rule}"),
        )


def title_of_noun(noun: Token, scene: TitleScene) -> Title | None:
    """Return the title that a noun makes with what hangs on it, without its article."""
    return _first(word_noun(noun, scene), scene)


def title_of_verb(verb: Token, scene: TitleScene) -> Title | None:
    """Return the first title in which a verb tells its date that stands alone."""
    return _first(word_verb(verb, scene), scene)


def _first(forms: Iterable[Form], scene: TitleScene) -> Title | None:
    titles = (_finish(form, scene) for form in keep(forms, "title", scene.off))
    return next((title for title in titles if title is not None), None)


def _is_beside(token: Token, scene: TitleScene) -> bool:
    """Say whether a token stands in a clause on something else: « alors que », « selon »."""
    steps = 0
    while token.head != token and steps < _STEPS:
        finite = token.dep_ == "advcl" and is_verbal(token)
        first = token.left_edge.i
        if finite or scene.words.patterns.told_by.match(scene.doc[first : first + 3].text.lower()):
            return True
        token, steps = token.head, steps + 1
    return False


def _finish(form: Form, scene: TitleScene) -> Title | None:
    """Return the title of a form, cut to size; `None` where it would not stand alone."""
    if not form.tokens or len(form.tokens) > _LONGEST:
        return None
    form = _with_names(form, scene)
    tokens = list(_sound(form.tokens, scene))
    if not tokens or _is_damaged(tokens, form, scene):
        return None
    marks = _marks_around(tokens, scene)
    if marks is None or (marks and form.rule not in ("sentence", "statement")):
        return None
    if marks:
        quotation = scene.quotation(tokens[0]) or tokens
        tokens = [i for i in tokens if i not in (quotation[0], quotation[-1])]
    undated = tokens
    if not form.dated and (form.verb is None or is_verbal(form.verb)):
        undated = without_date(tokens, scene, form.verb)
    kept, tail = trimmed(shortened(undated, form, scene, AIM), scene), list[int]()
    more = size(kept, form, scene) > MOST
    if more:
        # A beginning says little enough: it keeps its date.
        kept, tail = _cut(trimmed(shortened(tokens, form, scene, AIM), scene), form, scene)
    if not kept or not stands([*kept, *tail], form, scene):
        return None
    text = joined(kept, form.said, scene) + MORE * more + joined(tail, form.said, scene)
    text = text[0].upper() + text[1:]
    if marks:
        text = text.join(_MARKS[marks])
    return Title(text, frozenset([*kept, *tail]), form.rule) if len(text) <= MOST else None


def _is_damaged(tokens: Sequence[int], form: Form, scene: TitleScene) -> bool:
    """Say whether a form has lost words to damage that its title would need."""
    last, verb = tokens[-1], form.verb
    if any(i in scene.damaged and i < last for i in form.tokens):
        return True
    ended = len(tokens) < len(form.tokens) and verb is not None
    return ended and verb is not None and (verb.i > last or lacks_complement(verb, last))


def _cut(tokens: list[int], form: Form, scene: TitleScene) -> tuple[list[int], list[int]]:
    """Return the beginning of a sentence that there is room for, and who told it."""
    if not tokens or not ends(scene.sentence(tokens[0]), scene):
        return [], []
    tail = teller_tail(tokens, scene)
    ahead = [i for i in tokens if i not in tail]
    room = MOST - len(MORE) - size(tail, form, scene)
    return trimmed(cut_at_joint(ahead, form, scene, room), scene), tail


def _with_names(form: Form, scene: TitleScene) -> Form:
    """Return a form in which names stand for the pronouns that tell who does or says it."""
    said = dict(form.said)
    for i in form.tokens:
        if i not in scene.names.pronouns or i in said:
            continue
        pronoun, name = scene.doc[i], scene.names.pronouns[i][0]
        verb = pronoun.head
        if i < verb.i and scene.doc[i - 1].pos_ in ("AUX", "PRON") and i - 1 in form.tokens:
            # « a-t-elle dit » is « a dit Anne Dupré ».
            said |= {i: "", verb.i: f"{verb.text} {name}"}
            said |= {i - 1: ""} if scene.doc[i - 1].pos_ == "PRON" else {}
        elif verb == form.verb or (i > verb.i and is_teller(verb, scene)):
            said[i] = name
    return replace(_with_name_alone(form, scene), said=said)


def _with_name_alone(form: Form, scene: TitleScene) -> Form:
    """Return a form without « son adjoint, » before a name: the name stands alone."""
    subject = find_subject(form.verb) if form.verb is not None else None
    first = subject.left_edge if subject is not None else None
    if (
        subject is None
        or first is None
        or first.lower_ not in scene.words.dangling
        or first.i not in form.tokens
    ):
        return form
    named = [i for i in scene.names.people if first.i < i <= subject.right_edge.i]
    if len(named) != 1 or scene.doc[named[0] - 1].text != ",":
        return form
    end = scene.names.people[named[0]]
    closed = {end} if scene.doc[end].text == "," else set[int]()
    gone = {*range(first.i, named[0]), *closed}
    return replace(form, tokens=[i for i in form.tokens if i not in gone])


def _marks_around(tokens: Sequence[int], scene: TitleScene) -> str | None:
    """Return the marks of the quotation that a form lies in, which the title then bears.

    Empty if it lies in none; `None` if a part of a quotation would stand without its marks.
    """
    at = scene.own.start if scene.own else tokens[0] if tokens else 0
    quotation = scene.quotation(at)
    if quotation is None or (tokens and tokens[0] <= quotation[0] and quotation[-1] <= tokens[-1]):
        return ""
    if not all(i in quotation or scene.doc[i].is_punct for i in tokens):
        return None
    first = scene.doc[quotation[0]].text
    return first if first in _MARKS else None


def _sound(tokens: Sequence[int], scene: TitleScene) -> Iterator[int]:
    """Yield the tokens up to the damage that cuts a phrase, without damage between phrases."""
    for number, i in enumerate(tokens):
        after = scene.doc[tokens[number + 1]] if number + 1 < len(tokens) else None
        if after is not None and after.i in scene.damaged and scene.doc[i].pos_ in ("ADP", "DET"):
            return
        if i not in scene.damaged:
            yield i


def joined(tokens: Iterable[int], said: Mapping[int, str], scene: TitleScene) -> str:
    """Return tokens as text, with one space where something was left out."""
    text, last = "", None
    for i in tokens:
        token = scene.doc[i]
        tight = last is not None and last.i + 1 == i and not last.whitespace_
        elided = last is not None and len(last) > 1 and last.text[-1] in "'’"
        elided = elided and last is not None and last.text[-2].isalpha()
        single = last is not None and last.text in ("'", "’") and last.i + 1 != i
        if text and not (tight or elided or single) and token.text not in (",", "."):
            text += " "
        text += said.get(i, token.text)
        last = token
    return " ".join(text.split())
