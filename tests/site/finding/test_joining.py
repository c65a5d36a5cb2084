"""One index out of several: what it says, and that nothing is indexed twice."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mkdocs_briefings.site.finding import engine
from mkdocs_briefings.site.finding.cbor import decode, unpack
from mkdocs_briefings.site.finding.engine import FOLDER, write_index
from mkdocs_briefings.site.finding.kept import Kept
from mkdocs_briefings.site.finding.record import Record
from mkdocs_briefings.site.finding.records import list_records
from mkdocs_briefings.site.pages.site import Site


class Read(NamedTuple):
    """What an index says: places of words and spellings, facets and orders, by address."""

    words: dict[str, Any]
    facets: dict[str, Any]
    orders: dict[str, Any]


@pytest.fixture(scope="module")
def records(searched_site: Site) -> list[Record]:
    contents = {slug: f"<p>Été de {slug}, côté mer.</p>" for slug in searched_site.index.briefings}
    return list(list_records(searched_site, lambda path: path, contents))


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_PART", 4)


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records each run of Pagefind was given."""
    counts: list[int] = []
    make = engine._make_index

    def counted(pages: list[str], language: str) -> Any:
        counts.append(len(pages))
        return make(pages, language)

    monkeypatch.setattr(engine, "_make_index", counted)
    return counts


def write(records: list[Record], folder: Path, kept: Path | None = None) -> dict[str, bytes]:
    """Write an index, and return its files."""
    write_index(records, folder, "fr", Kept(kept))
    root = folder / FOLDER
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*")}


def read(files: dict[str, bytes]) -> Read:
    """Return what an index says, whatever the order of its pages and the size of its files."""
    (told,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    meta = decode(unpack(files[f"pagefind.{told['hash']}.pf_meta"]))[0]
    fields = meta[5]
    fragments = [json.loads(unpack(files[f"fragment/{name}.pf_fragment"])) for name, _ in meta[1]]
    urls = [json.loads(found["anchors"][0]["id"].replace("~", " "))["url"] for found in fragments]
    assert told["page_count"] == len(urls) == len(set(urls))

    def pages(entries: list[Any]) -> Iterator[tuple[str, Any]]:
        page = 0
        for distance, places, beside in entries:
            page += distance
            named = [fields[-1 - place] if place < 0 else place for place in beside]
            yield urls[page], (places, named)

    words = {}
    for first, last, name in meta[2]:
        entries = decode(unpack(files[f"index/{name}.pf_index"]))[0][0]
        texts = [text for text, _, _ in entries]
        assert texts[0].startswith(first)
        assert texts[-1].startswith(last)
        for text, found, spellings in entries:
            words[text] = dict(pages(found)), {one: dict(pages(some)) for one, some in spellings}
    assert list(words) == sorted(words)
    facets = {}
    for name, file in meta[3]:
        values = decode(unpack(files[f"filter/{file}.pf_filter"]))[0][1]
        facets[name] = {value: {urls[page] for page in found} for value, found in values}
    return Read(words, facets, {name: {urls[n] for n in found} for name, found in meta[4]})


def test_parts_say_together_what_the_whole_says(
    records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(write(records, tmp_path / "whole"))
    monkeypatch.setattr(engine, "_PART", 4)
    assert read(write(records, tmp_path / "parts")) == whole


@pytest.mark.usefixtures("small_parts")
def test_the_index_is_the_same_with_what_is_kept_and_without(
    records: list[Record], tmp_path: Path, indexed: list[int]
) -> None:
    cold = write(records, tmp_path / "cold")
    assert sum(indexed) == len(records)
    assert write(records, tmp_path / "first", tmp_path / "kept") == cold
    runs = len(indexed)
    assert write(records, tmp_path / "again", tmp_path / "kept") == cold
    assert len(indexed) == runs


@pytest.mark.usefixtures("small_parts")
def test_only_the_part_with_what_has_changed_is_indexed_again(
    records: list[Record], tmp_path: Path, indexed: list[int]
) -> None:
    write(records, tmp_path / "first", tmp_path / "kept")
    size = len(list((tmp_path / "kept").iterdir()))
    indexed.clear()
    changed = [replace(records[0], body="<p>Palimpseste.</p>"), *records[1:]]
    found = read(write(changed, tmp_path / "second", tmp_path / "kept"))
    assert len(indexed) == 1
    assert list(found.words["palimpsest"][0]) == [records[0].page.url]
    assert len(list((tmp_path / "kept").iterdir())) == size


@pytest.mark.usefixtures("small_parts")
def test_what_is_kept_and_damaged_is_made_again(
    records: list[Record], tmp_path: Path, indexed: list[int]
) -> None:
    cold = write(records, tmp_path / "first", tmp_path / "kept")
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(path.read_bytes()[:100])
    runs = len(indexed)
    assert write(records, tmp_path / "again", tmp_path / "kept") == cold
    assert len(indexed) == 2 * runs


def test_a_folder_that_cannot_be_written_to_costs_time_alone(
    records: list[Record], tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("a file")
    assert write(records[:1], tmp_path / "site", tmp_path / "kept")


@pytest.mark.usefixtures("small_parts")
def test_pages_come_in_the_order_of_their_dates(records: list[Record], tmp_path: Path) -> None:
    files = write(records, tmp_path)
    (told,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    meta = decode(unpack(files[f"pagefind.{told['hash']}.pf_meta"]))[0]
    fragments = [json.loads(unpack(files[f"fragment/{name}.pf_fragment"])) for name, _ in meta[1]]
    pages = [json.loads(found["anchors"][0]["id"].replace("~", " ")) for found in fragments]
    dates = [pages[number].get("date", "0") for number in dict(meta[4])["date"]]
    assert dates == sorted(dates)
    assert len(dates) == len(records)
