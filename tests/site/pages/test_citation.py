"""The quote that a reader copies."""

from dataclasses import replace

import pytest

from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import statement_box


@pytest.mark.parametrize(
    ("on", "dates"),
    [
        ("2024-06-10", "10 juin 2024, The Harbour Post, 18 juin 2024, https://"),
        ("2024-06", "juin 2024, The Harbour Post, 18 juin 2024, https://"),
        ("2024-06-18", "Aurore, The Harbour Post, 18 juin 2024, https://"),
        (None, "Aurore, The Harbour Post, 18 juin 2024, https://"),
    ],
)
def test_it_says_when_it_was_said_where_that_is_another_day_than_its_source(
    site: Site, on: str | None, dates: str
) -> None:
    quote = next(q for q in site.index.quotes if q.passage.words == '"hasty"')
    citation = statement_box(site, replace(quote, on=on)).get("data-citation") or ""
    assert dates in citation
