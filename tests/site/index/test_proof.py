"""What readers see of words that are not their source's, and what is not made of them."""

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.site.builds import PROJECT, Build
from tests.site.test_frames import build_here

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline import Verdict
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.rights import publishable
from mkdocs_briefings.site.interface import Interface

STRIKE, GAZETTE, HARBOUR = "greve-du-port", "gazette-2024-06-17", "harbour-2024-06-18"
FALSE = "salutairissime"
GZIP = b"\x1f\x8b"


def built_without(fixture_briefings: tuple[tuple[Briefing, ...], Register], *sources: str) -> Index:
    briefings, register = fixture_briefings
    published = publishable(briefings, local=False)
    unproved = {(STRIKE, source): Verdict.CHANGED for source in sources}
    return build_index(published, register, language="fr", excerpt_words=300, unproved=unproved)


def test_nothing_is_made_of_the_marks_of_an_unproved_source(
    fixture_briefings: tuple[tuple[Briefing, ...], Register], index: Index
) -> None:
    held = built_without(fixture_briefings, GAZETTE)
    entries = held.entries[STRIKE]
    found = [mention.passage for mention in entries.mentions]
    found += [said.passage for said in (*entries.quotes, *entries.claims)]
    found += [event.passage for event in entries.events]
    assert {passage.source.id for passage in found} == {HARBOUR}
    everywhere = [passage for said in (*held.quotes, *held.claims) for passage in said.passages]
    everywhere += [told.passage for event in held.events for told in event.tellings]
    assert GAZETTE not in {passage.source.id for passage in everywhere}
    # Whom nothing else names has no card and no dossier.
    assert "accord-du-mole" in index.entries[STRIKE].actors
    assert "accord-du-mole" not in entries.actors
    assert "accord-du-mole" not in held.dossiers


def test_other_briefings_keep_what_they_tell(
    fixture_briefings: tuple[tuple[Briefing, ...], Register], index: Index
) -> None:
    held = built_without(fixture_briefings, GAZETTE, HARBOUR)
    assert held.entries[STRIKE].mentions == ()
    assert held.entries[STRIKE].quotes == ()
    others = index.entries.keys() - {STRIKE}
    assert others
    assert all(held.entries[slug] == index.entries[slug] for slug in others)


def test_every_verdict_has_its_words(french: Interface, english: Interface) -> None:
    for verdict in set(Verdict) - {Verdict.PROVED}:
        assert french.text(f"proof.{verdict}").startswith("Attention")
        assert english.text(f"proof.{verdict}").startswith("Caution: ")


@pytest.fixture(scope="module")
def falsified(
    tmp_path_factory: pytest.TempPathFactory, build: Build
) -> tuple[Path, "subprocess.CompletedProcess[str]"]:
    """The site of a project in which one quotation says what its source does not."""
    project = tmp_path_factory.mktemp("false") / "project"
    shutil.copytree(PROJECT, project)
    path = project / "briefings" / f"{STRIKE}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("« prématuré »", f"« {FALSE} »"), encoding="utf-8")
    site = project.parent / "site"
    # A strict build fails at its end: the site is there.
    return site, build(project, site, "--strict")


def test_a_strict_build_fails_and_says_where(
    falsified: tuple[Path, "subprocess.CompletedProcess[str]"],
) -> None:
    _, result = falsified
    assert result.returncode == 1
    told = f"briefings/{STRIKE}.md:62: other words than the source '{GAZETTE}' has"
    assert result.stderr.count(told) == 1


def test_the_page_shows_the_words_with_a_warning(
    falsified: tuple[Path, "subprocess.CompletedProcess[str]"],
) -> None:
    page = (falsified[0] / "briefings" / STRIKE / "index.html").read_text(encoding="utf-8")
    assert page.count('class="bf-unproved"') == 1
    warning, text = page.index('class="bf-unproved"'), page.index(FALSE)
    assert page.index(f'id="source-{GAZETTE}"') < text
    assert warning < text
    assert 'class="quote"' not in page[warning : page.index(f'id="source-{HARBOUR}"')]
    assert 'class="quote"' in page[page.index(f'id="source-{HARBOUR}"') :]


def test_no_other_file_says_what_the_source_does_not(
    falsified: tuple[Path, "subprocess.CompletedProcess[str]"],
) -> None:
    files = [path for path in falsified[0].rglob("*") if path.is_file()]
    stem = FALSE[:-4]  # some indexes keep no more of a word
    saying = [path for path in files if stem in read_plainly(path)]
    assert [path.relative_to(falsified[0]).parts for path in saying] == [
        ("briefings", STRIKE, "index.html")
    ]
    assert read_plainly(saying[0]).count(stem) == 1


def read_plainly(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith(GZIP):
        content = gzip.decompress(content)
    return content.decode("utf-8", errors="ignore")


def test_the_search_of_other_themes_does_not_find_them(project: Path, tmp_path: Path) -> None:
    path = project / "briefings" / f"{STRIKE}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("« prématuré »", f"« {FALSE} »"), encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    other = config.replace("name: material", "name: mkdocs")
    other = other.replace("  - briefings\n", "  - briefings:\n      search: theme\n")
    (project / "mkdocs.yml").write_text(other, encoding="utf-8")
    build_here(project, tmp_path / "site")
    site = tmp_path / "site"
    assert FALSE in (site / "briefings" / STRIKE / "index.html").read_text(encoding="utf-8")
    found = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "Sauvemer" in found
    assert FALSE not in found
