"""Twenty articles that nobody corrected: how many of their words a site shows, in all its files."""

import shutil
from pathlib import Path

import pytest
from tests.benchmarks.articles import OWN, read_articles
from tests.site.builds import PROJECT, build_strictly, make_once
from tests.site.wording import count_found

from mkdocs_briefings.markup import read as read_file
from mkdocs_briefings.model import Rights
from mkdocs_briefings.pipeline import update
from mkdocs_briefings.site.project import load_project

EXCERPT = 100
LANGUAGES = ("fr", "en")


def _articles() -> dict[str, str]:
    """Return the halves of our own articles, ten in each language, by the name of their seed."""
    halves = {}
    for language in LANGUAGES:
        for article in read_articles(OWN, language):
            paragraphs = article.text.split("\n\n")
            middle = len(paragraphs) // 2
            for half, some in (("a", paragraphs[:middle]), ("b", paragraphs[middle:])):
                halves[f"{article.source.id}-{half}"] = "\n\n".join(some)
    return halves


def _make_project(root: Path) -> None:
    """Make a project of the articles, annotated by the machine as they are."""
    (root / "docs").mkdir()
    (root / "seeds").mkdir()
    shutil.copy(PROJECT / "docs" / "index.md", root / "docs")
    options = f"  - briefings:\n      excerpt_words: {EXCERPT}\n"
    config = (PROJECT / "mkdocs.yml").read_text("utf-8").replace("  - briefings\n", options)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name, text in _articles().items():
        facts = f"title: Article {name}\nlanguage: {name[:2]}\npublished: 2025-03-14\n"
        seed = f"---\n{facts}publisher: La gazette\nrights: link\n---\n\n{text}\n"
        (root / "seeds" / f"{name}.md").write_text(seed, encoding="utf-8")
    outcomes = list(update(load_project(root)))
    assert [outcome.action for outcome in outcomes] == ["written"] * 20


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_once(tmp_path_factory, "twenty", _make_project)


def _count(annotated: Path, folder: Path, rights: Rights) -> dict[str, int]:
    """Return how many words of each article a site shows that gives all of them some rights."""
    project = Path(shutil.copytree(annotated, folder / "project"))
    shutil.rmtree(project / "seeds")  # their digests hold their rights
    for path in project.glob("briefings/**/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("rights: link", f"rights: {rights}"), encoding="utf-8")
    read = (
        read_file(path.read_text(encoding="utf-8"), path.name, known=lambda _: True)[0]
        for path in sorted(project.glob("briefings/*.md"))
    )
    blocks = [block for briefing in read for block in briefing.blocks]
    assert len(blocks) == 20
    return count_found(build_strictly(project, folder / "site"), blocks)


def test_of_an_article_under_link_no_run_of_five_words_is_in_any_file(
    annotated: Path, tmp_path: Path
) -> None:
    assert _count(annotated, tmp_path, Rights.LINK) == dict.fromkeys(_articles(), 0)


def test_of_an_excerpt_no_more_words_than_its_limit_are_in_all_files(
    annotated: Path, tmp_path: Path
) -> None:
    found = _count(annotated, tmp_path, Rights.EXCERPT)
    assert max(found.values()) <= EXCERPT
    assert min(found.values()) > EXCERPT // 2
