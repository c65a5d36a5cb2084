"""What came before and after on the same matter: two names at least, and not too long ago."""

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.nearby import nearby

BOTH = "[Léa]{actor=lea} et [Noé]{actor=noe}."


def _index(*told: tuple[str, str]) -> Index:
    """Return the index of briefings, each given by the day of its source and its text."""
    briefings = []
    for number, (day, text) in enumerate(told):
        page = (
            f"---\ntitle: T\nlanguage: fr\nsources:\n"
            f"  s{number}: {{language: fr, rights: full, published: {day}}}\n"
            "actors:\n  lea: {name: Léa, kind: person}\n  noe: {name: Noé, kind: person}\n"
            f"  quai: {{name: Quai, kind: place}}\n---\n\n/// source | s{number}\n{text}\n///\n"
        )
        briefing, faults = read(page, f"b{number}.md", known=lambda _: True)
        assert faults == ()
        briefings.append(briefing)
    return build_index(briefings, Register(), language="fr", excerpt_words=300)


def _nearby(index: Index, slug: str) -> tuple[list[str], list[str]]:
    before, after = nearby(slug, index.briefings, index.entries, index.dossiers)
    return [near.slug for near in before], [near.slug for near in after]


def test_what_came_before_and_after_is_told_the_oldest_first() -> None:
    days = ("2024-05-01", "2024-05-03", "2024-05-02", "2024-05-04")
    index = _index(*((day, BOTH) for day in days))
    assert _nearby(index, "b2") == (["b0"], ["b1", "b3"])


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2024-05-02", "[Léa]{actor=lea} est là."),
        ("2024-05-02", "[Léa]{actor=lea}, [Noé]{actor=noe} : [Quai]{actor=quai}."),
        ("2026-05-02", BOTH),
    ],
)
def test_one_name_a_place_or_a_year_between_joins_nothing(day: str, text: str) -> None:
    here = "[Léa]{actor=lea}, [Quai]{actor=quai}." if "Quai" in text else BOTH
    assert _nearby(_index(("2024-05-01", here), (day, text)), "b0") == ([], [])


def test_what_is_in_doubt_joins_nothing() -> None:
    doubted = BOTH.replace("=lea", "=lea .doubt")
    index = _index(("2024-05-01", doubted), ("2024-05-02", BOTH))
    assert _nearby(index, "b0") == ([], [])


def test_the_nearest_are_kept_and_the_farther_left_out() -> None:
    index = _index(*((f"2024-05-{day:02}", BOTH) for day in range(1, 9)))
    assert _nearby(index, "b0")[1] == ["b1", "b2", "b3"]


def test_the_neighbours_of_a_briefing_are_those_by_date() -> None:
    index = _index(("2024-05-02", BOTH), ("2024-05-01", BOTH), ("2024-05-03", BOTH))
    assert index.neighbours == {"b2": ("b0", None), "b0": ("b1", "b2"), "b1": (None, "b0")}
