"""A project as its mkdocs.yml describes it."""

from ipaddress import ip_address
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.model import Rights
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.config import BriefingsConfig

_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_APART = "give each a folder of its own beside the others, as in `seeds: seeds`"


def load_project(directory: Path) -> Project:
    """Return the project whose mkdocs.yml is in a folder, read by MkDocs' own loader.

    Raises:
        InvalidInput: there is no mkdocs.yml, it is wrong, or the plugin is not in it.
    """
    path = next((directory / name for name in _NAMES if (directory / name).is_file()), None)
    if path is None:
        cure = "run `mkdocs-briefings init` or name the folder of a project with --project"
        raise InvalidInput.at(directory, None, "no mkdocs.yml in this folder", cure)
    try:
        config = load_config(config_file=str(path))
    except (ConfigurationError, Abort) as error:
        raise InvalidInput.at(path, None, str(error), "correct the configuration") from error
    plugin = config.plugins.get("briefings")
    if plugin is None:
        cure = "add `- briefings` under `plugins:`"
        raise InvalidInput.at(path, None, "the plugin `briefings` is not in use", cure)
    return project_of(config, plugin.config)


def is_loopback(host: str) -> bool:
    """Say whether what is served at an address stays on this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def project_of(config: MkDocsConfig, options: BriefingsConfig) -> Project:
    """Return the project of a configuration that has been loaded.

    Raises:
        InvalidInput: seeds or briefings would be published as they are, or taken for one another.
    """
    root = Path(config.config_file_path or ".").resolve().parent
    project = Project(
        root=root,
        seeds=(root / options.seeds).resolve(),
        briefings=(root / options.briefings).resolve(),
        docs=Path(config.docs_dir).resolve(),
        rights=Rights(options.rights),
    )
    _check_folders(project, Path(config.site_dir).resolve(), config.config_file_path or root)
    return project


def _check_folders(project: Project, site: Path, path: str | Path) -> None:
    """Raise an error where the folder of seeds or briefings overlaps with any other folder.

    Whatever lies in the folder of pages is published as it is, by any engine, and a build empties
    the folder of the site.
    """
    own = {"seeds": project.seeds, "briefings": project.briefings}
    others = {"docs_dir": project.docs, "site_dir": site}
    pairs = [("seeds", "briefings"), *((name, other) for name in own for other in others)]
    folders = {**own, **others}
    faults = [
        Fault(str(path), None, f"`{one}` and `{other}` {said}", _APART)
        for one, other in pairs
        if (said := _tell_overlap(folders[one], folders[other]))
    ]
    if faults:
        raise InvalidInput(faults)


def _tell_overlap(one: Path, other: Path) -> str | None:
    """Return how two folders overlap, `None` where they do not."""
    if one == other:
        return f"are the same folder: {one}"
    if one.is_relative_to(other) or other.is_relative_to(one):
        inner, outer = (one, other) if one.is_relative_to(other) else (other, one)
        return f"lie one in the other: {inner} is in {outer}"
    return None


def open_project(config: MkDocsConfig, options: BriefingsConfig) -> Project:
    """Return the project of a configuration; an error of MkDocs where its folders overlap."""
    try:
        return project_of(config, options)
    except InvalidInput as error:
        raise PluginError(str(error)) from error
