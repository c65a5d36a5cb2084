"""`review`: the list of what to look at, and the signature under what was read."""

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.pipeline.projects import make_project, write_seed

from mkdocs_briefings.digests import digest_words
from mkdocs_briefings.pipeline import Project

HEAD = f"""\
---
title: The bridge
language: en
sources:
  ap: {{language: en, published: 2024-10-21, words: {digest_words("Ada went. « Yes », she said.")}}}
  bbc: {{language: en, words: {digest_words("« No ».")}}}
actors:
  ada: {{name: Ada Vale, kind: person}}
---

"""
AP = "/// source | ap\n[Ada]{actor=ada} went.\n[« Yes »]{quote=ada}, she said.\n///\n\n"
BBC = "/// source | bbc\n[« No »]{quote=ada}.\n///\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one briefing, `bridge`, of our own."""
    project = make_project(tmp_path / "project")
    project.briefings.mkdir()
    write(project, HEAD + AP + BBC)
    return project


def write(project: Project, text: str) -> None:
    (project.briefings / "bridge.md").write_text(text, encoding="utf-8")


def told(project: Project, *words: str) -> list[str]:
    done = run("review", *words, project=project.root)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def state(project: Project) -> str:
    """What `check` says of the review of the briefing."""
    lines = run("check", project=project.root).stderr.splitlines()
    return "\n".join(line for line in lines if "briefings/bridge.md" in line)


def test_what_is_most_doubtful_comes_first_with_its_line(project: Project) -> None:
    text = (HEAD + AP + BBC).replace("[Ada]{actor=ada}", "[Ada]{actor=ada .doubt}")
    text = text.replace("« Yes »]{quote=ada}", '« Yes »]{quote="?"}')
    text = text.replace("« No »]{quote=ada}", '« No »]{quote="?" .doubt}')
    orphan = "orphans:\n  - {source: ap, words: Bob, attributes: actor=ada}\n"
    write(project, text.replace("---\n\n", f"{orphan}---\n\n", 1))
    lines = [line for line in told(project, "bridge") if not line.startswith("    ")]
    found = [line.partition("; ")[0] for line in lines]
    assert found == [
        'briefings/bridge.md:19:1: unsure who says "« No »": nobody was found',
        'briefings/bridge.md:14:1: unsure whom "Ada" names: perhaps ada',
        'briefings/bridge.md:10: your decision on "Bob" has lost its words: '
        "the source 'ap' does not have them",
        'briefings/bridge.md:15:1: not established who says "« Yes »"',
        "briefings/bridge.md:6: the source 'bbc' has no date, so that « Monday » and the like "
        "have none",
        "briefings/bridge.md:1: not reviewed yet",
        "2 in doubt, 1 orphaned, 1 without a speaker, 1 without a date, 1 to be signed",
    ]


def test_a_broken_briefing_comes_before_all_and_hides_no_other(project: Project) -> None:
    (project.briefings / "pier.md").write_text(HEAD + AP.replace("]", "", 1), encoding="utf-8")
    first, *others = told(project)
    assert first.startswith("briefings/pier.md:12: no `]` before `{actor=ada}`")
    assert any("briefings/bridge.md" in line for line in others)


def test_a_signature_names_the_reader_and_the_day_and_changes_nothing_else(
    project: Project,
) -> None:
    done = told(project, "briefings/bridge.md", "--by", "Ana Sorel", "--on", "2024-10-23")
    assert done == ["briefings/bridge.md: reviewed by Ana Sorel on 2024-10-23"]
    text = (project.briefings / "bridge.md").read_text(encoding="utf-8")
    head, _, rest = text.partition("review:\n  by: Ana Sorel\n  on: 2024-10-23\n  digest: sha256-")
    assert head + rest.partition("\n")[2] == HEAD + AP + BBC
    assert state(project) == ""
    assert "1 without a date; 1 briefing" in told(project)[-1]


def test_without_a_day_it_is_today(project: Project) -> None:
    told(project, "bridge", "--by", "Ana")
    assert f"  on: {dt.date.today()}\n" in (project.briefings / "bridge.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("« Yes »]{quote=ada}", '« Yes »]{quote="?"}'),
        ("went.\n[", "went. ["),
        ("name: Ada Vale", "name: Ada Vayle"),
        ("title: The bridge", "title: A bridge"),
        ("---\n\n", "---\n\nMy own words.\n\n"),
    ],
)
def test_any_change_of_what_was_read_shows_until_it_is_signed_again(
    project: Project, old: str, new: str
) -> None:
    told(project, "bridge", "--by", "Ana", "--on", "2024-10-23")
    text = (project.briefings / "bridge.md").read_text(encoding="utf-8")
    assert old in text
    # The first `---` opens the front matter; the blank line is after the second.
    write(project, text.replace(old, new, 1))
    assert "briefings/bridge.md:4: changed since Ana read it on 2024-10-23; read" in state(project)
    told(project, "bridge", "--by", "Ana")
    assert state(project) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: en\n", "language: en\ntags: [water]\ndraft: true\nhide: [toc]\n"),
        ("  ap: {language: en, ", "  # a note\n  ap: {rights: full, language: en, "),
    ],
)
def test_what_only_decides_how_a_page_is_published_is_no_change(
    project: Project, old: str, new: str
) -> None:
    told(project, "bridge", "--by", "Ana")
    text = (project.briefings / "bridge.md").read_text(encoding="utf-8")
    write(project, text.replace(old, new, 1).replace("\n", "\r\n"))
    assert state(project) == ""


