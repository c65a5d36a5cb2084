"""Texts in normal form, blocks and briefings for the properties of the markup."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from mkdocs_briefings.markup import nesting_order, settle_sentences
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Annotation,
    AnnotationKind,
    Briefing,
    FlawKind,
    Orphan,
    Prose,
    Review,
    Rights,
    Source,
    SourceBlock,
    Span,
)
from mkdocs_briefings.sources import normalise

_PIECES = [*"[]{}\\/#-\"`~<>&;:.!?*_=|$^'", " ", " ", "  ", "\t", "\n", "\n\n", "\n- ", "\n## "]
_PIECES += ["\xa0", "\u202f", "\u2028", "\x85", "\f", "\ufeff", "é", "e\u0301", "œ", "日本", "😀"]
_PIECES += ["///", "/// source | a", "```", "~~~", "]{actor=kim}", "<b>", "<!--", "&amp;", "[^1]"]
_PIECES += ["<<<<<<< a", "=======", "---", "word", "Kim", "said", "- ", "## ", "[TOC]", "HTML"]

normal_texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
).map(lambda text: normalise(text).text)

ids = st.sampled_from(["ada", "bo"]) | st.from_regex(
    r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True
)
values = st.text(st.characters(exclude_categories=["C"]) | st.sampled_from('"\\{}[]=. '))
lines = values.map(str.strip).filter(bool)
days = st.sampled_from(["2024-10-21", "2024-10", "2024", "2024-W42", "1950/1953"])


@st.composite
def annotations(draw: st.DrawFn, span: Span) -> Annotation:
    kind = draw(st.sampled_from(AnnotationKind))
    doubt, sure = draw(st.sampled_from([(False, False), (True, False), (False, True)]))
    match kind:
        case AnnotationKind.ACTOR:
            return Annotation(span, kind, draw(ids), doubt=doubt, sure=sure)
        case AnnotationKind.FLAW:
            value = draw(st.sampled_from(FlawKind)).value
            return Annotation(span, kind, value, doubt=doubt, sure=sure)
        case AnnotationKind.DATE:
            value = draw(days | st.sampled_from(["P2Y", "PXY", "PAST_REF"]))
            event = draw(st.none() | lines)
            people = tuple(draw(st.lists(ids, max_size=2)))
            note = Annotation(span, kind, value, event=event, participants=people)
            return replace(note, doubt=doubt, sure=sure)
    return Annotation(
        span,
        kind,
        draw(ids | st.just("?")),
        via=draw(st.none() | ids),
        on=draw(st.none() | days),
        part=draw(st.none() | ids),
        doubt=doubt,
        sure=sure,
    )


def _cross(left: Span, right: Span) -> bool:
    return left.overlaps(right) and not (left.contains(right) or right.contains(left))


def _find_gaps(text: str) -> Iterator[int]:
    return (offset for offset, character in enumerate(text) if character.isspace())


@st.composite
def blocks(draw: st.DrawFn, source: str = "ap") -> SourceBlock:
    """Blocks as `read` returns them: settled sentences, annotations in nesting order."""
    text = draw(normal_texts)
    cuts = sorted(draw(st.sets(st.sampled_from(list(_find_gaps(text)) or [0]))))
    bounds = [-1, *cuts, len(text)]
    sentences = [Span(start + 1, end) for start, end in pairwise(bounds) if end > start]
    spans: list[Span] = []
    offsets = st.integers(0, len(text))
    for start, end in draw(st.lists(st.tuples(offsets, offsets), max_size=8)):
        span = Span(min(start, end), max(start, end))
        inside = bool(span) and "\n\n" not in span.of(text) and "\n" not in span.of(text)
        if inside and not any(_cross(span, other) for other in spans):
            spans.append(span)
    return SourceBlock(
        source,
        text,
        settle_sentences(text, sentences),
        nesting_order([draw(annotations(span)) for span in spans]),
    )


sources = st.builds(
    Source,
    ids,
    st.sampled_from(["fr", "en", "pt-BR"]),
    st.just("page"),
    title=st.none() | lines,
    published=st.none() | st.dates(dt.date(1900, 1, 1)),
    publisher=st.none() | lines,
    author=st.none() | lines,
    url=st.none() | st.just("https://example.org/?a=1&b=2#c"),
    rights=st.sampled_from(Rights),
    licence=st.none() | lines,
    digest=st.none() | st.just("0e12"),
    words=st.none() | st.just("sha256-12"),
)
actors = st.builds(
    Actor,
    ids,
    lines,
    st.sampled_from(ActorKind),
    role=st.none() | lines,
    aliases=st.lists(lines, max_size=2).map(tuple),
)
prose = st.sampled_from(["Intro\n\n    code", "- a\n- b", "```\n/// source | ap\n///\n```", "é"])


@st.composite
def orphans(draw: st.DrawFn) -> Orphan:
    words = draw(lines)
    annotation = draw(annotations(Span(0, len(words))))
    sentence = draw(st.just("") | lines)
    return Orphan(draw(ids), annotation, words, sentence, removed=draw(st.booleans()))


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Briefings as `read` returns them from `page.md`: no two pieces of prose side by side."""
    told = draw(st.lists(sources, max_size=3, unique_by=lambda source: source.id))
    parts: list[Prose | SourceBlock] = []
    for source in told:
        if draw(st.booleans()):
            parts.append(Prose(draw(prose)))
        parts.append(draw(blocks(source.id)))
    extra = st.dictionaries(
        st.sampled_from(["hide", "search", "on", "date"]),
        st.recursive(
            st.booleans() | st.integers() | lines | st.dates(),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ids, inner, max_size=2),
        ),
    )
    return Briefing(
        "page",
        draw(lines),
        draw(st.sampled_from(["fr", "en"])),
        tuple(told),
        tuple(draw(st.lists(actors, max_size=2, unique_by=lambda actor: actor.id))),
        tuple(parts),
        description=draw(st.none() | lines),
        tags=tuple(draw(st.lists(lines, max_size=2))),
        draft=draw(st.booleans()),
        review=draw(st.none() | st.builds(Review, lines, st.dates(), st.none() | st.just("0e12"))),
        orphans=tuple(draw(st.lists(orphans(), max_size=2))),
        extra=draw(extra),
    )
