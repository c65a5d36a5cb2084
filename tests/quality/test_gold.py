"""The gold is in order, and it agrees with itself."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ARTICLES = sorted(path.name.removesuffix(".gold.json") for path in HERE.glob("*.gold.json"))


def read(article: str, what: str) -> Any:
    return json.loads((HERE / f"{article}.{what}.json").read_text(encoding="utf-8"))


def list_spans(gold: Any) -> list[Any]:
    mentions = [mention for actor in gold["actors"] for mention in actor["mentions"]]
    return [*mentions, *gold["quotes"], *gold["not_quotes"], *gold["timexes"], *gold["artefacts"]]


def test_there_are_five_articles_in_each_language() -> None:
    languages = [read(article, "source")["language"] for article in ARTICLES]
    assert sorted(languages) == ["en"] * 5 + ["fr"] * 5


@pytest.mark.parametrize("article", ARTICLES)
def test_every_span_holds_the_words_that_were_annotated(article: str) -> None:
    text = read(article, "source")["text"]
    spans = list_spans(read(article, "gold"))
    assert spans
    assert [text[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]


@pytest.mark.parametrize("article", ARTICLES)
def test_every_speaker_relay_and_participant_is_an_actor(article: str) -> None:
    gold = read(article, "gold")
    actors = {actor["id"] for actor in gold["actors"]}
    named = {quote[key] for quote in gold["quotes"] for key in ("speaker", "relay")} - {None}
    named |= {actor for quote in gold["quotes"] for actor in quote.get("co_speakers", ())}
    named |= {actor for timex in gold["timexes"] for actor in timex["actors"]}
    assert named <= actors


def test_the_gold_scores_full_marks_against_itself(tmp_path: Path) -> None:
    lines = []
    for article in ARTICLES:
        gold = read(article, "gold")
        lines.append(json.dumps({**gold, "dates": gold["timexes"], "flaws": []}))
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(HERE / "score.py"), str(HERE), str(predictions), "--json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    assert set(json.loads(printed)["figures"].values()) == {1.0}
