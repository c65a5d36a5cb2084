"""Descriptions of somebody: how they are read, and whom a text brought up in the same words."""

from dataclasses import dataclass

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.antecedents import Guess
from mkdocs_briefings.annotate.grammar.cast import is_person
from mkdocs_briefings.annotate.grammar.phrases import is_noun
from mkdocs_briefings.annotate.speakers.scene import Scene
from mkdocs_briefings.model import ActorKind, QuoteKind, Span

_BACK = 200
"""How many words of a paragraph are looked through for who was brought up before."""

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "X"})


@dataclass(frozen=True, slots=True)
class Description:
    """A description of somebody: its words without determiners, its head noun, and its gender.

    `before` is the word right before its words, in lower case; `alone` says that nothing completes
    the noun.
    """

    span: Span
    noun: Token
    gender: str | None
    before: str
    alone: bool

    @property
    def word(self) -> str:
        """The head noun in lower case."""
        return self.noun.lower_


def read_description(scene: Scene, source: Span, noun: Token) -> Description | None:
    """Return the description that a phrase is, `None` where it has no noun."""
    table = scene.table
    doc, first, end = scene.ground.tokens(source)
    gender = read_gender(doc[first], noun)
    numbered = end - first > 1 and doc[first].lower_ in table["ones"]
    one_of = numbered and doc[first + 1].lower_ in table["of"]
    one_of = one_of or (end - first == 1 and noun.lower_ in table["others"])
    if not is_noun(doc, noun.i, table) and not one_of:
        return None
    while not one_of and first < end - 1 and doc[first].lower_ in table["determiners"]:
        first += 1
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2
    span = scene.ground.span(source.start, first, end)
    return Description(span, noun, gender, doc[max(0, first - 1)].lower_, noun.i + 1 >= end)


def find_introduced(scene: Scene, one: Description) -> Span | None:
    """Return the phrase that brings up whom a description goes back to: « un médecin de Valmont ».

    The nearest with the same noun and no definite article, not further than two paragraphs back.
    """
    ground = scene.ground
    here = ground.number(one.span.start)
    for number in range(here, max(-1, here - 3), -1):
        paragraph = ground.draft.paragraphs[number]
        end = one.noun.i - 1 if number == here else len(paragraph.doc)
        for at in range(end - 1, max(-1, end - _BACK), -1):
            token = paragraph.doc[at]
            if token.lower_ != one.word or token.pos_ not in _NOMINAL:
                continue
            start = at
            while start and paragraph.doc[start - 1].pos_ in ("ADJ", "NOUN", "PROPN", "NUM"):
                start -= 1
            lead = paragraph.doc[start - 1].lower_ if start else ""
            span = ground.span(paragraph.start, start, at + 1)
            if lead in scene.table["indefinite"] and not is_quoted(scene, span):
                return span
    return None


def find_only(scene: Scene, one: Description, apart: frozenset[str]) -> Guess | None:
    """Return the one person on stage of the gender of a description, `None` if there are more.

    Those of `apart` do not count: the description cannot mean them.
    """
    found = {
        part.actor
        for part in scene.cast
        if part.kind is ActorKind.PERSON
        and part.span.start < one.span.start
        and not part.quoted
        and part.actor not in apart
        and scene.genders.get(part.actor, one.gender)
        == (one.gender or scene.genders.get(part.actor))
    }
    return Guess(found.pop(), 0.62, "weight") if len(found) == 1 else None


def is_anaphor(scene: Scene, one: Description) -> bool:
    """Say whether « le chanteur » can go back to a person: a noun for people with no complement."""
    if not one.alone or one.word in scene.table["offices"]:
        return one.word in scene.table["anaphors"]
    return is_person(one.word, scene.table)


def read_gender(leading: Token, noun: Token) -> str | None:
    """Return the gender that an article shows, « la ministre », else the noun's own."""
    article = leading.pos_ == "DET" and "Art" in leading.morph.get("PronType", [])
    shown = leading.morph.get("Gender", []) if article else []
    found = shown or noun.morph.get("Gender", [])
    return found[0][:1].lower() if found else None


def is_quoted(scene: Scene, span: Span) -> bool:
    """Say whether words stand inside quotation marks."""
    return any(
        quote.span.contains(span) and quote.kind is not QuoteKind.INDIRECT
        for quote in scene.ground.draft.quotes
    )
