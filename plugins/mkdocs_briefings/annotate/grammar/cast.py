"""Who is on stage: the mentions of a text in order, with what their places tell of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from spacy.tokens import Doc, Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph
from mkdocs_briefings.model import Actor, ActorKind, Form, Mention, Span


@dataclass(frozen=True, slots=True)
class Part:
    """One mention on stage. `gender` is "m" or "f", `number` "s" or "p"; `None` if untold.

    `sentence` counts sentences from the start of the text. `quoted`: it stands inside marks.
    `human` says whether it is somebody: a person, or a group whose noun names people; not a body or
    a document. `None` where the noun does not tell.
    """

    actor: str
    kind: ActorKind
    span: Span
    sentence: int
    paragraph: int
    subject: bool
    gender: str | None
    number: str | None
    quoted: bool
    human: bool | None = True


@dataclass(frozen=True, slots=True)
class Ground:
    """The tokens of a draft by code point of the document.

    `words` are the starts of the tokens of each paragraph, in code points of the paragraph.
    """

    draft: Draft
    starts: tuple[int, ...]
    sentences: tuple[int, ...]
    words: tuple[list[int], ...]

    def number(self, at: int) -> int:
        """Return the place of the paragraph that holds a code point."""
        return max(0, bisect_right(self.starts, at) - 1)

    def paragraph(self, at: int) -> Paragraph:
        """Return the paragraph that holds a code point."""
        return self.draft.paragraphs[self.number(at)]

    def token(self, at: int) -> Token:
        """Return the token that holds a code point, or the last one before it."""
        number = self.number(at)
        paragraph = self.draft.paragraphs[number]
        index = bisect_right(self.words[number], at - paragraph.start) - 1
        return paragraph.doc[max(0, index)]

    def tokens(self, span: Span) -> tuple[Doc, int, int]:
        """Return the tokens of a span, half-open, with the paragraph that they belong to."""
        first = self.token(span.start)
        return first.doc, first.i, self.token(span.end - 1).i + 1

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds a code point."""
        return bisect_right(self.sentences, at)

    def span(self, at: int, first: int, end: int) -> Span:
        """Return the span of tokens in the paragraph that holds the code point `at`."""
        paragraph = self.paragraph(at)
        last = paragraph.doc[end - 1]
        return Span(
            paragraph.start + paragraph.doc[first].idx,
            paragraph.start + last.idx + len(last.text),
        )


