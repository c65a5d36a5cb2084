"""The workflows, ours and that of a new project: pinned actions, and no rights beyond the need."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "plugins/mkdocs_briefings/cli/template/dot-github/workflows/pages.yml"
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PAGES = [ROOT / ".github" / "workflows" / "site.yml", TEMPLATE]
WRITES = {
    "site.yml": {"deploy": {"pages", "id-token"}},
    "pages.yml": {"deploy": {"pages", "id-token"}},
    "release.yml": {"publish": {"id-token"}},
}


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def steps(path: Path, action: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each step that uses an action, after its job."""
    for job in read(path)["jobs"].values():
        for step in job.get("steps", []):
            if step.get("uses", "").startswith(f"actions/{action}@"):
                yield job, step


@pytest.mark.parametrize("path", [*OURS, TEMPLATE], ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (?!\./)(.+)", path.read_text(encoding="utf-8"))
    pinned = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [action for action in used if not pinned.fullmatch(action)] == []
    assert used


def test_an_action_has_one_version_everywhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in [*OURS, TEMPLATE])
    used = set(re.findall(r"uses: ([^@\s]+)@(.+)", text))
    assert len(used) == len({name for name, _ in used})


@pytest.mark.parametrize("path", [*OURS, TEMPLATE], ids=lambda path: path.name)
def test_nothing_may_be_written_but_where_it_is_published(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    granted = {
        name: {right for right, level in job["permissions"].items() if level == "write"}
        for name, job in workflow["jobs"].items()
    }
    writing = {name: rights for name, rights in granted.items() if rights}
    assert writing == WRITES.get(path.name, {})


@pytest.mark.parametrize("path", [*OURS, TEMPLATE], ids=lambda path: path.name)
def test_no_checkout_keeps_credentials(path: Path) -> None:
    found = [step["with"]["persist-credentials"] for _, step in steps(path, "checkout")]
    assert found
    assert not any(found)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_address_of_the_site_can_be_asked_in_a_private_repository(path: Path) -> None:
    ((job, _),) = steps(path, "configure-pages")
    assert job["permissions"] == {"contents": "read", "pages": "read"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_packages_are_cached_by_what_is_locked(path: Path) -> None:
    ((_, step),) = steps(path, "setup-python")
    assert step["with"]["cache"] == "pip"
    assert "requirements" in step["with"]["cache-dependency-path"]


def test_a_pull_request_is_told_what_it_leaves_to_review() -> None:
    (steps_,) = (job["steps"] for job in read(TEMPLATE)["jobs"].values() if "checkout" in str(job))
    checkout = next(step for step in steps_ if "checkout" in step.get("uses", ""))
    (review,) = (step for step in steps_ if "review" in step.get("run", ""))
    assert checkout["with"]["fetch-depth"] == 0
    assert review["if"] == "github.event_name == 'pull_request'"
    assert review["run"] == (
        'mkdocs-briefings review --changed-since "origin/$BASE" --format github'
    )
    assert review["env"] == {"BASE": "${{ github.base_ref }}"}
