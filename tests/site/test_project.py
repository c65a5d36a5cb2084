"""Reading mkdocs.yml, and what is wrong with it."""

from pathlib import Path

import pytest

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.model import Rights
from mkdocs_briefings.site.config import Contact
from mkdocs_briefings.site.project import load_project

HEAD = "site_name: S\ntheme:\n  name: material\n"


def _write(folder: Path, plugins: str) -> Path:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(f"{HEAD}plugins:\n{plugins}", encoding="utf-8")
    return folder


def test_folders_and_rights_are_those_of_mkdocs_yml(tmp_path: Path) -> None:
    options = "  - briefings:\n      seeds: in\n      briefings: out/pages\n      rights: link\n"
    project = load_project(_write(tmp_path, options))
    root = tmp_path.resolve()
    assert (project.root, project.docs) == (root, root / "docs")
    assert (project.seeds, project.briefings) == (root / "in", root / "out" / "pages")
    assert project.rights is Rights.LINK


@pytest.mark.parametrize(
    "options",
    [
        "      annotate: perhaps\n",
        "      rights: some\n",
        "      excerpt_words: -1\n",
        "      excerpt_words: true\n",
        "      excerpt_words: many\n",
        "      search: google\n",
        "      rigths: private\n",
        "      3: private\n",
        "      contact: nobody\n",
        "      contact: javascript:alert(1)\n",
    ],
)
def test_an_option_that_means_nothing_is_refused(tmp_path: Path, options: str) -> None:
    with pytest.raises(InvalidInput, match=r"mkdocs\.yml"):
        load_project(_write(tmp_path, f"  - briefings:\n{options}"))


@pytest.mark.parametrize(
    ("seeds", "briefings", "told"),
    [
        ("docs/seeds", "briefings", "`seeds` and `docs_dir` lie one in the other"),
        ("seeds", "docs", "`briefings` and `docs_dir` are the same folder"),
        ("seeds", "docs/../docs/out", "`briefings` and `docs_dir` lie one in the other"),
        ("briefings/seeds", "briefings", "`seeds` and `briefings` lie one in the other"),
        ("pages", "pages", "`seeds` and `briefings` are the same folder"),
        ("seeds", ".", "`seeds` and `briefings` lie one in the other"),
        ("seeds", "linked", "`briefings` and `docs_dir` lie one in the other"),
        ("site/seeds", "briefings", "`seeds` and `site_dir` lie one in the other"),
    ],
)
def test_folders_that_overlap_are_refused(
    tmp_path: Path, seeds: str, briefings: str, told: str
) -> None:
    options = f"  - briefings:\n      seeds: {seeds}\n      briefings: {briefings}\n"
    _write(tmp_path, options)
    (tmp_path / "docs" / "out").mkdir()
    (tmp_path / "linked").symlink_to("docs/out")
    with pytest.raises(InvalidInput) as refused:
        load_project(tmp_path)
    assert told in str(refused.value)
    assert "give each a folder of its own" in str(refused.value)


def test_without_mkdocs_yml_there_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"no mkdocs\.yml in this folder"):
        load_project(tmp_path)


def test_without_the_plugin_there_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="add `- briefings`"):
        load_project(_write(tmp_path, "  - search\n"))


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ("", ""),
        ("desk@exemple.invalid", "mailto:desk@exemple.invalid"),
        (" https://exemple.invalid/errata ", "https://exemple.invalid/errata"),
    ],
)
def test_readers_report_an_error_to_a_page_or_by_mail(given: str, link: str) -> None:
    assert Contact().run_validation(given) == link
