"""The corpus of the benchmark has the shape of real news."""

from collections import Counter

import pytest
from tests.benchmarks.corpus import make_briefing

from mkdocs_briefings.markup import read, write
from mkdocs_briefings.model import AnnotationKind


@pytest.mark.parametrize(
    ("dense", "quotes", "claims", "events"), [(False, 3, 2, 3), (True, 6, 4, 6)]
)
def test_a_briefing_has_the_shape_of_a_real_one(
    dense: bool, quotes: int, claims: int, events: int
) -> None:
    for number in range(8):
        briefing, faults = read(write(make_briefing(number, dense=dense)), "b.md")
        assert faults == ()
        assert len(briefing.actors) == 29
        notes = briefing.blocks[0].annotations
        kinds = Counter(note.kind for note in notes)
        assert kinds[AnnotationKind.QUOTE] == quotes
        assert kinds[AnnotationKind.CLAIM] == claims
        assert kinds[AnnotationKind.DATE] == 10
        assert sum(note.event is not None for note in notes) == events
        assert 450 <= len(briefing.blocks[0].text.split()) < 700


def test_three_quarters_of_the_actors_of_a_briefing_never_come_back() -> None:
    briefings = [make_briefing(number) for number in range(40)]
    seen = Counter(actor.id for briefing in briefings for actor in briefing.actors)
    here = [sum(seen[actor.id] > 1 for actor in briefing.actors) for briefing in briefings]
    assert 4 <= sum(here) / len(here) <= 7
