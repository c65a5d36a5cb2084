"""A site is the same whether its pages are made or kept, and what did not change is not made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.test_frames import build_here

from mkdocs_briefings.site import prepared
from mkdocs_briefings.site.prepared import PreparedPage

CACHE = ".cache/mkdocs-briefings"


def _files(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


class Builds:
    """Builds a project with what is kept of it and without, and counts the pages that are made."""

    def __init__(self, project: Path, target: Path, patch: pytest.MonkeyPatch) -> None:
        self.project, self.target = project, target
        self.made: list[str] = []
        self._patch = patch
        render = PreparedPage.render

        def count(page: PreparedPage, *rest: object) -> None:
            self.made.append(page.file.src_uri)
            render(page, *rest)  # type: ignore[arg-type]

        patch.setattr(PreparedPage, "render", count)

    def build(self, *, helpers: int = 0) -> dict[str, bytes]:
        """Return the files of the site, made with what is kept."""
        self._patch.setattr(prepared, "count_helpers", lambda pages: helpers)
        self.made.clear()
        build_here(self.project, self.target, keep=True)
        return _files(self.target)

    def build_bare(self) -> dict[str, bytes]:
        """Return the files of the site, all made by this process."""
        kept, aside = self.project / CACHE, self.project / "aside"
        kept.rename(aside)
        made = list(self.made)
        self._patch.setattr(prepared, "count_helpers", lambda pages: 0)
        build_here(self.project, self.target.with_name("bare"), keep=True)
        self.made[:] = made
        _remove(kept)
        aside.rename(kept)
        return _files(self.target.with_name("bare"))


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


@pytest.fixture
def builds(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    return Builds(project, tmp_path / "site", monkeypatch)


def _edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        path = project / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def _add(project: Path) -> None:
    text = (project / "briefings/les-grues.md").read_text("utf-8")
    other = text.replace("reportage-2024-06-10", "reportage-b").replace("Les grues", "Des grues")
    (project / "briefings/encore.md").write_text(other, "utf-8")


def _remove_one(project: Path) -> None:
    (project / "briefings/encore.md").unlink()


CHANGES = {
    "a title": _edit("briefings/les-grues.md", "title: Les grues", "title: Nos grues"),
    "words": _edit("briefings/greve-du-port.md", "prématuré", "très mûr"),
    "a mark": _edit("briefings/greve-du-port.md", "]{quote=bruno-tessier", "]{quote=ines-carvalho"),
    "a name": _edit("briefings/actors.yml", "name: Inès Carvalho", "name: Inès Carvalho-Neves"),
    "a new briefing": _add,
    "one that goes": _remove_one,
    "a page of the docs": _edit("docs/index.md", "# ", "# Autre "),
    "the configuration": _edit("mkdocs.yml", "site_name: ", "site_name: Autre "),
}


def test_whatever_changes_a_kept_site_is_the_one_that_would_be_made(builds: Builds) -> None:
    assert builds.build(helpers=2) == builds.build_bare()
    for number, (name, change) in enumerate(CHANGES.items()):
        change(builds.project)
        assert builds.build(helpers=number % 2) == builds.build_bare(), name


def test_what_did_not_change_is_not_made(builds: Builds) -> None:
    first = builds.build()
    every = len(builds.made)
    assert every > 8
    assert builds.build() == first
    assert builds.made == []
    CHANGES["a title"](builds.project)
    builds.build()
    assert "briefings/les-grues.md" in builds.made
    assert "actors/ines-carvalho.md" not in builds.made
    assert len(builds.made) < every


def test_a_cache_that_is_no_cache_is_made_anew(builds: Builds) -> None:
    first = builds.build()
    path = builds.project / CACHE / "pages.sqlite"
    path.write_bytes(b"SQLite format 3\0" + path.read_bytes()[100:300])
    assert builds.build() == first
    assert builds.made
    assert builds.build() == first
    assert builds.build() == first
    assert builds.made == []


def test_another_plugin_that_has_a_hand_in_pages_is_always_asked(builds: Builds) -> None:
    hook = builds.project / "hook.py"
    hook.write_text("def on_post_page(output, page, config):\n    return output + '<!-- x -->'\n")
    config = builds.project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nhooks: [hook.py]\n", "utf-8")
    builds.build()
    assert builds.build()["briefings/les-grues/index.html"].endswith(b"<!-- x -->")
    assert builds.made


def test_the_search_of_the_theme_finds_what_was_kept(builds: Builds) -> None:
    _edit("mkdocs.yml", "  - briefings\n", "  - briefings: {search: theme}\n")(builds.project)
    first = builds.build()
    assert builds.build() == first
    CHANGES["a title"](builds.project)
    assert builds.build() == builds.build_bare()


def test_a_link_into_a_page_is_told_of_each_time(
    builds: Builds, caplog: pytest.LogCaptureFixture
) -> None:
    _edit("briefings/les-grues.md", "(greve-du-port.md", "(greve-du-port.md#nulle-part")(
        builds.project
    )
    for _ in range(2):
        caplog.clear()
        with caplog.at_level("INFO"):
            builds.build()
        assert "#nulle-part" in caplog.text
    assert builds.made == []
