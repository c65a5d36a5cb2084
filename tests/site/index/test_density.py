"""What a strip of the calendar draws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.site.index.density import COLUMNS, Bin, density_of


@pytest.mark.parametrize(
    ("places", "bins"),
    [
        ([], []),
        ([""], []),
        (["2024-05-06", "2024-05", "2024-07-01"], [("2024-05", 2), ("2024-06", 0), ("2024-07", 1)]),
        (["2023-12", "2024-01-31"], [("2023-12", 1), ("2024-01", 1)]),
        (["2022", "2024", "2024-01"], [("2022", 1), ("2023", 0), ("2024", 2)]),
        (["1999-05", "2024-01", "2024-02"], [("1999-05", 1, True), ("2024-01", 1), ("2024-02", 1)]),
        (["1788", "1990", "2016", "2017"], [("1990", 2, True), ("2016", 1), ("2017", 1)]),
    ],
)
def test_entries_are_counted_by_month_or_year(
    places: list[str], bins: list[tuple[str, int, bool]]
) -> None:
    assert density_of(places) == tuple(Bin(*one) for one in bins)


@given(st.lists(st.dates().map(lambda day: day.isoformat()[:7]), max_size=60))
def test_a_strip_is_never_too_wide_and_loses_nothing_it_counts(places: list[str]) -> None:
    bins = density_of(places)
    assert len(bins) <= COLUMNS
    assert sum(one.count for one in bins) == len(places)
    assert [one.period for one in bins] == sorted(one.period for one in bins)
    assert not any(one.before for one in bins[1:])
