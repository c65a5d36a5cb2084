"""Many bad files in one project: each is told with its cure, and none harms another page.

What `check` refuses a strict build refuses, and the other way round.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.cli.commands import run
from tests.pipeline.projects import make_project

WHOLE = """---
title: Le pont
language: fr
sources:
  pont:
    language: fr
    rights: full
actors:
  paul-sorel:
    name: Paul Sorel
    kind: person
---

Mes mots.

/// source | pont
[Paul Sorel]{actor=paul-sorel} a dit [« non »]{quote=paul-sorel}.
///
"""
NESTED = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def front(line: str) -> str:
    """Return a whole briefing with one more line, or lines, in its front matter."""
    return WHOLE.replace("language: fr\n", f"language: fr\n{line}\n", 1)


BRIEFINGS: dict[str, tuple[str | bytes, str]] = {
    "kanuri": (WHOLE.replace("language: fr", "language: kr", 1), "3: not the tag of a language"),
    "locale": (WHOLE.replace("language: fr", "language: fr_FR", 1), "3: not the tag of a language"),
    "variants": (WHOLE.replace("e: fr\n    r", "e: fr-Latn-FR-xx\n    r"), "6: not the tag of a"),
    "surrogate": (WHOLE.replace("Le pont", r'"\uD800"'), "2: broken front matter, the character U"),
    "escape": (WHOLE.replace("Le pont", r'"\e[31m"'), "the character U+001B, which is no text"),
    "list-as-key": (front("? [a]\n: b"), "4: a key in the front matter is no text"),
    "list-as-inner-key": (front("x: {[a]: b}"), "4: wrong value of 'x'"),
    "timestamp": (front("x: !!timestamp zz"), "4: wrong value of 'x', it is not what its tag says"),
    "truth": (front("x: !!bool zz"), "4: wrong value of 'x'"),
    "number": (front('x: !!int ""'), "4: wrong value of 'x'"),
    "nested-aliases": (front(NESTED.strip()), "aliases that stand for"),
    "itself": (front("x: &a [*a]"), "4: broken front matter, a value that stands inside itself"),
    "long-id": (WHOLE.replace("paul-sorel", "p" * 300), "an actor id of 300 characters"),
    "nul": (WHOLE.replace("Mes", "Mes\0"), "14: a NUL byte"),
    "latin": (WHOLE.replace("Mes", "Mês").encode("latin-1"), "14: byte 0xea is not UTF-8"),
    "index": (WHOLE, "'index' cannot be the name of a briefing"),
    "README": (WHOLE, "'README' cannot be the name of a briefing"),
}
PAGES = {
    "empty-search": ("search:", "`search` has no keys"),
    "word-as-search": ("search: no", "`search` has no keys"),
    "mapping-as-description": ("description: {a: b}", "`description` is more than one value"),
    "list-as-description": ("description: [a]", "`description` is more than one value"),
    "unknown-language": ("language: kr", "`language: kr` is not the tag of a language"),
    "list-as-language": ("language: [fr]", "`language` is more than one value"),
}
OTHERS = {
    "briefings/tube.md": "is a pipe, not a file; copy its text into a file",
    "briefings/folder.md": "is a folder, not a file; rename it",
    "briefings/zero.md": "a link that leads out of the folder of briefings",
    "briefings/loop.md": "cannot be read (Too many levels of symbolic links)",
    "briefings/.machine/tube.md": "is no file; remove it",
    "briefings/actors.yml": "is a pipe, not a file",
    "seeds/tube.md": "is a pipe, not a file",
    "seeds/zero.md": "is a device, not a file",
    "seeds/nowhere.md": "cannot be read (No such file or directory)",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("files") / "project")
    for seed in project.seeds.iterdir():
        seed.unlink()
    project.machine.mkdir(parents=True)
    (project.briefings / "whole.md").write_text(WHOLE, encoding="utf-8")
    for name in ("whole", *BRIEFINGS):  # what proves the words of the source
        (project.machine / f"{name}.md").write_text(WHOLE, encoding="utf-8")
    for name, (content, _) in BRIEFINGS.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (project.briefings / f"{name}.md").write_bytes(raw)
    for name, (line, _) in PAGES.items():
        page = f"---\n{line}\n---\n\n# Une page\n"
        (project.docs / f"{name}.md").write_text(page, encoding="utf-8")
    for name in OTHERS:
        path = project.root / name
        if "tube" in name or "actors" in name:
            os.mkfifo(path)
    (project.briefings / "folder.md").mkdir()
    # A clone whose git knows of no seed: none was deleted, they are elsewhere.
    (project.root / ".git").mkdir()
    for folder in (project.briefings, project.seeds):
        (folder / "zero.md").symlink_to("/dev/zero")
    (project.briefings / "loop.md").symlink_to("loop.md")
    (project.seeds / "nowhere.md").symlink_to("/nowhere")
    os.mkfifo(project.briefings / "film.mp4")
    return project.root


@pytest.fixture(scope="module")
def checked(root: Path) -> list[str]:
    """What `check` tells of errors, line by line."""
    done = run("check", project=root)
    assert done.exit_code == 1
    return [line[7:] for line in done.stderr.splitlines() if line.startswith("error: ")]


class Warnings(logging.Handler):
    """What a build warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(scope="module")
