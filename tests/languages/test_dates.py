"""Every example and counter-example of `dates.yml`: exactly the dates in brackets are found."""

from functools import cache
from pathlib import Path

import pytest
from tests.annotate.dated import Example, find_dates, read_examples, told
from tests.languages.changed import change_language

from mkdocs_briefings.annotate.time.rules import load_time_rules
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.dates import Dates
from mkdocs_briefings.model import Date
from mkdocs_briefings.model.rules import find_rule
from mkdocs_briefings.timex import is_timex


@cache
def _all(language: str) -> tuple[tuple[str, Example, tuple[Date, ...]], ...]:
    rules = load_language(language).read(Dates).rules
    named = [(rule.name, example) for rule in rules for example in read_examples(rule)]
    found = find_dates(language, [example for _, example in named])
    return tuple(
        (name, example, dates) for (name, example), dates in zip(named, found, strict=True)
    )


def _rules() -> list[tuple[str, str]]:
    return [
        (language, rule.name)
        for language in available_languages()
        for rule in load_language(language).read(Dates).rules
    ]


@pytest.mark.parametrize(("language", "rule"), _rules())
def test_dates_of_the_examples_are_found_and_no_others(language: str, rule: str) -> None:
    examples = [(example, dates) for name, example, dates in _all(language) if name == rule]
    assert examples, "a rule without examples"
    for example, dates in examples:
        assert (example.text, told(example, dates)) == (example.text, example.dates)


@pytest.mark.parametrize("language", available_languages())
def test_dates_of_the_examples_come_from_their_own_rule(language: str) -> None:
    """A rule that finds nothing in its own examples is a rule that nothing tests."""
    rules = load_language(language).read(Dates).rules
    telling = {rule.name for rule in rules if rule.as_ != "nothing"}
    found: dict[str, set[str]] = {}
    for name, example, dates in _all(language):
        if example.dates and name in telling:
            found.setdefault(name, set()).update(find_rule(date.rule) for date in dates)
    assert {name for name, rules in found.items() if name not in rules} == set()


@pytest.mark.parametrize("language", available_languages())
def test_every_value_is_one_that_the_annotated_markdown_can_hold(language: str) -> None:
    values = {date.value for _, _, dates in _all(language) for date in dates}
    assert {value for value in values if value is not None and not is_timex(value)} == set()


@pytest.mark.parametrize(
    ("kind", "pattern", "missing"),
    [
        ("length", "{unit.single}-long", "count"),
        ("length", "({count}|many) {unit}", "count"),
        ("period", "{which} end", "unit"),
        ("set", "every[ {unit}]", "unit or weekday"),
    ],
)
def test_a_pattern_that_does_not_say_what_its_kind_needs_is_refused(
    tmp_path: Path, kind: str, pattern: str, missing: str
) -> None:
    rule = (
        f'rules:\n- {{name: short, as: {kind}, patterns: ["{pattern}"], examples: [], not: []}}\n'
    )
    english = change_language(tmp_path, "en", "dates", "rules:\n", rule)
    with pytest.raises(ValueError, match=f"short: .* says no {missing}; a {kind} needs it"):
        load_time_rules(english)
