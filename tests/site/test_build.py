"""The whole site, built as an author builds it."""

import re
from pathlib import Path

import pytest
from tests.site.builds import PROJECT, run_build
from tests.site.links import all_words, broken_links, repeated_ids

from mkdocs_briefings.markup import read
from mkdocs_briefings.site.words import count_words


def _page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_link_and_fragment_leads_somewhere(built: Path) -> None:
    assert broken_links(built, "/carnet/") == []


def test_no_id_stands_twice_on_a_page(built: Path) -> None:
    assert repeated_ids(built) == []


def test_properdocs_builds_the_same_pages(built: Path, tmp_path: Path) -> None:
    result = run_build(PROJECT, tmp_path / "site", "--strict", tool="properdocs")
    assert result.returncode == 0, result.stderr
    article = re.compile(r"<article.*?</article>", re.DOTALL)
    for path in built.rglob("index.html"):
        other = tmp_path / "site" / path.relative_to(built)
        ours, theirs = (article.findall(file.read_text("utf-8")) for file in (path, other))
        assert ours == theirs


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_a_source_without_briefing_fails_a_strict_build(
    project: Path, tmp_path: Path, tool: str
) -> None:
    seed = "---\ntitle: Neuf\nlanguage: fr\npublished: 2024-06-21\n---\n\nLe port dort.\n"
    (project / "seeds" / "neuf.md").write_text(seed, encoding="utf-8")
    result = run_build(project, tmp_path / "site", "--strict", tool=tool)
    assert result.returncode == 1
    assert "seeds/neuf.md:1: no briefings/neuf.md yet" in result.stderr
    assert not (project / "briefings" / "neuf.md").exists()


def test_a_broken_briefing_is_reported_and_harms_no_other_page(
    built: Path, project: Path, tmp_path: Path
) -> None:
    broken = "---\ntitle: Cassée\nlanguage: fr\nsources:\n  s-1: {language: fr}\n---\n\n"
    broken += "/// source | s-1\nUn [mot]{actor=inconnu} et [un autre.\n///\n"
    (project / "briefings" / "cassee.md").write_text(broken, encoding="utf-8")
    result = run_build(project, tmp_path / "site")
    assert result.returncode == 0
    assert 'briefings/cassee.md:9: unknown actor "inconnu"' in result.stderr
    assert "briefings/cassee.md:9: unclosed mark" in result.stderr
    page = "briefings/greve-du-port"
    article = re.compile(r"<h1.*</article>", re.DOTALL)
    assert article.findall(_page(built, page)) == article.findall(_page(tmp_path / "site", page))


def test_drafts_and_private_sources_leave_no_trace(built: Path) -> None:
    for path in (path for path in built.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for words in ("Brouillon", "inventaire secret", "Louis Hamel", "bouée", "Lettre d’un pil"):
            assert words.encode() not in content, path


def test_the_words_of_an_excerpt_stay_within_its_limit(built: Path) -> None:
    text = (PROJECT / "briefings" / "les-grues.md").read_text(encoding="utf-8")
    block = read(text, "les-grues.md")[0].blocks[0]
    sentences = [sentence.of(block.text) for sentence in block.sentences]
    assert count_words(" ".join(sentences)) > 450
    content = all_words(built)
    shown = [sentence for sentence in sentences if sentence in content]
    assert 200 < count_words(" ".join(shown)) <= 300
    assert any("Les vieilles grues" in sentence for sentence in shown)
    assert any("4 mai 2024" in sentence for sentence in shown)
    for sentence in set(sentences) - set(shown):
        words = sentence.split()
        parts = {" ".join(words[start : start + 5]) for start in range(len(words) - 4)}
        assert not [part for part in parts if part in content and part not in " ".join(shown)]


def test_a_linked_source_gives_facts_and_no_wording(built: Path) -> None:
    content = all_words(built)
    assert "reprend sans réserve" not in content
    assert "a rouvert le chenal" not in content
    assert "Annonce de la reprise du pilotage" in _page(built, "timeline")


def test_an_edit_link_leads_to_the_briefing(built: Path) -> None:
    edit = "https://exemple.invalid/depot/edit/main/briefings/greve-du-port.md"
    assert f'href="{edit}"' in _page(built, "briefings/greve-du-port")
    assert 'rel="edit"' not in _page(built, "actors/ines-carvalho")


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("briefings/greve-du-port", "../"),
        ("actors/ines-carvalho", "../"),
        ("timeline/person", "../"),
        ("quotes/speakers", "../"),
    ],
)
def test_the_list_to_which_a_page_belongs_is_the_active_one(
    built: Path, path: str, way: str
) -> None:
    page = _page(built, path)
    active = re.findall(r'md-nav__item--active">\s*<a href="([^"]*)"', page)
    assert way in active


def test_each_of_several_source_texts_stands_below_its_title(built: Path) -> None:
    page = _page(built, "briefings/greve-du-port")
    text = page[page.index('<h2 id="text"') : page.index('<h2 id="timeline"')]
    headings = re.findall(r"<(h[2-6])[^>]*>(.*?)</\1>", text, re.DOTALL)
    told = [(tag, re.sub("<[^>]+>|¶|&para;", "", words)) for tag, words in headings]
    assert told == [
        ("h2", "Texte annoté"),
        ("h3", "Les dockers de Sauvemer cessent le travail"),
        ("h4", "Un conflit ancien"),
        ("h3", "Sauvemer dockers walk out"),
    ]
    assert '<h3><cite class="bf-source-title" lang="en">' in text
    assert "<h3><cite" not in _page(built, "briefings/les-grues")


