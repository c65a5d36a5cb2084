"""The values of dates and their place in the calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.timex import Period, Precision, find_period, html_datetime, is_timex


def period(value: str) -> Period:
    found = find_period(value)
    assert found is not None, value
    return found


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2024-10-21", "2024-10-21", "2024-10-21", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-W42", "2024-10-14", "2024-10-20", "week"),
        ("2024-W42-WE", "2024-10-19", "2024-10-20", "weekend"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2024-Q3", "2024-07-01", "2024-09-30", "quarter"),
        ("2024-Q4", "2024-10-01", "2024-12-31", "quarter"),
        ("2017-SP", "2017-03-01", "2017-05-31", "season"),
        ("2017-WI", "2017-12-01", "2018-02-28", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("00", "0001-01-01", "0099-12-31", "century"),
        ("1950/1953", "1950-01-01", "1953-12-31", "range"),
        ("2024-11-03/2024-11-05", "2024-11-03", "2024-11-05", "range"),
        ("2017-WI/2018", "2017-12-01", "2018-12-31", "range"),
    ],
)
def test_a_value_has_its_place_in_the_calendar(
    value: str, start: str, end: str, precision: str
) -> None:
    days = (dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert find_period(value) == Period(value, *days, Precision(precision))
    assert is_timex(value)


@pytest.mark.parametrize("value", ["P2Y", "PXY", "P3M", "P10D", "PT2H", "PAST_REF", "FUTURE_REF"])
def test_a_length_or_a_mere_reference_has_no_place(value: str) -> None:
    assert is_timex(value)
    assert find_period(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *["", "monday", "2", "2024-13", "2024-02-30", "2024-W54", "2024-Q5", "2024-XX", "0000"],
        *["20241021", "2024-10-21T10:00", "2024-10-21 ", "٢٠٢٤", "9999-WI", "past_ref"],
        *["P", "PY", "P2", "P2Y/2024", "1953/1950", "1950/", "/1950", "1950/1951/1952"],
    ],
)
def test_anything_else_is_no_value(value: str) -> None:
    assert not is_timex(value)
    assert find_period(value) is None


@given(st.dates())
def test_each_wider_value_of_a_day_holds_the_day(day: dt.date) -> None:
    year, week, _ = day.isocalendar()
    told = day.isoformat()
    values = [told, told[:7], told[:4], told[:3], told[:2]]
    values += [f"{told[:4]}-Q{(day.month + 2) // 3}", f"{told[:7]}/{told}"]
    values += [f"{year:04}-W{week:02}"] if day.year < 9999 else []
    for value in values:
        found = period(value)
        assert found.start <= day <= found.end, value


@given(st.text(alphabet="0123456789-/WEQSPUFAITXYMD", max_size=12))
def test_what_has_a_place_is_a_value_and_ends_after_its_start(value: str) -> None:
    found = find_period(value)
    if found is not None:
        assert is_timex(value)
        assert found.start <= found.end
    assert html_datetime(value) is None or is_timex(value)


def test_a_timeline_goes_by_the_start_and_then_by_the_longer() -> None:
    values = ["2024-10-21", "2024", "2023-12-31", "2024-01", "2024-01-01", "202"]
    ordered = sorted(values, key=lambda value: period(value).order)
    assert ordered == ["202", "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-10-21"]


def test_html_is_told_what_it_can_say_and_nothing_else() -> None:
    said = ["2024-10-21", "2024-10", "2024", "2024-W42", "P3D", "PT2H"]
    unsaid = ["2024-W42-WE", "2024-Q3", "2024-FA", "199", "19", "1950/1953", "P2Y", "PXD"]
    assert [html_datetime(value) for value in said] == said
    assert not [value for value in [*unsaid, "PAST_REF"] if html_datetime(value)]
