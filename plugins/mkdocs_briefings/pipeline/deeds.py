"""Several files changed as one: all of them, or none where one is not what it was."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.storage import Changed, lock, replace_file
from mkdocs_briefings.register import load_register

Deed = Mapping[Path, tuple[str, str]]
"""Texts of files, as they were when that was thought out (no file has no text) and are to be."""


def carry_out(project: Project, deed: Deed) -> None:
    """Write the files of a deed, if the register can still be read then.

    Raises:
        InvalidInput: a file has changed meanwhile or cannot be written, or the register would be
            wrong; nothing was changed.
    """
    done: list[Path] = []
    with lock(project.root):
        try:
            for path, (before, after) in deed.items():
                existed = path.exists()
                replace_file(path, after.encode(), before.encode() if existed else None)
                done.append(path)
            load_register(project.register, project.name(project.register))
        except (Changed, InvalidInput, OSError) as error:
            for path in done:
                before, after = deed[path]
                with suppress(Changed, OSError):
                    replace_file(path, before.encode(), after.encode())
            if isinstance(error, InvalidInput):
                raise
            name = project.name(path)
            what = "has changed meanwhile" if isinstance(error, Changed) else "cannot be written"
            raise InvalidInput.at(name, None, what, "run the command again") from error
