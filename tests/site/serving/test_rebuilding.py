"""What is served while its author writes: the page at once, then the whole site, never half."""

from pathlib import Path

import pytest
from tests.site.serving.conftest import Served

GREVE, GRUES = "briefings/greve-du-port", "briefings/les-grues"


def _files(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def _served_anew(served: Served, target: Path) -> dict[str, bytes]:
    """Return the files of the project as a server shows them that is started now."""
    again = Served(served.project, target)
    again.stop()
    return _files(target)


def test_a_saved_briefing_is_shown_at_once_and_the_whole_site_follows(
    served: Served, tmp_path: Path
) -> None:
    first = served.root
    served.page(f"{GRUES}/")
    served.change(f"{GRUES}.md", "title: Les grues de Sauvemer", "title: Les grues neuves")
    served.until(lambda: "Les grues neuves" in served.page(f"{GRUES}/"))
    # The page alone is new: the rest of what is served is what was built before.
    assert served.root == first
    assert "Les grues neuves" not in served.page("briefings/")
    at_once = (first / GRUES / "index.html").read_bytes()
    served.settle()
    assert (served.root / GRUES / "index.html").read_bytes() == at_once
    assert "Les grues neuves" in served.page("briefings/")
    assert served.builds == 1
    assert _files(served.root) == _served_anew(served, tmp_path / "anew")


def test_a_save_during_a_build_is_not_lost(served: Served) -> None:
    served.change(f"{GRUES}.md", "title: Les grues de Sauvemer", "title: Un")
    served.until(lambda: "<h1>Un</h1>" in served.page(f"{GRUES}/").replace(' id="un"', ""))
    served.change(f"{GRUES}.md", "title: Un", "title: Deux fois")
    served.until(lambda: "Deux fois" in served.page(f"{GRUES}/"))
    served.settle()
    # Whichever state the build has read, the page is never the older one again.
    assert "Deux fois" in served.page(f"{GRUES}/")
    served.until(lambda: "Deux fois" in served.page("briefings/"))


def test_new_marks_are_on_the_page_at_once_as_they_are_in_the_end(served: Served) -> None:
    first = served.root
    path = served.project / f"{GREVE}.md"
    text = path.read_text("utf-8").replace(
        "actors:\n", "actors:\n  neuve: {name: La Neuve, kind: place}\n", 1
    )
    path.write_text(text.replace("## Un conflit", "## Un [conflit]{actor=neuve}"), "utf-8")
    served.until(lambda: 'id="actor-neuve"' in served.page(f"{GREVE}/"))
    at_once = (first / GREVE / "index.html").read_bytes()
    served.settle()
    assert (served.root / GREVE / "index.html").read_bytes() == at_once


def test_a_dossier_that_is_yet_to_be_built_makes_no_noise(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    path = served.project / f"{GREVE}.md"
    text = path.read_text("utf-8").replace(
        "actors:\n", "actors:\n  neuve: {name: Odile Neuve, kind: person}\n", 1
    )
    path.write_text(text.replace("{quote=ines-carvalho", "{quote=neuve", 1), "utf-8")
    served.until(lambda: "Odile Neuve" in served.page(f"{GREVE}/"))
    assert "actors/neuve" in served.page(f"{GREVE}/")
    assert not [one for one in caplog.records if "neuve" in one.getMessage()]
    served.settle()
    assert (served.root / "actors" / "neuve" / "index.html").is_file()


def test_what_is_wrong_with_a_file_is_told_on_its_page(served: Served) -> None:
    path = served.project / f"{GREVE}.md"
    whole = path.read_text("utf-8")
    served.change(f"{GREVE}.md", "]{quote=", "{quote=")
    served.until(lambda: "bf-faults" in served.page(f"{GREVE}/"))
    path.write_bytes(b"---\ntitle: [\xff\n---\n")
    served.until(lambda: "{quote=" not in served.page(f"{GREVE}/"))
    assert "bf-faults" in served.page(f"{GREVE}/")
    path.write_text(whole, "utf-8")
    served.until(lambda: "bf-faults" not in served.page(f"{GREVE}/"))


def test_briefings_come_and_go(served: Served) -> None:
    new = served.project / "briefings" / "nouveau.md"
    new.write_text("---\ntitle: Tout neuf\nlanguage: fr\n---\n\nUn mot.\n", "utf-8")
    served.until(lambda: "Tout neuf" in served.page("briefings/"))
    assert "Un mot." in served.page("briefings/nouveau/")
    new.unlink()
    served.until(lambda: "Tout neuf" not in served.page("briefings/"))
    assert not (served.root / "briefings/nouveau/index.html").exists()


def test_the_register_is_followed_by_the_page_in_view(served: Served) -> None:
    page = f"{GREVE}/"
    assert "Inès Carvalho" in served.page(page)
    first = served.root
    served.change("briefings/actors.yml", "Inès Carvalho", "Inès Carvalho-Neves")
    served.until(lambda: "Inès Carvalho-Neves" in served.page(page))
    assert served.root == first
    served.change("briefings/actors.yml", "Inès Carvalho-Neves", "Inès Carvalho")
    served.until(lambda: "Carvalho-Neves" not in served.page(page))


def test_an_entry_that_leaves_the_register_leaves_the_page_at_once(served: Served) -> None:
    page = f"{GREVE}/"
    served.page(page)
    register = served.project / "briefings/actors.yml"
    before = register.read_text("utf-8")
    register.write_text(f"{before}\nbruno-tessier:\n  name: Un Autre\n  kind: person\n", "utf-8")
    served.until(lambda: "Un Autre" in served.page(page))
    register.write_text(before, "utf-8")
    served.until(lambda: "Un Autre" not in served.page(page))
    assert "Bruno Tessier" in served.page(page)


def test_a_page_of_the_docs_is_shown_at_once_too(served: Served) -> None:
    first = served.root
    path = served.project / "docs" / "index.md"
    path.write_text(path.read_text("utf-8") + "\nUn mot de plus.\n", "utf-8")
    served.until(lambda: "Un mot de plus." in served.page(""))
    assert served.root == first


def test_a_change_of_the_configuration_builds_all_as_mkdocs_does(served: Served) -> None:
    served.change("mkdocs.yml", "site_name: ", "site_name: Autre ")
    served.until(lambda: served.builds == 2)
    assert served.root == served.target


def test_a_file_that_nobody_changed_builds_nothing(served: Served) -> None:
    served.server.builder()
    assert served.builds == 1
    assert served.server._visible_epoch == served.server._wanted_epoch


def test_a_site_that_cannot_be_built_leaves_the_last_one(served: Served) -> None:
    outside = served.project / "docs" / "raw"
    outside.symlink_to(served.project / "briefings")
    served.change(f"{GRUES}.md", "title: Les grues de Sauvemer", "title: Encore")
    served.until(lambda: "Encore" in served.page(f"{GRUES}/"))
    outside.unlink()
    served.until(lambda: "Encore" in served.page("briefings/"))


def test_a_server_begins_with_what_was_kept_and_has_the_site_built_then(
    served_again: Served, tmp_path: Path
) -> None:
    served = served_again
    first = served.root
    assert "<title>Les grues de" in (first / GRUES / "index.html").read_text("utf-8")
    served.until(lambda: "<title>Encore les grues de" in served.page(f"{GRUES}/"))
    assert served.root != first
    # From now on a page is made at once, as if the server had built the site to begin with.
    second = served.root
    served.change(f"{GRUES}.md", "title: Encore les grues", "title: Deux grues")
    served.until(lambda: "<title>Deux grues" in served.page(f"{GRUES}/"))
    assert served.root == second
    served.settle()
    assert served.builds == 1
