"""Source blocks to HTML elements: the text of a source, exactly, with its annotations."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from mkdocs_briefings.markup.anchors import block_anchors, sentence_anchors
from mkdocs_briefings.markup.sentence import Spread, add_text, render_sentence
from mkdocs_briefings.markup.syntax import HEADING, ITEM, find_mark, find_paragraphs
from mkdocs_briefings.markup.view import View
from mkdocs_briefings.model import SourceBlock, Span

OMITTED = "[…]"
"""What stands for sentences that are not shown."""


def render_block(block: SourceBlock, view: View, *, level: int = 3) -> Element:
    """Return the `<section>` of a block; `level` is that of its headings.

    A paragraph is a `<p>`, a heading or an `<li>`; each sentence in it is a `<span>`, and inside
    the sentences stand the elements of the annotations. Every id is an anchor (see `anchors`).
    """
    section = Element(
        "section",
        {
            "class": "source-text",
            "id": f"source-{block.source}",
            "data-source": block.source,
            "dir": "auto",
        },
    )
    if language := view.language(block.source):
        section.set("lang", language)
    shown = _list_shown(block, view)
    sentences = dict(_render_sentences(block, view, shown))
    # Where nothing is shown, there is nothing for a gap to stand between.
    in_gap = not shown
    for paragraph in find_paragraphs(block.text):
        items = list(_list_items(block, paragraph, sentences, in_gap=in_gap))
        if items:
            in_gap = items[-1] is None
            mark = find_mark(paragraph.of(block.text))
            empty_heading = mark == HEADING and items == [None]
            parent = _add_paragraph(section, "" if empty_heading else mark, level)
            _fill_paragraph(parent, items, block, sentences)
    return view.frame(section, block)


def _list_shown(block: SourceBlock, view: View) -> Sequence[int]:
    shown = view.shown(block)
    indexes = range(len(block.sentences))
    return indexes if shown is None else [index for index in indexes if index in shown]


def _render_sentences(
    block: SourceBlock, view: View, shown: Sequence[int]
) -> Iterator[tuple[int, Element]]:
    """Yield the element of each sentence that is shown."""
    spreads: dict[int, list[Spread]] = defaultdict(list)
    for annotation, anchor in zip(block.annotations, block_anchors(block), strict=True):
        span = annotation.span
        first = bisect_right(block.sentences, span.start, key=lambda sentence: sentence.end)
        after = bisect_left(block.sentences, span.end, key=lambda sentence: sentence.start)
        covered = shown[bisect_left(shown, first) : bisect_left(shown, after)]
        for index in covered:
            spread = Spread(annotation, anchor, index == covered[0], index == covered[-1])
            spreads[index].append(spread)
    anchors = sentence_anchors(block)
    for index in shown:
        sentence = block.sentences[index]
        yield index, render_sentence(block, sentence, anchors[index], spreads[index], view)


def _list_items(
    block: SourceBlock, paragraph: Span, sentences: Mapping[int, Element], *, in_gap: bool
) -> Iterator[int | None]:
    """Yield the sentences to show, and `None` for each run of others.

    `in_gap` says that such a run, already told, reaches up to the paragraph.
    """
    start = bisect_left(block.sentences, paragraph.start, key=lambda sentence: sentence.start)
    end = bisect_left(block.sentences, paragraph.end, key=lambda sentence: sentence.start)
    for index in range(start, end):
        if index in sentences:
            yield index
        elif not in_gap:
            yield None
        in_gap = index not in sentences


def _add_paragraph(section: Element, mark: str, level: int) -> Element:
    if mark != ITEM:
        return SubElement(section, f"h{level}" if mark == HEADING else "p")
    last = section[-1] if len(section) else None
    listing = last if last is not None and last.tag == "ul" else SubElement(section, "ul")
    return SubElement(listing, "li")


def _fill_paragraph(
    parent: Element,
    items: Sequence[int | None],
    block: SourceBlock,
    sentences: Mapping[int, Element],
) -> None:
    before: int | None = None
    for item in items:
        if item is not None and before is not None:
            add_text(parent, block.text[block.sentences[before].end : block.sentences[item].start])
        elif len(parent):
            add_text(parent, " ")
        if item is None:
            SubElement(parent, "span", {"class": "omitted"}).text = OMITTED
        else:
            parent.append(sentences[item])
        before = item
