"""What must hold of the markup for every text in normal form and every set of spans."""

import re
from html.parser import HTMLParser

from hypothesis import given
from markdown import Markdown
from tests.markup.texts import blocks, briefings

from mkdocs_briefings.markup import (
    block_anchors,
    read,
    read_block,
    sentence_anchors,
    write,
    write_block,
)
from mkdocs_briefings.markup.extension import BriefingsExtension
from mkdocs_briefings.markup.view import PlainView
from mkdocs_briefings.model import Briefing, SourceBlock

MARKS = re.compile(r'\\(.)|\]\{(?:"(?:\\.|[^"\\])*"|[^"}])*\}|\[')
EXTENSIONS = [
    *["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables"],
    *["toc", "pymdownx.betterem", "pymdownx.blocks.details", "pymdownx.caret", "pymdownx.critic"],
    *["pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences"],
    *["pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"],
]
AROUND = """\
A [note][ref] with a footnote[^1] and *HTML*.

*[HTML]: Hyper
[^1]: The note.
[ref]: https://example.org

```
/// source | fenced
Not a [block]{actor=nobody}.
///
```

<div class="unclosed">
and its words

{block}

After it, [^1].
"""


def known(id_: str) -> bool:
    return True


def strip_marks(written: str) -> str:
    """Remove the marks by the grammar alone, without the reader."""
    inside = written.split("\n", 1)[1].removesuffix("///").removesuffix("\n")
    plain = MARKS.sub(lambda match: match[1] or "", inside)
    return re.sub(r"(?<!\n)\n(?!\n)", " ", plain)


@given(blocks())
def test_removing_the_marks_gives_back_the_text(block: SourceBlock) -> None:
    assert strip_marks(write_block(block)) == block.text


@given(blocks())
def test_a_block_reads_back_as_it_was_written(block: SourceBlock) -> None:
    lines = write_block(block).split("\n")
    again, faults = read_block(lines[1:-1], block.source, known)
    assert not faults
    assert again == block


@given(briefings())
def test_a_briefing_reads_back_as_it_was_written(briefing: Briefing) -> None:
    written = write(briefing)
    again, faults = read(written, "page.md", known=known)
    assert not [fault for fault in faults if not fault.warning]
    assert again == briefing
    assert write(again) == written


@given(blocks())
def test_no_two_anchors_are_the_same(block: SourceBlock) -> None:
    anchors = [*block_anchors(block), *sentence_anchors(block)]
    assert len(set(anchors)) == len(anchors) == len(block.annotations) + len(block.sentences)


class Paragraphs(HTMLParser):
    """Collects the text of each paragraph in the sections of source texts, and every id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []
        self.links = 0
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._inside = self._inside or attributes.get("class") == "source-text"
        if not self._inside:
            return
        if tag in ("p", "h3", "li"):
            self.found.append("")
        if tag == "a":
            self.links += 1
            assert self.links == 1, "a link inside a link"
        self.ids.append(attributes.get("id") or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "section"
        self.links -= tag == "a" and self._inside

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


class Linked(PlainView):
    def href(self, actor: str) -> str:
        return f"https://example.org/?a={actor}&b"


@given(blocks())
def test_the_page_shows_exactly_the_words_of_the_text(block: SourceBlock) -> None:
    markdown = Markdown(
        extensions=[BriefingsExtension(view=Linked()), *EXTENSIONS],
        extension_configs={"toc": {"permalink": True}},
    )
    page = Paragraphs(markdown.convert(AROUND.replace("{block}", write_block(block))))
    expected = [re.sub(r"\A(## |- )", "", text) for text in block.text.split("\n\n") if text]
    assert page.found == expected
    ids = [id_ for id_ in page.ids if id_]
    assert len(set(ids)) == len(ids)
    assert set(ids) >= set(sentence_anchors(block))