@dataclass(frozen=True, slots=True)
class Cover:
    """What spans cover: `starts` in order, and for each the farthest end of it and those before."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Cover":
        """Return the cover of spans in any order."""
        ordered = sorted(spans)
        ends = tuple(accumulate((span.end for span in ordered), max))
        return cls(tuple(span.start for span in ordered), ends)

    def holds(self, span: Span) -> bool:
        """Say whether a span lies inside one of them, equal extent included."""
        place = bisect_right(self.starts, span.start)
        return place > 0 and self.ends[place - 1] >= span.end

    def amid(self, at: int) -> bool:
        """Say whether a place lies inside one of them, behind its start."""
        place = bisect_left(self.starts, at)
        return place > 0 and self.ends[place - 1] > at


def read_ground(draft: Draft, quoted: Cover) -> Ground:
    """Return the tokens of a draft, findable; sentences inside quotations do not count."""
    return Ground(
        draft,
        tuple(paragraph.start for paragraph in draft.paragraphs),
        tuple(sentence.start for sentence in draft.sentences if not quoted.amid(sentence.start)),
        tuple(paragraph.doc.to_array("IDX").tolist() for paragraph in draft.paragraphs),
    )


def make_part(
    ground: Ground, mention: Mention, kind: ActorKind, quoted: bool, table: Mapping[str, Any]
) -> Part:
    """Return what the place of a mention tells of its actor."""
    doc, first, end = ground.tokens(mention.span)
    head = find_head(doc, first, end)
    gender = find_gender(doc, first, head, kind, table)
    return Part(
        mention.actor,
        kind,
        mention.span,
        ground.sentence(mention.span.start),
        ground.number(mention.span.start),
        _is_subject(head, first, table),
        gender,
        _number(head, first, kind, table),
        quoted,
        kind is ActorKind.PERSON or _is_human(head.lower_, table),
    )


def find_head(doc: Doc, first: int, end: int) -> Token:
    """Return the token of a range that hangs on something outside it."""
    for token in doc[first:end]:
        outside = not first <= token.head.i < end or token.head is token
        if outside and token.pos_ not in ("DET", "ADP", "PUNCT"):
            return token
    return doc[first]


def _is_subject(head: Token, first: int, table: Mapping[str, Any]) -> bool:
    """Say whether a name is who does what its verb says: its subject, or the agent of a passive."""
    labels = table["labels"]["subject"]
    if head.dep_ in labels or table["labels"]["agent"] in (head.dep_, head.head.dep_):
        return True
    hangs = head.dep_ in ("appos", "flat", "flat:name", "nmod", "compound")
    led = first > 0 and head.doc[first - 1].pos_ == "ADP"
    return hangs and not led and head.head.dep_ in labels


def find_gender(
    doc: Doc, first: int, head: Token, kind: ActorKind, table: Mapping[str, Any]
) -> str | None:
    """Return the gender that the words before a name show: its determiner, a title, a role."""
    at = first - 1
    # A title stands before a person's name; before another name, only its determiner is its own.
    reach = 8 if kind is ActorKind.PERSON else 2
    while at >= 0 and first - at < reach and doc[at].pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "DET"):
        for gender, words in table["genders"].items():
            if doc[at].lower_ in words:
                return str(gender)
        if doc[at].pos_ == "NOUN" and not is_person(doc[at].lower_, table):
            break
        at -= 1
    if kind is not ActorKind.PERSON and head.pos_ == "NOUN":
        found = head.morph.get("Gender", [])
        return found[0][0].lower() if found else None
    return None


def is_title(token: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a word is a title before a name: « M. », "Sen.", « Mme »."""
    shortened = token.text.endswith(".") and token.text[:1].isupper() and len(token.text) > 1
    return shortened or any(token.lower_ in words for words in table["genders"].values())


def is_person(word: str, table: Mapping[str, Any]) -> bool:
    """Say whether a noun, in lower case, stands for one person."""
    listed = word in table["anaphors"] or word in table["offices"]
    return listed or bool(re.search(table["person"], word))


def _is_human(word: str, table: Mapping[str, Any]) -> bool | None:
    one = word.removesuffix("s")
    listed = ("documents", "wording", "bodies", "arms", "inner")
    if any({word, one} & table[name] for name in listed):
        return False
    told = is_person(one, table) or one in table["kin"] or re.search(table["people"], word)
    return True if told else None


def find_given(actors: Iterable[Actor], table: Mapping[str, Any]) -> dict[str, str]:
    """Return the gender that the given name of each person tells."""
    return {
        actor.id: gender
        for actor in actors
        for gender, names in table["given"].items()
        if actor.kind is ActorKind.PERSON and " " in actor.name and actor.name.split()[0] in names
    }


def _number(head: Token, first: int, kind: ActorKind, table: Mapping[str, Any]) -> str | None:
    if kind is ActorKind.PERSON:
        return "s"
    before = head.doc[first - 1].lower_ if first else ""
    if before in table["plural"]:
        return "p"
    found = head.morph.get("Number", []) if head.pos_ in ("NOUN", "PROPN") else []
    if found:
        return "p" if found[0] == "Plur" else "s"
    return None


def find_genders(parts: Sequence[Part]) -> Mapping[str, str]:
    """Return the gender of each actor that the text shows at one of its mentions."""
    genders: dict[str, str] = {}
    for part in parts:
        if part.gender:
            genders.setdefault(part.actor, part.gender)
    return genders


def is_named(mention: Mention) -> bool:
    """Say whether a mention names its actor, rather than describing it or standing for it."""
    return mention.form not in (Form.NOMINAL, Form.PRONOUN)
