"""English news sentences of our own: who is reported to say what, and where nobody is."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.annotate.reported import read_texts, tell_reported

from mkdocs_briefings.model import Analysis

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "english" / "quotes.yml").read_text(encoding="utf-8")
)
LISTED = [(kind, number) for kind, cases in CASES.items() for number in range(len(cases))]


@cache
def analyses(key: str) -> dict[str, Analysis]:
    texts = [case[key] for cases in CASES.values() for case in cases]
    return dict(zip(texts, read_texts(texts, "en"), strict=True))


@pytest.mark.parametrize(("kind", "number"), LISTED)
def test_reported_words_have_their_speaker(kind: str, number: int) -> None:
    case = CASES[kind][number]
    found = tell_reported(analyses("text")[case["text"]])
    assert {one.words: one.speaker for one in found} == case["said"]


@pytest.mark.parametrize(("kind", "number"), LISTED)
def test_nothing_is_reported_in_the_counter_example(kind: str, number: int) -> None:
    assert tell_reported(analyses("not")[CASES[kind][number]["not"]]) == []


def test_every_kind_has_twenty_cases() -> None:
    assert {kind: len(cases) for kind, cases in CASES.items()} == dict.fromkeys(CASES, 20)
