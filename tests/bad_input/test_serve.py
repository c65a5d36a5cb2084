"""What an author sees on `serve` of a file that is broken: on its own page, and nowhere else."""

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.builds import PROJECT

from mkdocs_briefings.site.project import is_loopback

WHOLE = (PROJECT / "briefings" / "greve-du-port.md").read_text(encoding="utf-8")
EXCERPT = (PROJECT / "briefings" / "les-grues.md").read_text(encoding="utf-8")
BROKEN = {
    "marque": WHOLE.replace("]{quote=", "{quote=", 1),
    "yaml": WHOLE.replace("language: fr", "language: [fr", 1),
    "conflit": WHOLE.replace("/// source", "<<<<<<< HEAD\n/// source", 1),
    "nul": WHOLE.replace("/// source", "Un\0 mot.\n\n/// source", 1),
    "mots": WHOLE.replace("« prématuré »", "« mûr »"),
    "balise": '---\ntitle: "<script>alert(1)</script>\n---\n',
}


def build_here(root: Path, target: Path, *, serving: bool) -> Path:
    """Build a project in this process, as `serve` does or as `build` does; return its site."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target))
    config.plugins.run_event("startup", command="serve" if serving else "build", dirty=False)
    build(config)
    return target


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with broken briefings, and one whose bytes are no text."""
    root = tmp_path_factory.mktemp("broken") / "project"
    shutil.copytree(PROJECT, root)
    for name, text in BROKEN.items():
        (root / "briefings" / f"{name}.md").write_text(text, encoding="utf-8")
    (root / "briefings" / "octets.md").write_bytes(WHOLE.encode("latin-1", errors="replace"))
    doubted = re.sub(
        r"^La darse numéro", "[La darse]{actor=compagnie-aurore .doubt} numéro", EXCERPT, flags=re.M
    )
    (root / "briefings" / "extraits.md").write_text(doubted, encoding="utf-8")
    page = "---\nlanguage: kr\n---\n\n# Une page\n"
    (root / "docs" / "page.md").write_text(page, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def served(root: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "true")
        return build_here(root, root.parent / "served", serving=True)


def read_note(site: Path, path: str) -> str:
    """Return the note of a page as HTML, white space made one space; empty if it has none."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    _, opened, rest = html.partition('<section aria-label="À corriger')
    return " ".join(rest.partition("</section>")[0].split()) if opened else ""


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("marque", "no `]` before `{quote=bruno-tessier}`"),
        ("yaml", "a list in brackets that is not closed"),
        ("conflit", "git's conflict mark"),
        ("nul", "a NUL byte"),
        ("octets", "is not UTF-8"),
        ("mots", "other words than the source 'gazette-2024-06-17' has"),
        ("balise", "a quotation mark that is not closed"),
    ],
)
def test_broken_briefing_tells_at_its_own_address_what_is_wrong(
    served: Path, name: str, message: str
) -> None:
    note = read_note(served, f"briefings/{name}")
    assert f"<code>briefings/{name}.md:" in note
    assert message in note
    assert note.count("<mark>") >= 1
    assert "alert(1)</script>" not in note


def test_note_shows_the_line_that_is_meant_between_its_neighbours(served: Path) -> None:
    number = BROKEN["conflit"].split("\n").index("<<<<<<< HEAD") + 1
    note = read_note(served, "briefings/conflit")
    before, after = note.split("<mark>")
    assert f" {number - 1} " in before
    assert after.strip().startswith(f"{number} &lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD")
    assert f"{number + 1} /// source" in after


def test_page_of_the_docs_has_its_note_below_its_title(served: Path) -> None:
    assert "docs/page.md:2: " in read_note(served, "page").replace("</code>", "")
    html = (served / "page" / "index.html").read_text(encoding="utf-8")
    assert html.index("Une page</h1>") < html.index("À corriger")


def test_every_mark_to_be_looked_at_is_in_the_text_though_readers_see_extracts(
    served: Path,
) -> None:
    html = (served / "briefings" / "extraits" / "index.html").read_text(encoding="utf-8")
    review = html.partition('<details class="bf-review">')[2].partition("</details>")[0]
    anchors = re.findall(r'href="#([^"]+)"', review)
    assert anchors
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("port", False)],
)
def test_only_an_address_of_this_machine_is_the_author_s_own(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_other_pages_live_and_say_nothing_of_it(served: Path) -> None:
    assert read_note(served, "briefings/les-grues") == ""
    page = (served / "briefings" / "les-grues" / "index.html").read_text(encoding="utf-8")
    assert "Les vieilles grues tiendront" in page


def test_nothing_of_it_is_published(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    site = build_here(root, root.parent / "built", serving=False)
    told = ("bf-faults", "faults.css")
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    assert not [page for page in pages if any(word in page for word in told)]
    assert not (site / "assets" / "faults.css").exists()
