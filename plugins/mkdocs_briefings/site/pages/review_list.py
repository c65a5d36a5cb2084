"""What an author should look at on a page before signing it: shown on their own machine only."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_briefings.markup import block_anchors
from mkdocs_briefings.model import UNKNOWN, Annotation, AnnotationKind, Briefing
from mkdocs_briefings.site.html.elements import Child, h
from mkdocs_briefings.site.pages.site import Site

SPEECH = frozenset({AnnotationKind.QUOTE, AnnotationKind.CLAIM})


def review_list(site: Site, briefing: Briefing) -> Iterator[Element]:
    """Yield the list, on `serve` only and where there is anything to look at.

    First what the machine doubts, then speakers who are not established, in the order of the text,
    each with a link to its place; then orphaned decisions, which have none.
    """
    if not site.local:
        return
    text = site.interface.text
    found = sorted(_find_marks(briefing), key=lambda item: not item[1].doubt)
    items: list[Child] = [
        h("li", None, h("a", {"href": f"#{anchor}"}, words), " – ", _question(site, annotation))
        for anchor, annotation, words in found
    ]
    items += [
        h("li", None, orphan.words, " – ", text("review.orphan")) for orphan in briefing.orphans
    ]
    if items:
        summary = h("summary", None, text("review.title", count=str(len(items))))
        yield h("details", {"class": "bf-review"}, summary, h("ol", None, items))


def _find_marks(briefing: Briefing) -> Iterator[tuple[str, Annotation, str]]:
    """Yield the anchor, the mark and its words for each mark that is to be looked at."""
    for block in briefing.blocks:
        for annotation, anchor in zip(block.annotations, block_anchors(block), strict=True):
            if annotation.doubt or (annotation.kind in SPEECH and annotation.value == UNKNOWN):
                yield anchor, annotation, annotation.span.of(block.text)


def _question(site: Site, annotation: Annotation) -> str:
    kind = "quote" if annotation.kind in SPEECH else annotation.kind
    return site.interface.text(f"review.{kind}")