def test_what_stands_beside_a_briefing_is_published_with_it(built: Path) -> None:
    picture = built / "briefings" / "mole.png"
    assert picture.read_bytes() == (PROJECT / "briefings" / "mole.png").read_bytes()
    assert not (built / "briefings" / "actors.yml").exists()
    assert 'src="../mole.png"' in _page(built, "briefings/greve-du-port")


def test_briefings_inside_the_docs_folder_stop_the_build(project: Path, tmp_path: Path) -> None:
    config = project / "mkdocs.yml"
    inside = "  - briefings:\n      briefings: docs/briefings\n"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - briefings\n", inside), "utf-8")
    result = run_build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "`briefings` and `docs_dir` lie one in the other" in result.stderr
    config.write_text(text, "utf-8")
    (project / "docs" / "raw").symlink_to(project / "briefings")
    result = run_build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "it leads to the folder of seeds or briefings" in result.stderr


def test_an_engine_that_knows_no_plugins_publishes_no_word_of_a_source(
    project: Path, tmp_path: Path
) -> None:
    seed = "---\ntitle: S\nlanguage: fr\n---\n\nLa bouée du large sonne toutes les nuits.\n"
    (project / "seeds" / "bouee.md").write_text(seed, "utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    plain = text[: text.index("plugins:")] + "plugins: []\n"
    config.write_text(plain, "utf-8")
    result = run_build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    content = all_words(tmp_path / "site")
    files = [*(project / "briefings").glob("*.md"), project / "seeds" / "bouee.md"]
    blocks = [line for path in files for line in path.read_text("utf-8").splitlines()]
    sentences = [line for line in blocks if len(line.split()) >= 5]
    assert len(sentences) > 30
    for sentence in sentences:
        words = sentence.split()
        runs = [" ".join(words[start : start + 5]) for start in range(len(words) - 4)]
        assert not [run for run in runs if run in content]


def test_mkdocs_checks_the_links_between_briefings(project: Path, tmp_path: Path) -> None:
    path = project / "briefings" / "les-grues.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("(greve-du-port.md)", "(greve-du-pont.md)"), "utf-8")
    result = run_build(project, tmp_path / "site", "--strict")
    assert result.returncode == 1
    assert "'greve-du-pont.md'" in result.stderr


def test_briefings_and_dossiers_stay_out_of_the_navigation(built: Path) -> None:
    navigation = _page(built, "timeline").split("<body")[1].split("<article")[0]
    assert "greve-du-port" not in navigation
    assert "ines-carvalho" not in navigation


def test_the_404_page_leads_on_from_any_address(built: Path) -> None:
    page = (built / "404.html").read_text("utf-8")
    for address in ("/carnet/briefings/", "/carnet/timeline/", "/carnet/actors/"):
        assert f'href="{address}"' in page
    assert "Page introuvable" in page


def test_no_request_leaves_the_site(built: Path) -> None:
    for path in built.rglob("*.html"):
        fetched = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]*)"', path.read_text())
        outside = [url for url in fetched if url.startswith(("http", "//"))]
        assert all(url.startswith("https://exemple.invalid/carnet/") for url in outside), path


def test_our_own_weight_is_small(built: Path) -> None:
    assert (built / "assets" / "briefings.css").stat().st_size <= 24_000
    assert (built / "assets" / "timeline.js").stat().st_size <= 5_120
    of_briefing = ("briefings.js", "reading.js", "theme.js")
    assert sum((built / "assets" / name).stat().st_size for name in of_briefing) <= 8_000


def test_an_english_site_speaks_english(project: Path, tmp_path: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: fr", "language: en"), "utf-8")
    result = run_build(project, tmp_path / "site", "--strict")
    assert result.returncode == 0, result.stderr
    page = _page(tmp_path / "site", "briefings/greve-du-port")
    assert "Reviewed by Odile Varenne on 20 June 2024." in page
    assert "Ines Carvalho" in page
    assert "minister for the sea" in page


def test_a_briefing_says_that_its_source_has_changed_since(project: Path, tmp_path: Path) -> None:
    seed = (
        "---\ntitle: Grues\nlanguage: fr\npublished: 2024-06-10\nbriefing: les-grues\n---\n\nX.\n"
    )
    (project / "seeds" / "reportage-2024-06-10.md").write_text(seed, encoding="utf-8")
    result = run_build(project, tmp_path / "site")
    assert result.returncode == 0
    assert "was made of an older version" in result.stderr
    assert "La source a changé depuis." in _page(tmp_path / "site", "briefings/les-grues")
    assert "La source a changé depuis." not in _page(tmp_path / "site", "briefings/greve-du-port")


def test_a_project_without_briefings_builds_and_says_so(project: Path, tmp_path: Path) -> None:
    for path in (project / "briefings").glob("*.md"):
        path.unlink()
    result = run_build(project, tmp_path / "site", "--strict")
    assert result.returncode == 0, result.stderr
    for address in ("", "briefings", "timeline", "actors", "quotes", "sources", "tags"):
        assert "Rien à montrer pour l’instant." in _page(tmp_path / "site", address)


def test_nothing_that_an_author_writes_becomes_markup_of_its_own(
    project: Path, tmp_path: Path
) -> None:
    script = "<script>alert(1)</script>"
    path = project / "briefings" / "les-grues.md"
    text = path.read_text("utf-8").replace("title: Les grues de Sauvemer", f'title: "{script}"')
    path.write_text(text.replace("La grue numéro", f"{script} La grue numéro"), "utf-8")
    run_build(project, tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        assert script not in page.read_text("utf-8"), page
