"""What the site may show: chosen once, for pages, search index and links alike."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import AnnotationKind, Briefing, Rights, SourceBlock, Span
from mkdocs_briefings.pipeline import title_of
from mkdocs_briefings.site.index.labels import NOBODY_KNOWS, Proposed, without_labels_of
from mkdocs_briefings.site.words import count_words

_STRICTNESS = (Rights.FULL, Rights.EXCERPT, Rights.LINK, Rights.PRIVATE)


def publishable(
    briefings: Iterable[Briefing],
    *,
    local: bool,
    proposed: Mapping[str, Proposed] = NOBODY_KNOWS,
    certain: bool = True,
) -> tuple[Briefing, ...]:
    """Return what may be published at all: no draft and no private source, unless on `serve`.

    A briefing none of whose sources may be published goes altogether, and so does one whose file
    cannot be read. A source that is private in one briefing is in all. `proposed` are the labels
    that the machine gave each briefing, by slug, where they are known. Where something is not
    `certain` that all of them hang on, the strictest right of a briefing holds for each of its
    sources.
    """
    found = tuple(briefings)
    if local:
        return found
    if not certain:
        found = tuple(map(_close, found))
    private = frozenset(
        source.id
        for briefing in found
        for source in briefing.sources
        if source.rights is Rights.PRIVATE
    )
    open_ = (briefing for briefing in found if briefing.legible and not briefing.draft)
    kept = (_without(briefing, private, proposed.get(briefing.slug)) for briefing in open_)
    return tuple(briefing for briefing in kept if briefing is not None)


def strictest(rights: Iterable[Rights]) -> Rights:
    """Return the right that shows least; there is one at least."""
    return max(rights, key=_STRICTNESS.index)


def _close(briefing: Briefing) -> Briefing:
    if not briefing.sources:
        return briefing
    least = strictest(source.rights for source in briefing.sources)
    sources = (replace(source, rights=least) for source in briefing.sources)
    return replace(briefing, sources=tuple(sources))


def _without(briefing: Briefing, private: frozenset[str], proposed: Proposed) -> Briefing | None:
    """Return a briefing without some sources and what is made of them; `None` without any left."""
    gone = [source for source in briefing.sources if source.id in private]
    if not gone:
        return briefing
    sources = tuple(source for source in briefing.sources if source.id not in private)
    if not sources:
        return None
    opened = without_labels_of(briefing, private, proposed)
    parts = tuple(
        part
        for part in opened.parts
        if not (isinstance(part, SourceBlock) and part.source in private)
    )
    title = briefing.title
    if fold(title) in {fold(known) for source in gone if (known := title_of(source))}:
        title = next(filter(None, map(title_of, sources)), briefing.slug)
    return replace(opened, title=title, sources=sources, parts=parts)


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences, from first to last, that are shown together or not at all."""

    first: int
    last: int
    telling: bool

    def words_in(self, block: SourceBlock) -> int:
        numbers = range(self.first, self.last + 1)
        return sum(count_words(block.sentences[number].of(block.text)) for number in numbers)


def shown_sentences(
    blocks: Sequence[SourceBlock], rights: Rights, limit: int
) -> tuple[frozenset[int], ...]:
    """Return for each block of one source the numbers of the sentences that the site shows.

    `limit` is the number of words that an excerpt may hold in all. Whole sentences only: first
    those with quotes and dated events, then the others, each in the order of the text. A quote
    that runs over several sentences comes whole or not at all.
    """
    if rights in (Rights.FULL, Rights.PRIVATE):
        return tuple(frozenset(range(len(block.sentences))) for block in blocks)
    if rights is Rights.LINK:
        return tuple(frozenset[int]() for _ in blocks)
    chosen: list[set[int]] = [set() for _ in blocks]
    groups = [(block, group, n) for n, block in enumerate(blocks) for group in _groups(block)]
    left = limit
    # Sorting is stable: within each rank the order of the text stays.
    for block, group, number in sorted(groups, key=lambda item: not item[1].telling):
        words = group.words_in(block)
        if words <= left:
            left -= words
            chosen[number].update(range(group.first, group.last + 1))
    return tuple(map(frozenset, chosen))


def sentences_of(block: SourceBlock, span: Span) -> tuple[int, int]:
    """Return the numbers of the first and the last sentence that a span touches."""
    first = bisect_right(block.sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(block.sentences, span.end, key=lambda sentence: sentence.start) - 1
    return first, max(first, last)


def _groups(block: SourceBlock) -> list[_Group]:
    ends = list(range(len(block.sentences)))
    telling = [False] * len(ends)
    for annotation in block.annotations:
        dated = annotation.kind is AnnotationKind.DATE and annotation.event is not None
        if annotation.kind is AnnotationKind.QUOTE or dated:
            first, last = sentences_of(block, annotation.span)
            ends[first] = max(ends[first], last)
            telling[first] = True
    groups: list[_Group] = []
    for number, end in enumerate(ends):
        if groups and number <= groups[-1].last:
            before = groups.pop()
            last = max(before.last, end)
            groups.append(_Group(before.first, last, before.telling or telling[number]))
        else:
            groups.append(_Group(number, end, telling[number]))
    return groups
