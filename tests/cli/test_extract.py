"""`extract`: the record of each article, in the order of the input."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.annotate.broken import break_dates, hide_model
from tests.cli.commands import run
from tests.pipeline.projects import make_project, write_seed

from mkdocs_briefings.cli.record import make_record
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Analysis,
    Date,
    Document,
    Flaw,
    FlawKind,
    Form,
    Mention,
    Quote,
    QuoteKind,
    Source,
    Span,
)
from mkdocs_briefings.sources import Given, normalise

GIVEN = "Anne Dupre\u0301 dit\r\n« oui\tlundi matin ».\r\n\r\nIl part."


def analyse(**found: Any) -> dict[str, Any]:
    """Return the record of what was found in the text, given as spans of its normal form."""
    normal = normalise(GIVEN)
    source = Source("pont", "fr", "pont")
    document = Document(source, normal.text, normal.starts, normal.ends)
    sentences = (find("Anne Dupré dit « oui lundi matin »."), find("Il part."))
    return make_record(Analysis(document, sentences, **found), Given(document, GIVEN))


def find(words: str) -> Span:
    start = normalise(GIVEN).text.index(words)
    return Span(start, start + len(words))


def words(record: dict[str, Any], item: dict[str, Any]) -> str:
    text: str = record["text"]
    return text[item["start"] : item["end"]]


ANNE = Actor("anne-dupre", "Anne Dupré", ActorKind.PERSON, "maire", ("Dupré",))


def test_offsets_count_in_the_text_as_it_was_given() -> None:
    record = analyse(
        actors=(ANNE,),
        mentions=(
            Mention(find("Anne Dupré"), "anne-dupre"),
            Mention(find("Il"), "anne-dupre", Form.PRONOUN, doubt=True),
        ),
    )
    assert record["text"] == GIVEN
    (actor,) = record["actors"]
    assert [words(record, mention) for mention in actor["mentions"]] == ["Anne Dupre\u0301", "Il"]
    assert {key: actor[key] for key in ("id", "name", "kind", "role", "aliases")} == {
        "id": "anne-dupre",
        "name": "Anne Dupré",
        "kind": "person",
        "role": "maire",
        "aliases": ["Dupré"],
    }
    assert [(one["form"], one["doubt"]) for one in actor["mentions"]] == [
        ("name", False),
        ("pronoun", True),
    ]


def test_quote_lies_inside_its_marks_and_a_speaker_is_one_of_the_actors() -> None:
    marked = Quote(
        find("« oui lundi matin »"),
        find("oui lundi matin"),
        QuoteKind.DIRECT,
        "anne-dupre",
        via="nobody",
        cue=find("dit"),
    )
    record = analyse(actors=(ANNE,), quotes=(marked,))
    (quote,) = record["quotes"]
    assert words(record, quote) == "oui\tlundi matin"
    assert words(record, quote["cue"]) == "dit"
    assert (quote["kind"], quote["speaker"], quote["via"]) == ("direct", "anne-dupre", None)
    assert quote["doubt"] is False


def test_part_of_the_day_counts_as_its_day_and_an_event_has_its_actors() -> None:
    record = analyse(
        actors=(ANNE, Actor("fr", "France", ActorKind.COUNTRY)),
        mentions=(Mention(find("Anne Dupré"), "anne-dupre"), Mention(find("Il"), "fr")),
        dates=(
            Date(find("lundi matin"), "2024-10-21TMO", event="oui"),
            Date(find("lundi"), None),
            Date(find("matin"), "PT2H", event="non", participants=("fr", "nobody")),
        ),
    )
    told = [(date["value"], date["event"], date["actors"]) for date in record["dates"]]
    assert told == [
        ("2024-10-21", "oui", ["anne-dupre"]),
        (None, None, []),
        ("PT2H", "non", ["fr"]),
    ]


def test_flaws_say_what_is_wrong() -> None:
    flaw = Flaw(find("matin"), FlawKind.BROKEN_WORD, "a word is broken", "broken-word")
    record = analyse(flaws=(flaw,))
    told = {"kind": "broken-word", "message": "a word is broken", "rule": "broken-word"}
    assert record["flaws"] == [{"start": 29, "end": 34, **told}]
    assert words(record, record["flaws"][0]) == "matin"


def write_article(folder: Path, name: str, text: str, language: str = "fr") -> Path:
    path = folder / f"{name}.source.json"
    article = {"id": name, "published": "2024-10-21", "language": language, "text": text}
    path.write_text(json.dumps(article), encoding="utf-8")
    return path


def test_json_is_one_array_and_jsonl_one_object_a_line(tmp_path: Path) -> None:
    for number in range(3):
        write_article(tmp_path, f"a{number}", f"Anne Dupré est partie en {2010 + number}.")
    lines = run("extract", tmp_path, "--format", "jsonl").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert json.loads(run("extract", tmp_path).stdout) == records
    assert [record["id"] for record in records] == ["a0", "a1", "a2"]
    assert list(records[0]) == ["id", "text", "actors", "quotes", "dates", "lead", "flaws"]
    assert [actor["name"] for actor in records[0]["actors"]] == ["Anne Dupré"]


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    # In English: each process loads the model, and the French one takes eight times as long.
    for number in range(40):
        write_article(tmp_path, f"a{number:02}", f"Mary Stone is {number} years old.", "en")
    one = run("extract", tmp_path, "--format", "jsonl").stdout
    assert run("extract", tmp_path, "--format", "jsonl", "--jobs", "2").stdout == one
    assert len(one.splitlines()) == 40


def test_seed_plain_text_and_folder_are_articles_alike(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    write_seed(project, "pont", "Anne Dupré\nest là.")
    plain = tmp_path / "plain.txt"
    plain.write_bytes("\ufeffAnne Dupré\r\nest là.".encode())
    done = run("extract", project.seeds / "pont.md", plain, "--language", "fr")
    seed, text = json.loads(done.stdout)
    assert (seed["id"], seed["text"]) == ("pont", "Anne Dupré\nest là.\n")
    assert (text["id"], text["text"]) == ("plain", "Anne Dupré\r\nest là.")
    assert "plain.txt:1: no 'published'" in done.stderr
    assert done.exit_code == 0


def test_register_of_the_project_is_used_unless_it_is_left_aside(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.briefings.mkdir()
    project.register.write_text("anne:\n  name: Anne Dupré\n  kind: person\n", encoding="utf-8")
    seed = project.seeds / "pont.md"
    (record,) = json.loads(run("extract", seed, project=tmp_path).stdout)
    assert "anne" in {actor["id"] for actor in record["actors"]}
    (record,) = json.loads(run("extract", seed, "--no-register", project=tmp_path).stdout)
    assert "anne" not in {actor["id"] for actor in record["actors"]}


def test_nothing_is_written(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert run("extract", project.seeds, project=tmp_path).exit_code == 0
    assert sorted(tmp_path.rglob("*")) == before


BAD = {
    "no JSON": ("{", "not JSON"),
    "no object": ("[]", "not a JSON object"),
    "no text": ('{"id": "a", "language": "fr"}', "no 'text'"),
    "number for a text": ('{"id": "a", "language": "fr", "text": 1}', "no 'text'"),
    "half a character": ('{"id": "a", "language": "fr", "text": "\\ud800"}', "half of a surrogate"),
    "unknown language": ('{"id": "a", "language": "tlh", "text": "a"}', "no language data"),
    "bad date": ('{"id": "a", "language": "fr", "text": "a", "published": "x"}', "not a date"),
    "too deep": ("[" * 100_000, "not JSON"),
}


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD.keys())
def test_bad_article_is_told_and_the_others_are_extracted(
    tmp_path: Path, content: str, message: str
) -> None:
    write_article(tmp_path, "good", "Anne Dupré est là.")
    (tmp_path / "bad.source.json").write_text(content, encoding="utf-8")
    done = run("extract", tmp_path)
    assert done.exit_code == 1
    assert message in done.stderr
    assert "bad.source.json" in done.stderr
    assert [record["id"] for record in json.loads(done.stdout)] == ["good"]


def test_article_that_a_stage_fails_on_keeps_the_rest_and_harms_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_dates(monkeypatch, "crash")
    write_article(tmp_path, "a", "Anne Dupré est partie en 2010.\n\nUn crash a eu lieu en 2011.")
    write_article(tmp_path, "b", "Anne Dupré est partie en 2010.")
    done = run("extract", tmp_path)
    bad, good = json.loads(done.stdout)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert "a.source.json: paragraph 2 (" in line
    assert "the stage 'dates' failed (KeyError" in line
    assert [actor["name"] for actor in bad["actors"]] == ["Anne Dupré"]
    assert (len(bad["dates"]), len(good["dates"])) == (0, 1)


def test_missing_model_of_one_language_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_model(monkeypatch, "en")
    write_article(tmp_path, "a", "Mary Stone is here.", "en")
    write_article(tmp_path, "b", "Anne Dupré est là.")
    done = run("extract", tmp_path)
    assert done.exit_code == 1
    assert [record["id"] for record in json.loads(done.stdout)] == ["b"]
    (line,) = done.stderr.splitlines()
    assert "a.source.json: no language model for 'en' is installed; run: pip install" in line


@pytest.mark.parametrize(
    ("words_given", "message"),
    [
        (("nowhere.txt",), "does not exist"),
        (("--published", "21/10/2024", "."), "is not a date"),
        (("--language", "tlh", "."), "no language data"),
        (("--jobs", "0", "."), "0 is not in the range"),
        (("--format", "xml", "."), "'xml' is not one of"),
        ((), "Missing argument"),
    ],
)
def test_wrong_use_is_exit_code_two(words_given: tuple[str, ...], message: str) -> None:
    done = run("extract", *words_given)
    assert (done.exit_code, message in done.stderr) == (2, True)


def test_folder_without_articles_is_wrong_use(tmp_path: Path) -> None:
    assert run("extract", tmp_path).exit_code == 2
