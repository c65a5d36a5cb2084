"""Seeds: front matter, text, digest, and what is wrong with one, by file and line."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.model import Document, Rights, Span
from mkdocs_briefings.sources import (
    find_missing_date,
    is_slug,
    make_slug,
    read_corpus,
    read_seed,
    write_seed,
)

SEED = """---
title: "Le pont : fermé"
language: fr
published: 2024-10-21
publisher: no
url: https://example.org/pont
rights: full
licence: CC BY 4.0
briefing: pont-de-lune
---

Un paragraphe
sur deux lignes.

- Un point.
"""


def read(folder: Path, content: str, name: str = "pont.md") -> Document:
    path = folder / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode())
    return read_seed(path, path.parent)


def test_front_matter_and_text_are_read_as_they_stand(tmp_path: Path) -> None:
    document = read(tmp_path, SEED)
    source = document.source
    assert (source.id, source.briefing, source.language) == ("pont", "pont-de-lune", "fr")
    assert source.title == "Le pont : fermé"
    assert source.publisher == "no"  # YAML's truth values stay text
    assert source.published == dt.date(2024, 10, 21)
    assert (source.rights, source.licence) == (Rights.FULL, "CC BY 4.0")
    assert document.text == "Un paragraphe sur deux lignes.\n\n- Un point."
    assert (document.path, document.line) == ("seeds/pont.md", 12)


def test_offsets_lead_back_to_the_body_as_it_was_given(tmp_path: Path) -> None:
    document = read(tmp_path, SEED.replace("\n", "\r\n"))
    body = SEED.partition("\n---\n\n")[2].replace("\n", "\r\n")
    start = document.text.index("Un point")
    assert document.given(Span(start, start + 8)).of(body) == "Un point"


def test_briefing_and_rights_have_defaults(tmp_path: Path) -> None:
    source = read(tmp_path, "---\nlanguage: en\n---\nText.\n").source
    assert (source.briefing, source.rights) == ("pont", Rights.EXCERPT)


def test_digest_is_the_same_for_other_line_ends_and_wrapping(tmp_path: Path) -> None:
    first = read(tmp_path, SEED).source.digest
    assert read(tmp_path, SEED.replace("\n", "\r\n")).source.digest == first
    assert read(tmp_path, SEED.replace("paragraphe\nsur", "paragraphe sur")).source.digest == first


@pytest.mark.parametrize(
    ("old", "new"),
    [("deux", "trois"), ("2024-10-21", "2024-10-22"), ("rights: full", "rights: link")],
)
def test_digest_changes_with_text_and_front_matter(tmp_path: Path, old: str, new: str) -> None:
    first = read(tmp_path, SEED).source.digest
    assert read(tmp_path, SEED.replace(old, new)).source.digest != first


FAULTS = {
    "unknown key": ("publisher: no", "publised: 2024", 5, "unknown key 'publised'"),
    "key given twice": ("publisher: no", "title: x", 5, "'title' is given twice"),
    "list for a value": (
        "publisher: no",
        "publisher: [a, b]",
        5,
        "'publisher' is more than one value",
    ),
    "unknown language": ("language: fr", "language: tlh", 3, "no language data for 'tlh'"),
    "no language": ("language: fr\n", "", 1, "no 'language'"),
    "impossible date": ("2024-10-21", "2024-02-30", 4, "'2024-02-30' is not a date"),
    "date of another form": ("2024-10-21", "21/10/2024", 4, "'21/10/2024' is not a date"),
    "date with a time": ("2024-10-21", "20241021", 4, "YYYY-MM-DD"),
    "unknown rights": ("rights: full", "rights: all", 7, "unknown rights 'all'"),
    "script for an address": ("https:", "javascript:", 6, "is not of the web"),
    "slug that climbs": ("pont-de-lune", "../../etc/passwd", 9, "cannot be the name of a briefing"),
    "absolute slug": ("pont-de-lune", "/etc/passwd", 9, "cannot be the name of a briefing"),
    "slug of a folder's page": ("pont-de-lune", "index", 9, "cannot be the name of a briefing"),
    "broken YAML": ('"Le pont', '"Le "pont', 2, "words after a value that is closed"),
    "front matter not closed": ("---\n\nUn", "\nUn", 1, "not closed"),
    "no text": (SEED.partition("\n---\n")[2], "\n", 10, "there is no text"),
    "mark of a conflict": ("- Un point.", "<<<<<<< HEAD", 15, "conflict"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_name_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in SEED
    with pytest.raises(InvalidInput) as error:
        read(tmp_path, SEED.replace(old, new, 1))
    fault = error.value.faults[0]
    assert (fault.path, fault.line) == ("seeds/pont.md", line)
    assert words in fault.what
    assert fault.cure


def test_all_faults_of_the_front_matter_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as error:
        read(tmp_path, "---\nlanguage: tlh\npublished: x\nrights: y\n---\nText.\n")
    assert [fault.line for fault in error.value.faults] == [2, 3, 4]


def test_missing_date_is_a_warning_with_its_cure(tmp_path: Path) -> None:
    warning = find_missing_date(read(tmp_path, "---\nlanguage: en\n---\nText.\n"))
    assert warning is not None
    assert warning.warning
    assert "published: YYYY-MM-DD" in str(warning)
    assert find_missing_date(read(tmp_path, SEED)) is None


def test_two_seeds_with_one_id_are_a_fault_and_the_first_stays(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "seeds" / folder).mkdir(parents=True)
        (tmp_path / "seeds" / folder / "pont.md").write_text(SEED, encoding="utf-8")
    corpus = read_corpus(tmp_path / "seeds")
    assert [document.path for document in corpus.documents] == ["seeds/a/pont.md"]
    assert str(corpus.faults[0]).startswith("seeds/b/pont.md: seeds/a/pont.md has the same id")


def test_sources_may_share_a_briefing(tmp_path: Path) -> None:
    read(tmp_path, SEED, "un.md")
    read(tmp_path, SEED, "deux.md")
    corpus = read_corpus(tmp_path / "seeds")
    assert {document.source.briefing for document in corpus.documents} == {"pont-de-lune"}
    assert corpus.faults == ()


def test_one_bad_seed_leaves_the_others_alone(tmp_path: Path) -> None:
    read(tmp_path, SEED)
    (tmp_path / "seeds" / "bad.md").write_bytes(b"\xff")
    corpus = read_corpus(tmp_path / "seeds")
    assert [document.source.id for document in corpus.documents] == ["pont"]
    assert [fault.path for fault in corpus.faults] == ["seeds/bad.md"]
    assert corpus.broken == {"bad"}


def test_text_that_is_no_seed_is_pointed_out(tmp_path: Path) -> None:
    read(tmp_path, SEED)
    (tmp_path / "seeds" / "note.txt").write_text("Text.", encoding="utf-8")
    (warning,) = read_corpus(tmp_path / "seeds").faults
    assert warning.warning
    assert "mkdocs-briefings add seeds/note.txt" in warning.cure


VALUES = st.dictionaries(
    st.sampled_from(["title", "publisher", "author", "licence"]),
    st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(lambda x: x.strip() == x),
)


@given(VALUES, st.text(min_size=1).filter(lambda text: text.strip("\0 \n\t").isalnum()))
def test_what_is_written_is_read_back(values: dict[str, str], text: str) -> None:
    from mkdocs_briefings.sources.front_matter import read_front_matter
    from mkdocs_briefings.sources.seed import KEYS

    seed = write_seed({"language": "fr", **values}, text)
    assert read_front_matter(seed, "x.md", KEYS).values == {"language": "fr", **values}


def test_slugs_are_ascii_kebab_case() -> None:
    assert make_slug("L’œuvre d’été : Kyïv, 2024 !") == "l-oeuvre-d-ete-kyiv-2024"
    assert make_slug("日本") == ""
    assert len(make_slug("mot " * 40)) <= 60
    assert is_slug(make_slug("index"))


@given(st.text())
def test_made_slugs_are_slugs(words: str) -> None:
    assert make_slug(words) == "" or is_slug(make_slug(words))


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../a", "a/b", "/a", "A", "é", "a--b", "-a", "a.b", "a b", "x" * 81]
)
def test_what_cannot_be_a_file_name_everywhere_is_no_slug(name: str) -> None:
    assert not is_slug(name)
