"""`lock`, and what `init` writes of it: a project installs what is installed here."""

import hashlib
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.cli.commands import run
from tests.cli.origins import URL, pretend
from tests.pipeline.projects import make_project

from mkdocs_briefings import __version__
from mkdocs_briefings.cli.requirements import read_lock

COMMIT = "0123456789abcdef0123456789abcdef01234567"
WHEEL = f"mkdocs_briefings-{__version__}-py3-none-any.whl"
DIGEST = hashlib.sha256(b"a wheel").hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project").root


def read_lines(root: Path) -> list[str]:
    """Return what pip reads of requirements.txt."""
    text = (root / "requirements.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        pytest.param(
            {
                "url": URL,
                "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "v1"},
            },
            f"mkdocs-briefings @ git+{URL}@{COMMIT}",
            id="repository",
        ),
        pytest.param(
            {"url": URL, "vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "sub"},
            f"mkdocs-briefings @ git+{URL}@{COMMIT}#subdirectory=sub",
            id="folder-of-a-repository",
        ),
        pytest.param(
            {"url": f"{URL}/x.whl", "archive_info": {"hashes": {"sha256": DIGEST}}},
            f"mkdocs-briefings @ {URL}/x.whl --hash=sha256:{DIGEST}",
            id="file-of-the-web",
        ),
        pytest.param(
            {"url": f"{URL}/x.whl", "archive_info": {"hash": f"sha256={DIGEST}"}},
            f"mkdocs-briefings @ {URL}/x.whl --hash=sha256:{DIGEST}",
            id="file-of-the-web-told-the-old-way",
        ),
        pytest.param(
            {"url": f"{URL}/x.whl", "archive_info": {}},
            f"mkdocs-briefings @ {URL}/x.whl",
            id="file-of-the-web-without-a-hash",
        ),
    ],
)
def test_project_installs_from_where_this_was_installed(
    root: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, Any], line: str
) -> None:
    pretend(root / "site-packages", monkeypatch, written)
    done = run("lock", project=root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "requirements.txt\nrequirements.lock\n"
    assert read_lines(root) == [line]
    assert (root / "requirements.lock").read_text(encoding="utf-8") == read_lock()


def test_new_project_has_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = {"url": URL, "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    pretend(tmp_path / "site-packages", monkeypatch, written)
    done = run("init", tmp_path / "new")
    assert (done.exit_code, done.stderr) == (0, "")
    assert read_lines(tmp_path / "new") == [f"mkdocs-briefings @ git+{URL}@{COMMIT}"]
    locked = (tmp_path / "new" / "requirements.lock").read_text(encoding="utf-8")
    assert locked == read_lock()


def test_file_of_this_machine_goes_along(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = root.parent / "d’ici" / WHEEL
    wheel.parent.mkdir()
    wheel.write_bytes(b"a wheel")
    written = {"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": DIGEST}}}
    pretend(root / "site-packages", monkeypatch, written)
    (root / "vendor").mkdir()
    (root / "vendor" / "mkdocs_briefings-0.0.1-py3-none-any.whl").touch()
    (root / "vendor" / "other.whl").touch()
    done = run("lock", project=root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert read_lines(root) == [f"./vendor/{WHEEL} --hash=sha256:{DIGEST}"]
    assert (root / "vendor" / WHEEL).read_bytes() == b"a wheel"
    assert sorted(path.name for path in (root / "vendor").iterdir()) == [WHEEL, "other.whl"]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param({"dir_info": {"editable": True}}, id="editable"),
        pytest.param({"dir_info": {}}, id="folder"),
        pytest.param({"vcs_info": {"vcs": "git", "commit_id": COMMIT}}, id="repository"),
        pytest.param({"archive_info": {"hashes": {"sha256": DIGEST}}}, id="file-that-is-gone"),
        pytest.param({"archive_info": {"hashes": {"sha256": "0" * 64}}}, id="file-that-changed"),
    ],
)
def test_what_only_this_machine_has_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, Any]
) -> None:
    (root / "changed.whl").write_bytes(b"another wheel")
    name = "changed.whl" if "0" * 64 in str(written) else "gone"
    address = (root / name).as_uri()
    pretend(root / "site-packages", monkeypatch, {"url": address, **written})
    done = run("lock", project=root)
    assert done.exit_code == 0
    assert done.stderr.startswith("warning: requirements.txt: mkdocs-briefings was installed from ")
    assert address in done.stderr
    assert "which other machines do not have; write here" in done.stderr
    assert read_lines(root) == []
    assert address in (root / "requirements.txt").read_text(encoding="utf-8")


def make_wheel(folder: Path) -> str:
    """Write a wheel of this version that holds nothing; return its digest."""
    info = f"mkdocs_briefings-{__version__}.dist-info"
    head = f"Metadata-Version: 2.1\nName: mkdocs-briefings\nVersion: {__version__}\n"
    with zipfile.ZipFile(folder / WHEEL, "w") as archive:
        archive.writestr(f"{info}/METADATA", head)
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return hashlib.sha256((folder / WHEEL).read_bytes()).hexdigest()


def test_version_of_an_index_is_pinned_with_the_hash_that_the_index_has(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(root / "site-packages", monkeypatch, None)
    digest = make_wheel(root)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(root))
    done = run("lock", project=root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert read_lines(root) == [f"mkdocs-briefings=={__version__} --hash=sha256:{digest}"]


def test_version_of_an_index_is_pinned_without_hash_where_none_is_to_be_had(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(root / "site-packages", monkeypatch, None)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    done = run("lock", project=root)
    assert done.exit_code == 0
    assert "the index told no hash of it; run 'mkdocs-briefings lock' once more" in done.stderr
    assert read_lines(root) == [f"mkdocs-briefings=={__version__}"]


def test_lock_can_be_written_again_but_not_over_what_somebody_else_wrote(root: Path) -> None:
    assert run("lock", project=root).exit_code == 0
    assert run("lock", project=root).exit_code == 0
    own = "my-plugin==1.0\n"
    (root / "requirements.txt").write_text(own, encoding="utf-8")
    (root / "requirements.lock").unlink()
    done = run("lock", project=root)
    assert done.exit_code == 1
    assert "requirements.txt:1: is not a file that mkdocs-briefings wrote; " in done.stderr
    assert (root / "requirements.txt").read_text(encoding="utf-8") == own
    assert not (root / "requirements.lock").exists()


def test_workflow_installs_these_files_and_nothing_else(tmp_path: Path) -> None:
    run("init", tmp_path)
    workflow = (tmp_path / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    installed = re.findall(r"pip install .* -r (\S+)", workflow)
    assert installed == ["requirements.lock", "requirements.txt"]
    assert workflow.count("pip install") == len(installed)
