"""The group of commands, and the one place where what users can cause becomes a message."""

import errno
from pathlib import Path
from typing import Any

import click

from mkdocs_briefings import __version__
from mkdocs_briefings.cli.actors import actors
from mkdocs_briefings.cli.add import add
from mkdocs_briefings.cli.annotate import annotate
from mkdocs_briefings.cli.check import check
from mkdocs_briefings.cli.doctor import doctor
from mkdocs_briefings.cli.explain import explain
from mkdocs_briefings.cli.extract import extract
from mkdocs_briefings.cli.init import init
from mkdocs_briefings.cli.lock import lock
from mkdocs_briefings.cli.report import report_faults
from mkdocs_briefings.cli.review import review
from mkdocs_briefings.errors import ClusterFailure, InvalidInput, MissingPackage


class _Commands(click.Group):
    """A group whose commands raise what is wrong, and never show a traceback for it."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 1 for faults in files, with 2 for what cannot be done so."""
        try:
            return super().invoke(ctx)
        except InvalidInput as error:
            report_faults(error.faults)
            ctx.exit(1)
        except (ClusterFailure, MissingPackage) as error:
            raise click.UsageError(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE or error.strerror is None:
                raise
            raise click.ClickException(f"{error.filename or 'a file'}: {error.strerror}") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-briefings")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of mkdocs.yml; otherwise the nearest one upwards from here.",
)
@click.pass_context
def main(ctx: click.Context, project: Path | None) -> None:
    """Turn articles by others into annotated briefings.

    Exit codes: 0, all is well; 1, something is wrong in a file; 2, wrong use.
    """
    ctx.obj = project


for command in (init, add, annotate, review, actors, explain, extract, check, doctor, lock):
    main.add_command(command)
