"""An article that something fails on: what is told, and what is there all the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import spacy
from spacy.language import Language as Model
from spacy.tokens import Doc

from mkdocs_briefings.annotate import batches, reading
from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.annotate.grammar.sentences import bind_sentences
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.model import Analysis, Date, Document, Source, Span
from mkdocs_briefings.register import Register


@Model.component("fails-on-boom")
def fail_on_boom(doc: Doc) -> Doc:
    if "boom" in doc.text:
        raise ValueError("boom is no word")
    return doc


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model without any knowledge, which fails on a word, in the place of the real one."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("fails-on-boom")
    monkeypatch.setattr(batches, "load_model", lambda language: nlp)


def find_dates(draft: Draft) -> Draft:
    """A stage that finds the word « lundi », and fails where a paragraph says « crash »."""
    found = []
    for paragraph in draft.paragraphs:
        text = paragraph.span.of(draft.text)
        if "crash" in text:
            raise KeyError("unit")
        if "lundi" in text:
            start = paragraph.start + text.index("lundi")
            found.append(Date(Span(start, start + 5), "2024-10-21"))
    return replace(draft, dates=tuple(found))


def fail_together(draft: Draft) -> Draft:
    """A stage that fails on several paragraphs only."""
    if len(draft.paragraphs) > 1:
        raise IndexError
    return draft


def analyse(monkeypatch: pytest.MonkeyPatch, *texts: str, **more: Stage) -> Iterator[Analysis]:
    """Return the analyses of seeds with these texts, with the stages of this file."""
    stages = {"sentences": bind_sentences(load_language("fr")), **more, "dates": find_dates}
    monkeypatch.setattr(batches, "_bind", lambda code: stages)
    documents = [
        Document(Source(f"a{number}", "fr", "a"), text, path=f"seeds/a{number}.md")
        for number, text in enumerate(texts)
    ]
    return iter(batches.analyse_batch(documents, Register()))


def told(analysis: Analysis) -> list[str]:
    return [str(fault) for fault in analysis.faults]


def test_a_stage_that_fails_is_told_with_its_paragraph_and_the_rest_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad, good = analyse(monkeypatch, "Un lundi.\n\nUn crash. Rien.", "Un lundi.")
    (fault,) = bad.faults
    assert fault.path == "seeds/a0.md"
    assert "paragraph 2 (\"Un crash. Rien.\"): the stage 'dates' failed (KeyError" in fault.what
    assert "test_faults.py:" in fault.what
    assert not fault.warning
    assert [span.of(bad.document.text) for span in bad.sentences] == [
        "Un lundi.",
        "Un crash.",
        "Rien.",
    ]
    assert bad.dates == ()
    assert (len(good.dates), good.faults) == (1, ())


def test_stages_after_one_that_fails_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = analyse(monkeypatch, "Un lundi.\n\nRien.", names=fail_together)
    assert len(found.dates) == 1
    (line,) = told(found)
    assert line.startswith("seeds/a0.md: the stage 'names' failed (IndexError: no message")


def test_a_paragraph_that_the_model_fails_on_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = analyse(monkeypatch, "Un boom.\n\nUn lundi.", "Un lundi.")
    (line,) = told(bad)
    assert line.startswith('seeds/a0.md: paragraph 1 ("Un boom."): the language model failed')
    assert [len(one.dates) for one in (bad, good)] == [1, 1]
    assert good.faults == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Un lundi.\n\nUn mot, lundi.", 'paragraph 2 ("Un mot, lundi."): 14 characters'),
        ("\n\n".join(["Un lundi."] * 4), "42 characters, and no more than 40 are analysed"),
    ],
)
def test_beyond_its_bounds_an_article_is_kept_without_marks(
    monkeypatch: pytest.MonkeyPatch, text: str, what: str
) -> None:
    monkeypatch.setattr(reading, "LONGEST_PARAGRAPH", 12)
    monkeypatch.setattr(reading, "LONGEST_ARTICLE", 40)
    (found,) = analyse(monkeypatch, text)
    (fault,) = found.faults
    assert fault.what.startswith(what)
    assert found.document.text == text
    assert len(found.dates) == text.count("\n\n")
