"""Who speaks in what is shown of a text, where no sentence that is shown with it says so."""

from collections.abc import Iterator

from mkdocs_briefings.markup import block_anchors
from mkdocs_briefings.model import AnnotationKind, Span
from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.index.gate import speaker_of
from mkdocs_briefings.site.index.rights import sentences_of


def unseen_speakers(index: Index, slug: str) -> dict[str, str]:
    """Return the speakers that an excerpt has lost, by the anchor of what they say.

    Of « …, dit-il » the sentence that names whom « il » means may be left out. Such a quote or
    claim is told with its speaker, if that one is sure.
    """
    page = index.entries[slug]
    speakers = {one.passage.anchor: speaker_of(one) for one in (*page.quotes, *page.claims)}
    return {
        anchor: speaker
        for number, _ in enumerate(index.briefings[slug].blocks)
        for anchor, named in _statements(index, slug, number)
        if (speaker := speakers.get(anchor)) is not None and speaker not in named
    }


def _statements(index: Index, slug: str, number: int) -> Iterator[tuple[str, set[str]]]:
    """Yield what is said in an excerpt of a block: its anchor, and who is named up to its end.

    That is in the sentences before it that are shown without a gap.
    """
    block, shown = index.briefings[slug].blocks[number], index.shown[slug, number]
    if shown.issuperset(range(len(block.sentences))):
        return
    for note, anchor in zip(block.annotations, block_anchors(block), strict=True):
        first, last = sentences_of(block, note.span)
        if note.kind not in (AnnotationKind.QUOTE, AnnotationKind.CLAIM) or last not in shown:
            continue
        while first - 1 in shown:
            first -= 1
        run = Span(block.sentences[first].start, block.sentences[last].end)
        actors = (one for one in block.annotations if one.kind is AnnotationKind.ACTOR)
        yield anchor, {index.register.resolve(a.value) for a in actors if run.contains(a.span)}
