"""Seeds that are not there: taken out by somebody, or merely not in this copy of the project."""

import subprocess
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import write_file

_SEEN = Path(".cache", "mkdocs-briefings.seeds")


def find_deleted(
    project: Project, absent: Collection[str], present: Collection[str]
) -> frozenset[str]:
    """Return which of the sources without a seed have lost it for good.

    Sources whose rights are not full are often kept out of a repository, so that a copy of it has
    their briefings and not their seeds. A seed was taken out of this copy if this copy has read it
    before, or git has known it; where no git is, all is here that there is. Without any seed
    `present`, none was taken out.
    """
    if not absent or not present:
        return frozenset()
    known = _read_seen(project)
    if any((folder / ".git").exists() for folder in (project.root, *project.root.parents)):
        known |= _list_in_git(project)
        return frozenset(absent) & known
    return frozenset(absent)


def find_doubtful(
    project: Project, absent: Collection[str], present: Collection[str]
) -> frozenset[str]:
    """Return which of the sources without a seed may have lost it for good, nobody can tell here.

    A shallow clone has not the commits that tell of it. What git is told to ignore was never in it.
    """
    if (
        not absent
        or not present
        or _ask_git(project, "rev-parse", "--is-shallow-repository") != ["true"]
    ):
        return frozenset()
    paths = {str(project.seeds / f"{id_}.md"): id_ for id_ in absent}
    ignored = _ask_git(
        project, "-c", "core.quotePath=false", "check-ignore", "--no-index", *sorted(paths)
    )
    known = find_deleted(project, absent, present)
    return frozenset(absent) - known - {paths[path] for path in ignored if path in paths}


def note_seen(project: Project, present: Collection[str], absent: Collection[str]) -> None:
    """Keep the ids of the seeds that this copy of the project has read, these and earlier ones.

    Where it cannot be written, nothing is lost.
    """
    seen = _read_seen(project).intersection(absent)
    wanted = "".join(f"{id_}\n" for id_ in sorted(seen.union(present)))
    path = project.root / _SEEN
    try:
        if wanted and (not path.exists() or path.read_text(encoding="utf-8") != wanted):
            path.parent.mkdir(exist_ok=True)
            write_file(path, wanted)
    except OSError:
        return


def _read_seen(project: Project) -> frozenset[str]:
    try:
        return frozenset((project.root / _SEEN).read_text(encoding="utf-8").split())
    except OSError:
        return frozenset()


def _list_in_git(project: Project) -> frozenset[str]:
    """Return the ids of all seeds that commits of this branch tell of."""
    paths = _ask_git(project, "log", "-z", "--format=", "--name-only", "--", str(project.seeds))
    return frozenset(PurePosixPath(path).stem for path in paths if path.endswith(".md"))


def _ask_git(project: Project, *arguments: str) -> list[str]:
    """Return what git answers, line by line or as parted by NUL; nothing where there is no git."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, check=False)
    except OSError:
        return []
    answer = done.stdout.decode(errors="replace")
    return answer.split("\0") if "-z" in arguments else answer.splitlines()
