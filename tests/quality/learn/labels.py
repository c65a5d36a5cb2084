"""What the candidates of a text are by its gold: the class of each, none, or not to be said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.annotate.names.candidates import Candidate
from mkdocs_briefings.annotate.names.choice import Weighing
from mkdocs_briefings.annotate.names.features import class_of
from mkdocs_briefings.annotate.names.weights import CLASSES
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind

NONE = -1
UNTOLD = -2
"""A candidate of which the gold does not say whether it is a name."""

Extent = tuple[int, int]
_MARKS = " \n\t\u00a0\u202f«»\"“”'’()—–-.,;:…"
_ARTICLE = re.compile(r"l['’]|d['’]|les? |la |des? |du |the |an? |un(?:e)? ", re.IGNORECASE)
# Rules that follow the conventions of our gold for what belongs to a name, and what counts as one.
_CONVENTIONS = frozenset(
    {
        "institution",
        "known",
        "known-after",
        "place",
        "place-head",
        "place-said",
        "place-named",
        "defined",
        "event",
        "agreement",
        "announced",
        "country-led",
        "branch",
    }
)
_POINTS = frozenset({"known", "place"})


@dataclass(frozen=True, slots=True)
class Gold:
    """The names of a text: where each is and of which kind, `None` for one that is optional.

    `partial` says that only what touches a name is told; `nobody` are extents that name nobody.
    """

    names: Mapping[Extent, ActorKind | None]
    partial: bool = False
    nobody: frozenset[Extent] = frozenset()


def list_extents(draft: Draft, weighed: Sequence[Weighing]) -> list[list[Extent]]:
    """Return the extent of each candidate in the text of the document, without its article."""
    found = []
    for paragraph, one in zip(draft.paragraphs, weighed, strict=True):
        words, start = one.reading.words, paragraph.start
        found.append(
            [
                trim(
                    draft.text, start + words.starts[each.first], start + words.ends[each.last - 1]
                )
                for each in one.candidates
            ]
        )
    return found


def trim(text: str, start: int, end: int) -> Extent:
    """Return an extent without marks, white space and the article at its edges."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    return (article.end() if article and article.end() < end else start), end


def label(
    weighed: Sequence[Weighing], extents: Sequence[Sequence[Extent]], gold: Gold
) -> list[list[int]]:
    """Return the label of each candidate: the place of a class, `NONE` or `UNTOLD`."""
    return [
        [_label(each, extent, gold) for each, extent in zip(one.candidates, at, strict=True)]
        for one, at in zip(weighed, extents, strict=True)
    ]


def _label(one: Candidate, extent: Extent, gold: Gold) -> int:
    if extent in gold.nobody:
        return NONE
    if extent in gold.names:
        kind = gold.names[extent]
        if kind is None or kind is ActorKind.GROUP:
            return UNTOLD
        place = CLASSES.index(class_of(kind))
        return place if CLASSES[place] != "event" or _may_be_event(one) else UNTOLD
    touched = [gold.names[other] for other in gold.names if _touch(extent, other)]
    if any(kind in (None, ActorKind.GROUP) for kind in touched):
        return UNTOLD
    if gold.partial and (not touched or one.holds):
        return UNTOLD
    return NONE


def relabel(
    weighed: Sequence[Weighing],
    extents: Sequence[Sequence[Extent]],
    gold: Gold,
    labels: list[list[int]],
) -> None:
    """Change labels of gold that was made by other conventions, and not everywhere, into ours.

    Where a rule that knows ours tells a longer name around one of the gold, that is the name. Where
    it tells one that the gold leaves out, nothing is said. What the gold names in one place of a
    text and not in another is not said there.
    """
    for one, at, told in zip(weighed, extents, labels, strict=True):
        order = sorted(range(len(told)), key=lambda place: len(one.candidates[place]))
        for place in order:
            _follow_conventions(one.candidates, at, gold, told, place)
    _leave_out_unequal(weighed, labels)


def _follow_conventions(
    candidates: Sequence[Candidate],
    extents: Sequence[Extent],
    gold: Gold,
    told: list[int],
    place: int,
) -> None:
    one, extent = candidates[place], extents[place]
    rule = next((guess for guess in one.guesses if guess.rule in _CONVENTIONS), None)
    if rule is None or extent in gold.names:
        return
    touched = [other for other in gold.names if _touch(extent, other)]
    around = all(extent[0] <= other[0] and other[1] <= extent[1] for other in touched)
    if not touched or not around or rule.rule in _POINTS or rule.kind is ActorKind.GROUP:
        told[place] = UNTOLD
        return
    told[place] = CLASSES.index(class_of(rule.kind))
    if class_of(rule.kind) == "event":
        told[place] = UNTOLD
    for at, other in enumerate(candidates):
        inside = one.first <= other.first and other.last <= one.last
        if at != place and inside and told[at] >= 0 and not one.holds:
            told[at] = NONE if told[place] != UNTOLD else UNTOLD


def _leave_out_unequal(weighed: Sequence[Weighing], labels: list[list[int]]) -> None:
    named: dict[str, set[int]] = {}
    parts: set[str] = set()
    for one, told in zip(weighed, labels, strict=True):
        words = one.reading.words
        for each, what in zip(one.candidates, told, strict=True):
            if what >= 0:
                named.setdefault(fold(words.words(each.first, each.last)), set()).add(what)
            if what == CLASSES.index("person") and len(each) > 1:
                parts |= {words.folds[each.first], words.folds[each.last - 1]}
    for one, told in zip(weighed, labels, strict=True):
        words = one.reading.words
        for place, each in enumerate(one.candidates):
            text = fold(words.words(each.first, each.last))
            if told[place] >= 0 and len(named[text]) > 1:
                told[place] = UNTOLD
            elif told[place] == NONE and (text in named or (len(each) == 1 and text in parts)):
                barred = any(
                    what >= 0 and other.bars(each)
                    for what, other in zip(told, one.candidates, strict=True)
                    if other is not each
                )
                told[place] = NONE if barred else UNTOLD


def _touch(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _may_be_event(one: Candidate) -> bool:
    return any(class_of(guess.kind) == "event" for guess in one.guesses)
