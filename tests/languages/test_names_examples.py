"""Every example and counter-example of the tables of names, in every language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.annotate.analyses import draft_of

from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.model import ActorKind, Form, Mention, Span

TABLES = ("names", "institutions", "countries", "places")
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


def _listed(kind: str) -> Iterator[object]:
    for code in available_languages():
        for table in TABLES:
            for rule, texts in load_language(code).table(table)[kind].items():
                for number, text in enumerate(texts):
                    yield pytest.param(code, text, id=f"{code}-{table}-{rule}-{number}")


@pytest.mark.parametrize(("code", "example"), list(_listed("examples")))
def test_an_example_is_found_as_its_marks_say(code: str, example: str) -> None:
    text, marks = parse_example(example)
    draft = draft_of(text, code)
    found = {mention.span: mention for mention in draft.mentions}
    for mark in marks:
        words = mark.span.of(text)
        assert mark.span in found, f"{words!r} is not found among {_told(draft)}"
        assert mark.fits(draft, found[mark.span]), f"{words!r} is no {mark.said}: {_told(draft)}"


@pytest.mark.parametrize(("code", "example"), list(_listed("not")))
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
@pytest.mark.parametrize("table", TABLES)
def test_every_mark_names_a_kind_a_form_an_id_or_a_role(code: str, table: str) -> None:
    known = {kind.value for kind in ActorKind} | {form.value for form in Form}
    data = load_language(code).table(table)
    for kind in ("examples", "not"):
        for texts in data[kind].values():
            for example in texts:
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
