"""A table of the benchmark takes the place of the one that was there, and of no other."""

import pytest
from tests.benchmarks.recording import END, record


def test_a_table_takes_the_place_of_that_of_its_size() -> None:
    page = record(record(f"Before.\n\n{END}\n\nAfter.\n", "100 briefings", "old"), "7", "other")
    new = record(page, "100 briefings", r"new \1")
    assert "old" not in new
    assert [new.index(part) for part in ("Before.", r"new \1", "other", END, "After.")] == sorted(
        new.index(part) for part in ("Before.", r"new \1", "other", END, "After.")
    )
    assert record(new, "100 briefings", "old") == page


def test_a_page_without_a_place_for_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="the end of the tables"):
        record("Nothing here.\n", "100 briefings", "table")
