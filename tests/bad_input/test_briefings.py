"""Briefings and a register with something wrong: told by file and line, nothing lost."""

from pathlib import Path

import pytest
from tests.bad_input.projects import Page, build
from tests.cli.commands import run
from tests.pipeline.projects import make_project, write_seed

from mkdocs_briefings.pipeline import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with two briefings that are up to date."""
    project = make_project(tmp_path / "project")
    for name in ("gare", "pont"):
        write_seed(project, name, more="rights: full\n")
    assert run("annotate", project=project.root).exit_code == 0
    return project


BAD = {
    "mark that is not closed": ("{actor=paul-sorel}", "{actor=paul-sorel", "["),
    "stray bracket": ("} a dit", "} a ] dit", "]"),
    "unknown key": ("{actor=paul-sorel}", "{actor=paul-sorel colour=red}", "colour"),
    "unknown actor": ("{actor=paul-sorel}", "{actor=nobody}", "nobody"),
    "two kinds": ("{actor=paul-sorel}", "{actor=paul-sorel date=2024}", "kind"),
    "date of no form": ("} a dit", "} [a dit]{date=soon}", "soon"),
    "conflict marks": ("/// source", "<<<<<<< HEAD\n/// source", "<<<<<<< HEAD"),
    "javascript for an address": (
        "    language: fr",
        "    language: fr\n    url: 'javascript:alert(1)'",
        "javascript:alert(1)",
    ),
    "source block that is not closed": ("\n///\n", "\n", "source"),
    "front matter that is no YAML": ("language: fr", "language: [fr", ""),
}


def damage(path: Path, old: str, new: str) -> bytes:
    """Change a briefing in one place, its last; return what it then holds."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    head, _, tail = text.rpartition(old)
    path.write_text(head + new + tail, encoding="utf-8")
    return path.read_bytes()


@pytest.mark.parametrize(("old", "new", "quoted"), BAD.values(), ids=BAD.keys())
def test_broken_briefing_is_told_by_file_and_line_and_kept(
    project: Project, old: str, new: str, quoted: str
) -> None:
    path = project.briefings / "pont.md"
    broken = damage(path, old, new)
    write_seed(project, "pont", "Autre texte.")
    done = run("check", project=project.root)
    assert done.exit_code == 1
    (first, *_) = [line for line in done.stderr.splitlines() if "briefings/pont.md:" in line]
    assert first.startswith("error: briefings/pont.md:")
    assert first.split(":")[2].isdigit()
    assert quoted in first
    assert "briefings/pont.md: left alone" in run("annotate", project=project.root).stdout
    assert path.read_bytes() == broken


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: pont", "title: le pont : fermé"),
        ("---\ntitle", "title"),
        ("sources:\n", "sources: pont\nautres:\n"),
        ("actors:\n", "acteurs:\n"),
        ("{actor=paul-sorel}", "{actor=pol-sorel}"),
        ("/// source | pont", "/// source | port"),
        ("]{actor=paul-sorel}", "{actor=paul-sorel}"),
    ],
)
def test_one_cause_is_one_fault(project: Project, old: str, new: str) -> None:
    path = project.briefings / "pont.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = run("check", project=project.root).stderr.splitlines()
    causes = {line.split(" in ")[0] for line in told}
    named = sum("unknown actor" in line for line in told)
    assert len(causes) == max(1, named), told
    assert all(line.startswith("error: briefings/pont.md:") for line in told)


def test_broken_briefings_harm_no_other_page(project: Project) -> None:
    whole = (project.briefings / "pont.md").read_bytes()
    for number, (old, new, _) in enumerate(BAD.values()):
        path = project.briefings / f"broken-{number}.md"
        path.write_bytes(whole)
        damage(path, old, new)
    built = build(project.root)
    assert built.returncode == 0, built.stderr
    for number in range(len(BAD)):
        assert f"briefings/broken-{number}.md:" in built.stderr
    for name in ("gare", "pont"):
        assert f"briefings/{name}.md" not in built.stderr
        page = Page(project.root / "site" / "briefings" / name / "index.html")
        assert "que le pont serait fermé" in " ".join(page.words.split())
    assert build(project.root, "--strict").returncode == 1


