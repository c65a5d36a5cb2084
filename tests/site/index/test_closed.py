"""Where nobody can tell what may be shown, nothing is."""

from pathlib import Path

import pytest
from tests.site.builds import Build
from tests.site.links import all_words

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Rights
from mkdocs_briefings.pipeline import inspect
from mkdocs_briefings.site.index.build import choose_shown
from mkdocs_briefings.site.index.rights import publishable
from mkdocs_briefings.site.project import load_project

SOURCE = "La cloche de brume du grand large sonne encore toutes les nuits d’hiver."
PAGE = f"""---
title: La cloche
language: fr
sources:
  cloche: {{language: fr, rights: full}}
---

/// source | cloche
{SOURCE}
///
"""
RECORD = "  cloche: {language: fr, rights: full}\n"
IN_DOUBT = {
    "an unknown value": PAGE.replace("full", "fulll"),
    "a value in another language": PAGE.replace("full", "privé"),
    "a list": PAGE.replace("rights: full", "rights: [full]"),
    "an unknown key": PAGE.replace("rights: full", "right: private"),
    "one more key": PAGE.replace("rights: full", "rights: full, Rights: private"),
    "a key twice": PAGE.replace("rights: full", "rights: full, rights: private"),
    "a source twice": PAGE.replace(RECORD, f"{RECORD}{RECORD.replace('full', 'private')}"),
    "no keys": PAGE.replace(RECORD, "  cloche: full\n"),
    "an unclear draft": PAGE.replace("language: fr\nsources", "language: fr\ndraft: oui\nsources"),
    "a draft that is a list": PAGE.replace("title:", "draft: [true]\ntitle:"),
    "a key at the top twice": PAGE.replace("title:", "draft: false\ndraft: true\ntitle:"),
    "broken YAML": PAGE.replace("title: La", "title: [La"),
    "no front matter": PAGE.replace("---\n", "", 1),
    "front matter after a blank line": "\n" + PAGE,
    "unclosed front matter": PAGE.replace("---\n\n", "\n"),
    "sources that are a list": PAGE.replace("  cloche: {", "  - {id: cloche, "),
    "a block that begins with a space": PAGE.replace("/// source", " /// source"),
    "a block with a capital": PAGE.replace("/// source", "/// Source"),
    "a block that is not closed": PAGE.removesuffix("///\n"),
    "a conflict": PAGE.replace(SOURCE, f"<<<<<<< HEAD\n{SOURCE}\n=======\n>>>>>>> b"),
}


def test_what_is_told_clearly_is_published() -> None:
    briefing, faults = read(PAGE, "cloche.md")
    assert (publishable([briefing], local=False), faults) == ((briefing,), ())


@pytest.mark.parametrize("text", IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_in_doubt_nothing_is_published(text: str) -> None:
    briefing, faults = read(text, "cloche.md")
    assert faults
    assert publishable([briefing], local=False) == ()
    assert publishable([briefing], local=True) == (briefing,)


def test_a_source_in_doubt_harms_no_other_of_its_briefing() -> None:
    more = "  quai: {language: fr, rights: full}\n"
    text = PAGE.replace(RECORD, RECORD.replace("full", "ful") + more)
    briefing, _ = read(f"{text}\n/// source | quai\nLe quai dort.\n///\n", "cloche.md")
    [published] = publishable([briefing], local=False)
    assert [source.id for source in published.sources] == ["quai"]
    assert [block.source for block in published.blocks] == ["quai"]


def test_a_source_that_is_private_in_one_briefing_is_in_all() -> None:
    free, _ = read(PAGE, "a.md")
    private = PAGE.replace("full", "private")
    for text in (private, private.replace("title:", "draft: true\ntitle:")):
        bound, _ = read(text, "b.md")
        assert publishable([free, bound], local=False) == ()


def test_without_the_register_the_strictest_right_of_a_briefing_holds_for_all_of_it() -> None:
    more = "  quai: {language: fr, rights: link}\n"
    text = PAGE.replace(RECORD, RECORD + more) + "\n/// source | quai\nLe quai dort.\n///\n"
    briefing, faults = read(text, "cloche.md")
    assert faults == ()
    certain = publishable([briefing], local=False)
    assert [source.rights for source in certain[0].sources] == [Rights.FULL, Rights.LINK]
    closed = publishable([briefing], local=False, certain=False)
    assert [source.rights for source in closed[0].sources] == [Rights.LINK, Rights.LINK]
    assert set(choose_shown(closed, 300).values()) == {frozenset()}


def test_no_file_of_a_site_holds_words_that_are_in_doubt(
    project: Path, tmp_path: Path, build: Build
) -> None:
    for number, text in enumerate(IN_DOUBT.values()):
        (project / "briefings" / f"doute-{number}.md").write_text(text, encoding="utf-8")
    pasted = f"# Mon quai\n\n/// source | greve\n{SOURCE}\n///\n\nLa suite est à moi.\n"
    (project / "docs" / "quai.md").write_text(f"---\nlanguage: fr\n---\n\n{pasted}", "utf-8")
    register = project / "briefings" / "actors.yml"
    register.write_text(register.read_text("utf-8") + "cassé: [\n", encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "docs/quai.md:7: a source block on a page that is no briefing: 'greve'" in result.stderr
    content = all_words(tmp_path / "site")
    assert "La suite est à moi." in content
    assert "cloche de brume" not in content
    for path in (path for path in (tmp_path / "site").rglob("*") if path.is_file()):
        assert b"cloche de brume" not in path.read_bytes(), path


def test_what_can_be_shown_is_certain_whoever_shares_a_name(project: Path) -> None:
    register = project / "briefings" / "actors.yml"
    text = register.read_text(encoding="utf-8")
    register.write_text(
        f"{text}\nun-homonyme:\n  name: Inès Carvalho\n  kind: person\n", encoding="utf-8"
    )
    found = inspect(load_project(project))
    assert any("is a name of" in fault.what for fault in found.faults)
    assert found.certain
    register.write_text(f"{text}\ncassé: [\n", encoding="utf-8")
    assert not inspect(load_project(project)).certain
