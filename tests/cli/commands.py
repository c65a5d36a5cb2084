"""The command as a user runs it, in this process."""

from pathlib import Path

from click.testing import CliRunner, Result

from mkdocs_briefings.cli import main


def run(*words: str | Path, project: Path | None = None, typed: str | None = None) -> Result:
    """Return what a command did, given what is typed; a traceback is an error of the test."""
    options = ["--project", str(project)] if project else []
    result = CliRunner().invoke(main, [*options, *map(str, words)], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
