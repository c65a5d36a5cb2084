"""Seeds with something wrong: each is told by file, line and cure, and harms no other page."""

from pathlib import Path

import pytest
from tests.bad_input.projects import Page, build
from tests.cli.commands import run
from tests.pipeline.projects import TEXT, make_project, read_folder, write_seed

from mkdocs_briefings.pipeline import Project

HEAD = "---\nlanguage: fr\npublished: 2024-10-21\n---\n\n"

BAD = {
    "empty file": (b"", "seeds/pont.md: the file is empty; write front matter and a text"),
    "white space only": (b"\n \n", "seeds/pont.md: the file is empty"),
    "no front matter": (b"Text.\n", "seeds/pont.md:1: no front matter; start the file with '---'"),
    "no text": (HEAD.encode(), "seeds/pont.md:4: there is no text; write the article there"),
    "unknown language": (
        HEAD.replace("fr", "tlh").encode() + b"Text.\n",
        "seeds/pont.md:2: no language data for 'tlh'; use one of: en, fr",
    ),
    "bad date": (
        HEAD.replace("10-21", "10-32").encode() + b"Text.\n",
        "seeds/pont.md:3: 'published' '2024-10-32' is not a date of the calendar; write it as in",
    ),
    "invalid UTF-8": (
        HEAD.encode() + "Un été.\n".encode("iso-8859-1"),
        "seeds/pont.md:6: byte 0xe9 is not UTF-8; save the file in the encoding UTF-8",
    ),
    "NUL bytes": (
        HEAD.encode() + b"Un\0 texte.\n",
        "seeds/pont.md:6: a NUL byte; save the file as UTF-8 text",
    ),
    "5 MB in one article": (
        HEAD.encode() + "Un été à la mer.\n\n".encode() * 280_000,
        "seeds/pont.md:6: the text has 5,040,000 characters, more than 1,000,000; split it",
    ),
    "one paragraph without end": (
        HEAD.encode() + b"Un jour. " * 20_000,
        "seeds/pont.md:6: a paragraph has 179,999 characters, more than 100,000; put blank lines",
    ),
    "javascript for an address": (
        b"---\nlanguage: fr\nurl: 'javascript:alert(1)'\n---\nText.\n",
        "seeds/pont.md:3: the address 'javascript:alert(1)' is not of the web; start it with",
    ),
    "slug that climbs": (
        b"---\nlanguage: fr\nbriefing: ../../pont\n---\nText.\n",
        "seeds/pont.md:3: '../../pont' cannot be the name of a briefing; use lower-case letters",
    ),
    "slug that is a path": (
        b"---\nlanguage: fr\nbriefing: /tmp/pont\n---\nText.\n",
        "seeds/pont.md:3: '/tmp/pont' cannot be the name of a briefing",
    ),
    "conflict marks": (
        f"{HEAD}Un.\n<<<<<<< HEAD\nDeux.\n=======\nTrois.\n>>>>>>> main\n".encode(),
        "seeds/pont.md:7: git's conflict mark '<<<<<<< HEAD'; settle the conflict",
    ),
    "front matter that is a bomb": (
        b"---\n" + b"[" * 5_000 + b"\n---\nText.\n",
        "seeds/pont.md:2: broken front matter, it cannot be read as 'key: value'; write",
    ),
    "tag that makes an object": (
        b"---\nlanguage: !!python/object/apply:os.system [ls]\n---\nText.\n",
        "seeds/pont.md:2: 'language' is more than one value; write one, on that line",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project")


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD.keys())
def test_bad_seed_is_told_and_the_other_is_annotated(
    project: Project, content: bytes, message: str
) -> None:
    seed = project.seeds / "pont.md"
    seed.write_bytes(content)
    done = run("annotate", project=project.root)
    assert done.exit_code == 1
    assert f"error: {message}" in done.stderr
    assert done.stdout.splitlines() == ["briefings/gare.md: written", "1 written"]
    assert seed.read_bytes() == content
    assert f"error: {message}" in run("check", project=project.root).stderr


def test_what_a_seed_gave_before_it_broke_stays(project: Project) -> None:
    run("annotate", project=project.root)
    before = read_folder(project.briefings)
    (project.seeds / "pont.md").write_bytes(b"")
    assert run("annotate", project=project.root).exit_code == 1
    assert read_folder(project.briefings) == before


@pytest.mark.parametrize("name", ["Pont.md", "été.md", "a b.md", "index.md", "-.md"])
def test_file_name_that_can_be_no_address_is_told(project: Project, name: str) -> None:
    (project.seeds / "pont.md").rename(project.seeds / name)
    done = run("annotate", project=project.root)
    assert done.exit_code == 1
    assert f"error: seeds/{name}: {Path(name).stem!r} cannot be the id of a source" in done.stderr
    assert "briefings/gare.md: written" in done.stdout


def test_two_sources_of_one_name_are_told_and_the_first_stays(project: Project) -> None:
    (project.seeds / "z").mkdir()
    (project.seeds / "z" / "pont.md").write_text(f"{HEAD}Autre texte.\n", encoding="utf-8")
    done = run("annotate", project=project.root)
    assert done.exit_code == 1
    assert "error: seeds/z/pont.md: seeds/pont.md has the same id, 'pont'; rename" in done.stderr
    assert TEXT.split(".")[0][-8:] in (project.briefings / "pont.md").read_text(encoding="utf-8")


def test_line_ends_of_another_system_make_no_difference(project: Project) -> None:
    run("annotate", project=project.root)
    before = read_folder(project.briefings)
    seed = project.seeds / "pont.md"
    seed.write_bytes(b"\xef\xbb\xbf" + seed.read_bytes().replace(b"\n", b"\r\n"))
    assert run("annotate", project=project.root).stdout == "2 unchanged\n"
    assert run("annotate", "--replace", "pont", project=project.root).exit_code == 0
    assert read_folder(project.briefings) == before


HOSTILE = r"""<script>alert("seed")</script> <b onclick="alert(1)">gras</b> &amp; &lt;

**Pas gras**, [lien](javascript:alert(2)), <https://example.org>, ![image](x.png), `code`

[X]{actor=nobody} [[Y]{quote=?}]{date=2024} \[Z\] ]{ }[ {{ site }} {% raw %} [TOC] [^1] :smile:

/// source | gare

///

--8<-- "mkdocs.yml"

    du code

1. un

> une citation --- -- ... "x" 'y'

| a | b |

***

--- title

# Titre"""


def test_markup_of_any_kind_in_a_seed_is_shown_as_text(project: Project) -> None:
    write_seed(project, "pont", HOSTILE, more="rights: full\ntitle: <script>alert(3)</script>\n")
    assert run("annotate", project=project.root).exit_code == 0
    assert run("check", project=project.root).exit_code == 0
    built = build(project.root, "--strict")
    assert built.returncode == 0, built.stderr
    page = Page(project.root / "site" / "briefings" / "pont" / "index.html")
    words = " ".join(page.words.split())
    for paragraph in HOSTILE.split("\n\n"):
        assert " ".join(paragraph.split()) in words
    assert "alert(" not in page.scripts
    assert not any(link.startswith("javascript:") or link.endswith("x.png") for link in page.links)
    assert "onclick" not in page.elements