def test_briefing_that_is_no_utf8_is_told_and_kept(project: Project) -> None:
    path = project.briefings / "pont.md"
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xe9"))
    broken = path.read_bytes()
    write_seed(project, "pont", "Autre texte.")
    assert "briefings/pont.md" in run("check", project=project.root).stderr
    assert "briefings/pont.md: left alone" in run("annotate", project=project.root).stdout
    assert path.read_bytes() == broken


@pytest.mark.parametrize("broken", [b"\xe9", b"\0"])
def test_due_briefing_with_a_bad_byte_in_the_author_s_words_is_left_and_the_other_made(
    project: Project, broken: bytes
) -> None:
    path = project.briefings / "pont.md"
    raw = path.read_bytes().replace(b"/// source", b"Mes " + broken + b" mots.\n\n/// source")
    path.write_bytes(raw)
    for name in ("gare", "pont"):
        write_seed(project, name, "Autre texte.")
    done = run("annotate", project=project.root)
    assert done.exit_code == 1
    assert "briefings/pont.md: left alone" in done.stdout
    assert "briefings/gare.md: written" in done.stdout
    assert path.read_bytes() == raw


def test_decision_without_its_words_fails_check_and_a_strict_build(project: Project) -> None:
    path = project.briefings / "pont.md"
    damage(path, "} a dit", "} [a dit]{actor=paul-sorel}")
    write_seed(project, "pont", "Le pont est fermé.", more="rights: full\n")
    assert run("annotate", project=project.root).exit_code == 0
    told = "your decision on \"a dit\" has lost its words: the source 'pont' does not have them"
    done = run("check", project=project.root)
    (line,) = [line for line in done.stderr.splitlines() if told in line]
    assert (done.exit_code, line.startswith("error: briefings/pont.md:")) == (1, True)
    built = build(project.root, "--strict")
    assert (built.returncode, told in built.stderr) == (1, True)


REGISTERS = {
    "id given twice": (
        "anne:\n  name: Anne\n  kind: person\nanne:\n  name: Anna\n  kind: person\n",
        4,
        "anne",
    ),
    "id that nobody knows": (
        "anne:\n  name: Anne\n  kind: person\n  same-as: anna\n",
        4,
        "anna",
    ),
    "unknown kind": ("anne:\n  name: Anne\n  kind: dog\n", 3, "dog"),
    "unknown key": ("anne:\n  name: Anne\n  kind: person\n  colour: red\n", 4, "colour"),
    "no YAML": ("anne: [\n", 1, "not closed"),
    "conflict marks": ("<<<<<<< HEAD\nanne:\n  name: Anne\n  kind: person\n", None, ""),
}


@pytest.mark.parametrize(("content", "line", "quoted"), REGISTERS.values(), ids=REGISTERS.keys())
def test_bad_register_is_told_by_every_command_with_its_line(
    project: Project, content: str, line: int | None, quoted: str
) -> None:
    project.register.write_text(content, encoding="utf-8")
    for command in ("annotate", "check"):
        done = run(command, project=project.root)
        assert done.exit_code == 1
        (told,) = [word for word in done.stderr.splitlines() if "actors.yml" in word]
        assert quoted in told
        assert line is None or f"briefings/actors.yml:{line}: " in told


def test_bad_register_harms_no_page(project: Project) -> None:
    project.register.write_text("anne:\n  name: Anne\n  kind: dog\n", encoding="utf-8")
    built = build(project.root)
    assert built.returncode == 0, built.stderr
    assert "briefings/actors.yml:3: " in built.stderr
    assert (project.root / "site" / "briefings" / "pont" / "index.html").is_file()


def test_register_that_is_no_utf8_is_told(project: Project) -> None:
    project.register.write_bytes(b"anne:\n  name: Ann\xe9\n")
    done = run("check", project=project.root)
    assert done.exit_code == 1
    assert "briefings/actors.yml" in done.stderr
