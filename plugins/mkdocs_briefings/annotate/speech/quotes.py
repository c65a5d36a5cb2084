"""Words in quotation marks that somebody is reported to say, each with what reports it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import phrase_end, unwrap
from mkdocs_briefings.annotate.grammar.subjects import find_main_subject
from mkdocs_briefings.annotate.speech.cues import Cue, Means, Place, cues_within, is_inner
from mkdocs_briefings.annotate.speech.names_in_marks import is_name
from mkdocs_briefings.annotate.speech.quote_kinds import is_clause
from mkdocs_briefings.annotate.speech.said import Here, Said
from mkdocs_briefings.annotate.speech.unreported import (
    by_floating,
    by_joint,
    by_length,
    by_run,
    by_signature,
)
from mkdocs_briefings.annotate.switches import keep
from mkdocs_briefings.languages.tables.marks import QuotationMarks
from mkdocs_briefings.languages.tables.speech import Speech
from mkdocs_briefings.model import AnnotationKind

_QUOTE = AnnotationKind.QUOTE.value

_LIGHT = frozenset({"ADP", "DET", "ADV", "SCONJ", "PRON", "AUX", "SPACE", "PART", "PUNCT"})

_AHEAD = 5
"""How many quotations an incise may stand behind, that of the first included."""

_GAP = 12
"""How many words may stand between an incise and the marks that end its clause."""


Attributor = Callable[[Passage, tuple[Cue, ...], bool, bool, frozenset[str]], tuple[Said, ...]]


def bind_attributor(speech: Speech, marks: QuotationMarks) -> Attributor:
    """Return a function that finds what reports each quotation of a passage.

    Its last arguments say that the paragraph before ends with a colon, that the one behind is a
    signature, and which rules are off. Quotations that nothing reports (titles, names, slogans,
    terms) are not in its result.
    """

    def attribute(
        passage: Passage, cues: tuple[Cue, ...], led: bool, signed: bool, off: frozenset[str]
    ) -> tuple[Said, ...]:
        found: list[Said] = []
        places = [_place(passage, number, cues, speech) for number in range(len(passage.outer))]
        for number, here in enumerate(places):
            said = _attribute(here, places[number + 1 : number + _AHEAD], found, led, signed, off)
            if said and not is_name(here, said, marks):
                found.append(said)
        return tuple(found)

    return attribute


def _place(passage: Passage, number: int, cues: tuple[Cue, ...], speech: Speech) -> Here:
    """Return a quotation in its frame, with the cues that may report it."""
    first, end = passage.pair_tokens(number)
    frame = passage.frame(first)
    near = tuple(
        cue
        for cue in cues_within(cues, frame)
        if not is_inner(passage, cue) or first < cue.first < end
    )
    return Here(passage, number, first, end, frame, near, speech)


def _attribute(
    here: Here,
    ahead: Sequence[Here],
    found: list[Said],
    led: bool,
    signed: bool,
    off: frozenset[str],
) -> Said | None:
    """Return what reports a quotation: by its place, by the surest cue, or by what went before."""
    if said := _first((by_signature(here) if signed else None, _by_inner(here)), off):
        return said
    rules = (_by_incise, _by_resumed, _by_amid, _by_colon, _by_verb, _by_source, _by_final)
    options = [*keep((said for rule in rules if (said := rule(here))), _QUOTE, off)]
    if options:
        best = max(options, key=lambda said: said.sure)
        others = [one.cue for one in options if one.cue is not None and one.cue != best.cue]
        return replace(best, others=tuple(others))
    return _first(
        (
            _by_colon_before(here, found, led),
            by_joint(here, found),
            _by_next(here, ahead),
            by_floating(here),
            by_run(here, found),
            by_length(here),
        ),
        off,
    )


def _first(options: Iterable[Said | None], off: frozenset[str]) -> Said | None:
    """Return the first of what rules say in their order, those that are off left aside."""
    return next(iter(keep((said for said in options if said), _QUOTE, off)), None)


def _by_colon_before(here: Here, found: list[Said], led: bool) -> Said | None:
    """X a déclaré : and, in a paragraph of its own, « … »."""
    if led and here.frame[0] == 0 and is_clause(here.passage, here.number) and not found:
        return Said(here.number, "colon-before", 0.8, carried=True)
    return None


def _by_inner(here: Here) -> Said | None:
    """« …, a déclaré X, … »: the incise stands inside the marks."""
    inner = next((cue for cue in here.cues if is_inner(here.passage, cue)), None)
    return Said(here.number, "incise-inner", 0.95, inner) if inner else None


def _by_incise(here: Here) -> Said | None:
    """« … », a déclaré X: the incise follows the closing mark."""
    doc = here.passage.doc
    for cue in here.cues:
        if cue.first < here.end or cue.place is Place.BEFORE:
            continue
        start = min(cue.first, cue.source[0]) if cue.source else cue.first
        gap = [doc[i] for i in range(here.end, max(start, here.end))]
        if not gap and _completes_noun(here):
            return None
        if len(gap) < 6 and all(t.pos_ in ("PUNCT", "SPACE", "PRON", "ADV") for t in gap):
            return Said(here.number, "incise", 0.97 if cue.means is Means.VERB else 0.9, cue)
        return None
    return None


def _by_next(here: Here, ahead: Sequence[Here]) -> Said | None:
    """« … » « … », a déclaré X: the incise behind the last of several reports them all."""
    doc, end = here.passage.doc, here.end
    for other in ahead:
        gap = range(end, other.first)
        if any(doc[i].pos_ not in ("PUNCT", "SPACE", "CCONJ") for i in gap):
            return None
        if said := _by_incise(other):
            return replace(said, number=here.number, rule="next", sure=said.sure - 0.1)
        end = other.end
    return None


def _completes_noun(here: Here) -> bool:
    """Say whether a fragment goes with the noun before it: « ce but « louable » exclut »."""
    passage, before = here.passage, here.before
    if before < here.frame[0] or is_clause(passage, here.number):
        return False
    ahead = any(passage.is_finite(i) for i in range(here.frame[0], before) if passage.inside[i] < 0)
    noun = passage.doc[before].pos_ == "NOUN"
    return noun and ahead and any(cue.last < here.first for cue in here.cues)


def _by_resumed(here: Here) -> Said | None:
    """« … », a déclaré X, « … »: the incise stands between two parts of one quotation."""
    doc = here.passage.doc
    for cue in reversed(here.cues):
        if cue.end > here.first:
            continue
        closed = any(here.passage.inside[max(0, cue.start - back)] >= 0 for back in (1, 2))
        if cue.place is not Place.AFTER or not closed:
            return None
        verbal = any(here.passage.is_finite(i) for i in range(cue.end, here.first))
        if not verbal and doc[here.before].text in (",", ":", ".", "–", "—"):
            return Said(here.number, "resumed", 0.9, cue)
        return None
    return None


def _by_amid(here: Here) -> Said | None:
    """Il s’agit, a-t-il dit, d’« … »: the incise stands in the clause that the marks end."""
    passage = here.passage
    for cue in reversed(here.cues):
        if cue.end > here.first:
            continue
        plain = all(passage.inside[i] < 0 for i in range(here.frame[0], here.first))
        gap = range(cue.end, here.first)
        verbal = any(passage.is_finite(i) for i in gap)
        if cue.place is Place.AFTER and plain and not verbal and len(gap) <= _GAP:
            return Said(here.number, "incise-amid", 0.8, cue)
        return None
    return None


def _by_colon(here: Here) -> Said | None:
    """X a déclaré : « … »; X : « … »."""
    passage, before = here.passage, here.before
    if before < here.frame[0] or passage.doc[before].text != ":":
        return None
    ahead = [cue for cue in here.cues if cue.first < before and cue.means is Means.VERB]
    if ahead and here.end - here.first > 4:
        return Said(here.number, "colon", 0.95, ahead[-1])
    if not is_clause(passage, here.number):
        return None
    start = here.frame[0]
    while start < before and passage.doc[start].pos_ in ("PUNCT", "SPACE", "CCONJ", "ADV"):
        start += 1
    phrase = (start, phrase_end(passage, start, here.speech.grammar))
    source = phrase
    if phrase[1] != before:
        source = find_main_subject(passage, (start, before), here.speech.grammar) or phrase
    if source[1] <= source[0]:
        return None
    return Said(
        here.number, "colon-name", 0.75, source=unwrap(passage, source, here.speech.grammar)
    )


def _by_verb(here: Here) -> Said | None:
    """X affirme que … « … » …: the nearest verb before the marks, or right inside them."""
    for cue in reversed(here.cues):
        if cue.means is Means.SOURCE:
            continue
        if cue.first <= here.first + 1 and here.first < cue.verb < here.end:
            return Said(here.number, "cue-inside", 0.9, cue)
        if cue.last >= here.first or cue.place is not Place.BEFORE:
            continue
        sure = _reach(here, cue)
        return Said(here.number, "verb", sure, cue) if sure else None
    return None


def _reach(here: Here, cue: Cue) -> float:
    """Return how sure it is that the quotation lies in the scope of a verb before it."""
    doc = here.passage.doc
    gap = [doc[i] for i in range(cue.last + 1, here.first)]
    light = all(t.pos_ in _LIGHT and t.text not in (";", ",") for t in gap) and len(gap) <= 8
    if cue.passive and cue.source is None:
        return 0.55 if light else 0.0
    if light:
        return 0.9
    inner = next((doc[i] for i in range(here.first, here.end) if not doc[i].is_punct), None)
    if inner is not None and any(one.i == cue.verb for one in (inner, *inner.ancestors)):
        return 0.8
    if any(t.text == ";" for t in gap):
        return 0.0
    if cue.that >= 0:
        return 0.7
    return 0.0 if any(here.passage.is_finite(t.i) for t in gap) else 0.6


def _by_source(here: Here) -> Said | None:
    """Selon X, … « … » …."""
    for cue in reversed(here.cues):
        if cue.means is not Means.SOURCE or cue.end > here.first:
            continue
        touches = all(
            here.passage.doc[i].pos_ in ("PUNCT", "SPACE") for i in range(cue.end, here.first)
        )
        if touches or cue.place is not Place.AFTER:
            return Said(here.number, "source", 0.85 if touches else 0.75, cue)
    return None


def _by_final(here: Here) -> Said | None:
    """… « … » …, selon X; … « … » …, précise-t-il."""
    for cue in here.cues:
        if cue.first >= here.end and cue.place is not Place.BEFORE:
            return Said(here.number, "final", 0.65, cue)
    return None
