"""How the machine came to a mark: written and read under `.machine/`, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.markup.attributes import match_attributes, read_attributes, write_attributes
from mkdocs_briefings.model import Annotation, AnnotationKind, Span

SPAN = Span(0, 1)
ID = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
RULES = st.lists(st.from_regex(r"[a-z-]{1,8}(:[a-z-]{1,8})?", fullmatch=True), min_size=1)


def read(written: str, *, machine: bool) -> tuple[Annotation | None, list[str]]:
    match = match_attributes(written, 0)
    assert match
    found, problems = read_attributes(match[1], SPAN, lambda id_: True, machine=machine)
    return found, [problem.what for problem in problems]


@given(
    rule=st.none() | RULES.map(" ".join),
    score=st.none() | st.integers(0, 100).map(lambda hundredths: hundredths / 100),
    rivals=st.lists(ID | st.just("kind:place") | st.just("2024-10-21"), max_size=3).map(tuple),
)
def test_how_a_mark_came_about_is_kept(
    rule: str | None, score: float | None, rivals: tuple[str, ...]
) -> None:
    mark = Annotation(SPAN, AnnotationKind.ACTOR, "ada", rule=rule, score=score, rivals=rivals)
    found, problems = read(write_attributes(mark, rules=True), machine=True)
    assert (found, problems) == (mark, [])
    assert found
    assert (found.score, found.rivals) == (score, rivals)


def test_the_kind_comes_first_and_how_it_came_about_last() -> None:
    mark = Annotation(
        *(SPAN, AnnotationKind.QUOTE, "ada"),
        via="afp",
        part="q1",
        doubt=True,
        rule="incise speaker:name",
        score=0.5,
        rivals=("bo", "cy"),
    )
    told = '{quote=ada via=afp id=q1 .doubt rule="incise speaker:name" score=0.5 or="bo cy"}'
    assert write_attributes(mark, rules=True) == told
    assert write_attributes(mark) == "{quote=ada via=afp id=q1 .doubt}"


@pytest.mark.parametrize("key", ["rule=verb", "score=0.5", "or=bo"])
def test_an_author_s_file_has_no_such_key(key: str) -> None:
    _, problems = read(f"{{actor=ada {key}}}", machine=False)
    name = key.partition("=")[0]
    assert problems == [f"unknown key `{name}` for a mark of kind actor"]


@pytest.mark.parametrize("value", ["2", "sure", "-0.1", "1.5"])
def test_a_score_is_a_number_from_0_to_1(value: str) -> None:
    found, problems = read(f'{{actor=ada score="{value}"}}', machine=True)
    assert (found, len(problems)) == (None, 1)
