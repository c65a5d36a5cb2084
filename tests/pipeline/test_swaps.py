"""Sources that change places between briefings, also by runs that are killed on the way."""

import shutil
import signal
from functools import partial
from pathlib import Path

import pytest
from tests.pipeline.projects import make_project, read_folder, write_seed
from tests.pipeline.test_storage import run_in_child, update_until

from mkdocs_briefings.markup import read
from mkdocs_briefings.pipeline import Action, Project, check, update

TEXTS = {
    "gare": "Luc Morel a quitté la gare.",
    "pont": "Anne Dupré a vu le pont.",
    "rue": "Marie Leroy a traversé la rue.",
}
DECISIONS = {
    "gare": ("[Luc Morel]{actor=luc-morel}", "[Luc Morel]{actor=luc-morel .doubt}"),
    "pont": ("[Anne Dupré]{actor=anne-dupre}", "Anne Dupré"),
    "rue": ("[Marie Leroy]{actor=marie-leroy}", "[Marie Leroy]{actor=marie-leroy .doubt}"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a project of three briefings, each with a decision of its author's."""
    project = make_project(tmp_path_factory.mktemp("made"))
    for name, text in TEXTS.items():
        write_seed(project, name, text)
    list(update(project))
    for name, (old, new) in DECISIONS.items():
        path = project.briefings / f"{name}.md"
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")
    return project.root


def copy(made: Path, root: Path) -> Project:
    shutil.copytree(made, root)
    return Project(root, root / "seeds", root / "briefings", root / "docs")


def turn(project: Project, *circle: str) -> None:
    """Let each of these sources belong to the briefing of the next one."""
    for name, home in zip(circle, (*circle[1:], circle[0]), strict=True):
        write_seed(project, name, TEXTS[name], more=f"briefing: {home}\n")


def read_blocks(project: Project) -> dict[str, list[str]]:
    """The sources of each briefing."""
    blocks = {}
    for path in project.briefings.glob("*.md"):
        briefing, faults = read(path.read_text("utf-8"), path.name, known=lambda _: True)
        assert not [fault for fault in faults if not fault.warning]
        assert not briefing.orphans
        assert not briefing.formerly
        blocks[path.stem] = [block.source for block in briefing.blocks]
    return blocks


def is_well(project: Project) -> bool:
    return list(update(project)) == [] and not [one for one in check(project) if not one.warning]


@pytest.mark.parametrize("circle", [("gare", "pont"), ("gare", "rue", "pont")])
def test_sources_that_change_places_take_their_decisions_along(
    made: Path, tmp_path: Path, circle: tuple[str, ...]
) -> None:
    project = copy(made, tmp_path / "project")
    turn(project, *circle)
    outcomes = {one.slug: one.action for one in update(project)}
    assert outcomes == dict.fromkeys(circle, Action.MERGED)
    homes = dict(zip(circle[1:] + circle[:1], circle, strict=True))
    assert read_blocks(project) == {name: [homes.get(name, name)] for name in TEXTS}
    for name in TEXTS:
        text = (project.briefings / f"{name}.md").read_text(encoding="utf-8")
        assert DECISIONS[homes.get(name, name)][1] in text
    assert is_well(project)


def test_killed_at_any_step_of_changing_places_nothing_is_lost(made: Path, tmp_path: Path) -> None:
    whole = copy(made, tmp_path / "whole")
    turn(whole, "gare", "pont")
    list(update(whole))
    after = read_folder(whole.briefings)
    for step in range(40):
        project = copy(made, tmp_path / f"killed-{step}")
        turn(project, "gare", "pont")
        code = run_in_child(partial(update_until, project, step))
        kept = b"".join(read_folder(project.briefings).values()).decode()
        assert all(decision in kept for _, decision in DECISIONS.values())
        list(update(project))
        assert read_folder(project.briefings) == after
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert step == 21  # three pairs, of seven steps each


def test_source_that_changes_places_stays_where_the_other_briefing_cannot_be_written(
    made: Path, tmp_path: Path
) -> None:
    project = copy(made, tmp_path / "project")
    turn(project, "gare", "pont")
    other = project.briefings / "gare.md"
    other.chmod(0o444)
    actions = {one.slug: one.action for one in update(project)}
    assert actions == {"gare": Action.FAILED, "pont": Action.LEFT}
    texts = [path.read_text(encoding="utf-8") for path in project.briefings.glob("*.md")]
    assert all(decision in "".join(texts) for _, decision in DECISIONS.values())
    other.chmod(0o644)
    list(update(project))
    assert read_blocks(project) == {"gare": ["pont"], "pont": ["gare"], "rue": ["rue"]}
    assert is_well(project)
