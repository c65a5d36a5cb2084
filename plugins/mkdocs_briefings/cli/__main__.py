"""The command, as `python -m mkdocs_briefings.cli`."""

from mkdocs_briefings.cli import main

main(prog_name="mkdocs-briefings")
