"""The examples and counter-examples in the tables of speech and flaws, in every language."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from tests.annotate.reported import read_texts, tell_reported

from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.examples import Examples
from mkdocs_briefings.languages.tables.flaws import Flaws
from mkdocs_briefings.languages.tables.speech import Speech
from mkdocs_briefings.model import Analysis, FlawKind
from mkdocs_briefings.model.rules import find_rule

_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)

Case = tuple[str, str, str]


def _rules(code: str, table: str) -> Mapping[str, Examples]:
    language = load_language(code)
    if table == "speech":
        return language.read(Speech).rules
    flaws = language.read(Flaws)
    return {kind.value: getattr(flaws, kind.value.replace("-", "_")) for kind in FlawKind}


def _cases(table: str, key: str) -> list[Case]:
    return [
        (language, name, text)
        for language in available_languages()
        for name, rule in _rules(language, table).items()
        for text in getattr(rule, key)
    ]


@cache
def _analyses(language: str, table: str) -> dict[str, Analysis]:
    rules = _rules(language, table)
    marked = [text for rule in rules.values() for text in (*rule.examples, *rule.not_)]
    return dict(zip(marked, read_texts((_plain(text) for text in marked), language), strict=True))


def _plain(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def _reported(case: Case) -> list[str]:
    language, rule, text = case
    found = tell_reported(_analyses(language, "speech")[text])
    return [one.words for one in found if find_rule(one.rule) == rule]


def _damaged(case: Case) -> list[str]:
    language, kind, text = case
    analysis = _analyses(language, "flaws")[text]
    return [flaw.span.of(analysis.document.text) for flaw in analysis.flaws if flaw.kind == kind]


@pytest.mark.parametrize("case", _cases("speech", "examples"))
def test_way_of_reporting_finds_its_examples(case: Case) -> None:
    assert _reported(case) == _MARKED.findall(case[2])


@pytest.mark.parametrize("case", _cases("speech", "not_"))
def test_way_of_reporting_leaves_its_counter_examples_alone(case: Case) -> None:
    assert _reported(case) == []


@pytest.mark.parametrize("case", _cases("flaws", "examples"))
def test_flaw_is_found_in_its_examples(case: Case) -> None:
    assert _damaged(case) == _MARKED.findall(case[2])


@pytest.mark.parametrize("case", _cases("flaws", "not_"))
def test_flaw_is_not_found_in_its_counter_examples(case: Case) -> None:
    assert _damaged(case) == []