def test_a_review_written_by_hand_is_valid_and_check_says_what_it_lacks(project: Project) -> None:
    review = "review:\n  by: Ana\n  on: 2024-10-23\n"
    write(project, (HEAD + AP + BBC).replace("sources:", f"{review}sources:"))
    assert "bridge.md:4: the review does not say which text was read" in state(project)
    assert run("check", project=project.root).exit_code == 1  # for the seeds, not for the review
    assert "error: briefings" not in state(project)
    told(project, "bridge", "--by", "Ana")
    assert state(project) == ""


def test_line_ends_stay_as_they_were(project: Project) -> None:
    path = project.briefings / "bridge.md"
    path.write_bytes((HEAD + AP + BBC).replace("\n", "\r\n").encode())
    told(project, "bridge", "--by", "Ana")
    assert b"\r\n" in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_nothing_with_faults_or_orphans_is_signed(project: Project) -> None:
    for broken in (
        (HEAD + AP + BBC).replace("actor=ada}", "actor=bob}"),
        HEAD.replace(
            "---\n\n", "orphans:\n  - {source: ap, words: x, attributes: actor=ada}\n---\n\n"
        )
        + AP
        + BBC,
    ):
        write(project, broken)
        done = run("review", "bridge", "--by", "Ana", project=project.root)
        assert done.exit_code == 1
        assert "error: briefings/bridge.md:" in done.stderr
        assert (project.briefings / "bridge.md").read_text(encoding="utf-8") == broken


@pytest.mark.parametrize(
    "words", [("nope",), ("--by", "Ana"), ("bridge", "--on", "2024-10-23"), ("bridge", "--by", " ")]
)
def test_wrong_use_is_told(project: Project, words: tuple[str, ...]) -> None:
    assert run("review", *words, project=project.root).exit_code == 2


def test_an_unknown_briefing_is_not_signed(project: Project) -> None:
    done = run("review", "nope", "--by", "Ana", project=project.root)
    assert done.exit_code == 1
    assert "briefings/nope.md: there is no such briefing" in done.stderr


def test_a_merge_that_changes_a_reviewed_briefing_shows(project: Project) -> None:
    """Even where the review is written by hand: the merge knows what it has found."""
    (project.briefings / "bridge.md").unlink()
    assert run("annotate", project=project.root).exit_code == 0
    told(project, "pont", "--by", "Ana", "--on", "2024-10-23")
    path = project.briefings / "gare.md"
    head, rest = path.read_text(encoding="utf-8").split("sources:", 1)
    by_hand = f"{head}review:\n  by: Ana\n  on: 2024-10-23\nsources:{rest}"
    path.write_text(by_hand, encoding="utf-8")
    write_seed(project, "pont", more="rights: full\n")  # nothing that a reviewer reads
    assert run("annotate", project=project.root).exit_code == 0
    assert "changed since" not in run("check", project=project.root).stderr
    for name in ("gare", "pont"):
        write_seed(project, name, "Anne Dupré a déclaré mardi que le pont serait fermé.")
    assert run("annotate", project=project.root).exit_code == 0
    faults = run("check", project=project.root).stderr
    for name in ("gare", "pont"):
        assert f"warning: briefings/{name}.md:" in faults
        assert f'mkdocs-briefings review {name} --by "Ana"' in faults
    assert faults.count("changed since Ana read it on 2024-10-23") == 2


def test_a_mark_comes_with_its_sentence_and_the_text_to_paste(project: Project) -> None:
    write(project, (HEAD + AP + BBC).replace("« Yes »]{quote=ada}", "« Yes »]{quote=ada .doubt}"))
    lines = told(project, "bridge")
    assert lines[0].startswith("briefings/bridge.md:13:1: unsure who says")
    assert lines[1:3] == ["    [« Yes »], she said.", "    write [« Yes »]{quote=ada}"]


def test_programs_are_told_the_same(project: Project) -> None:
    write(project, (HEAD + AP + BBC).replace("« Yes »]{quote=ada}", "« Yes »]{quote=ada .doubt}"))
    items = json.loads("\n".join(told(project, "--format", "json")))["items"]
    (mark,) = [one for one in items if one["column"]]
    assert mark["sentence"][mark["start"] : mark["end"]] == mark["words"] == "« Yes »"
    assert (mark["line"], mark["column"], mark["paste"]) == (13, 1, "[« Yes »]{quote=ada}")
    sarif = json.loads("\n".join(told(project, "--format", "sarif")))
    assert len(sarif["runs"][0]["results"]) == len(items)
    github = told(project, "--format", "github")
    assert github[0].startswith("::warning file=briefings/bridge.md,line=13,col=1::unsure who")


def test_a_pull_request_is_told_what_changed_in_it(project: Project) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], cwd=project.root, check=True)
    assert told(project, "--changed-since", "HEAD") == ["nothing to review"]
    write(project, (HEAD + AP + BBC).replace("« Yes »]{quote=ada}", '« Yes »]{quote="?"}'))
    lines = told(project, "--changed-since", "HEAD")
    assert "briefings/bridge.md: 1 changes" in lines
    assert '    « Yes »: {quote=ada} -> {quote="?"}' in lines
    *_, summary = told(project, "--changed-since", "HEAD", "--format", "github")
    assert summary.startswith("::notice title=mkdocs-briefings::1 without a speaker")
    assert summary.endswith("new actors: none%0Achanged attributions: 1%0Anew orphans: 0")
    for wrong in ("nope", "--output=x"):
        done = run("review", "--changed-since", wrong, project=project.root)
        assert done.exit_code == 2
