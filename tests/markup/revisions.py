"""Three versions of a briefing for the properties of the merge: a proposal and two revisions."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st
from tests.markup.texts import annotations

from mkdocs_briefings.markup import nesting_order, settle_sentences
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Annotation,
    Briefing,
    Prose,
    Source,
    SourceBlock,
    Span,
)

_WORDS = st.sampled_from(["Ada", "Bo", "said", "so", ",", "we", "go", "12", "l’eau", "«", "»"])

Words = list[tuple[str, int]]
"""Words with numbers that stay theirs from one version to the next; an empty word is a break."""


def _spread(words: Words) -> tuple[str, dict[int, Span]]:
    """Return the text of the words, and where each is in it."""
    text = ""
    places: dict[int, Span] = {}
    for word, number in words:
        if not word:
            text += "\n\n" if text and not text.endswith("\n\n") else ""
            continue
        text += " " if text and not text.endswith("\n\n") else ""
        places[number] = Span(len(text), len(text) + len(word))
        text += word
    return text.removesuffix("\n\n"), places


@st.composite
def _edit(draw: st.DrawFn, words: Words, first: int) -> Words:
    """Replace, insert and delete a few words; `first` is the first number that is free."""
    edited = list(words)
    for number in range(first, first + draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(edited)))
        count = draw(st.integers(0, 2))
        new = [(draw(st.just("") | _WORDS), number)] if draw(st.booleans()) else []
        edited[at : at + count] = new
    return edited


@st.composite
def _block(draw: st.DrawFn, words: Words, before: SourceBlock | None, old: Words) -> SourceBlock:
    """Return a block of the words with some of the annotations of the block before, and others."""
    text, places = _spread(words)
    notes: list[Annotation] = []
    if before is not None:
        where = {span.start: number for number, span in _spread(old)[1].items()}
        until = {span.end: number for number, span in _spread(old)[1].items()}
        for note in before.annotations:
            first, last = where[note.span.start], until[note.span.end]
            if draw(st.integers(0, 2)) and first in places and last in places:
                span = Span(places[first].start, places[last].end)
                other = draw(annotations(span))
                notes.append(replace(note, span=span) if draw(st.booleans()) else other)
    ends = sorted(places.values())
    for _ in range(draw(st.integers(0, 3)) if ends else 0):
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(ends) - 1)] * 2)))
        notes.append(draw(annotations(Span(ends[first].start, ends[last].end))))
    kept: list[Annotation] = []
    for note in notes:
        crossed = any(
            note.span.overlaps(other.span)
            and not note.span.contains(other.span)
            and not other.span.contains(note.span)
            for other in kept
        )
        if note.span and "\n" not in note.span.of(text) and not crossed:
            kept.append(note)
    cuts = draw(st.sets(st.sampled_from([span.end for span in ends]))) if ends else set()
    bounds = [-1, *sorted(cuts), len(text)]
    sentences = [Span(a + 1, b) for a, b in pairwise(bounds) if b > a]
    return SourceBlock("ap", text, settle_sentences(text, sentences), nesting_order(kept))


@st.composite
def block_revisions(
    draw: st.DrawFn, *, one_text: bool = False, edited: bool = True
) -> tuple[SourceBlock, SourceBlock, SourceBlock]:
    """Three versions of a block; the author's has the text of the first in half of all cases.

    It always has unless `edited`; with `one_text` all three have one text.
    """
    drawn = draw(st.lists(_WORDS, min_size=3, max_size=16))
    breaks = draw(st.sets(st.integers(1, 16), max_size=2))
    words = [("" if number in breaks else word, number) for number, word in enumerate(drawn)]
    base = draw(_block(words, None, words))
    mine = words if one_text or not edited or draw(st.booleans()) else draw(_edit(words, 1000))
    new = words if one_text else draw(_edit(words, 2000))
    return base, draw(_block(mine, base, words)), draw(_block(new, base, words))


_ADA = Actor("ada", "Ada Vale", ActorKind.PERSON)
_BO = Actor("bo", "Bo", ActorKind.GROUP, aliases=("the Bo",))
_ACTORS = [_ADA, replace(_ADA, role="mayor"), replace(_ADA, name="Ada", role="mayor"), _BO]
_SOURCES = [Source(name, "en", "page") for name in ("ap", "bbc", "cnn")]
_PROSE = [Prose("Before."), Prose("Behind.\n\nAnd so on.")]


@st.composite
def _version(draw: st.DrawFn, block: SourceBlock) -> Briefing:
    """Return a briefing with the block, and with some of a few records that versions share."""
    others = draw(st.lists(st.sampled_from(_SOURCES[1:]), unique=True))
    sources = draw(st.permutations([_SOURCES[0], *others]))
    titles = [replace(source, title=draw(st.sampled_from(["A", "B"]))) for source in sources]
    parts: list[Prose | SourceBlock] = []
    for source in sources:
        parts += draw(st.sampled_from([[], _PROSE[:1], _PROSE[1:]]))
        parts.append(block if source.id == "ap" else SourceBlock(source.id, "", ()))
    actors = draw(st.lists(st.sampled_from(_ACTORS), unique_by=lambda actor: actor.id))
    return Briefing(
        "page",
        draw(st.sampled_from(["A", "B", "C"])),
        "en",
        tuple(titles),
        tuple(actors),
        tuple(parts),
        extra=draw(st.dictionaries(st.sampled_from("xy"), st.integers(0, 1))),
    )


@st.composite
def revisions(draw: st.DrawFn, *, edited: bool = True) -> tuple[Briefing, Briefing, Briefing]:
    """Three versions of a briefing that have some of their records in common.

    The author's has the words of the first unless `edited`.
    """
    base, mine, new = draw(block_revisions(edited=edited))
    return draw(_version(base)), draw(_version(mine)), draw(_version(new))
