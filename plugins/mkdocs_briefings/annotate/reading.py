"""The paragraphs of documents through the language model: what it cannot read is a fault."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import spacy.language
from spacy.tokens import Doc

from mkdocs_briefings.annotate.draft import Paragraph
from mkdocs_briefings.errors import Fault, quote, tell_crash
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.furniture import Furniture
from mkdocs_briefings.model import Document

LONGEST_PARAGRAPH = 50_000
LONGEST_ARTICLE = 300_000
"""Code points that are analysed; time and memory are in proportion to them.

Source: of 1,000 news articles the longest has 34,000, the longest paragraph 16,000.
"""

_HEADING = "## "
_ITEM = "- "
_KEPT = "the paragraph is kept without marks"


@dataclass(frozen=True, slots=True)
class Piece:
    """The range of a paragraph in the text of its document, without its mark.

    `beyond` says that it lies beyond what is analysed, `furniture` that it is no part of the
    article: « Lire aussi : … ».
    """

    start: int
    end: int
    heading: bool = False
    beyond: bool = False
    furniture: bool = False

    @property
    def read(self) -> bool:
        """Whether the model reads it."""
        return not (self.beyond or self.furniture)


def bind_pieces(language: Language) -> Callable[[str], tuple[Piece, ...]]:
    """Return a function that cuts a text in normal form into its paragraphs, in their order."""
    kinds = (f"(?:{kind.pattern})" for kind in language.read(Furniture).kinds.values())
    furniture = re.compile("|".join(kinds), re.IGNORECASE)

    def cut_piece(paragraph: str, end: int) -> Piece:
        heading = paragraph.startswith(_HEADING)
        mark = _HEADING if heading else _ITEM if paragraph.startswith(_ITEM) else ""
        start = end - len(paragraph) + len(mark)
        beyond = end - start > LONGEST_PARAGRAPH or end > LONGEST_ARTICLE
        aside = not beyond and furniture.fullmatch(paragraph, len(mark)) is not None
        return Piece(start, end, heading, beyond, aside)

    def cut_pieces(text: str) -> tuple[Piece, ...]:
        paragraphs = text.split("\n\n")
        ends = accumulate(len(paragraph) + 2 for paragraph in paragraphs)
        return tuple(map(cut_piece, paragraphs, (end - 2 for end in ends)))

    return cut_pieces


def read_texts(nlp: spacy.language.Language, texts: Sequence[str]) -> Iterator[Doc | Exception]:
    """Yield what the model reads in each text, or the error with which it fails on that one."""
    try:
        read = list(nlp.pipe(texts))
    except Exception:  # one text of them: the others are read without it
        return (_read_alone(nlp, text) for text in texts)
    return iter(read)


def _read_alone(nlp: spacy.language.Language, text: str) -> Doc | Exception:
    try:
        return nlp(text)
    except Exception as error:
        return error


def join_paragraphs(
    document: Document, pieces: Iterable[Piece], read: Iterator[Doc | Exception]
) -> tuple[tuple[Paragraph, ...], tuple[Fault, ...]]:
    """Return the paragraphs of a document that were read, and a fault for what was not.

    `read` gives one result for each piece that is to be read.
    """
    paragraphs: list[Paragraph] = []
    faults: list[Fault] = []
    for piece in pieces:
        if piece.furniture:
            continue
        result = next(read) if piece.read else None
        if isinstance(result, Doc):
            paragraphs.append(Paragraph(result, piece.start, piece.heading))
        elif result is not None:
            doing = f"{tell_place(document.text, piece.start)}: the language model"
            faults.append(tell_crash(document.name, doing, result, _KEPT))
        elif piece.end > LONGEST_ARTICLE:
            faults.append(_tell_long_article(document, piece))
            break
        else:
            faults.append(_tell_long_paragraph(document, piece))
    return tuple(paragraphs), tuple(faults)


def _tell_long_paragraph(document: Document, piece: Piece) -> Fault:
    place, length = tell_place(document.text, piece.start), piece.end - piece.start
    what = f"{place}: {length:,} characters, more than the {LONGEST_PARAGRAPH:,} that are analysed"
    return Fault(document.name, None, what, f"put blank lines between paragraphs; {_KEPT}")


def _tell_long_article(document: Document, piece: Piece) -> Fault:
    place, length = tell_place(document.text, piece.start), len(document.text)
    what = f"{length:,} characters, and no more than {LONGEST_ARTICLE:,} are analysed"
    cure = "split it, with the same 'briefing:' in each part; the rest is kept without marks"
    return Fault(document.name, None, f"{what}: nothing from {place} on", cure)


def tell_place(text: str, start: int) -> str:
    """Return what messages call the paragraph that a place of a text in normal form lies in."""
    number = text.count("\n\n", 0, start) + 1
    words = text[start:].partition("\n\n")[0]
    return f"paragraph {number} ({quote(words)})"
