"""A site of which nothing has changed is left as it stands, or put back as it was built."""

import logging
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import compress

import pytest
from tests.site.keeping.test_keeping import CACHE, CHANGES, Builds, builds
from tests.site.test_frames import build_here

from mkdocs_briefings.pipeline import inspect
from mkdocs_briefings.site.keeping.store import SCHEMA, open_base
from mkdocs_briefings.site.keeping.whole import Whole, write_whole
from mkdocs_briefings.site.telling import PROGRESS

__all__ = ["builds"]


class Readings:
    """Counts how often a project is read: a build that has nothing to do does not read it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0

        def reading(*given: Any) -> Any:
            self.count += 1
            return inspect(*given)

        patch.setattr("mkdocs_briefings.site.plugin.inspect", reading)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    return Readings(monkeypatch)


def _stand(site: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in paths}


def test_where_nothing_has_changed_no_file_is_touched(builds: Builds, readings: Readings) -> None:
    first = builds.build()
    before = _stand(builds.target)
    for _ in range(2):
        assert builds.build() == first
        assert _stand(builds.target) == before
    assert readings.count == 1


def test_a_site_that_somebody_has_changed_is_put_back(builds: Builds, readings: Readings) -> None:
    first = builds.build()
    (builds.target / "index.html").write_text("mine")
    (builds.target / "briefings/les-grues/index.html").unlink()
    (builds.target / "more.html").write_text("mine")
    (builds.target / ".nojekyll").touch()
    assert builds.build() == {**first, ".nojekyll": b""}
    before = _stand(builds.target)
    builds.build()
    assert _stand(builds.target) == before
    shutil.rmtree(builds.target)
    assert builds.build() == first
    assert readings.count == 1


def test_a_picture_of_the_docs_that_looks_as_it_did_is_seen_too(builds: Builds) -> None:
    picture = builds.project / "docs/picture.svg"
    picture.write_text("<svg>1</svg>")
    builds.build()
    picture.write_text("<svg>2</svg>")
    assert builds.build()["picture.svg"] == b"<svg>2</svg>"


def test_what_was_said_of_a_site_is_said_again(
    builds: Builds, readings: Readings, caplog: pytest.LogCaptureFixture
) -> None:
    page = builds.project / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](nowhere.md)\n", "utf-8")
    said = []
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs"):
            builds.build()
        said.append([(one.name, one.levelno, one.getMessage()) for one in caplog.records])
    # Neither how long it took nor how far it has come is of the site.
    first, again = (
        [one for one in told if one[0] != PROGRESS and "built in" not in one[2]] for told in said
    )
    assert any("nowhere.md" in words for _, level, words in first if level == logging.WARNING)
    assert again == first
    assert readings.count == 1
    # Of a build that was silent nobody knows what it would have said.
    with caplog.at_level(logging.ERROR, "mkdocs"):
        CHANGES["a page of the docs"](builds.project)
        builds.build()
    caplog.clear()
    with caplog.at_level(logging.INFO, "mkdocs"):
        builds.build()
    assert "nowhere.md" in caplog.text


def test_what_is_kept_may_be_damaged_or_lost(builds: Builds) -> None:
    first = builds.build()
    path = builds.project / CACHE / "pages.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    shutil.rmtree(builds.target)
    assert builds.build() == first
    path.unlink()
    assert builds.build() == first
    aside = builds.target / ".mkdocs-briefings"
    aside.mkdir()
    (aside / "left.html").write_text("of a build that was stopped")
    assert builds.build() == first


def test_what_is_kept_is_written_into_the_folder_of_the_site_alone(tmp_path: Path) -> None:
    kept, folder = tmp_path / "pages.sqlite", tmp_path / "site"
    folder.mkdir()
    for name in ("../out.html", "a/../../out.html", str(tmp_path / "out.html")):
        whole = Whole("", "", "", {name: (0, 0, 0)}, {}, 0, ())
        with closing(open_base(kept)) as base:
            base.executescript(SCHEMA)
            base.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (name, b"", compress(b"x"))
            )
        with pytest.raises(LookupError, match="no file of a site"):
            write_whole(kept, whole, folder)
    assert list(tmp_path.glob("out.html")) == []


def test_a_hook_of_the_site_owner_is_always_asked(builds: Builds, readings: Readings) -> None:
    (builds.project / "hook.py").write_text("def on_post_build(config):\n    pass\n")
    config = builds.project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nhooks: [hook.py]\n", "utf-8")
    builds.build()
    builds.build()
    assert readings.count == 2


def test_files_that_an_extension_of_markdown_puts_into_a_page_are_read_each_time(
    builds: Builds,
) -> None:
    config = builds.project / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "markdown_extensions:\n" in text
    base = builds.project / "snippets"
    told = f"markdown_extensions:\n  - pymdownx.snippets: {{base_path: {base}}}\n"
    config.write_text(text.replace("markdown_extensions:\n", told), "utf-8")
    base.mkdir()
    (base / "more.txt").write_text("Un mot.")
    page = builds.project / "briefings/les-grues.md"
    page.write_text(page.read_text("utf-8") + '\n--8<-- "more.txt"\n', "utf-8")
    assert b"Un mot." in builds.build()["briefings/les-grues/index.html"]
    (base / "more.txt").write_text("Un autre.")
    assert b"Un autre." in builds.build()["briefings/les-grues/index.html"]


def test_the_day_on_which_a_site_was_built_stands_in_its_sitemap(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    for day, stamp in (("2024-10-21", "1729500000"), ("2024-10-22", "1729586400")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", stamp)
        build_here(project, site, keep=True)
        assert f"<lastmod>{day}</lastmod>" in (site / "sitemap.xml").read_text("utf-8")