def warned(root: Path) -> Iterator[list[str]]:
    """What a build that is not strict warns of."""
    handler, log = Warnings(), logging.getLogger("mkdocs")
    log.addHandler(handler)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "true")
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.run_event("startup", command="build", dirty=False)
        build(config)
    log.removeHandler(handler)
    yield [line.removeprefix("briefings: ") for line in handler.lines]


@pytest.mark.parametrize(("name", "message"), [(n, m) for n, (_, m) in BRIEFINGS.items()])
def test_bad_briefing_is_told_once(checked: list[str], name: str, message: str) -> None:
    (told,) = [line for line in checked if line.startswith(f"briefings/{name}.md")]
    assert message in told
    assert "; " in told


@pytest.mark.parametrize(("name", "message"), [(n, m) for n, (_, m) in PAGES.items()])
def test_bad_page_of_the_docs_is_told_with_its_line(
    checked: list[str], name: str, message: str
) -> None:
    (told,) = [line for line in checked if line.startswith(f"docs/{name}.md")]
    assert told.startswith(f"docs/{name}.md:2: {message}")


@pytest.mark.parametrize(("name", "message"), OTHERS.items())
def test_what_is_no_file_is_told_and_not_waited_for(
    checked: list[str], name: str, message: str
) -> None:
    (told,) = [line for line in checked if line.startswith(f"{name}: ")]
    assert message in told


def test_check_and_build_tell_the_same(checked: list[str], warned: list[str]) -> None:
    assert sorted(set(warned)) == sorted(set(checked))


@pytest.mark.usefixtures("warned")
@pytest.mark.parametrize("page", ["briefings/whole", *PAGES])
def test_the_other_pages_are_built(root: Path, page: str) -> None:
    assert (root / "site" / page / "index.html").is_file()


@pytest.mark.usefixtures("warned")
def test_briefings_that_tell_something_are_built_from_what_they_tell(root: Path) -> None:
    page = (root / "site" / "briefings" / "kanuri" / "index.html").read_text(encoding="utf-8")
    assert "« non »" in page
    assert not (root / "site" / "briefings" / "film.mp4").exists()


REGISTERS = {
    "list as a key": ("? [a]\n: b\n", "actors.yml:1: a key that is no text"),
    "mapping as a key": ("? {a: b}\n: c\n", "actors.yml:1: a key that is no text"),
    "list as an inner key": (
        "anne:\n  name: A\n  kind: person\n  ? [a]\n  : b\n",
        "actors.yml:4: a key that is no text",
    ),
    "list as a language": (
        "anne:\n  name: A\n  kind: person\n  names: {[a]: b}\n",
        "actors.yml:4: a key that is no text",
    ),
    "id of 300 characters": (
        f"{'x' * 300}:\n  name: A\n  kind: person\n",
        "actors.yml:1: an id of 300 characters, more than 80",
    ),
    "half a character": (
        'anne:\n  name: "\\uD800"\n  kind: person\n',
        "actors.yml:2: the character U+D800, which is no text",
    ),
    "aliases of aliases": (NESTED, "actors.yml:1: aliases that stand for"),
    "alias of itself": ("anne: &a {name: *a}\n", "actors.yml:1: a value that stands inside itself"),
    "role without a name": ("anne:\n  role: mayor\n", "actors.yml:1: 'anne' has no name"),
    "conflict": ("<<<<<<< HEAD\nanne: {}\n", "actors.yml:1: git's conflict mark"),
    "name that is ruled out": (
        "never: [Anne]\nanne:\n  name: Anne\n  kind: person\n",
        "actors.yml:2: `never:` rules out 'Anne', a name of 'anne'",
    ),
    "name that rules out itself": (
        "anne:\n  name: Anne\n  kind: person\n  never: [Anne]\n",
        "actors.yml:1: its own `never:` rules out 'Anne'",
    ),
}


@pytest.mark.parametrize(("content", "message"), REGISTERS.values(), ids=REGISTERS.keys())
def test_bad_register_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    project = make_project(tmp_path / "project")
    project.briefings.mkdir()
    project.register.write_text(content, encoding="utf-8")
    done = run("check", project=project.root)
    assert (done.exit_code, f"error: briefings/{message}" in done.stderr) == (1, True), done.stderr


def test_name_of_two_actors_is_a_warning_that_says_who_gets_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    project.briefings.mkdir()
    anne = "anne:\n  name: Anne Dupré\n  kind: person\n  aliases: [Dupré]\n"
    bea = "bea:\n  name: Béa Dupré\n  kind: person\n  aliases: [DUPRE]\n"
    project.register.write_text(anne + bea, encoding="utf-8")
    told = run("check", project=project.root).stderr
    assert "warning: briefings/actors.yml:5: 'DUPRE' is a name of 'anne' (line 1) and" in told
    project.register.write_text(anne + bea + "  same-as: anne\n", encoding="utf-8")
    assert "DUPRE" not in run("check", project=project.root).stderr


def test_messages_hold_no_commands_for_the_terminal(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    project.briefings.mkdir()
    (project.briefings / "a\x1b[31mb.md").write_text(WHOLE, encoding="utf-8")
    seed = "---\nlanguage: fr\npublished: 2024-10-21\nrights: \u202egpj\x9b31m\n---\n\nTexte.\n"
    (project.seeds / "gare.md").write_text(seed, encoding="utf-8")
    told = run("check", project=project.root).stderr
    assert r"briefings/a\x1b[31mb.md: " in told
    assert not {"\x1b", "\x9b", "\u202e"} & set(told)
