"""Rules switched off one at a time: each can be, and what it made is then not there."""

from collections import Counter

import pytest
from tests.quality.ablation import (
    Article,
    count_rules,
    list_known_rules,
    read_articles,
    tell_worth,
    weigh_rule,
)
from tests.quality.conftest import Records
from tests.quality.measure import HERE, Figures

from mkdocs_briefings.annotate.batches import finish_draft
from mkdocs_briefings.cli.record import make_record


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """Two articles, one in each language."""
    return read_articles([HERE / f"{name}.source.json" for name in ("fr-coraux", "en-storm")])


def test_every_rule_that_fires_is_in_the_table_of_rules(extracted: Records) -> None:
    fired = {rule for record in extracted.values() for rule in count_rules(record)}
    assert fired - set(list_known_rules()) == set()


def test_a_parse_gives_the_same_as_often_as_it_is_read(
    articles: list[Article], extracted: Records
) -> None:
    assert {one.record["id"]: one.record for one in articles}.items() <= extracted.items()
    for one in articles:
        assert make_record(finish_draft(one.draft), one.given) == one.record


def test_a_rule_that_is_off_makes_nothing(articles: list[Article]) -> None:
    left: Counter[str] = Counter()
    places = {rule: article for article in articles for rule in article.fired}
    for rule, one in places.items():
        analysis = finish_draft(one.draft, frozenset({rule}))
        left[rule] = count_rules(make_record(analysis, one.given))[rule]
    assert +left == Counter()


def test_what_a_rule_is_worth_is_told_by_figure(articles: list[Article]) -> None:
    (article,) = [one for one in articles if one.record["id"] == "fr-coraux"]
    before: dict[str, Figures] = {"set/fr": {"date f1": 1.0}}
    worth = weigh_rule("date:weekday", {"set/fr": [article]}, before)
    assert (worth.fired, worth.idle) == (article.fired["date:weekday"], False)
    assert worth.changed >= worth.fired > 0
    assert worth.lost["set/fr date f1"] > 0
    assert tell_worth(worth).split()[:2] == ["date:weekday", str(worth.fired)]


def test_a_rule_that_never_fires_is_worth_nothing(articles: list[Article]) -> None:
    worth = weigh_rule("title:nobody-s", {"set/fr": articles}, {"set/fr": {}})
    assert (worth.fired, worth.changed, worth.lost) == (0, 0, {})
