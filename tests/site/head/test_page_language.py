"""Pages in another language than the theme's."""

import json
import re
from pathlib import Path

import pytest
from tests.site.builds import build_strictly, make_once
from tests.site.words import with_words

from mkdocs_briefings.site.head.page_language import mark_language


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<main><nav></nav><article class="a">x</article></main>',
            '<main><nav></nav><article lang="en" class="a">x</article></main>',
        ),
        ("<main>x</main>", '<main lang="en">x</main>'),
        ('<div class="a" role="main">x</div>', '<div lang="en" class="a" role="main">x</div>'),
        ("<p>x</p>", "<p>x</p>"),
    ],
)
def test_the_words_of_a_page_are_marked_and_not_the_theme(html: str, expected: str) -> None:
    assert mark_language(html, "en") == expected


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A French site with an English page and an English briefing."""
    return make_once(tmp_path_factory, "mixed", _make_mixed) / "site"


def _make_mixed(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "briefings").mkdir()
    (root / "mkdocs.yml").write_text(
        "site_name: Carnet\nsite_url: https://exemple.invalid/\n"
        "theme: {name: material, language: fr, font: false}\n"
        "plugins: [search, {briefings: {annotate: never}}]\n"
    )
    (root / "docs" / "index.md").write_text("# Accueil\n\nBonjour !\n")
    guide = "---\ntitle: Guide\nlanguage: en-GB\n---\n\n# Guide\n\nHello!\n"
    (root / "docs" / "guide.md").write_text(guide)
    page = with_words(
        "---\ntitle: The harbour\ndescription: What was said.\nlanguage: en\nsources:\n"
        "  post:\n    title: Dockers\n    language: en\n    rights: full\n"
        "    published: 2024-06-17\n"
        "actors:\n  ann-lee: {name: Ann Lee, kind: person, role: harbour master}\n---\n\n"
        "Our own words.\n\n/// source | post\n"
        '[Ann Lee]{actor=ann-lee} spoke [today]{date=2024-06-17 event="Speech: the end"}.\n///\n'
    )
    (root / "briefings" / "harbour.md").write_text(page)
    known = "ann-lee: {kind: person, name: Ann Lee}\n"
    (root / "briefings" / "actors.yml").write_text(known, encoding="utf-8")
    build_strictly(root, root / "site")


def test_a_page_says_its_language_to_readers_and_machines(mixed: Path) -> None:
    page = (mixed / "guide" / "index.html").read_text("utf-8")
    assert '<html lang="fr"' in page
    assert '<article lang="en-GB"' in page
    assert '<meta property="og:locale" content="en_GB">' in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    assert json.loads(found[1])["@graph"][0]["inLanguage"] == "en-GB"
    assert "Bonjour\u202f!" in (mixed / "index.html").read_text("utf-8")
    assert "<article class" in (mixed / "index.html").read_text("utf-8")


def test_the_author_of_a_briefing_is_read_aloud_in_the_language_of_the_briefing(
    mixed: Path,
) -> None:
    page = (mixed / "briefings" / "harbour" / "index.html").read_text("utf-8")
    assert re.search(r'<h1 [^>]*lang="en"[^>]*>The harbour', page)
    assert '<p class="bf-description" lang="en">What was said.</p>' in page
    assert '<p lang="en">Our own words.</p>' in page
    assert re.search(r'<h2 id="text">Texte annoté', page)


def test_the_words_of_a_foreign_briefing_are_marked_wherever_they_stand(mixed: Path) -> None:
    listed = (mixed / "briefings" / "index.html").read_text("utf-8")
    assert 'lang="en">The harbour</a>' in listed
    assert '<p lang="en">What was said.</p>' in listed
    for page in ("sources", "actors/ann-lee", "timeline"):
        assert 'lang="en">The harbour</a>' in (mixed / page / "index.html").read_text("utf-8")
    actors = (mixed / "actors" / "index.html").read_text("utf-8")
    assert '<span class="bf-role" lang="en">harbour master</span>' in actors
    # In French the colon would have a space before it.
    timeline = (mixed / "timeline" / "index.html").read_text("utf-8")
    assert 'lang="en">Speech: the end</a>' in timeline
