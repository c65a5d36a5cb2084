"""The project that a command works in."""

from pathlib import Path

import click

from mkdocs_briefings.pipeline import Project

_CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def find_project(folder: Path | None) -> Project:
    """Return the project of `--project`, or the nearest one upwards from here."""
    project = look_for_project(folder)
    if project is None:
        raise click.UsageError(
            "no mkdocs.yml here or above; use --project DIR, or 'mkdocs-briefings init DIR'"
        )
    return project


def find_register(folder: Path | None) -> Path | None:
    """Return the path of the project's register; `None` outside a project."""
    project = look_for_project(folder)
    return project.register if project else None


def look_for_project(folder: Path | None) -> Project | None:
    """Return the project as `find_project` does; `None` where there is none."""
    here = Path.cwd()
    for place in [folder] if folder else [here, *here.parents]:
        if any((place / name).is_file() for name in _CONFIG_NAMES):
            # Loading MkDocs takes its time, and `extract` outside a project does without.
            from mkdocs_briefings.site.project import load_project

            return load_project(place)
    if folder:
        raise click.UsageError(f"no mkdocs.yml in {folder}")
    return None
