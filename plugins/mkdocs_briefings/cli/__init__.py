"""The command `mkdocs-briefings`."""

from mkdocs_briefings.cli.commands import main

__all__ = ["main"]
