"""`add`: articles become seeds; what nobody says is asked for, or an error."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.pipeline.projects import make_project

from mkdocs_briefings.model import Rights
from mkdocs_briefings.sources import read_seed

PAGE = """<html lang="fr"><head><title>Le pont ferme</title>
<meta property="article:published_time" content="2024-10-21"></head><body><article>
<p>La maire a dit que le grand pont serait fermé jusqu’à l’été pour la sécurité de tous.</p>
<p>Les travaux de la rive gauche commenceront dès lundi matin, selon les services de la ville.</p>
</article></body></html>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project").root


def write(root: Path, name: str, content: str) -> Path:
    path = root / name
    path.write_text(content, encoding="utf-8")
    return path


def test_text_becomes_a_seed_with_what_is_said_of_it(root: Path) -> None:
    article = write(root, "Une dépêche.txt", "SÉOUL — Un texte.\n\n\nLa suite.")
    done = run(
        "add", article, "--published", "2024-10-21", "--publisher", "La Gazette", "--author", "AD",
        "--title", "Le pont : fermé", "--language", "fr", "--rights", "full",
        "--licence", "CC BY 4.0", "--briefing", "pont-de-lune", project=root,
    )  # fmt: skip
    assert done.stdout == "seeds/2024-10-21-le-pont-ferme.md\n"
    path = root / "seeds" / "2024-10-21-le-pont-ferme.md"
    assert path.read_text(encoding="utf-8") == (
        "---\ntitle: 'Le pont : fermé'\nlanguage: fr\npublished: 2024-10-21\n"
        "publisher: La Gazette\nauthor: AD\nrights: full\nlicence: CC BY 4.0\n"
        "briefing: pont-de-lune\n---\n\nSÉOUL — Un texte.\n\nLa suite.\n"
    )
    source = read_seed(path, path.parent).source
    assert (source.published, source.rights) == (dt.date(2024, 10, 21), Rights.FULL)


def test_page_proposes_what_it_says_of_itself_and_options_go_first(root: Path) -> None:
    article = write(root, "page.html", PAGE)
    done = run("add", article, "--title", "Mon titre", project=root)
    assert done.exit_code == 0
    assert "correct it in the seed if it is wrong:\n" in done.stdout
    assert "  published: 2024-10-21\n" in done.stdout
    assert "title" not in done.stdout
    source = read_seed(root / "seeds" / "2024-10-21-mon-titre.md", root / "seeds").source
    assert (source.title, source.language, source.publisher) == ("Mon titre", "fr", None)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (("--language", "fr"), "'published'; add '--published YYYY-MM-DD'"),
        (("--published", "2024-10-21"), "'language'; add '--language fr'"),
        ((), "'published' and 'language'; add '--published YYYY-MM-DD --language fr'"),
    ],
)
def test_what_nobody_says_is_an_error_without_a_terminal(
    root: Path, given: tuple[str, ...], missing: str
) -> None:
    before = sorted(root.rglob("*.md"))
    done = run("add", write(root, "a.txt", "Texte."), *given, project=root)
    assert done.exit_code == 2
    assert missing in " ".join(done.stderr.split())
    assert sorted(root.rglob("*.md")) == before


def test_what_nobody_says_is_asked_for_on_a_terminal(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_briefings.cli.add.has_terminal", lambda: True)
    article = write(root, "a.txt", "Texte.")
    done = run("add", article, project=root, typed="gestern\n2024-10-21\nfr\n")
    assert done.exit_code == 0
    assert "'gestern' is not a date" in done.output
    assert (root / "seeds" / "2024-10-21-a.md").is_file()


def test_seed_that_exists_stays(root: Path) -> None:
    article = write(root, "a.txt", "Texte.")
    words = ("--published", "2024-10-21", "--language", "fr")
    run("add", article, *words, project=root)
    write(root, "a.txt", "Autre texte.")
    done = run("add", article, *words, project=root)
    assert done.exit_code == 1
    assert "seeds/2024-10-21-a.md: there is such a seed already" in done.stderr
    assert "Texte." in (root / "seeds" / "2024-10-21-a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--published", "2024-02-30"), "'2024-02-30' is not a date"),
        (("--language", "tlh"), "no language data"),
        (("--rights", "all"), "'all' is not one of"),
        (("--briefing", "../x"), "cannot be the name of a briefing"),
    ],
)
def test_wrong_values_are_wrong_use(root: Path, words: tuple[str, ...], message: str) -> None:
    done = run("add", write(root, "a.txt", "Texte."), *words, project=root)
    assert (done.exit_code, message in done.stderr) == (2, True)


def test_article_that_is_not_there_is_a_fault(root: Path) -> None:
    done = run("add", root / "none.txt", project=root)
    assert done.exit_code == 1
    assert "none.txt: cannot be read (No such file or directory)" in done.stderr


def test_full_disk_leaves_no_empty_seed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = sorted(root.rglob("*"))
    article = write(root, "a.txt", "Texte.")
    words = ("add", article, "--published", "2024-10-21", "--language", "fr")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        done = run(*words, project=root)
    assert (done.exit_code, "No space left on device" in done.stderr) == (1, True)
    assert sorted(root.rglob("*")) == sorted([*before, article])
    assert run(*words, project=root).exit_code == 0


@pytest.mark.parametrize(
    ("content", "words", "message"),
    [
        ("Un jour. " * 20_000, (), "a paragraph has 179,999 characters, more than 100,000"),
        ("Un été à la mer.\n\n" * 60_000, (), "characters, more than 1,000,000"),
        ("Texte.", ("--title", "\x1b[31m"), "the character U+001B, which is no text"),
    ],
)
def test_what_annotate_would_refuse_makes_no_seed(
    root: Path, content: str, words: tuple[str, ...], message: str
) -> None:
    before = sorted(root.rglob("*"))
    article = write(root, "a.txt", content)
    done = run(
        "add", article, "--published", "2024-10-21", "--language", "fr", *words, project=root
    )
    assert (done.exit_code, message in done.stderr) == (1, True), done.stderr
    assert sorted(root.rglob("*")) == sorted([*before, article])


def test_language_is_a_tag_and_no_locale(root: Path) -> None:
    article = write(root, "a.txt", "Texte.")
    done = run("add", article, "--published", "2024-10-21", "--language", "fr_FR", project=root)
    assert done.exit_code == 2
    assert "'fr_FR' is not the tag of a language, such as 'fr-CA'" in done.stderr


def test_page_that_names_a_locale_has_its_language(root: Path) -> None:
    article = write(root, "page.html", PAGE.replace('lang="fr"', 'lang="fr_FR"'))
    assert "language: fr-FR\n" in run("add", article, project=root).stdout


def test_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "tube.txt")
    done = run("add", root / "tube.txt", project=root)
    assert (done.exit_code, "is a pipe, not a file" in done.stderr) == (1, True)
