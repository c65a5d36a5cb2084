"""The variants of a role are one."""

import datetime as dt

import pytest

from mkdocs_briefings.site.index.dossiers import ArticleRole
from mkdocs_briefings.site.index.roles import merge_roles


def _roles(*words: str) -> list[ArticleRole]:
    """Return roles that articles have, one a day, the newest first."""
    days = range(len(words), 0, -1)
    return [
        ArticleRole(role, dt.date(2024, 6, day), f"b{day}")
        for role, day in zip(words, days, strict=True)
    ]


@pytest.mark.parametrize(
    ("words", "merged"),
    [
        (["maire de Vannes", "maire", "Maire"], ["maire de Vannes"]),
        (["maire", "maire de Vannes", "maire"], ["maire"]),
        (["maire", "ancien maire"], ["maire", "ancien maire"]),
        (["vice-ministre", "ministre"], ["vice-ministre", "ministre"]),
        (["ministre", "ministre de la Mer", "ministre des Ports"],
         ["ministre de la Mer", "ministre des Ports"]),
        (["directrice du port", "maire", "directrice"], ["directrice du port", "maire"]),
    ],
)  # fmt: skip
def test_a_role_that_begins_with_another_is_a_variant_of_it(
    words: list[str], merged: list[str]
) -> None:
    assert [span.newest.role for span in merge_roles(_roles(*words))] == merged


def test_a_role_is_dated_by_the_newest_article_that_has_its_words() -> None:
    (span,) = merge_roles(_roles("maire", "maire", "maire de Vannes"))
    assert (span.newest.briefing, span.since) == ("b3", dt.date(2024, 6, 1))
