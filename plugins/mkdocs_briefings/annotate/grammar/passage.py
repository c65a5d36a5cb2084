"""A paragraph with its quotation marks, in frames: sentences with a quotation as one atom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.draft import Paragraph
from mkdocs_briefings.annotate.grammar.datelines import find_dateline
from mkdocs_briefings.annotate.grammar.marks import Marks, Pair
from mkdocs_briefings.model import Span

_LONGEST = 300
"""Tokens of a frame: what has no full stop for so long is a list, and is looked at in parts.

What looks through a frame for each of its words would take the square of a long one.
"""

_OPEN_ENDS = frozenset({"!", "?", "…", "..."})
"""Ends of words in marks after which the sentence around them may go on."""
_ENDS = frozenset({".", "!", "?", "…", "...", ". . ."})


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; all indices are tokens of `doc`, all ranges of tokens half-open.

    `inside[i]` is the place in `outer` of the quotation that token `i` lies in, marks included, or
    -1. `outer` are the pairs of marks that lie in no other. `frames` are the sentences, and never
    end inside a quotation. `keys` are the words as the model numbers them. `dated` are the tokens
    of time expressions, `named` those of names, `people` those of persons' names.
    """

    paragraph: Paragraph
    text: str
    marks: Marks
    outer: tuple[Pair, ...]
    inside: tuple[int, ...]
    frames: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    keys: tuple[int, ...] = ()
    dated: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    @property
    def doc(self) -> Doc:
        """The paragraph after the model."""
        return self.paragraph.doc

    def span(self, first: int, end: int) -> Span:
        """Return the code points of the document that a range of tokens covers."""
        last = self.doc[end - 1]
        start = self.paragraph.start
        return Span(start + self.doc[first].idx, start + last.idx + len(last.text))

    def tokens(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that a span of the document touches."""
        shift = self.paragraph.start
        return self.char_tokens(span.start - shift, span.end - shift)

    def char_tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of tokens that a range of code points of the paragraph touches."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_right(self.starts, end - 1))

    def find_words(self, keys: frozenset[int]) -> Iterator[Token]:
        """Yield the tokens that are one of the words, given as `find_keys` returns them."""
        if keys.isdisjoint(self.keys):
            return
        for index, key in enumerate(self.keys):
            if key in keys:
                yield self.doc[index]

    def is_finite(self, index: int) -> bool:
        """Say whether a token is a finite verb; one may be contracted: "she’ll", "they’ve"."""
        token = self.doc[index]
        if token.pos_ not in ("VERB", "AUX"):
            return False
        text = token.text
        if text[0] in "'’":
            # Nothing but an auxiliary is contracted, and that is finite, whatever the model says.
            return len(text) > 1 and (token.pos_ == "AUX" or text[1:] == "s")
        return text[0].isalpha() and "Fin" in token.morph.get("VerbForm", [])

    def is_main(self, index: int, relative: frozenset[str]) -> bool:
        """Say whether a token is a finite verb of a clause that belongs to no noun.

        `relative` are the labels of the parse for clauses that do.
        """
        if not self.is_finite(index):
            return False
        token = self.doc[index]
        verb = token.head if token.dep_.startswith(("aux", "cop")) else token
        return verb.dep_ not in relative

    def frame(self, index: int) -> tuple[int, int]:
        """Return the frame that a token lies in."""
        return self.frames[bisect_right(self.frames, index, key=lambda frame: frame[0]) - 1]

    def pair_tokens(self, number: int) -> tuple[int, int]:
        """Return the tokens of the quotation with that place in `outer`, marks included."""
        return self.tokens(self.outer[number].span.shift(self.paragraph.start))


def find_keys(words: Iterable[str]) -> frozenset[int]:
    """Return what the model calls words in lower case: numbers, which cost less to compare."""
    return frozenset(get_string_id(word) for word in words)


def read_passage(
    paragraph: Paragraph,
    text: str,
    marks: Marks,
    dates: Iterable[Span] = (),
    names: Iterable[Span] = (),
    people: Iterable[Span] = (),
) -> Passage:
    """Return the paragraph with its frames; `dates`, `names`, `people` are of the document.

    `text` is that of the paragraph, which the model's own objects put together anew each time.
    """
    doc = paragraph.doc
    outer = tuple(pair for pair in marks.pairs if pair.depth == 0)
    # Arrays are much cheaper than a token at a time.
    read = doc.to_array(["IDX", "LOWER"])
    starts, keys = tuple(read[:, 0].tolist()), tuple(read[:, 1].tolist())
    inside = _inside(starts, outer)
    frames = _frames(doc, inside, find_dateline(doc), [text[start] for start in starts])
    extent = paragraph.span
    dated, named, persons = (
        frozenset(
            index
            for span in spans
            if extent.contains(span)
            for index in range(
                max(0, bisect_right(starts, span.start - paragraph.start) - 1),
                bisect_right(starts, span.end - paragraph.start - 1),
            )
        )
        for spans in (dates, names, people)
    )
    return Passage(
        paragraph, text, marks, outer, inside, frames, starts, keys, dated, named, persons
    )


def _inside(starts: tuple[int, ...], outer: tuple[Pair, ...]) -> tuple[int, ...]:
    places = [-1] * len(starts)
    for number, pair in enumerate(outer):
        first, end = bisect_left(starts, pair.span.start), bisect_left(starts, pair.span.end)
        places[first:end] = [number] * (end - first)
    return tuple(places)


def _frames(
    doc: Doc, inside: tuple[int, ...], begins: int, firsts: list[str]
) -> tuple[tuple[int, int], ...]:
    """Return the sentences: a full stop outside marks, or right before the closing one.

    One of more than so many tokens is cut outside its quotations.

    What stands before the token `begins` is a dateline, and no part of a sentence. `firsts` are
    the first characters of the tokens.
    """
    frames = [(0, begins)] if 0 < begins < len(doc) else []
    start = begins if frames else 0
    for i in range(start + 1, len(doc)):
        if inside[i] >= 0 and inside[i] == inside[i - 1]:
            continue
        whole = _starts_sentence(firsts[i]) and _ends_sentence(doc, i - 1, inside)
        if whole or i - start >= _LONGEST:
            frames.append((start, i))
            start = i
    frames.append((start, len(doc)))
    return tuple(frames)


def _starts_sentence(first: str) -> bool:
    return first.isupper() or first.isdigit() or first in "«“\"„‘'`—–-("


def _ends_sentence(doc: Doc, last: int, inside: tuple[int, ...]) -> bool:
    """Say whether a sentence can end with that token."""
    while last > 0 and doc[last].is_space:
        last -= 1
    if doc[last].text in _ENDS or _is_initial_end(doc, last):
        return True
    if inside[last] < 0:
        return False
    # Inside marks: the full stop stands before the closing mark.
    after = last + 1
    while last > 0 and (doc[last].is_space or doc[last].is_quote or doc[last].text in "»”’"):
        last -= 1
    return doc[last].text in _ENDS and not (doc[last].text in _OPEN_ENDS and _is_brief(doc, after))


def _is_brief(doc: Doc, start: int) -> bool:
    """Say whether a name and a verb follow, and no more: “Why?” Brennan asked."""
    for token in doc[start : start + 5]:
        if token.pos_ == "VERB":
            return token.i + 1 >= len(doc) or doc[token.i + 1].pos_ == "PUNCT"
        if token.pos_ != "PROPN":
            return False
    return False


def _is_initial_end(doc: Doc, last: int) -> bool:
    """Say whether a full stop that belongs to its word ends a sentence: « la bombe H. La ville ».

    A word of grammar after it says so; after an initial or a title comes a name.
    """
    after = doc[last + 1] if last + 1 < len(doc) else None
    text = doc[last].text
    if after is None or not after.text[0].isupper() or not len(text) > 1 or text[-1] != ".":
        return False
    return after.pos_ in ("DET", "PRON", "ADP", "SCONJ", "CCONJ")
