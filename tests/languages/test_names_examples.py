"""Every example and counter-example of the tables of names, in every language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from tests.annotate.analyses import draft_of

from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.countries import Countries
from mkdocs_briefings.languages.tables.institutions import Institutions
from mkdocs_briefings.languages.tables.names import ExamplesByRule, NameWords, Places
from mkdocs_briefings.model import ActorKind, Form, Mention, Span

TABLES = (NameWords, Institutions, Countries, Places)
Kind = Literal["examples", "not_"]
KINDS: tuple[Kind, ...] = ("examples", "not_")
_TOKEN = re.compile(r"\[|\|[^\[\]]*\]|\]")


@dataclass(frozen=True)
class Mark:
    """A piece of an example in brackets, with what is said of it after the bar."""

    span: Span
    said: str

    def fits(self, draft: Draft, mention: Mention) -> bool:
        actor = next(actor for actor in draft.actors if actor.id == mention.actor)
        said, _, role = self.said.partition("@")
        if role and actor.role != role:
            return False
        return all(
            word in (f"={actor.id}", actor.kind.value, mention.form.value) for word in said.split()
        )


def parse_example(example: str) -> tuple[str, list[Mark]]:
    text, at, opened, marks = "", 0, [], []
    for token in _TOKEN.finditer(example):
        text += example[at : token.start()]
        at = token.end()
        if token.group() == "[":
            opened.append(len(text))
        else:
            marks.append(Mark(Span(opened.pop(), len(text)), token.group().strip("|]")))
    return text + example[at:], marks


def list_texts(code: str, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield the texts of all tables of names with what they are told as."""
    for shape in TABLES:
        texts: ExamplesByRule = getattr(load_language(code).read(shape), kind)
        for rule, found in texts.items():
            for number, text in enumerate(found):
                yield f"{code}-{shape.FILE}-{rule}-{number}", text


def _listed(kind: Kind) -> Iterator[object]:
    for code in available_languages():
        for told, text in list_texts(code, kind):
            yield pytest.param(code, text, id=told)


@pytest.mark.parametrize(("code", "example"), list(_listed("examples")))
def test_an_example_is_found_as_its_marks_say(code: str, example: str) -> None:
    text, marks = parse_example(example)
    draft = draft_of(text, code)
    found = {mention.span: mention for mention in draft.mentions}
    for mark in marks:
        words = mark.span.of(text)
        assert mark.span in found, f"{words!r} is not found among {_told(draft)}"
        assert mark.fits(draft, found[mark.span]), f"{words!r} is no {mark.said}: {_told(draft)}"


@pytest.mark.parametrize(("code", "example"), list(_listed("not_")))
def test_a_counter_example_is_left_alone(code: str, example: str) -> None:
    text, marks = parse_example(example)
    draft = draft_of(text, code)
    for mark in marks:
        wrong = [
            mention
            for mention in draft.mentions
            if mention.span == mark.span and mark.fits(draft, mention)
        ]
        assert not wrong, f"{mark.span.of(text)!r} is found: {_told(draft)}"


@pytest.mark.parametrize("code", available_languages())
def test_every_mark_names_a_kind_a_form_an_id_or_a_role(code: str) -> None:
    known = {kind.value for kind in ActorKind} | {form.value for form in Form}
    for _, example in (one for kind in KINDS for one in list_texts(code, kind)):
        for mark in parse_example(example)[1]:
            said = mark.said.partition("@")[0].split()
            assert all(word in known or word[0] == "=" for word in said), example


def _told(draft: Draft) -> list[str]:
    actors = {actor.id: actor for actor in draft.actors}
    return [
        f"{mention.span.of(draft.text)} ({actors[mention.actor].kind} {mention.form} "
        f"={mention.actor} @{actors[mention.actor].role}, {mention.rule})"
        for mention in draft.mentions
    ]
